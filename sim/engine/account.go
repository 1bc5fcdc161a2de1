package engine

import (
	"reflect"

	"karvon/sim/plan"
)

// An account says what every entity did at every time of its journey, so that the times of those who completed theirs
// are sums of parts that leave nothing out. A run keeps none unless it is asked to.
//
// An entity is in one state at a time, so that its time is cut where its state changes. What it waits for at a station
// or of a resource has causes of which there can be several at once: see [clock]. One who waits for its children does
// meanwhile what the one does that comes back last, and a member of a batch what the batch does.
type account struct {
	first    [Doings + 1]int32 // part of each doing's first place, and how many parts there are
	since    []int64           // by entity: until when its time is told
	spells   [][]spell         // by entity, in the order of time
	begun    []clock           // by entity that waits: the clock of what it waits for, as it began to
	stations []clock
	units    []clock // by resource
	shifts   []int32 // by resource: its shift
	met      plan.ResourceID
}

// spell is what an entity did until a time, from the end of the spell before.
type spell struct {
	part  int32
	until int64
}

// KeepAccount has a run keep an account from its next replication on: [Record.Account].
func (r *Run) KeepAccount() {
	if r.account != nil {
		return
	}
	p := r.plan
	a := &account{
		stations: make([]clock, len(p.Stations)), units: make([]clock, len(p.Resources)),
		shifts: make([]int32, len(p.Resources)),
	}
	for i := range r.shifts {
		if s := &r.shifts[i]; s.resource != plan.None {
			a.shifts[s.resource] = int32(i)
		}
	}
	for d, places := range placesOf(p) {
		a.first[d+1] = a.first[d] + int32(places)
	}
	r.account = a
	r.record.Account = newAccountRecord(p, a)
}

// placesOf counts the places of each doing: one where it has none.
func placesOf(p *plan.Plan) [Doings]int {
	stations, resources, links := len(p.Stations), len(p.Resources), len(p.Links)
	return [Doings]int{
		IsServed: stations, AwaitsServer: stations, AwaitsOpening: stations, AwaitsRepair: stations, AwaitsRoom: stations,
		AwaitsUnits: resources, AwaitsDuty: resources, AwaitsMending: resources,
		AwaitsPlace: len(p.Zones), AwaitsWay: links, AwaitsGate: links, AwaitsSlot: len(p.Bookings),
		AwaitsBatch: len(p.Batches), AwaitsSignal: len(p.Signals), AwaitsTime: len(p.Sites),
		Travels: links, IsBooked: len(p.Bookings), Passes: 1, DoesOther: 1,
	}
}

func (a *account) reset() {
	clear(a.stations)
	clear(a.units)
	a.since, a.begun, a.spells = a.since[:0], a.begun[:0], a.spells[:0]
	a.met = plan.None
}

// become has an entity do something else from now on. Every change of what it does goes through it, or where its state
// is the same before and after through tell.
func (r *Run) become(i entityID, s state) {
	if r.account != nil {
		r.turn(i, s)
		return
	}
	r.entities[i].state = s
}

func (r *Run) turn(i entityID, s state) {
	r.account.tell(r, i)
	e := &r.entities[i]
	e.state = s
	if c := r.clockOf(e); c != nil {
		r.account.begun[i] = *c
	}
}

// clockOf gives the clock of what an entity waits for, as it is now; nil where it has none.
func (r *Run) clockOf(e *entity) *clock {
	s := &r.steps[e.step]
	switch {
	case e.state == queued, e.state == outside && r.wants(e) == plan.WantsServer:
		r.runStation(s.Station())
		return &r.account.stations[s.Station()]
	case e.state == seizing && s.Op == plan.OpSeize:
		r.runUnits(s.Resource())
		return &r.account.units[s.Resource()]
	}
	return nil
}

// beginAccount begins the account of an entity whose journey begins now.
func (r *Run) beginAccount(i entityID) {
	if r.account != nil {
		r.account.open(i, r.now)
		r.openCourse(i)
	}
}

// metFrom notes whose units one has now who waited for those of several resources; none for one who goes without.
func (r *Run) metFrom(at plan.ResourceID) {
	if r.account != nil {
		r.account.met = at
	}
}

// open begins the account of an entity whose journey begins now.
func (a *account) open(i entityID, now int64) {
	for int(i) >= len(a.since) {
		a.since, a.begun = append(a.since, 0), append(a.begun, clock{})
		if n := len(a.spells); n < cap(a.spells) {
			a.spells = a.spells[:n+1] // with the room that it had
		} else {
			a.spells = append(a.spells, nil)
		}
	}
	a.since[i], a.spells[i] = now, a.spells[i][:0]
}

// keeps says whether the account of an entity can count: one from before the window is of no cohort, and neither waits
// anybody for it who is.
func (r *Run) keeps(e *entity) bool { return e.arrived >= r.windowStart }

// tell ends the spell of what an entity does, at the step at which it does it.
func (a *account) tell(r *Run, i entityID) {
	e := &r.entities[i]
	if e.state == expected || !r.keeps(e) || a.since[i] == r.now {
		return
	}
	switch c := r.clockOf(e); {
	case c == nil:
		a.add(i, r.partOf(e), r.now)
	case e.state == seizing:
		a.addWait(i, *c, AwaitsDuty, AwaitsMending, AwaitsUnits, AwaitsUnits, r.steps[e.step].Index)
	default:
		a.addWait(i, *c, AwaitsOpening, AwaitsRepair, AwaitsRoom, AwaitsServer, r.steps[e.step].Index)
	}
}

// addWait adds a wait at a place by its causes.
func (a *account) addWait(i entityID, end clock, closed, broken, ahead, work Doing, at int32) {
	began := a.begun[i]
	until := a.since[i]
	for _, cause := range [...]struct {
		doing Doing
		time  int64
	}{{closed, end.closed - began.closed}, {broken, end.broken - began.broken}, {ahead, end.ahead - began.ahead}} {
		if cause.time > 0 {
			until += cause.time
			a.add(i, a.first[cause.doing]+at, until)
		}
	}
	if until < end.at {
		a.add(i, a.first[work]+at, end.at)
	}
}

// add adds a spell to an entity's account.
func (a *account) add(i entityID, part int32, until int64) {
	a.since[i] = until
	spells := a.spells[i]
	if last := len(spells) - 1; last >= 0 && spells[last].part == part {
		spells[last].until = until
		return
	}
	a.spells[i] = append(spells, spell{part, until})
}

// partOf gives what an entity does that waits for nothing that has a clock.
func (r *Run) partOf(e *entity) int32 {
	a := r.account
	s := &r.steps[e.step]
	doing, at := DoesOther, int32(0)
	switch {
	case e.state == serving:
		doing, at = IsServed, s.Index
	case e.state == travelling:
		doing, at = Travels, s.Index
	case e.state == gated:
		doing, at = AwaitsGate, s.Index
	case e.state == outside && r.wants(e) == plan.WantsPlace:
		doing, at = AwaitsWay, int32(r.plan.Directions[s.Direction()].Link)
	case e.state == outside:
		doing, at = AwaitsPlace, s.Index
	case e.state == seizing:
		doing, at = AwaitsUnits, r.metBy(s)
	case e.state == checkingIn:
		doing, at = AwaitsSlot, s.Index
	case s.Op.Facts().Demand == plan.DemandsSlotAhead:
		doing, at = IsBooked, int32(r.plan.Reservations[s.Reservation()].Bookings)
	case e.state == gathering:
		doing, at = AwaitsBatch, s.Index
	case e.state == heeding:
		doing, at = AwaitsSignal, s.Index
	case e.state == pausing:
		doing, at = AwaitsTime, int32(e.site)
	case s.Op == plan.OpDelay:
		doing = Passes
	}
	return a.first[doing] + at
}

// metBy gives the resource whose units one waited for who asks for units of several: the one that came last, or the
// first that it names where it goes without.
func (r *Run) metBy(s *plan.Step) int32 {
	if met := r.account.met; met != plan.None {
		return int32(met)
	}
	return int32(r.plan.Requests[s.Request()].Parts[0].Resource)
}

// inherit has an entity that waited for another do what that one did meanwhile.
func (r *Run) inherit(i, from entityID) {
	a := r.account
	if a == nil || !r.keeps(&r.entities[i]) {
		return
	}
	a.tell(r, from)
	for _, s := range a.spells[from] {
		if s.until > a.since[i] {
			a.add(i, s.part, s.until)
		}
	}
}

// closeAccount ends the account of an entity that leaves the model. It counts where the entity is of the cohort and has
// completed its journey.
func (r *Run) closeAccount(i entityID, how ending) {
	a := r.account
	e := &r.entities[i]
	a.tell(r, i)
	r.tellCourse(i, how)
	if how != completed || !r.inWindow(e.arrived) {
		return
	}
	r.record.Account.Flows[e.flow].add(a, r.hourOf(e), e.arrived, a.spells[i])
}

// hourOf gives the hour of the day at which an entity arrived, at the site at which its flow begins.
func (r *Run) hourOf(e *entity) int {
	phase := r.plan.Sites[r.plan.Flows[e.flow].Site].Phase
	return int((phase + e.arrived) % plan.Day / plan.Hour)
}

// Sizes in bytes of what an account keeps of each entity besides its spells, and of a spell.
var (
	sizeOfAccount = int64(reflect.TypeFor[clock]().Size() + reflect.TypeFor[[]spell]().Size() + sizeOfSince)
	sizeOfSince   = reflect.TypeFor[int64]().Size()
	sizeOfSpell   = int64(reflect.TypeFor[spell]().Size())
)

// bytes gives what an account takes.
func (a *account) bytes() int64 {
	sum := sizeOfAccount * int64(len(a.since))
	for _, spells := range a.spells[:cap(a.spells)] {
		sum += sizeOfSpell * int64(cap(spells))
	}
	return sum
}
