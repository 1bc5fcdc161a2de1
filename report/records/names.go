package records

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
)

// names are the words of a plan that rows refer to by index.
type names struct {
	scenario   *plan.Plan
	flows      []string
	classes    []string // by flow
	sites      []string
	places     [][]string // by engine.Place and index, as responses name them
	attributes []plan.Slot
	words      []string
}

func newNames(p *plan.Plan) *names {
	n := &names{scenario: p, words: p.Words, places: make([][]string, engine.OfFlow+1)}
	for i := range p.Sites {
		n.sites = append(n.sites, p.Sites[i].Name)
	}
	for i := range p.Stations {
		n.places[engine.AtStation] = append(n.places[engine.AtStation], p.Stations[i].Name)
	}
	for i := range p.Resources {
		n.places[engine.OfResource] = append(n.places[engine.OfResource], p.Resources[i].Name)
	}
	for i := range p.Zones {
		n.places[engine.InZone] = append(n.places[engine.InZone], p.Zones[i].Name)
	}
	for i := range p.Bookings {
		n.places[engine.AtCheckIn] = append(n.places[engine.AtCheckIn], p.Bookings[i].Name)
	}
	for i := range p.Links {
		n.places[engine.OnLink] = append(n.places[engine.OnLink], "link."+p.Links[i].Name)
	}
	for i := range p.Flows {
		f := &p.Flows[i]
		n.flows = append(n.flows, f.Name)
		n.classes = append(n.classes, p.Classes[f.Class].Name)
		n.places[engine.OfFlow] = append(n.places[engine.OfFlow], "flow."+f.Name)
	}
	for _, slot := range p.Slots {
		if !slot.Hidden {
			n.attributes = append(n.attributes, slot)
		}
	}
	return n
}
