package lint

import (
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// unused tells of elements that the scenario's own file defines and nothing makes use of.
func (d *linter) unused() {
	s := d.scenario
	for name, site := range s.Sites {
		d.unusedAt(name, site)
	}
	for i := range d.plan.Stations {
		d.tell(d.station(i).Meta, d.uses(plan.StationElement, i), "no journey visits this station")
	}
	for i := range d.plan.Links {
		d.tell(s.Links[d.plan.Links[i].Name].Meta, d.uses(plan.LinkElement, i), "no journey travels this link")
	}
	for i := range d.plan.Crossings {
		passed := d.uses(plan.CrossingElement, i)
		d.tell(s.Crossings[d.plan.Crossings[i].Name].Meta, passed, "no journey approaches or crosses this line")
	}
	for name, e := range s.Entities {
		d.tell(e.Meta, d.moves[name], "nothing that moves is of this class")
	}
	for name, p := range s.Profiles {
		d.tell(p.Meta, d.plan.Uses(plan.ProfileElement, name), "no flow's arrivals have this profile")
	}
	for name, dates := range s.Calendars {
		for _, entry := range dates[:min(1, len(dates))] {
			d.tell(entry.Meta, d.plan.Uses(plan.CalendarElement, name), "no flow's arrivals have this calendar")
		}
	}
	for name, j := range s.Journeys {
		d.tell(j.Meta, d.plan.Uses(plan.JourneyElement, name), "no journey follows this one")
	}
	for _, f := range s.Flows {
		for name, a := range f.Attributes {
			d.tell(a.Meta, d.plan.Uses(plan.AttributeElement, name), "nothing depends on attribute "+name)
		}
	}
	for i := range d.plan.Steps {
		if s := &d.plan.Steps[i]; s.Op.Facts().Offers == plan.SignalElement {
			heard := d.uses(plan.SignalElement, int(s.Index))
			d.tell(d.plan.Origins.Steps[i], heard, "nobody waits for signal "+d.plan.Signals[s.Signal()])
		}
	}
}

// unusedAt tells of a site's elements.
func (d *linter) unusedAt(site string, s *scenario.Site) {
	for name, r := range s.Resources {
		d.tell(r.Meta, d.plan.Uses(plan.ResourceElement, site+"."+name), "no journey seizes this resource")
	}
	for name, z := range s.Zones {
		accounted := z.Places == nil && z.Space == nil // land that holds nothing which the model moves
		d.tell(z.Meta, accounted || d.plan.Uses(plan.ZoneElement, site+"."+name), "no journey enters this zone")
	}
	for name, b := range s.Bookings {
		d.tell(b.Meta, d.plan.Uses(plan.BookingsElement, site+"."+name), "no journey books or checks in here")
	}
	for name, sc := range s.Schedules {
		d.tell(sc.Meta, d.plan.Uses(plan.ScheduleElement, site+"."+name), "nothing at the site goes by this schedule")
	}
}

// tell says of an element of the scenario's own file that nothing uses it.
func (d *linter) tell(meta scenario.Meta, used bool, what string) {
	if !used && d.own(meta) {
		d.warn(meta, scenario.Unused, what, "")
	}
}

// uses says whether any compiled step uses an element.
func (d *linter) uses(of plan.Element, index int) bool { return d.used[usage{of, int32(index)}] }
