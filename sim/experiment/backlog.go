package experiment

import (
	"slices"

	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/stats"
	"karvon/sim/traffic"
)

// backlog says whether flows leave more inside at the window's end than at its start, week after week. It is
// decided here for every command: by run of the flows of a site, by capacity of those that are scaled, by
// sensitivity of those of the sites with a design load. A draw of the assumptions has too few replications for that: of
// all draws together see growthInDraws, by the same trends and trifle.
type backlog struct {
	// verdict is Met where no backlog grows, NotMet where one does, and Undecided where that is not yet to be told. It
	// is empty where nothing is judged: a terminating run starts empty and ends when all are out.
	verdict Verdict
	growing []string // flows whose backlog grows

	// fills says that it is undecided and that windows begin empty and surely end with more: by what grows or by what
	// settles, which more replications hardly tell apart.
	fills bool
}

// backlogTrend is what is kept of a flow to judge its backlog.
type backlogTrend struct {
	drift, arrived ResponseEstimate
	fills          bool // whether nobody is there when the window begins, and nothing at its sites is asked too much of
}

// drifts keeps what is needed of the flows that arrive by themselves.
func (r *Result) drifts() map[string]backlogTrend {
	kept := map[string]backlogTrend{}
	var overloads []traffic.Overload
	if beginsEmpty(r.Plan) {
		overloads = r.Overloads()
	}
	for i := range r.Plan.Flows {
		if f := &r.Plan.Flows[i]; f.Parent == plan.None {
			name := "flow." + f.Name
			kept[f.Name] = backlogTrend{*r.Find(name + ".drift"), *r.Find(name + ".arrived"), beginsEmpty(r.Plan) &&
				!slices.ContainsFunc(overloads, func(o traffic.Overload) bool { return slices.Contains(f.Sites, o.Site) })}
		}
	}
	return kept
}

// beginsEmpty says whether nobody is inside at the start of the window. Then whoever comes fills it first, in a way
// that the numbers inside do not tell from growth: as long as stays last, as a week has its quiet days, and near the
// capacity for weeks.
func beginsEmpty(p *plan.Plan) bool {
	return p.Kind != scenario.Terminating && p.WarmUp == 0 && p.Standing() == 0
}

// backlog judges the flows of names, all that arrive by themselves where none are given.
func (r *Result) backlog(flows ...string) backlog {
	return backlogOf(r.Plan, r.drifts(), flows)
}

// backlogOf judges flows. The backlog of a flow grows where the whole interval of its drift, widened for the number of
// flows of the scenario (Bonferroni), is above a hundredth of what arrives. The interval is never narrower than the
// rounding of whole counts makes it (see [stats.Estimate.TestOfCounts]). That of all together grows by the same rule.
// No backlog grows where the interval of their common drift ends below that hundredth; where the hundredth lies within
// it, chance decides on which side the mean comes out, and nothing is told. Where windows begin empty a backlog grows
// only where besides the file alone asks too much of a place at one of the flow's sites; else it may be that it fills.
func backlogOf(p *plan.Plan, all map[string]backlogTrend, flows []string) backlog {
	if p.Kind == scenario.Terminating || len(all) == 0 {
		return backlog{}
	}
	confidence := stats.Bonferroni(p.Confidence, len(all))
	var b backlog
	var drifts, arrivals []float64
	fastest, most := "", 0.0
	for _, name := range sortedNames(all) {
		if len(flows) > 0 && !slices.Contains(flows, name) {
			continue
		}
		one := all[name]
		if !one.fills && driftGrows(p, one.drift.Values, one.arrived.Mean, confidence) {
			b.growing = append(b.growing, name)
		}
		if drift := one.drift.Mean; drift > most {
			fastest, most = name, drift
		}
		drifts, arrivals = plus(drifts, one.drift.Values), plus(arrivals, one.arrived.Values)
	}
	together, arrived := stats.MeanInterval(drifts, p.Confidence), stats.Mean(arrivals)
	_, high := together.Test()
	if len(b.growing) == 0 && fastest != "" && !all[fastest].fills && driftGrows(p, drifts, arrived, p.Confidence) {
		b.growing = []string{fastest} // they do together; this one has most of it
	}
	switch {
	case len(b.growing) > 0:
		b.verdict = NotMet
	case high <= float64(7*trifle)*arrived:
		b.verdict = Met
	default:
		b.verdict, b.fills = Undecided, beginsEmpty(p) && surelyAbove(together, 0, oneMore(p))
	}
	return b
}

// driftGrows says whether a drift, in entities a week by replication, is no trifle beside so many arrivals a day.
func driftGrows(p *plan.Plan, drifts []float64, arrived, confidence float64) bool {
	return surelyAbove(stats.MeanInterval(drifts, confidence), float64(7*trifle)*arrived, oneMore(p))
}

// surelyAbove is the rule for all that is said to grow: flows, sites, and who is left at the end of a run that starts
// empty. Its change is beyond chance more than what counts as nothing. One entity is so much of the change, where this
// is a difference of two counts; else nought.
func surelyAbove(change stats.Estimate, nothing, entity float64) bool {
	low, _ := change.TestOfCounts(entity)
	return low > nothing
}

// oneMore is the drift of one more entity inside at the window's end than at its start.
func oneMore(p *plan.Plan) float64 { return float64(7*plan.Day) / float64(p.Window) }

// plus adds values one by one.
func plus(sum, values []float64) []float64 {
	if sum == nil {
		return slices.Clone(values)
	}
	for n := range sum {
		sum[n] += values[n]
	}
	return sum
}

// growingSites lists the sites whose backlog grows: to which one of the flows comes that grow, and the number at the
// site with it. Where a flow grows and none of its sites does by itself, it does so at those with more at the end than
// at the start.
func (r *Result) growingSites(growing []string) []int {
	var sites []int
	for at := range r.Plan.Sites {
		site := plan.SiteID(at)
		own := r.flowsAt(site)
		if slices.ContainsFunc(growing, func(flow string) bool {
			return slices.Contains(own, flow) &&
				(r.rises(site) || r.change(site).Mean > 0 && !slices.ContainsFunc(r.sitesOf(flow), r.rises))
		}) {
			sites = append(sites, at)
		}
	}
	return sites
}

// rises says whether the number at a site grows.
func (r *Result) rises(site plan.SiteID) bool {
	return surelyAbove(r.change(site), 0, oneMore(r.Plan))
}

// change is that of the number at a site, a week.
func (r *Result) change(site plan.SiteID) stats.Estimate {
	return r.Find("site." + r.Plan.Sites[site].Name + ".drift").Estimate
}

// risingSites lists the sites at which the number grows. Where no backlog is said to grow, that is a trifle beside all
// who come; the sites are named all the same.
func (r *Result) risingSites() []int {
	var sites []int
	for site := range r.Plan.Sites {
		if r.rises(plan.SiteID(site)) {
			sites = append(sites, site)
		}
	}
	return sites
}

// flowsAt names the flows that arrive by themselves and come to a site.
func (r *Result) flowsAt(site plan.SiteID) []string {
	var names []string
	for i := range r.Plan.Flows {
		if f := &r.Plan.Flows[i]; f.Parent == plan.None && slices.Contains(f.Sites, site) {
			names = append(names, f.Name)
		}
	}
	return names
}

func (r *Result) sitesOf(flow string) []plan.SiteID {
	for i := range r.Plan.Flows {
		if r.Plan.Flows[i].Name == flow {
			return r.Plan.Flows[i].Sites
		}
	}
	return nil
}

// comeTo says whether one of some flows comes to one of some sites.
func (r *Result) comeTo(flows []string, sites map[int]bool) bool {
	return slices.ContainsFunc(flows, func(flow string) bool {
		return slices.ContainsFunc(r.sitesOf(flow), func(site plan.SiteID) bool { return sites[int(site)] })
	})
}

func sortedNames(all map[string]backlogTrend) []string {
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
