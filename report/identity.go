package report

import (
	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/scenario/zone"
)

// identity says in JSON which scenario was run.
type identity struct {
	Name     string   `json:"name"`
	Title    string   `json:"title"`
	Hash     string   `json:"hash"`
	Policies []string `json:"policies"`
	Settings []string `json:"settings"`
}

func identityOf(p *plan.Plan) identity {
	return identity{p.Name, p.Title, p.Hash, listed(p.Policies), listed(p.Settings)}
}

// settingMembers say of an experiment in JSON what was run, over which time and with which confidence.
func settingMembers(p *plan.Plan) []document.Member {
	return []document.Member{
		{Name: "scenario", Value: p.Name}, {Name: "title", Value: p.Title}, {Name: "hash", Value: p.Hash},
		{Name: "policies", Value: listed(p.Policies)}, {Name: "settings", Value: listed(p.Settings)},
		{Name: "horizon", Value: horizonOf(p)}, {Name: "confidence", Value: p.Confidence},
		{Name: "time_zone_database", Value: zone.Version()}, {Name: "titles", Value: titlesOf(p)},
	}
}

// titlesOf gives the titles of what responses are about, by the name under which they have it; none of what has
// none.
func titlesOf(p *plan.Plan) map[string]string {
	titles := map[string]string{}
	add := func(name, title string) {
		if title != "" {
			titles[name] = title
		}
	}
	for i := range p.Sites {
		add("site."+p.Sites[i].Name, p.Sites[i].Title)
	}
	for i := range p.Stations {
		add(p.Stations[i].Name, p.Stations[i].Title)
		if pool := p.Stations[i].Pool; pool != nil {
			for n := range pool.Lanes {
				add(pool.Lanes[n].Name, pool.Lanes[n].Title)
			}
		}
	}
	for i := range p.Bookings {
		add(p.Bookings[i].Name, p.Bookings[i].Title)
	}
	for i := range p.Resources {
		add(p.Resources[i].Name, p.Resources[i].Title)
	}
	for i := range p.Zones {
		add(p.Zones[i].Name, p.Zones[i].Title)
	}
	for i := range p.Links {
		add("link."+p.Links[i].Name, p.Links[i].Title)
	}
	for i := range p.Disruptions {
		add("disruption."+p.Disruptions[i].Name, p.Disruptions[i].Title)
	}
	for i := range p.Crossings {
		add("crossing."+p.Crossings[i].Name, p.Crossings[i].Title)
	}
	for i := range p.Flows {
		add("flow."+p.Flows[i].Name, p.Flows[i].Title)
	}
	return titles
}

// listed is a list that JSON writes as one, though it be empty.
func listed(texts []string) []string { return append([]string{}, texts...) }
