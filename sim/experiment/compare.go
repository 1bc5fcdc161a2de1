package experiment

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/stats"
	"karvon/sim/visible"
)

// Comparison is what configurations differ in from the first of them, the base, when the same entities meet the
// same luck in all of them.
type Comparison struct {
	Base     *Result
	BaseName string

	// Others are the configurations that were compared with the base, in the order given; those that failed are left
	// out.
	Others []Contrast

	Failures     []Failure
	Replications int // that all configurations have
	Interrupted  bool

	// Family is the number of differences of primary responses, of all configurations together; Looks is how many times
	// they may be looked at, with more replications each time. Adjusted is the confidence of the interval of each at each
	// look, 1-(1-c)/(Family·Looks) (Bonferroni), so that all of them cover together with the confidence c of the base,
	// whenever somebody stops to look.
	Family, Looks int
	Adjusted      float64

	Warnings []reason.Reason
}

// Contrast is what one configuration differs in from the base.
type Contrast struct {
	Name   string
	Result *Result
	// Stake is what it changes of what matters to people.
	Stake Stake
	// Primary has the differences of the primary responses, in the base's order, with adjusted intervals.
	Primary []Difference
	// Explored has the differences of all other responses, with intervals that are not adjusted: those that chance
	// alone hardly makes first, by the hours of all who are concerned, then by money, and then by how surely they changed.
	Explored []Difference
	// unmatched counts the responses that only one of the two has.
	unmatched int
	// Groups says who gains and who loses within the flows, and Balances how many entities do, both from a sample of
	// the entities.
	Groups   []GroupEffect
	Balances []EntityEffects
}

// Difference is the difference of a response between a configuration and the base, other less base, estimated from
// pairs of replications.
type Difference struct {
	response.Response
	Base, Other    stats.Estimate // of the base and the configuration
	stats.Estimate                // of the difference
	Primary        bool
	// Hours is how many hours a day more all of those spend who are concerned: who wait at the station, queue,
	// resource or link, or are inside the flow, zone or site. 0 where nobody's time is meant.
	Hours float64

	// VarianceRatio is the variance that the difference of two independent sets of replications would have, over that
	// of the pairs: how many times more replications independent ones would need. NaN where nothing varies.
	VarianceRatio float64
}

// Failure is a configuration or design point that has no result.
type Failure struct {
	Name string
	Err  error
}

// Significant says whether the interval leaves zero out.
func (d *Difference) Significant() bool { return d.HasInterval() && d.Excludes(0) }

// Relative gives the change as a share of the base; infinite where that is 0.
func (d *Difference) Relative() float64 { return d.Mean / math.Abs(d.Base.Mean) }

// Compare runs paired replications of configurations and estimates their differences from the first. Common
// entities have common luck by the keyed draws; all samples must have the same seed. A configuration that fails is
// named and the rest go on; the base must not fail. Looks is how many times it may be looked at, with more replications
// each time, 1 for once: see [Comparison.Looks].
func Compare(ctx context.Context, runner *Runner, samples []*Sample, replications, looks int) (*Comparison, error) {
	runner.sideBySide = true
	pairing := observeEntities(samples)
	if pairing != nil {
		runner.paired = func(replication int) { pairing.pair(samples, replication) }
	}
	if err := runner.Extend(ctx, samples, replications); err != nil {
		return nil, err
	}
	base, err := samples[0].Result()
	if err != nil {
		return nil, interrupted(ctx, err)
	}
	c := &Comparison{Base: base, BaseName: samples[0].Name, Replications: base.Replications, Interrupted: base.Interrupted,
		Looks: max(1, looks)}
	var compared []*Sample
	for i, s := range samples[1:] {
		other, err := s.Result()
		if err != nil {
			c.Failures = append(c.Failures, Failure{s.Name, err})
			continue
		}
		contrast := Contrast{Name: s.Name, Result: other}
		if pairing != nil {
			contrast.Groups, contrast.Balances = pairing.groups(c, i), pairing.balances(c, i)
		}
		c.Others = append(c.Others, contrast)
		compared = append(compared, s)
	}
	c.stakes(samples[0], compared)
	c.contrast()
	return c, nil
}

// Overload says of the first configuration that was stopped by it, that it was so; nil where none was.
func (c *Comparison) Overload() error {
	if err := c.Base.Overload(); err != nil {
		return fmt.Errorf("%s: %w", c.BaseName, err)
	}
	for i := range c.Others {
		if err := c.Others[i].Result.Overload(); err != nil {
			return fmt.Errorf("%s: %w", c.Others[i].Name, err)
		}
	}
	return nil
}

// observeEntities has all samples observe the same entities, those of the base; nil where that is not compiled, and
// fails.
func observeEntities(samples []*Sample) *pairing {
	if samples[0].Model == nil {
		return nil
	}
	probe := newEntities(samples[0].Plan)
	for _, s := range samples {
		s.probe = probe
	}
	return newPairing(samples)
}

// contrast estimates all differences.
func (c *Comparison) contrast() {
	primary := map[string]bool{}
	for _, i := range c.Base.Primary {
		primary[c.Base.Responses[i].Name] = true
	}
	c.Family = max(1, len(primary)*len(c.Others))
	c.Adjusted = stats.Bonferroni(c.Base.Plan.Confidence, c.Family*c.Looks)
	for i := range c.Others {
		c.contrastWith(&c.Others[i], primary)
	}
	c.warn(primary)
}

func (c *Comparison) contrastWith(other *Contrast, primary map[string]bool) {
	matched := 0
	concerned := c.concerned(other.Result)
	for i := range c.Base.Responses {
		base := &c.Base.Responses[i]
		found := other.Result.Find(base.Name)
		if found == nil {
			continue
		}
		matched++
		if !primary[base.Name] && !base.OfEachHour { // of these the threshold tells
			d := differ(base, found, c.Base.Plan.Confidence)
			d.Hours = concerned[subjectOf(&d.Response)]
			other.Explored = append(other.Explored, d)
		}
	}
	other.unmatched = len(c.Base.Responses) + len(other.Result.Responses) - 2*matched
	for _, i := range c.Base.Primary {
		base := &c.Base.Responses[i]
		if found := other.Result.Find(base.Name); found != nil {
			d := differ(base, found, c.Adjusted)
			d.Primary, d.Hours = true, concerned[subjectOf(&d.Response)]
			other.Primary = append(other.Primary, d)
		}
	}
	slices.SortStableFunc(other.Explored, byChange)
}

// subjectKey names what a response is about.
type subjectKey struct {
	kind          *response.Subject
	index, second int
}

func subjectOf(r *response.Response) subjectKey {
	return subjectKey{r.Estimand.Subject, r.Index, r.Second}
}

// concerned gives by subject how many hours a day more are spent there in another configuration: the change of the
// mean number that wait or are inside, times a day (Little 1961). A queue tells more than who is inside with it.
func (c *Comparison) concerned(other *Result) map[subjectKey]float64 {
	hours := map[subjectKey]float64{}
	for _, measure := range []string{"inside", "members-waiting", "queue"} {
		for i := range c.Base.Responses {
			base := &c.Base.Responses[i]
			if base.Estimand.Measure != measure || base.Statistic != response.Mean {
				continue
			}
			if found := other.Find(base.Name); found != nil {
				hours[subjectOf(&base.Response)] = 24 * (found.Mean - base.Mean)
			}
		}
	}
	return hours
}

// byChange puts what chance hardly makes first, and then what costs or saves most hours of all who are concerned, of
// these the time of one; of equal ones what costs or saves most money, what concerns most a day, and then the surer. By
// which part of itself a number changes says nothing of how much that matters.
func byChange(a, b Difference) int {
	if a.Significant() != b.Significant() {
		return firstIf(a.Significant())
	}
	return cmp.Or(cmp.Compare(number(b.Hours), number(a.Hours)), cmp.Compare(b.timeOfOne(), a.timeOfOne()),
		cmp.Compare(b.inUnit(money), a.inUnit(money)),
		cmp.Compare(b.inUnit(aDay), a.inUnit(aDay)), cmp.Compare(b.sureness(), a.sureness()))
}

// timeOfOne is the size of a change of the mean time of those whose hours are told; 0 of other numbers.
func (d *Difference) timeOfOne() float64 {
	if d.Hours == 0 || d.Statistic != response.Mean {
		return 0
	}
	return d.inUnit("s")
}

// The units of money and of entities by which changes are ranked.
const (
	money = "USD/day"
	aDay  = "1/day"
)

// inUnit is the size of a change of a number in a unit; 0 of others.
func (d *Difference) inUnit(unit string) float64 {
	if d.Unit() != unit {
		return 0
	}
	return number(d.Mean)
}

// sureness is the difference in half-widths; 0 where there is no interval.
func (d *Difference) sureness() float64 {
	if width := d.HalfWidth(); width > 0 {
		return math.Abs(d.Mean) / width
	}
	return 0
}

// differ estimates the difference of a response from pairs of replications.
func differ(base, other *ResponseEstimate, confidence float64) Difference {
	before, after := base.Sections().Values, other.Sections().Values
	return Difference{
		Response: base.Response, Base: base.Estimate, Other: other.Estimate, Estimate: change(base, other, confidence),
		VarianceRatio: (stats.Variance(before) + stats.Variance(after)) / stats.Variance(differences(before, after)),
	}
}

// differences are those of pairs of replications, other less base.
func differences(base, other []float64) []float64 {
	paired := make([]float64, min(len(base), len(other)))
	for i := range paired {
		paired[i] = other[i] - base[i]
	}
	return paired
}

// warn gathers the doubts about the comparison.
func (c *Comparison) warn(primary map[string]bool) {
	add := func(code reason.Code, values reason.Values) { c.Warnings = append(c.Warnings, reason.Of(code, values)) }
	if c.Interrupted {
		add(reason.AllInterrupted, reason.Values{
			"finished": c.Replications, "asked": reason.Replications(c.Base.Asked),
		})
	}
	for _, f := range c.Failures {
		add(reason.NoResult, reason.Values{"name": f.Name, "why": whyFailed(f.Err)})
	}
	if len(primary) == 0 {
		add(reason.NoPrimary, reason.Values{"base": c.BaseName})
	}
	for i := range c.Others {
		o := &c.Others[i]
		names := reason.Values{"base": c.BaseName, "other": o.Name}
		if code := c.apart(o); code != "" {
			add(code, names)
		}
		if len(o.Primary) < len(primary) {
			add(reason.LacksPrimary, reason.Values{
				"other": o.Name, "count": len(primary) - len(o.Primary), "base": c.BaseName,
			})
		}
		if o.Result.Fingerprint == c.Base.Fingerprint {
			add(reason.NothingDiffers, names)
		}
	}
	c.warnResults()
}

// apart says why the replications of a configuration have not the luck of the base; empty where they have.
func (c *Comparison) apart(o *Contrast) reason.Code {
	switch p, q := c.Base.Plan, o.Result.Plan; {
	case p.Window != q.Window || p.WarmUp != q.WarmUp:
		return reason.OtherWindows
	case p.Antithetic != q.Antithetic:
		return reason.OneAntithetic
	case c.Base.Seed != o.Result.Seed:
		return reason.OtherSeeds
	}
	return ""
}

// Paired says whether the replications of all configurations have the luck of those of the base.
func (c *Comparison) Paired() bool {
	return !slices.ContainsFunc(c.Others, func(o Contrast) bool { return c.apart(&o) != "" })
}

// whyFailed says why there is no result, in one line.
func whyFailed(err error) reason.Reason {
	if failed, ok := err.(*failedReplication); ok {
		return reason.Of(reason.ReplicationFailed, reason.Values{
			"number": failed.number, "why": visible.InOneLine(failed.err),
		})
	}
	return reason.Text(visible.InOneLine(err))
}

// warnResults repeats the doubts of the configurations' own results, those that several share once.
func (c *Comparison) warnResults() {
	said := map[reason.Reason]bool{}
	tell := func(name string, r *Result) {
		alone := *r
		alone.Interrupted = r.Interrupted && !c.Interrupted // which is said already
		for _, doubt := range append(alone.cutShort(), r.Warnings...) {
			if !said[doubt] {
				said[doubt] = true
				c.Warnings = append(c.Warnings, reason.Of(reason.OfThing, reason.Values{"name": name, "why": doubt}))
			}
		}
	}
	tell(c.BaseName, c.Base)
	for i := range c.Others {
		tell(c.Others[i].Name, c.Others[i].Result)
	}
}
