package plan

import (
	"cmp"
	"fmt"
	"slices"

	"karvon/sim/scenario"
)

// AgencyID is the index of an agency.
type AgencyID int

// Agency is who runs places: a service of a country, or a company.
type Agency struct {
	Name    string
	title   string // empty for none
	Country string // empty where the scenario does not say
}

// Words names an agency for people.
func (a *Agency) Words() string { return cmp.Or(a.title, a.Name) }

// RunBy gives who runs a place, by its full name: SITE.STATION, SITE.RESOURCE, SITE.ZONE, SITE.QUEUE or link.LINK.
// It is None where the scenario names nobody.
func (p *Plan) RunBy(place string) AgencyID {
	if i, known := p.runBy[place]; known {
		return i
	}
	return None
}

// ActorOf gives who must act for a change: who runs its place or, of a lane, the station of it.
func (p *Plan) ActorOf(c *Change) AgencyID {
	if id := p.RunBy(c.Place); id != None || len(c.Waits) == 0 {
		return id
	}
	return p.RunBy(c.Waits[0])
}

// Asker is who asks, so that others can be told from him: an agency, or all of a country. The zero value is nobody.
type Asker struct {
	Name    string // of the agency; empty where it is a country that asks
	country string
}

// Words names who asks, as he was named; empty for nobody.
func (a Asker) Words() string { return cmp.Or(a.Name, a.country) }

// Asker finds who is named, an agency or a country; ok is false where the scenario has neither.
func (p *Plan) Asker(name string) (asker Asker, ok bool) {
	for i := range p.Agencies {
		if a := &p.Agencies[i]; a.Name == name {
			return Asker{a.Name, a.Country}, true
		}
	}
	for i := range p.Agencies {
		if p.Agencies[i].Country == name && name != "" {
			return Asker{country: name}, true
		}
	}
	return Asker{}, false
}

// Relation is what an agency is to who asks.
type Relation int

// The relations.
const (
	Unrelated Relation = iota // nobody asks, or it is not known whose the agency is
	Own                       // it is who asks, or of the country that asks
	Another                   // another agency of the same country
	Neighbour                 // of another country
)

// To says what an agency is to who asks.
func (a *Agency) To(asker Asker) Relation {
	switch {
	case asker == Asker{}:
		return Unrelated
	case asker.Name == a.Name, asker.Name == "" && asker.country == a.Country:
		return Own
	case a.Country == "" || asker.country == "":
		return Unrelated
	case a.Country == asker.country:
		return Another
	}
	return Neighbour
}

// agencies compiles who runs which places. A pattern that stands for none is a mistake, and so are two agencies that
// run the same place.
func (c *compiler) agencies() {
	places := c.places()
	c.plan.runBy = map[string]AgencyID{}
	for _, name := range keys(c.scenario.Agencies) {
		agency := c.scenario.Agencies[name]
		id := AgencyID(len(c.plan.Agencies))
		c.plan.Agencies = append(c.plan.Agencies, Agency{name, agency.Title, agency.Country})
		for _, pattern := range agency.Runs {
			c.runBy(id, pattern, places)
		}
	}
}

// runBy notes what an agency runs of the places.
func (c *compiler) runBy(id AgencyID, pattern scenario.Text, places []string) {
	found := false
	for _, place := range places {
		if !scenario.Matches(pattern.Text, place) {
			continue
		}
		found = true
		if other, known := c.plan.runBy[place]; known && other != id {
			c.fail(pattern.Meta, scenario.AmbiguousReference,
				fmt.Sprintf("%s runs %s already", c.plan.Agencies[other].Name, place),
				"a place is run by one agency: write a pattern that leaves it out")
			continue
		}
		c.plan.runBy[place] = id
	}
	if !found {
		c.failMeant(pattern.Meta, scenario.UnknownReference, fmt.Sprintf("there is no place %s", pattern.Text),
			func() string { return nearest(pattern.Text, places) })
	}
}

// places lists by name what an agency can run.
func (c *compiler) places() []string {
	var all []string
	for i := range c.plan.Stations {
		all = append(all, c.plan.Stations[i].Name)
	}
	for i := range c.plan.Resources {
		all = append(all, c.plan.Resources[i].Name)
	}
	for i := range c.plan.Zones {
		all = append(all, c.plan.Zones[i].Name)
	}
	for i := range c.plan.Bookings {
		all = append(all, c.plan.Bookings[i].Name)
	}
	for i := range c.plan.Links {
		all = append(all, "link."+c.plan.Links[i].Name)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
