package experiment

import (
	"slices"

	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// PointConclusion is what becomes of the conclusion at one design point: that all thresholds hold, that no backlog
// grows and that the load is not lost.
type PointConclusion struct {
	Known    bool             // whether the point has a result
	Values   []stats.Estimate // by threshold
	Verdicts []Verdict
	holds    []bool   // whether the estimate itself holds
	Growing  []string // flows whose backlog grows from week to week
	Lost     []Loss   // of which too many are lost, where no threshold that does not hold says so
	doubtful bool     // whether the intervals leave open if too many are lost
}

// Stands says whether the conclusion does, by the estimates.
func (s *PointConclusion) Stands() bool {
	return s.Known && len(s.Growing) == 0 && len(s.Lost) == 0 && !slices.Contains(s.holds, false)
}

// Surely says whether the intervals leave no doubt of it.
func (s *PointConclusion) Surely() bool {
	if !s.Stands() {
		return len(s.Growing) > 0 || slices.Contains(s.Verdicts, NotMet) || worstLoss(s.Lost) == NotMet
	}
	return !s.doubtful && !slices.ContainsFunc(s.Verdicts, func(v Verdict) bool { return v != Met })
}

// Reversal is an end of a range at which the conclusion is another than with all assumptions as stated.
type Reversal struct {
	FactorGroup
	AtHigh bool // the end
	PointConclusion
}

// Broken lists the thresholds that do not hold, by their place in the plan.
func (s *PointConclusion) Broken() []int {
	var broken []int
	for i, holds := range s.holds {
		if !holds {
			broken = append(broken, i)
		}
	}
	return broken
}

// broken counts all that does not hold.
func (s *PointConclusion) broken() int { return len(s.Broken()) + len(s.Growing) + len(s.Lost) }

// mainFlows names the flows that arrive by themselves and come to a crossing with a design load; all where no
// crossing has one.
func mainFlows(p *plan.Plan) []string {
	var names []string
	sites := designSites(p)
	for i := range p.Flows {
		f := &p.Flows[i]
		comes := len(sites) == 0 ||
			slices.ContainsFunc(f.Sites, func(site plan.SiteID) bool { return slices.Contains(sites, site) })
		if f.Parent == plan.None && comes {
			names = append(names, f.Name)
		}
	}
	return names
}

// designSites lists the sites of crossings with a design load.
func designSites(p *plan.Plan) []plan.SiteID {
	var sites []plan.SiteID
	for i := range p.Crossings {
		if slices.ContainsFunc(p.Crossings[i].Design, func(rate float64) bool { return rate > 0 }) {
			sites = append(sites, p.Crossings[i].Site)
		}
	}
	return sites
}

// conclude judges a point.
func conclude(m *response.Model, e *Evaluation) PointConclusion {
	if e.Err != nil {
		return PointConclusion{}
	}
	s := PointConclusion{Known: true, Growing: backlogOf(m.Plan, e.drifts, mainFlows(m.Plan)).growing}
	for i := range e.thresholds {
		judged := &e.thresholds[i]
		s.Values = append(s.Values, judged.Estimate)
		s.Verdicts = append(s.Verdicts, judged.Verdict)
		s.holds = append(s.holds, judged.isMet && e.overload == nil)
	}
	s.lose(m, lossesOf(e.losses, mainFlows(m.Plan)))
	return s
}

// lose judges the losses of a point. What a threshold on them says already, and no less surely, is not said again.
func (s *PointConclusion) lose(m *response.Model, losses []Loss) {
	for i := range losses {
		loss := &losses[i]
		s.doubtful = s.doubtful || loss.Verdict != Met
		said := slices.ContainsFunc(s.Broken(), func(t int) bool {
			limit := &m.Thresholds[t]
			surely := s.Verdicts[t] == NotMet || loss.Verdict != NotMet
			return surely && limit.BoundsAbove() && m.TellsOfLosses(limit.Response, loss.At)
		})
		if loss.TooMany() && !said {
			s.Lost = append(s.Lost, *loss)
		}
	}
}
