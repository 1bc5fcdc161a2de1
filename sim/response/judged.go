package response

import "karvon/sim/plan"

// UnjudgedSites lists the sites at which somebody can wait and that no threshold is about. A threshold is about a
// site if it is on the site or a part of it, on what is counted there, or on a flow that can wait nowhere else: of a
// flow that waits at several sites it does not tell how any one of them fares.
func (m *Model) UnjudgedSites() []plan.SiteID {
	judged := make([]bool, len(m.Plan.Sites))
	waits := sitesOfQueues(m.Plan)
	for i := range m.Thresholds {
		if site := m.Responses[m.Thresholds[i].Response].onlySite(m.Plan, waits); site != plan.None {
			judged[site] = true
		}
	}
	var unjudged []plan.SiteID
	for site := range m.Plan.Sites {
		if waits[site] && !judged[site] {
			unjudged = append(unjudged, plan.SiteID(site))
		}
	}
	return unjudged
}

// sitesOfQueues says of each site whether somebody can wait at it.
func sitesOfQueues(p *plan.Plan) []bool {
	waits := make([]bool, len(p.Sites))
	for i := range p.Stations {
		waits[p.Stations[i].Site] = true
	}
	for i := range p.Bookings {
		waits[p.Bookings[i].Site] = true
	}
	for i := range p.Resources {
		waits[p.Resources[i].Site] = true
	}
	for i := range p.Zones {
		if p.Zones[i].Capacity != plan.None {
			waits[p.Zones[i].Site] = true
		}
	}
	return waits
}

// onlySite is the site that a response is about, of those at which somebody waits; None where there are several.
func (r *Response) onlySite(p *plan.Plan, waits []bool) plan.SiteID {
	switch r.Estimand.Subject {
	case OfFlow:
		return onlyOf(p.Flows[r.Index].Sites, waits)
	case OfTiming:
		return onlyOf(p.Flows[p.Timings[r.Index].Flow].Sites, waits)
	case OfFlowSite:
		return plan.SiteID(r.Second)
	}
	if site := r.Estimand.Subject.site; site != nil {
		return site(p, r.Index)
	}
	return plan.None
}

// onlyOf is the only one of some sites at which somebody waits; None where there are several or none.
func onlyOf(sites []plan.SiteID, waits []bool) plan.SiteID {
	var only plan.SiteID = plan.None
	for _, site := range sites {
		if !waits[site] {
			continue
		}
		if only != plan.None {
			return plan.None
		}
		only = site
	}
	return only
}
