package engine

import (
	"cmp"
	"slices"

	"karvon/sim/plan"
)

// Inside is what was inside a model that was stopped, by flow and by place.
type Inside struct {
	Entities uint64 // all that were inside
	Expected uint64 // who had not arrived yet, but was known already
	Bytes    int64  // that they and all else took
	Flows    []FlowInside
	Places   []PlaceInside // the one with most first
}

// FlowInside counts the entities of a flow over the whole run, from its start: Came = Left + TurnedAway + Inside.
type FlowInside struct {
	Flow                           plan.FlowID
	Came, Left, TurnedAway, Inside uint64
}

// PlaceInside is a place with those who were there as the run was stopped.
type PlaceInside struct {
	Kind    PlaceKind
	Name    string // the place's; of a step its input path
	Count   uint64
	Waiting bool // whether they wait for the place; else they are served, travel or stay there

	Grows bool   // whether it grew until the end, as far as that can be seen
	Since int64  // from when it grew, ns since the run's start
	Then  uint64 // how many were there then

	// Passage is counted from Since on: over the whole run where it does not grow. Where entities wait, Came =
	// TurnedAway + Served + Count - Then.
	Passage
	// Behind is the place that those wait for who hold what this one waits for: the servers of a station that cannot
	// let go, the room of a zone, the units of a resource. It is empty where the place itself serves too little.
	Behind       string
	BehindServed uint64 // from Since on, where it is a station, zone or electronic queue
}

// Passage counts who came to a station, zone or electronic queue, who was turned away from it or gave up, and who
// went on; it is 0 elsewhere. Who waits has gone on when its turn has come; who is served, when that is over.
type Passage struct {
	Came, TurnedAway, Served uint64
}

// after is what came after an earlier one. Those who go back to wait have not gone on.
func (p Passage) after(earlier Passage) Passage {
	return Passage{p.Came - earlier.Came, p.TurnedAway - earlier.TurnedAway,
		max(p.Served, earlier.Served) - earlier.Served}
}

// PlaceKind says what kind of place entities are at.
type PlaceKind uint8

// The kinds of places. Those up to BookingsPlace have a name of their own.
const (
	StationPlace PlaceKind = iota
	ResourcePlace
	ZonePlace
	LinkPlace
	DirectionPlace
	BatchPlace
	BookingsPlace
	StepPlace     // a delay, a wait or a join
	ExpectedPlace // on the way to their arrival
)

var placeKindWords = [...]string{
	"station", "resource", "zone", "link", "way of a link", "batch", "electronic queue", "step", "arrivals to come",
}

// String gives the word for a kind of place.
func (k PlaceKind) String() string { return placeKindWords[k] }

// location is where an entity is.
type location struct {
	kind    PlaceKind
	index   int32
	waiting bool
}

// mostPlaces is the number of places that are told.
const mostPlaces = 20

// lookInside looks at all that is inside.
func (r *Run) lookInside() *Inside {
	in := &Inside{Bytes: r.memory.peak}
	counts := map[location]uint64{}
	for i := range r.entities {
		switch e := &r.entities[i]; e.state {
		case free:
		case expected:
			in.Expected++
			counts[location{ExpectedPlace, int32(e.flow), false}]++
		default:
			in.Entities++
			counts[r.locationOf(e)]++
		}
	}
	for i := range r.record.Flows {
		if b := r.record.Flows[i].balance; b.in > 0 {
			in.Flows = append(in.Flows, FlowInside{plan.FlowID(i), b.in, b.out, b.turnedAway, b.inside})
		}
	}
	in.Places = r.places(counts)
	return in
}

// places puts what was counted into order, the most first.
func (r *Run) places(counts map[location]uint64) []PlaceInside {
	locations := make([]location, 0, len(counts))
	for s := range counts {
		locations = append(locations, s)
	}
	slices.SortFunc(locations, func(a, b location) int {
		waits := func(s location) int {
			if s.waiting {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a.kind, b.kind), cmp.Compare(a.index, b.index),
			waits(a)-waits(b))
	})
	var all []PlaceInside
	for _, s := range locations[:min(len(locations), mostPlaces)] {
		all = append(all, r.placeInside(s, counts[s]))
	}
	return all
}

// placeInside tells of a place.
func (r *Run) placeInside(s location, count uint64) PlaceInside {
	p := PlaceInside{Kind: s.kind, Name: r.nameOf(s), Count: count, Waiting: s.waiting}
	p.Passage = r.passageOf(s, count)
	place := r.waitingPlace(s)
	if !s.waiting || place == plan.None || len(r.growth.times) == 0 {
		return p
	}
	from, since, then, grows := r.growth.since(place, int64(count), r.now)
	if !grows {
		from = atStart
	} else {
		p.Grows, p.Since, p.Then = true, since, uint64(then)
	}
	p.Passage = p.after(r.growth.passedAt(from, place))
	if last, ok := r.bottleneck(s); ok {
		p.Behind = r.nameOf(last)
		if at := r.waitingPlace(last); at != plan.None {
			p.BehindServed = r.passageOf(last, r.waitingAt(at)).after(r.growth.passedAt(from, at)).Served
		}
	}
	return p
}

// waitingPlace finds a place among those at which entities wait, and gives None where it is none of them.
func (r *Run) waitingPlace(s location) int {
	at, place := 0, plan.None
	r.waiting(func(kind PlaceKind, index int, _ int64) {
		if kind == s.kind && index == int(s.index) {
			place = at
		}
		at++
	})
	return place
}

// waitingAt gives how many wait at a place.
func (r *Run) waitingAt(place int) uint64 {
	at, waiting := 0, int64(0)
	r.waiting(func(_ PlaceKind, _ int, count int64) {
		if at == place {
			waiting = count
		}
		at++
	})
	return uint64(waiting)
}

// passageOf counts who came to a spot at which so many are, and who went on.
func (r *Run) passageOf(s location, count uint64) Passage {
	b := r.balanceOf(s)
	if !s.waiting {
		return Passage{b.in, b.turnedAway, b.out}
	}
	return Passage{b.in, b.turnedAway, max(b.in-b.turnedAway, count) - count}
}

// balanceOf counts those of a station, zone or electronic queue, and nobody elsewhere.
func (r *Run) balanceOf(s location) balance {
	switch s.kind {
	case StationPlace:
		return r.record.Stations[s.index].balance
	case ZonePlace:
		return r.record.Zones[s.index].balance
	case BookingsPlace:
		return r.record.Bookings[s.index].balance
	}
	return balance{}
}

// locationOf finds where an entity is.
func (r *Run) locationOf(e *entity) location {
	s := &r.steps[e.step]
	switch {
	case e.state == queued, e.state == outside && r.wants(e) == plan.WantsServer:
		return location{StationPlace, s.Index, true}
	case e.state == serving:
		return location{StationPlace, s.Index, false}
	case e.state == seizing && e.next != plan.None:
		return location{ResourcePlace, int32(r.requests[e.requests()].resource), true}
	case e.state == outside && r.wants(e) == plan.WantsRoom:
		return location{ZonePlace, s.Index, true}
	case e.state == outside && r.wants(e) == plan.WantsPlace:
		return location{DirectionPlace, s.Index, true}
	case e.state == gated:
		return location{LinkPlace, s.Index, true}
	case e.state == travelling:
		return location{LinkPlace, s.Index, false}
	case e.state == gathering:
		return location{BatchPlace, s.Index, true}
	case e.state == riding, e.state == carried:
		return location{BatchPlace, s.Index, false}
	case e.state == checkingIn:
		return location{BookingsPlace, s.Index, true}
	}
	return location{StepPlace, int32(e.step), e.state != moving && e.state != absent}
}

// nameOf names a place as reports do.
func (r *Run) nameOf(s location) string {
	switch s.kind {
	case StationPlace:
		return r.plan.Stations[s.index].Name
	case ResourcePlace:
		return r.plan.Resources[s.index].Name
	case ZonePlace:
		return r.plan.Zones[s.index].Name
	case LinkPlace:
		return "link." + r.plan.Links[s.index].Name
	case DirectionPlace:
		return "link." + r.plan.Directions[s.index].Name
	case BatchPlace:
		return r.plan.Flows[r.plan.Batches[s.index].Flow].Name
	case BookingsPlace:
		return r.plan.Bookings[s.index].Name
	case ExpectedPlace:
		return "flows." + r.plan.Flows[s.index].Name + ".arrivals"
	default:
		return r.plan.Paths[s.index]
	}
}
