package scenario

import (
	"maps"
	"reflect"
	"slices"
)

// Change is in what a scenario differs from another one, such as itself without policies.
type Change struct {
	// Places are the stations, resources, zones, electronic queues and links (link.NAME) that differ, or that one of the
	// two alone has, by dotted name, sorted; those whose numbers go by a schedule or by hours that differ are among them.
	Places []string
	// Elsewhere says whether anything else differs that is simulated: who comes, by which way, and what goes wrong.
	Elsewhere bool
}

// ChangeFrom finds in what the scenario differs from another one.
func (s *Scenario) ChangeFrom(other *Scenario) Change {
	c := &changeSearch{}
	for _, name := range namesOfBoth(s.Sites, other.Sites) {
		c.site(name, s.Sites[name], other.Sites[name])
	}
	compareAll(c, "link.", s.Links, other.Links)
	c.found.Elsewhere = !reflect.DeepEqual(s.Flows, other.Flows) || !reflect.DeepEqual(s.Journeys, other.Journeys) ||
		!reflect.DeepEqual(s.Entities, other.Entities) || !reflect.DeepEqual(s.Disruptions, other.Disruptions)
	slices.Sort(c.found.Places)
	c.found.Places = slices.Compact(c.found.Places)
	return c.found
}

// changeSearch is a change that is looked for.
type changeSearch struct{ found Change }

func (c *changeSearch) site(name string, one, other *Site) {
	if one == nil {
		one = &Site{}
	}
	if other == nil {
		other = &Site{}
	}
	within := name + "."
	compareAll(c, within, one.Stations, other.Stations)
	compareAll(c, within, one.Resources, other.Resources)
	compareAll(c, within, one.Zones, other.Zones)
	compareAll(c, within, one.Bookings, other.Bookings)
	var changed []string
	for _, schedule := range namesOfBoth(one.Schedules, other.Schedules) {
		if !reflect.DeepEqual(one.Schedules[schedule], other.Schedules[schedule]) {
			changed = append(changed, schedule)
		}
	}
	hours := !reflect.DeepEqual(one.Hours, other.Hours)
	goesBy := func(n *Capacity) bool { return n != nil && slices.Contains(changed, n.Schedule) && n.Schedule != "" }
	for station, st := range one.Stations {
		moved := goesBy(st.Servers) || hours && len(st.Hours) == 0
		for _, l := range st.Lanes {
			moved = moved || goesBy(&l.Servers)
		}
		c.note(within+station, moved)
	}
	for resource, r := range one.Resources {
		c.note(within+resource, goesBy(&r.Units))
	}
	for bookings, b := range one.Bookings {
		c.note(within+bookings, goesBy(&b.Slots) || hours && len(b.Hours) == 0)
	}
}

func (c *changeSearch) note(place string, changed bool) {
	if changed {
		c.found.Places = append(c.found.Places, place)
	}
}

// compareAll notes the elements of a kind that differ.
func compareAll[T any](c *changeSearch, within string, some, others map[string]*T) {
	for _, name := range namesOfBoth(some, others) {
		c.note(within+name, !reflect.DeepEqual(some[name], others[name]))
	}
}

// namesOfBoth lists the names of two sets of elements, each once and sorted.
func namesOfBoth[T any](some, others map[string]*T) []string {
	names := slices.AppendSeq(slices.Collect(maps.Keys(some)), maps.Keys(others))
	slices.Sort(names)
	return slices.Compact(names)
}
