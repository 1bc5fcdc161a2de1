package plan

import (
	"fmt"

	"karvon/sim/scenario"
)

// Convoys are the convoys of a link, in each direction.
type Convoys struct {
	There Timetable // from the link's From
	Back  Timetable // from its To; without times where the link is one way
	Max   int       // None where all go
	Min   int
}

// Gated says whether those who come to the link may have to wait: for the opening of the sites at its ends, for a
// convoy, or for the end of a disruption.
func (l *Link) Gated() bool { return l.Open != None || l.Convoys != None || l.Closes }

// gate compiles what a link makes wait for, once its ends are known.
func (c *compiler) gate(compiled *Link, l *scenario.Link) {
	compiled.Open, compiled.Convoys = None, None
	if compiled.From == None || compiled.To == None {
		return
	}
	c.opening(compiled, l)
	if l.Convoys == nil {
		return
	}
	given := l.Convoys
	convoys := Convoys{
		There: newTimetable(c.plan.Sites[compiled.From].Phase, given.Days, given.At),
		Max:   None, Min: given.Min,
	}
	if !l.OneWay {
		convoys.Back = newTimetable(c.plan.Sites[compiled.To].Phase, given.Days, given.At)
	}
	if given.Max != nil {
		convoys.Max = *given.Max
	}
	compiled.Convoys = ConvoysID(len(c.plan.Convoys))
	c.plan.Convoys = append(c.plan.Convoys, convoys)
}

// opening compiles the hours at which a link opens with the sites at its ends.
func (c *compiler) opening(compiled *Link, l *scenario.Link) {
	if l.OpensWith == "" {
		return
	}
	var hours []*Schedule
	add := func(site SiteID, end scenario.Ends) {
		if at := c.plan.Sites[site].hours; at != None && (l.OpensWith == end || l.OpensWith == scenario.BothEnds) {
			hours = append(hours, &c.plan.Schedules[at])
		}
	}
	add(compiled.From, scenario.FromEnd)
	add(compiled.To, scenario.ToEnd)
	if len(hours) == 0 {
		return // the sites are open round the clock, perhaps by a policy
	}
	open := *hours[0]
	if len(hours) == 2 {
		open = open.times(hours[1])
	}
	if open.never() {
		c.fail(l.Meta, scenario.NoLink, fmt.Sprintf("the sites at the ends of link %s are never open at once", compiled.Name),
			"change the hours of one, or let it open with one end")
	}
	compiled.Open = c.addSchedule(open)
}

// gateStep compiles what comes before a trip over a link that makes wait, and gives the slot in which the trip
// finds the number of its convoy.
func (j *journey) gateStep(trip Step, s *scenario.Step) SlotID {
	l := &j.plan.Links[trip.Link()]
	slot := SlotID(None)
	if l.Convoys != None {
		slot = j.hiddenSlot()
		if s.Luck != "" {
			j.fail(s.Meta, scenario.ExactlyOne,
				fmt.Sprintf("the convoys of link %s draw, not those who travel with them", l.Name), "leave luck out")
		}
	}
	gate := newStep(OpGate, trip.Index, l.Hash)
	gate.Count, gate.Held = trip.Count, slot
	j.emit(gate, s.Meta)
	return slot
}
