package engine

import (
	"errors"
	"math/bits"

	"karvon/sim/bound"
	"karvon/sim/dist"
	"karvon/sim/plan"
	"karvon/sim/random"
	"karvon/sim/scenario"
)

// maxInside is the largest number of entities that can be inside a model, whatever the memory: their places are
// named by 32 bits.
const maxInside = plan.MaxInside

// watchEvery is the number of events between two looks at the outside world: a few milliseconds.
const watchEvery = 1 << 16

// watchWork is the most that is done between two looks besides: servers, those who wait and woken entities that
// were looked at.
const watchWork = 1 << 20

// ErrStopped says that a replication was given up because its watcher said so.
var ErrStopped = errors.New("stopped")

// Run executes replications of a plan, one at a time. It keeps its memory from one to the next. Runs share nothing
// that changes: each worker has its own.
type Run struct {
	plan         *plan.Plan
	steps        []plan.Step
	samplers     []dist.Sampler
	ways         []way // by step: those of short, or all general where somebody is told what entities do
	short        []way // by step
	told         bool  // whether somebody is told what entities do
	draws        draws
	now          int64
	pending      pending
	woken        list // entities to go on at this instant, in the order in which they were woken
	entities     []entity
	freed        entityID // first of the free places, linked through entity.next
	inside       int      // entities, and those that are expected
	memory       memory
	attributes   attributes
	keepsakes    []keepsake
	freeKeepsake keepsakeID // first of the free places, linked through keepsake.next
	// comparisons are the programs that need no stack, by program.
	comparisons []comparison

	customers      customers
	hasPools       bool // whether there can be customers
	servers        []serverAddress
	stations       []station
	bookings       []bookings
	resources      []resource
	requests       []request
	freeRequest    requestID // first of the free places, linked through request.behind
	zones          []zone
	directions     []direction
	sources        []source
	stood          []int64 // by group of those who stand at the start, how many are inside
	shifts         []shift
	units          []failingUnit // those of resources whose units fail
	changed        changes
	movers         []entityID // those who move from closed lanes, while they do
	leavers        []serverID // servers that may be sent home at the end of a shift, while they are
	disruptions    []disruption
	speeds         []float64 // of each link, by the disruptions; nil where there are none
	factors        []float64 // of each station's services, by the disruptions; nil where none changes them
	closures       []int32   // of each link, how many disruptions close it
	displays       []display
	gates          []gate
	heeding        []list // by signal, those who wait for it
	collectors     []collector
	collectorFirst []collectorID  // by batch
	journeys       []journey      // by flow
	classes        []plan.ClassID // by flow: what its entities are

	// stillHolds is holdsStill, made into a value once.
	stillHolds func(*event) bool
	// watch, if not nil, is called every watchEvery events, and after so much work, with the time of the model; where
	// it says no the replication is given up.
	watch    func(now int64) bool
	nextLook uint64 // number of events after which something is looked at
	work     int    // done since the last look
	stopped  bool   // the watcher said no

	mirrored               bool // whether luck is turned
	observing              bool
	closing                bool // the window is closed, and its cohorts are followed
	attentive              bool // something is looked at after each event
	windowStart, windowEnd int64
	windowLength           uint64
	end                    int64 // of the run at the latest
	sourcesEnd             int64 // when nothing arrives any more
	open                   int64 // journeys and stays begun in the window and not over
	over                   bool
	growth                 growth
	failure                error    // what ended the run before its time
	asked                  Asked    // what there was no room for
	livelock               livelock // whether time passes
	observer               observer
	serversTold            func(station plan.StationID, servers, at int64) // nil where nobody is told
	knots                  knots
	probes                 probes
	account                *account // nil where none is kept
	courses                courses
	record                 Record
}

// New prepares runs of a plan.
func New(p *plan.Plan) *Run {
	r := &Run{
		plan:         p,
		steps:        p.Steps,
		samplers:     p.Samplers,
		comparisons:  comparisonsOf(p.Programs),
		windowStart:  p.WindowStart(),
		windowEnd:    p.WindowEnd(),
		windowLength: uint64(p.WindowEnd() - p.WindowStart()),
		end:          p.End(),
		sourcesEnd:   p.End(),
	}
	if p.Kind == scenario.Terminating {
		r.sourcesEnd = r.windowEnd
	}
	r.stations = newStations(p)
	r.displays = newDisplays(p, r.stations)
	r.addressServers()
	r.hasPools = r.hasPools || p.Impatient()
	r.stillHolds = r.holdsStill
	r.bookings = newBookings(p)
	r.resources = make([]resource, len(p.Resources))
	r.zones = newZones(p)
	r.directions = make([]direction, len(p.Directions))
	r.sources = newSources(p)
	r.stood = make([]int64, len(p.Standings))
	r.shifts = newShifts(p, r.stations)
	r.units = newFailingUnits(p, r.shifts)
	r.newDisruptions(p)
	r.knots = newKnots(p)
	r.gates = newGates(p)
	r.heeding = make([]list, len(p.Signals))
	r.collectors, r.collectorFirst = newCollectors(p)
	r.attributes = newAttributes(p)
	for i := range p.Flows {
		r.classes = append(r.classes, p.Flows[i].Class)
	}
	r.record = newRecord(p)
	r.short, r.journeys = r.waysOf(p), r.newJourneys(p)
	r.memory = newMemory(r)
	r.LimitMemory(bound.Memory.Most)
	return r
}

// Mirror has what is replicated from now on be the mirror image of its replication, or itself again: wherever that
// draws a number u between 0 and 1, its image draws 1 - u, so that who was lucky is unlucky.
func (r *Run) Mirror(on bool) { r.mirrored = on }

// Mirrored says whether what is replicated is a mirror image.
func (r *Run) Mirrored() bool { return r.mirrored }

// Watch has a function called now and then with the time of the model, to show progress and to stop: where it says
// no, Replicate returns ErrStopped.
func (r *Run) Watch(watch func(now int64) bool) { r.watch = watch }

// Record is what replications write their record to.
func (r *Run) Record() *Record { return &r.record }

// Replicate executes one replication from its start. The record belongs to the run and is overwritten by its next
// replication. The error is a *DeadlockError where entities wait for each other in a circle, a *ValueError where an
// expression has no sensible value, and a *LivelockError where no time passes any more; the record then holds what
// was observed until then, and its Stop says so.
func (r *Run) Replicate(seed uint64, replication int) (*Record, error) {
	r.reset(seed, replication)
	r.begin()
	for !r.over {
		if r.pending.isApartNext() {
			e := r.pending.takeApart()
			r.now = e.time
			r.record.Events++
			r.arrive(sourceID(e.subject))
		} else if r.pending.fronts() {
			e := r.pending.takeFront()
			r.now = e.time
			if i := entityID(e.subject); e.rank() == rankServed && e.epoch == 0 && r.wayOf(i).path == plainly {
				r.record.Events++
				r.endPlainly(i, &r.entities[i], r.wayOf(i))
			} else {
				r.handle(e)
			}
		} else {
			break
		}
		if r.woken.count > 0 {
			r.wake()
		}
		if r.attentive {
			r.lookClosely()
		}
		if r.record.Events >= r.nextLook {
			r.look()
		}
		if r.work >= watchWork {
			r.askWatch()
		}
	}
	if r.stopped {
		return nil, ErrStopped
	}
	r.searchKnot()
	r.searchHalt()
	r.finish()
	return &r.record, r.failure
}

// lookClosely looks at what can change with each event: levels that are asked for, in the window, and then whether all
// of its cohorts are done.
func (r *Run) lookClosely() {
	if r.observing && r.probes.watched != nil {
		r.watchLevels()
	}
	if r.closing && r.open == 0 {
		r.over = true
	}
}

// look notes how many wait, and now and then searches for a deadlock, sees whether time passes, and asks the watcher.
func (r *Run) look() {
	if r.record.Events == r.growth.next {
		r.growth.note(r)
	}
	r.nextLook = min(r.growth.next, (r.record.Events|(watchEvery-1))+1)
	if r.record.Events%watchEvery > 0 {
		return
	}
	r.searchNowAndThen()
	r.lookAtClock()
	r.weigh()
	r.askWatch()
}

// askWatch gives the run up where the watcher does not let it go on.
func (r *Run) askWatch() {
	r.work = 0
	if r.watch != nil && !r.watch(r.now) {
		r.stopped, r.over = true, true
	}
}

// reset empties the model and the record.
func (r *Run) reset(seed uint64, replication int) {
	r.draws = newDraws(r.plan, seed, replication, r.mirrored)
	r.ways, r.told = r.short, r.isTold()
	if r.told {
		r.ways = generally(r.short)
	}
	r.now, r.open = 0, 0
	r.observing, r.closing, r.attentive, r.over, r.failure = false, false, false, false, nil
	r.work, r.stopped, r.asked = 0, false, Asked{}
	r.pending.reset()
	r.memory.reset()
	r.growth.reset()
	r.nextLook = r.growth.next
	r.entities = r.entities[:0]
	r.attributes.values = r.attributes.values[:0]
	r.keepsakes, r.freeKeepsake = r.keepsakes[:0], plan.None
	r.observer.reset()
	if r.account != nil {
		r.account.reset()
	}
	r.knots.waits, r.knots.due, r.knots.next = 0, 0, 0
	r.customers.reset()
	r.woken, r.freed, r.inside = newList(), plan.None, 0
	for i := range r.stations {
		r.stations[i].reset()
	}
	for i := range r.bookings {
		r.bookings[i].reset()
	}
	r.requests, r.freeRequest = r.requests[:0], plan.None
	for i := range r.resources {
		r.resources[i] = resource{waiting: newRequestQueue()}
	}
	for i := range r.zones {
		r.zones[i].reset()
	}
	for i := range r.directions {
		r.directions[i] = direction{waiting: newList()}
	}
	for i := range r.gates {
		r.gates[i] = gate{waiting: newList()}
	}
	for i := range r.heeding {
		r.heeding[i] = newList()
	}
	for i := range r.collectors {
		r.collectors[i].waiting, r.collectors[i].formed = newList(), 0
	}
	r.resetDisruptions()
	r.changed.reset()
	r.livelock.reset()
	r.record.reset()
	r.record.replication = replication
}

// begin schedules what happens by itself.
func (r *Run) begin() {
	r.pending.schedule(r.windowStart, rankObserve, int32(windowOpens))
	r.pending.schedule(r.windowEnd, rankObserve, int32(windowCloses))
	r.pending.schedule(r.end, rankObserve, int32(runEnds))
	for i := range r.shifts {
		r.beginShift(shiftID(i))
	}
	for i := range r.bookings {
		r.pending.scheduleOf(0, rankShift, int32(i), ofPeriods)
	}
	for i := range r.stations {
		if c := r.stations[i].pool; c != nil {
			r.beginFailures(c)
		}
	}
	r.beginUnitFailures()
	r.beginDisplays()
	r.beginDisruptions()
	r.beginProbes()
	r.beginStanding()
	for i := range r.sources {
		r.beginSource(sourceID(i))
	}
}

// boundary is the subject of an event of rankObserve.
type boundary int32

const (
	windowOpens boundary = iota
	windowCloses
	runEnds
	hoursTurn // of which levels are asked for
)

func (r *Run) handle(e event) {
	r.record.Events++
	switch e.rank() {
	case rankServed:
		r.served(entityID(e.subject), e.epoch)
	case rankElapsed:
		r.elapsed(entityID(e.subject))
	case rankArrival:
		r.handleArrival(e)
	case rankGate:
		r.handleGate(e)
	case rankShift:
		r.handleShift(e)
	case rankDuty:
		r.settle()
	case rankDisruption:
		r.beginDisruption(plan.DisruptionID(e.subject))
	case rankRestoration:
		r.endDisruption(plan.DisruptionID(e.subject))
	case rankObserve:
		r.observe(boundary(e.subject))
	case rankRenege:
		r.renege(entityID(e.subject), e.epoch)
	case rankFailure:
		r.breakOrMend(serverNumber(e.subject), e.epoch)
	case rankUnitFailure:
		r.breakOrMendUnit(int(e.subject))
	case rankReturn:
		r.comeHome(serverNumber(e.subject), e.epoch)
	case rankClosing:
		r.mayClose(plan.StationID(e.subject))
	case rankDisplay:
		r.noteWait(displayID(e.subject))
	case rankAway:
		r.leaveAlone(serverNumber(e.subject))
	case rankProbe:
		r.readLevel(e.subject)
	}
}

// handleArrival lets entities arrive, or go on who stood there before.
func (r *Run) handleArrival(e event) {
	switch e.which() {
	case ofSource:
		r.arrive(sourceID(e.subject))
	case ofExpected:
		r.appear(entityID(e.subject))
	case ofStander:
		r.goOnFromStand(entityID(e.subject))
	}
}

// handleGate opens a gate, or lets a batch go whose first member has waited so long.
func (r *Run) handleGate(e event) {
	if e.which() == ofCollector {
		r.timeUp(collectorID(e.subject))
		return
	}
	r.openGate(gateID(e.subject))
}

// handleShift changes who is on duty, or the slots of an electronic queue.
func (r *Run) handleShift(e event) {
	switch e.which() {
	case ofShift:
		r.changeShift(shiftID(e.subject))
	case ofPeriods:
		r.openPeriod(plan.BookingsID(e.subject))
	case ofReleased:
		r.release(plan.BookingsID(e.subject))
	}
}

// wake lets the entities that were woken go on.
func (r *Run) wake() {
	for n := 0; r.woken.count > 0 && !r.over; n++ {
		i := r.pop(&r.woken)
		if n >= mostAtOneInstant && r.traced(i) {
			return
		}
		r.advance(i)
		if r.work++; r.work >= watchWork {
			r.askWatch()
		}
	}
}

func (r *Run) observe(at boundary) {
	switch at {
	case windowOpens:
		r.record.open(r.now)
		r.observing, r.attentive = true, r.probes.watched != nil
		r.openHours()
	case windowCloses:
		r.cutHours()
		r.record.close(r.now)
		r.observing, r.closing, r.attentive = false, true, true
	case runEnds:
		r.over = true
	case hoursTurn:
		r.turnHours()
	}
}

// stamp adds an entity's act to the fingerprint. The sum does not depend on the order of acts, but each depends on
// its name, identity and time.
func (r *Run) stamp(id, name uint64) {
	high, low := bits.Mul64(id^name, uint64(r.now)*0x9e3779b97f4a7c15+name)
	r.record.Fingerprint += high ^ low
}

// endHash names the end of a journey in the fingerprint.
var endHash = random.HashString("end of journey")
