package engine

import "karvon/sim/plan"

// journey is what every arrival and departure of a flow asks for, side by side in one line of a processor's cache.
type journey struct {
	record   *FlowRecord
	begins   *SiteRecord // of the site where it begins
	hash     uint64      // of the flow's name
	start    plan.StepID
	site     plan.SiteID
	single   bool // whether it is at one site
	followed bool // whether others follow on a departure
	plain    bool // whether it is at one site, and nobody follows
}

// newJourneys makes the journeys of the flows.
func (r *Run) newJourneys(p *plan.Plan) []journey {
	journeys := make([]journey, len(p.Flows))
	for i := range journeys {
		f := &p.Flows[i]
		journeys[i] = journey{
			record: &r.record.Flows[i], begins: &r.record.Sites[f.Site], hash: f.Hash, start: f.Start, site: f.Site,
			single: f.SingleSite(), followed: len(f.Followers) > 0, plain: f.SingleSite() && len(f.Followers) == 0,
		}
	}
	return journeys
}
