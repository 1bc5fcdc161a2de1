package engine

import "karvon/sim/plan"

// Visit is one flat record of something that an entity did or met with: a visit of a station, a stay in a zone, a
// trip, a whole journey. Times are nanoseconds since the run's start.
type Visit struct {
	Entity   uint64 // identity
	Flow     plan.FlowID
	Site     plan.SiteID
	Kind     VisitKind
	Place    Place
	Index    int32 // of the place in the plan
	Arrive   int64 // when it came, or asked
	Start    int64 // when it was let in or its service began; plan.None where it never was
	End      int64
	InWindow bool // whether Arrive is in the observed window

	// Attributes are the values of the plan's visible slots at End. They belong to the run and change when it goes on.
	Attributes []float64
}

// VisitKind says how a visit ended.
type VisitKind uint8

// The kinds of visits. Each is told once, at its End, with these times:
const (
	Served  VisitKind = iota // at a station: asked to join, service began, service ended
	Reneged                  // at a station, or of a resource: asked, never begun, gave up waiting
	Balked                   // at a station: came and went at the same instant of its own will, never begun
	// at a station, zone, resource or electronic queue: came, never begun, turned away or diverted at the same instant;
	// of a flow: arrived, left unserved
	Rejected
	Interrupted // at a station: asked to join, this spell of service began, it was broken off
	// at a station: a server was held after its service from Arrive = Start to End; on a link: a place at its end
	Blocked
	Incomplete // anywhere: what the run's end cut off; Start only where it had begun
	Held       // of a resource: asked for the first units, took them, gave the last back
	Stayed     // in a zone: asked to enter, entered, left
	Travelled  // on a link: set out (Arrive = Start), came to its end
	Passed     // at an electronic queue: came to the check-in, passed
	Departed   // of a flow: arrived (Arrive = Start), departed
)

var kindWords = [...]string{
	Served: "service", Reneged: "renege", Balked: "balk", Rejected: "reject", Interrupted: "interrupted",
	Blocked: "blocked", Incomplete: "incomplete", Held: "seize", Stayed: "stay", Travelled: "trip", Passed: "check-in",
	Departed: "journey",
}

// String gives the word for a kind in records.
func (k VisitKind) String() string { return kindWords[k] }

// Place is what kind of place a visit was at.
type Place uint8

// The places of visits.
const (
	AtStation Place = iota
	OfResource
	InZone
	OnLink
	AtCheckIn // of an electronic queue
	OfFlow    // the whole journey
)

var placeWords = [...]string{AtStation: "station", OfResource: "resource", InZone: "zone", OnLink: "link",
	AtCheckIn: "electronic queue", OfFlow: "flow"}

// String gives the word for a place in records.
func (p Place) String() string { return placeWords[p] }

// endingKinds gives the kind of a journey that ends so.
var endingKinds = [...]VisitKind{completed: Departed, turnedAway: Rejected}

// Observe has a function told of every visit as it ends, in the order of time, and at the run's end of those that
// are incomplete; of the given flows alone, or of all where none is given. The visit belongs to the run and is
// overwritten by the next.
func (r *Run) Observe(tell func(*Visit), flows ...plan.FlowID) {
	r.observer = observer{tell: tell, flows: make([]bool, len(r.plan.Flows))}
	for i := range r.observer.flows {
		r.observer.flows[i] = len(flows) == 0
	}
	for _, flow := range flows {
		r.observer.flows[flow] = true
	}
}

// ObserveServers has a function told of every change of the number of servers on duty at a station, at the time of
// the run, the first ones at its start: those of the schedule, less what disruptions, breakdowns and rules of
// opening take away. It is the level whose mean over the window is the record's Capacity.
func (r *Run) ObserveServers(tell func(station plan.StationID, servers, at int64)) {
	r.serversTold = tell
}

// tellServers tells of a station's servers on duty, where anyone is told.
func (r *Run) tellServers(station plan.StationID) {
	if r.serversTold != nil {
		r.serversTold(station, int64(r.stations[station].capacity), r.now)
	}
}

// visited tells of a visit that ends now. Whatever ends an entity's visit calls it once, before it changes the
// entity: the kinds say which times they need. A service that is broken off is told as Interrupted, each time; the
// one that is finished at last is told as Served with the start of its last spell.
func (r *Run) visited(i entityID, kind VisitKind, place Place, index int32, arrive, start int64) {
	if r.observer.tell != nil {
		r.tell(i, kind, place, index, arrive, start)
	}
}

func (r *Run) tell(i entityID, kind VisitKind, place Place, index int32, arrive, start int64) {
	e := &r.entities[i]
	if !r.observer.flows[e.flow] {
		return
	}
	v := &r.observer.visit
	*v = Visit{
		Entity: e.id, Flow: e.flow, Site: e.site, Kind: kind, Place: place, Index: index,
		Arrive: toldTime(arrive), Start: toldTime(start), End: r.now, InWindow: r.inWindow(arrive),
		Attributes: r.allAttributes(v.Attributes[:0], i),
	}
	r.observer.tell(v)
}

// toldTime gives a time as visits have it: what began before the run's start began at it.
func toldTime(t int64) int64 {
	if t < plan.None {
		return 0
	}
	return t
}

// cutOff tells of all that the run's end cuts off of an entity.
func (r *Run) cutOff(i entityID) {
	if r.observer.tell == nil {
		return
	}
	e := &r.entities[i]
	if e.holds() {
		place, index := r.placeOf(e)
		r.tell(i, Blocked, place, index, e.asked, e.asked)
	}
	r.cutOffStep(i)
	if r.observer.holdsAny(i) {
		for index := range r.resources {
			r.cutOffHeld(i, OfResource, int32(index))
		}
		for index := range r.zones {
			r.cutOffHeld(i, InZone, int32(index))
		}
	}
	r.tell(i, Incomplete, OfFlow, int32(e.flow), e.arrived, e.arrived)
}

// cutOffStep tells of what an entity waits for or does at the run's end.
func (r *Run) cutOffStep(i entityID) {
	e := &r.entities[i]
	s := &r.steps[e.step]
	switch {
	case e.state == serving:
		r.tell(i, Incomplete, AtStation, s.Index, e.asked, r.observer.beganAt(i))
	case e.state == travelling:
		r.tell(i, Incomplete, OnLink, s.Index, e.asked, e.asked)
	case e.state == queued, e.state == outside && r.wants(e) == plan.WantsServer:
		r.tell(i, Incomplete, AtStation, s.Index, e.asked, plan.None)
	case e.state == gated:
		r.tell(i, Incomplete, OnLink, s.Index, e.asked, plan.None)
	case r.wants(e) == plan.WantsPlace:
		r.tell(i, Incomplete, OnLink, int32(r.plan.Directions[s.Direction()].Link), e.asked, plan.None)
	case e.state == checkingIn:
		r.tell(i, Incomplete, AtCheckIn, s.Index, e.asked, plan.None)
	case e.state == outside:
		r.tell(i, Incomplete, InZone, s.Index, e.asked, plan.None)
	case e.state == seizing:
		for n := e.requests(); n != plan.None; n = r.requests[n].sibling {
			r.tell(i, Incomplete, OfResource, int32(r.requests[n].resource), e.asked, plan.None)
		}
	}
}
