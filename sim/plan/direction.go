package plan

import (
	"fmt"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// Direction is one direction of a link that has room for so many.
type Direction struct {
	Name     string // link.to.site
	Link     LinkID
	To       SiteID  // the site at its end
	Capacity int64   // in units of room: millimetres of lane, or places
	Room     []int64 // units of room that an entity of each class takes; 0 may not set out
	Places   int64   // entities that it holds of the class that takes the least room
	Used     bool    // whether any journey takes it
}

// directions compiles the directions of a link that has room for so many. With storage an entity of any class takes
// one unit of room; with space it takes its length of lane in millimetres, so that room is an integer.
func (c *compiler) directions(link *Link, l *scenario.Link) [2]DirectionID {
	directions := [2]DirectionID{None, None}
	if l.Storage == nil && l.Space == nil || link.From == None || link.To == None {
		return directions
	}
	direction := Direction{Link: LinkID(len(c.plan.Links)), Room: make([]int64, len(c.scenario.Entities))}
	if l.Storage != nil {
		direction.Capacity = int64(*l.Storage)
		fill(direction.Room, 1)
	} else {
		c.lanes(&direction, l)
	}
	direction.Places = direction.Capacity / max(1, leastOf(direction.Room))
	for back, to := range []SiteID{link.To, link.From} {
		if back == 1 && link.oneWay {
			break
		}
		direction.To, direction.Name = to, link.Name+".to."+c.plan.Sites[to].Name
		directions[back] = DirectionID(len(c.plan.Directions))
		c.plan.Directions = append(c.plan.Directions, direction)
	}
	return directions
}

// lanes gives a direction the room of its lanes.
func (c *compiler) lanes(direction *Direction, l *scenario.Link) {
	lanes := int64(1)
	if l.Lanes != nil {
		lanes = int64(*l.Lanes)
	}
	capacity, ok := bound.Product(millimetres(l.Length), lanes)
	if !ok {
		c.fail(l.Meta, scenario.OutOfRange,
			fmt.Sprintf("%d lanes of %s are longer than can be counted", lanes, unit.Format(l.Length, unit.Length)), "")
	}
	direction.Capacity = capacity
	classes := keys(c.scenario.Entities)
	byName(l.Space, func(class string, length float64) {
		i, known := slices.BinarySearch(classes, class)
		if !known {
			c.unknown(scenario.Text{Meta: l.Meta, Text: class}, "entity class", func() []string { return classes })
			return
		}
		direction.Room[i] = millimetres(length)
		if direction.Room[i] > direction.Capacity {
			c.fail(l.Meta, scenario.LinkRoom, fmt.Sprintf("a %s takes more room than the link has", class), "")
		}
	})
}

func millimetres(length float64) int64 { return bound.Round(float64(length * 1e3)) }

// leastOf gives the least of the numbers above zero, 0 where there is none.
func leastOf(room []int64) int64 {
	least := int64(0)
	for _, r := range room {
		if r > 0 && (least == 0 || r < least) {
			least = r
		}
	}
	return least
}

// setOut compiles what comes before a trip over a link with room: waiting for a place on it.
func (j *journey) setOut(at DirectionID, meta scenario.Meta) {
	direction := &j.plan.Directions[at]
	direction.Used = true
	if class, lacks := j.lacksRoom(direction.Room); lacks {
		j.fail(meta, scenario.LinkRoom,
			fmt.Sprintf("link %s does not say what space a %s takes", j.plan.Links[direction.Link].Name, class),
			fmt.Sprintf("add space: {%s: ... m} to the link", class))
	}
	j.emit(newStep(OpSetOut, int32(at), j.plan.Links[direction.Link].Hash), meta)
}

// lacksRoom says whether a place, which has room for some classes, has none for those on the journey, and of which
// class they are. What class is meant by one that does not exist nobody knows; that it does not is told elsewhere.
func (j *journey) lacksRoom(room []int64) (class string, lacks bool) {
	at := j.plan.Flows[j.flow].Class
	if at == None || room[at] != 0 {
		return "", false
	}
	return j.plan.Classes[at].Name, true
}

// leaveBehind lets an entity that sets out inside zones leave them then: who waits for a place on the link keeps
// its places there.
func (j *journey) leaveBehind(at StepID, before *held) {
	next := j.plan.Steps[at].Next
	j.exits = []exit{j.nextOf(at)}
	for _, zone := range before.zones {
		j.emit(newStep(OpLeave, int32(zone), j.plan.Zones[zone].hash), j.metas[at])
	}
	patch(j.exits, next)
	j.exits = nil
}

// arrives refuses a link on which a trip at the least speed, without delays, takes longer than any length of time
// that can be stated.
func (c *compiler) arrives(l *scenario.Link, least float64) {
	trip := bound.Nanoseconds(l.Length / least)
	if bound.Length.Allows(trip) {
		return
	}
	_, most := unit.Duration.Range()
	c.fail(l.Speed.Meta, scenario.OutOfRange,
		fmt.Sprintf("a trip of %s takes too long at %s", unit.Format(l.Length, unit.Length), unit.Format(least, unit.Speed)),
		"the longest "+bound.Length.Name+" is "+most)
}
