package engine

import "karvon/sim/plan"

// entity is one entity inside the model. Entities live in a slice, are named by their index in it, and their places
// are used again after they departed.
type entity struct {
	// What every step reads and writes stands first, in one line of a processor's cache: an event as a rule meets an
	// entity that has long left it. The whole is two lines, which bounds on memory count.
	id       uint64           // identity: what its draws are keyed by
	asked    int64            // when it asked for what it waits for, or for what serves it
	drawn    int64            // duration that was drawn ahead
	waited   int64            // sum of its waits
	words    [mostWords]uint8 // its attributes that are words: see attributes
	drawnFor plan.StepID      // the step for which a duration was drawn; None for none
	step     plan.StepID
	flow     plan.FlowID
	holding  holding  // what it still holds after its service or trip
	next     entityID // behind it in the list in which it waits; of one that waits for units see requests()
	state    state
	lost     loss // to queues
	lostHere bool // whether it was so at this site

	heldAt     int64 // when it asked for the station whose server it still holds
	arrived    int64
	cameAt     int64   // when it came to the site
	number     float64 // an attribute that is none of words: see attributes
	site       plan.SiteID
	life       uint32   // counts the uses of this place
	parent     entityID // of a split's child
	parentLife uint32
	members    entityID    // first of the members of a batch, linked through next, or None
	away       plan.SlotID // slot of the parent that counts this child, or None
	customer   customerID  // what it is at a server pool, or None
	kept       keepsakeID  // first of what it keeps, or None
}

// holding is what an entity holds though it is done there: a station's server after its service or, below None, its
// place at the end of a link; None where it holds nothing. It never holds both.
type holding int32

const holdsNothing = holding(plan.None)

func holdingServer(of plan.StationID) holding { return holding(of) }

func holdingPlace(of plan.DirectionID) holding { return holdsNothing - 1 - holding(of) }

// holds says whether an entity holds anything.
func (e *entity) holds() bool { return e.holding != holdsNothing }

// holdsPlace says whether it is a place at the end of a link, of an entity that holds anything.
func (e *entity) holdsPlace() bool { return e.holding < holdsNothing }

// server is the station whose server an entity still holds, or None.
func (e *entity) server() plan.StationID { return plan.StationID(max(e.holding, holdsNothing)) }

// direction is the one at whose end an entity still holds its place, or None.
func (e *entity) direction() plan.DirectionID {
	return plan.DirectionID(max(holdsNothing-1-e.holding, holdsNothing))
}

// state is what an entity does between events, for those who look at it from outside.
type state uint8

const (
	free       state = iota
	moving           // advancing, or waiting for an event of its own
	queued           // in a station's queue
	outside          // blocked outside a full station or zone
	serving          // in service
	seizing          // waiting for units of a resource
	checkingIn       // waiting at an electronic queue, for its slot or a free one
	joining          // waiting for its children
	travelling       // on a link
	pausing          // waiting for a time of day or an opening
	absent           // with a booking, never to come, until its slot is over
	heeding          // waiting for a signal
	gated            // for a link's opening or a convoy
	gathering        // for a batch
	riding           // in a batch
	carried          // in a batch that is on a link
	expected         // not arrived yet
)

// list is a first-in-first-out list of entities, linked through entity.next.
type list struct {
	head, tail entityID
	count      int32
}

func newList() list { return list{head: plan.None, tail: plan.None} }

func (r *Run) push(l *list, i entityID) {
	r.entities[i].next = plan.None
	if l.count == 0 {
		l.head = i
	} else {
		r.entities[l.tail].next = i
	}
	l.tail = i
	l.count++
}

func (r *Run) pop(l *list) entityID {
	i := l.head
	l.head = r.entities[i].next
	l.count--
	return i
}

// create makes an entity of a flow that begins its journey now.
func (r *Run) create(flow plan.FlowID, id uint64) entityID {
	i := r.place()
	e, j := &r.entities[i], &r.journeys[flow]
	e.anew(flow, id)
	r.inside++
	e.begin(j, r.now)
	r.enterModel(i, j)
	return i
}

// begin lets an entity begin its journey.
func (e *entity) begin(j *journey, now int64) {
	e.arrived, e.cameAt, e.waited = now, now, 0
	e.step, e.site, e.state = j.start, j.site, moving
	e.lost, e.lostHere = 0, false
}

// enterModel counts an entity that begins its journey now.
func (r *Run) enterModel(i entityID, j *journey) {
	if r.account != nil {
		r.beginAccount(i)
	}
	r.record.Entities++
	j.record.balance.in++
	j.record.Inside.up(r.now)
	j.begins.Inside.up(r.now)
	if r.observing {
		j.record.Arrived++
		r.open += 2 // its journey and its stay
	}
}

// place finds a free place for an entity: the one that was freed last, as it is the likeliest to be in the
// processor's cache.
func (r *Run) place() entityID {
	i := r.freed
	if i == plan.None {
		return r.newPlace()
	}
	r.freed = r.entities[i].next
	return i
}

// newPlace makes a place that nobody has had. It is rare, and would be in the way of what is not.
//
//go:noinline
func (r *Run) newPlace() entityID {
	r.entities = append(r.entities, entity{}) // hasRoomFor has made room
	for range r.attributes.more {
		r.attributes.values = append(r.attributes.values, 0)
	}
	return entityID(len(r.entities) - 1)
}

// ending says how an entity's journey ends.
type ending uint8

const (
	completed ending = iota
	turnedAway
)

// remove ends an entity's journey.
func (r *Run) remove(i entityID, how ending) {
	r.letGo(i)
	if r.account != nil {
		r.closeAccount(i, how)
	}
	e := &r.entities[i]
	if e.members != plan.None {
		r.loseMembers(i)
	}
	j, now := &r.journeys[e.flow], r.now
	j.record.Inside.down(now)
	j.record.presence.Add(uint64(r.spent(e.arrived)))
	cohort := r.inWindow(e.arrived)
	if cohort {
		r.open--
	}
	r.leaveSite(e, j, how)
	if how == turnedAway {
		r.countTurnedAway(e, j.record, cohort)
	} else {
		j.record.balance.out++
		if r.observing {
			j.record.Completed++
		}
		if cohort {
			j.record.Waited.Add(uint64(e.waited))
			j.record.Time.end(e.arrived, now-e.arrived, e.lost != 0)
			if r.probes.timed != nil {
				r.timeArrival(e, 0)
			}
		}
	}
	if e.kept != plan.None {
		r.giveUpBookings(i)
		r.abandonAll(i)
		r.dropKeepsakes(e)
	}
	r.visited(i, endingKinds[how], OfFlow, int32(e.flow), e.arrived, e.arrived)
	r.stamp(e.id, endHash+uint64(how))
	e.state = free
	r.strike(e)
	if e.away != plan.None {
		r.comeBack(i)
	}
	e.next, r.freed = r.freed, i
	r.inside--
}

// countTurnedAway counts the end of the journey of one who is turned away.
func (r *Run) countTurnedAway(e *entity, rec *FlowRecord, cohort bool) {
	rec.balance.turnedAway++
	if r.observing {
		rec.TurnedAway++
	}
	if !cohort {
		return
	}
	rec.cohortTurnedAway++
	if e.lost != 0 {
		rec.Time.lose(e.arrived)
	}
}

// leaveSite ends an entity's stay at its site. A journey at one site is its stay: it is recorded once, as the
// journey.
func (r *Run) leaveSite(e *entity, j *journey, how ending) {
	r.record.Sites[e.site].Inside.down(r.now)
	if !r.inWindow(e.cameAt) {
		return
	}
	r.open--
	if !j.single {
		r.recordStay(e, how)
	}
}

// recordStay records a stay that began in the window.
func (r *Run) recordStay(e *entity, how ending) {
	switch {
	case how == completed:
		r.stayOf(e).end(e.cameAt, r.now-e.cameAt, e.lostHere)
	case e.lostHere:
		r.stayOf(e).lose(e.cameAt)
	}
}

// comeToSite begins an entity's stay at a site.
func (r *Run) comeToSite(e *entity, site plan.SiteID) {
	e.site = site
	e.cameAt = r.now
	e.lostHere = false
	r.record.Sites[site].Inside.up(r.now)
	if r.observing {
		r.open++
	}
}

// stayOf gives the record of an entity's stays at its site.
func (r *Run) stayOf(e *entity) *Cohort {
	at := r.plan.Flows[e.flow].SiteIndex(e.site)
	return &r.record.Flows[e.flow].stays[at]
}

// inWindow says whether a time belongs to the observed window.
func (r *Run) inWindow(t int64) bool { return uint64(t-r.windowStart) < r.windowLength }

// spent gives the part of the time from since to now that lies in the window.
func (r *Run) spent(since int64) int64 {
	return max(0, min(r.now, r.windowEnd)-max(since, r.windowStart))
}
