package engine

import (
	"reflect"

	"karvon/sim/plan"
	"karvon/sim/stats"
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

// Doing is what an entity does, or what it waits for.
type Doing uint8

// What entities do. The place of each is in the table of the plan that is named.
const (
	IsServed      Doing = iota // at a station
	AwaitsServer               // at a station: those on duty are at work
	AwaitsOpening              // at a station: nobody is on duty by its schedule
	AwaitsRepair               // at a station: servers are broken, or a disruption takes them away
	AwaitsRoom                 // at a station: servers are held by those who find no room further on
	AwaitsUnits                // of a resource: those there are are in use
	AwaitsDuty                 // of a resource: none is on duty by its schedule
	AwaitsMending              // of a resource: units have failed, or a disruption takes them away
	AwaitsPlace                // in a zone
	AwaitsWay                  // on a link, which is full
	AwaitsGate                 // at a link: its opening, or a convoy
	AwaitsSlot                 // of an electronic queue
	AwaitsBatch                // others to go with
	AwaitsSignal               //
	AwaitsTime                 // at a site: a time of day, or an opening
	Travels                    // on a link
	IsBooked                   // of an electronic queue, until it means to come
	Passes                     // time by itself, as a delay; there are no places
	DoesOther                  // there are no places
	Doings                     // how many there are
)

// clock says for how long each cause of waiting at a place held until a time. Where several hold at once the time is
// theirs by the number of servers that the schedule gives which each keeps from work, in whole nanoseconds; what is left
// is that of the servers at work.
type clock struct {
	at                    int64
	closed, broken, ahead int64
}

// run notes what held since the clock was read last: how many servers the schedule gives, how many of these are not
// there, and how many are held by those who cannot go on.
func (c *clock) run(now, given, missing, held int64) {
	lasted := now - c.at
	c.at = now
	if lasted == 0 {
		return
	}
	if given <= 0 {
		c.closed += lasted
		return
	}
	missing = max(0, min(missing, given))
	held = max(0, min(held, given-missing))
	c.broken += portion(lasted, missing, given)
	c.ahead += portion(lasted, held, given)
}

// portion gives a part of a time: so many of so many, rounded down.
func portion(time, part, whole int64) int64 { return time/whole*part + time%whole*part/whole }

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

// runStation lets a station's clock run until now. It is called before what it goes by changes.
func (r *Run) runStation(at plan.StationID) {
	if r.account == nil {
		return
	}
	given, missing := int64(0), int64(0)
	st := &r.stations[at]
	if c := st.pool; c != nil {
		for n := range c.lanes {
			l := &c.lanes[n]
			scheduled := int64(r.shifts[int(st.shift)+n].given)
			given += scheduled
			missing += scheduled - int64(min(l.onDuty, int32(l.last-l.first)-l.broken))
		}
	} else {
		given = int64(r.shifts[st.shift].given)
		missing = given - int64(st.capacity)
	}
	r.account.stations[at].run(r.now, given, missing, r.record.Stations[at].Blocked.now)
}

// runUnits does so for a resource.
func (r *Run) runUnits(at plan.ResourceID) {
	if r.account == nil {
		return
	}
	given := int64(r.shifts[r.account.shifts[at]].given)
	r.account.units[at].run(r.now, given, given-int64(r.resources[at].capacity), 0)
}

// runHeld does so for the station whose server an entity holds.
func (r *Run) runHeld(e *entity) {
	if e.held != plan.None {
		r.runStation(e.held)
	}
}

// runShift does so for what a shift is of.
func (r *Run) runShift(s *shift) {
	if s.station != plan.None {
		r.runStation(s.station)
		return
	}
	r.runUnits(s.resource)
}

// beginAccount begins the account of an entity whose journey begins now.
func (r *Run) beginAccount(i entityID) {
	if r.account != nil {
		r.account.open(i, r.now)
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

// closeAccount ends the account of an entity that leaves the model, which counts where it is of the cohort and completed
// its journey.
func (r *Run) closeAccount(i entityID, how ending) {
	a := r.account
	e := &r.entities[i]
	a.tell(r, i)
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

// AccountRecord is the account of a replication.
type AccountRecord struct{ Flows []FlowAccount }

// FlowAccount is what those of a flow did who arrived in the window and completed their journey.
type FlowAccount struct {
	Completed uint64
	Parts     []stats.Sum128 // ns, by part: see PartsOf
	Hours     [24]HourOfDay  // by the hour of the day at which they arrived, at the flow's first site
}

// HourOfDay is what those did who arrived in an hour of the day.
type HourOfDay struct {
	Completed uint64
	Times     [Doings]stats.Sum128 // ns, by Doing
}

func newAccountRecord(p *plan.Plan, a *account) *AccountRecord {
	rec := &AccountRecord{Flows: make([]FlowAccount, len(p.Flows))}
	for i := range rec.Flows {
		rec.Flows[i].Parts = make([]stats.Sum128, a.first[Doings])
	}
	return rec
}

func (rec *AccountRecord) reset() {
	for i := range rec.Flows {
		f := &rec.Flows[i]
		clear(f.Parts)
		f.Completed, f.Hours = 0, [24]HourOfDay{}
	}
}

// Part is a part of an account: what is done, and at which place of the plan's table.
type Part struct {
	Doing Doing
	Place int
}

// PartsOf lists the parts of the accounts of a plan, in the order of [FlowAccount.Parts].
func PartsOf(p *plan.Plan) []Part {
	var parts []Part
	for d, places := range placesOf(p) {
		for at := range places {
			parts = append(parts, Part{Doing(d), at})
		}
	}
	return parts
}

// add adds the account of an entity.
func (f *FlowAccount) add(a *account, hour int, since int64, spells []spell) {
	f.Completed++
	h := &f.Hours[hour]
	h.Completed++
	for _, s := range spells {
		time := uint64(s.until - since)
		since = s.until
		f.Parts[s.part].Add(time)
		h.Times[a.doingOf(s.part)].Add(time)
	}
}

// doingOf gives what is done in a part.
func (a *account) doingOf(part int32) (doing Doing) {
	for a.first[doing+1] <= part {
		doing++
	}
	return doing
}

// Sizes in bytes of what an account keeps of each entity besides its spells, and of a spell.
var (
	sizeOfAccount = int64(reflect.TypeFor[clock]().Size() + reflect.TypeFor[[]spell]().Size() + reflect.TypeFor[int64]().Size())
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
