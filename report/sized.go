package report

import (
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// withSizing adds to a headline by which the load gets through that the staff was chosen for it, where the scenario
// says so. With policies or settings the load or the staff can be another.
func (x *index) withSizing(headline string, c *experiment.Conclusion) string {
	if x.Plan.SizedTo != scenario.SizedToLoad || !isCarried(c) {
		return headline
	}
	said := verdictText.sized
	if len(x.Plan.Policies)+len(x.Plan.Settings) > 0 {
		said = verdictText.sizedBefore
	}
	return strings.Join([]string{headline, said.said()}, " ")
}

// isCarried says whether the headline is that the load gets through.
func isCarried(c *experiment.Conclusion) bool {
	return c.Answer == experiment.Carried && (c.Remaining == nil || c.Remaining.Outcome == experiment.AllThrough)
}

// sizedMembers say what the staff was chosen for; there are none where the scenario does not say.
func sizedMembers(p *plan.Plan) []document.Member {
	if p.SizedTo == "" {
		return nil
	}
	return []document.Member{{Name: "sized_to", Value: string(p.SizedTo)}}
}
