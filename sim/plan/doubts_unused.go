package plan

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/scenario"
)

// unused tells of elements that the scenario's own file defines and nothing
// makes use of.
func (d *doubter) unused() {
	s := d.scenario
	mentions := s.Mentions()
	tell := func(meta scenario.Meta, used bool, what string) {
		if !used && d.own(meta) {
			d.doubt(meta, scenario.Unused, what, "")
		}
	}
	byName(s.Sites, func(name string, site *scenario.Site) { d.unusedAt(name, site, mentions, tell) })
	byName(s.Links, func(name string, l *scenario.Link) {
		tell(l.Meta, d.uses(LinkElement, d.linkAt[name]), "no journey travels this link")
	})
	byName(s.Crossings, func(name string, x *scenario.Crossing) {
		at := d.crossingAt[name]
		tell(x.Meta, d.uses(CrossingElement, at), "no journey approaches or crosses this line")
	})
	byName(s.Entities, func(name string, e *scenario.Entity) {
		at, _ := slices.BinarySearchFunc(d.plan.Classes, name, func(c Class, name string) int { return strings.Compare(c.Name, name) })
		tell(e.Meta, d.moves[at] || mentions.Anywhere(name), "nothing that moves is of this class")
	})
	byName(s.Profiles, func(name string, p *scenario.Profile) {
		tell(p.Meta, mentions.Anywhere(name), "no flow's arrivals have this profile")
	})
	byName(s.Calendars, func(name string, dates []*scenario.Dates) {
		for _, entry := range dates[:min(1, len(dates))] {
			tell(entry.Meta, mentions.Anywhere(name), "no flow's arrivals have this calendar")
		}
	})
	byName(s.Journeys, func(name string, j *scenario.Procedure) {
		tell(j.Meta, mentions.Follows(name), "no journey follows this one")
	})
	for i := range d.plan.Steps {
		if s := &d.plan.Steps[i]; s.Op.Facts().Offers == SignalElement {
			tell(d.plan.origins.steps[i], d.uses(SignalElement, int(s.Index)), "nobody waits for signal "+d.plan.Signals[s.Index])
		}
	}
	byName(s.Flows, func(flow string, f *scenario.Flow) {
		byName(f.Attributes, func(name string, a *scenario.Attribute) {
			tell(a.Meta, mentions.Anywhere(name), fmt.Sprintf("nothing depends on attribute %s", name))
		})
	})
}

// unusedAt tells of a site's elements.
func (d *doubter) unusedAt(name string, site *scenario.Site, mentions *scenario.Mentions, tell func(scenario.Meta, bool, string)) {
	byName(site.Stations, func(station string, st *scenario.Station) {
		tell(st.Meta, d.uses(StationElement, d.stationAt[name+"."+station]), "no journey visits this station")
	})
	byName(site.Resources, func(resource string, r *scenario.Resource) {
		tell(r.Meta, mentions.At(name, resource), "no journey seizes this resource")
	})
	byName(site.Zones, func(zone string, z *scenario.Zone) {
		accounted := z.Places == nil && z.Space == nil // land that holds nothing which the model moves
		tell(z.Meta, accounted || mentions.At(name, zone), "no journey enters this zone")
	})
	byName(site.Bookings, func(bookings string, b *scenario.Bookings) {
		tell(b.Meta, mentions.At(name, bookings), "no journey books or checks in here")
	})
	byName(site.Schedules, func(schedule string, sc *scenario.Schedule) {
		tell(sc.Meta, mentions.At(name, schedule), "nothing at the site goes by this schedule")
	})
}

// uses says whether any compiled step uses an element.
func (d *doubter) uses(of Element, index int) bool { return d.used[usage{of, int32(index)}] }
