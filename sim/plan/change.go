package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"karvon/sim/bound"
)

// ChangeKind is what a change adds one of.
type ChangeKind string

// The kinds of changes.
const (
	MoreServers ChangeKind = "servers" // one more in every block of the week in which there are any
	MoreUnits   ChangeKind = "units"   // of a resource, likewise: as many as the least that anybody takes of it
	MoreHours   ChangeKind = "hours"   // an hour more before each time that it closes for an hour or longer
	MorePlaces  ChangeKind = "places"  // of a zone or a link
	MoreLanes   ChangeKind = "lanes"   // of a link
	MoreSlots   ChangeKind = "slots"   // of an electronic queue, in every period in which there are any
)

// Change is a small change of a plan: one more of something at one place. Its name, such as
// central-asia.uz-documents.servers+1, says all of it.
type Change struct {
	Name  string
	Kind  ChangeKind
	More  int    // how many more: 1, but of units that nobody takes one by one
	Place string // by its full name; a link's is that of the link alone
	Title string // of the place
	Site  SiteID // None for links
	// Added is how many servers or units more are on duty on average over the week, as a number; NaN where the change
	// adds neither.
	Added float64
	// Duty is what one of those on duty costs, in USD a day, and Bearer who bears it; 0 and None where the scenario
	// does not say.
	Duty   float64
	Bearer BearerID

	// Waits are the names of what in a record has the queue before the place, as of responses: SITE.STATION for a
	// station, SITE.ZONE for a zone, link.LINK.to.SITE for either way of a link.
	Waits []string

	apply func(*Plan)
}

// Changes lists the changes of a plan that can be tried, by name: of places that are ever open, and within what may
// be stated.
func (p *Plan) Changes() []Change {
	var all []Change
	all = append(all, p.stationChanges()...)
	all = append(all, p.resourceChanges()...)
	all = append(all, p.roomChanges()...)
	all = append(all, p.slotChanges()...)
	slices.SortFunc(all, func(a, b Change) int { return compareNames(a.Name, b.Name) })
	return all
}

// Changed gives the plan with a change, by its name. Whatever is not changed is shared with the plan, and the hash
// tells the two apart.
func (p *Plan) Changed(name string) (*Plan, error) {
	all := p.Changes()
	at, known := slices.BinarySearchFunc(all, name, func(c Change, name string) int { return compareNames(c.Name, name) })
	if !known {
		return nil, fmt.Errorf("there is no change %s of %s", name, p.Name)
	}
	return p.With(&all[at]), nil
}

// With gives the plan with one of its changes.
func (p *Plan) With(c *Change) *Plan {
	changed := *p
	c.apply(&changed)
	digest := sha256.Sum256([]byte(p.Hash + "\n" + c.Name))
	changed.Hash = hex.EncodeToString(digest[:])[:len(p.Hash)]
	return &changed
}

// plus gives the capacity with so many more wherever there are any, and how many more that is on average; ok is false
// where there are never any, or as many as may be stated.
func (p *Plan) plus(c Capacity, by int) (more func(*Plan) Capacity, added float64, ok bool) {
	most := p.Most(c)
	if most == 0 || !bound.Servers.Allows(int64(most)+int64(by)) {
		return nil, 0, false
	}
	if c.Schedule == None {
		return func(*Plan) Capacity { return Capacity{Number: c.Number + by, Schedule: None} }, float64(by), true
	}
	before := p.Schedules[c.Schedule]
	after := before
	after.Values = slices.Clone(before.Values)
	for i, value := range after.Values {
		if value > 0 {
			after.Values[i] += by
		}
	}
	return addedTo(after), after.moreThan(&before), true
}

// longer gives the capacity with its opening an hour longer wherever it closes for an hour or more, and how many
// more servers or units that is on average; ok is false where it never closes so long, or never opens.
func (p *Plan) longer(c Capacity) (more func(*Plan) Capacity, added float64, ok bool) {
	if c.Schedule == None {
		return nil, 0, false
	}
	before := p.Schedules[c.Schedule]
	after, ok := before.longer(Hour)
	if !ok {
		return nil, 0, false
	}
	return addedTo(after), after.moreThan(&before), true
}

// addedTo has a schedule in a plan that shares its tables with others.
func addedTo(s Schedule) func(*Plan) Capacity {
	return func(p *Plan) Capacity {
		p.Schedules = append(slices.Clone(p.Schedules), s)
		return Capacity{Schedule: ScheduleID(len(p.Schedules) - 1)}
	}
}

const second = Hour / 3600

// moreThan is by how much the average of a schedule over the week exceeds that of another. The sums are whole, and
// divided once: three hours more a day are exactly that.
func (s *Schedule) moreThan(other *Schedule) float64 {
	const week = float64(Week / second)
	seconds, rest := s.weeklySum()
	otherSeconds, otherRest := other.weeklySum()
	return (float64(seconds-otherSeconds) + float64(rest-otherRest)/float64(second)) / week
}

// weeklySum sums up a schedule over the week, in whole seconds and the nanoseconds that are left of each block: the
// most that may be stated would be too large a sum in nanoseconds.
func (s *Schedule) weeklySum() (seconds, rest int64) {
	for i, value := range s.Values {
		length := s.until(i) - s.Times[i]
		seconds += int64(value) * (length / second)
		rest += int64(value) * (length % second)
	}
	return seconds, rest
}

// until is the time at which a value of a schedule ends to hold.
func (s *Schedule) until(i int) int64 {
	if i+1 < len(s.Times) {
		return s.Times[i+1]
	}
	return Week
}

// longer gives the schedule with what holds before each closure of at least so long for so long more.
func (s *Schedule) longer(by int64) (longer Schedule, ok bool) {
	parts := make([]span, 0, 2*len(s.Times))
	for i, value := range s.Values {
		parts = append(parts, span{s.Times[i], s.until(i), value})
	}
	last := len(s.Values) - 1
	for i, value := range s.Values {
		before, length := s.Values[(i+last)%len(s.Values)], s.until(i)-s.Times[i]
		switch {
		case i == 0 && value == 0 && s.Values[last] == 0:
			continue // goes on from the end of the week
		case i == last && value == 0 && s.Values[0] == 0:
			length += s.until(0)
		}
		if value == 0 && before > 0 && length >= by {
			parts = append(parts, span{s.Times[i], s.Times[i] + by, before})
			ok = true
		}
	}
	times, values := steps(parts, 0)
	return Schedule{s.Phase, times, values}, ok
}

// Concerns says whether a change is at a site that the scenario is about, or on a link to one.
func (p *Plan) Concerns(c *Change) bool {
	if len(p.About) == 0 {
		return true
	}
	if c.Site != None {
		return slices.Contains(p.About, c.Site)
	}
	for i := range p.Links {
		if l := &p.Links[i]; "link."+l.Name == c.Place {
			return slices.Contains(p.About, l.From) || slices.Contains(p.About, l.To)
		}
	}
	return false
}
