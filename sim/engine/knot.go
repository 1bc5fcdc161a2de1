package engine

import (
	"math"
	"slices"
	"sort"

	"karvon/sim/plan"
)

// knots is the search for entities that wait for each other, for ever. It follows the graph of who waits for what
// held by whom by elimination: whoever does not wait for another goes on some day and gives back what it holds;
// whoever waits for no more than what can be given back so goes on too, after those before it. Who is left never
// goes on, whatever else happens.
//
// Nothing is counted for it while the model runs: what an entity holds follows from the step at which it is. A
// search looks at all entities, so that it is made when a wait begins that can close a circle, and then only after
// so many of those waits that it costs little for each; besides it is made every watchEvery events, or more where
// very many are inside, and at the run's end. A deadlock is found at the latest there, and its time is that at
// which it came about.
type knots struct {
	waits, due int     // waits begun since the last search, and how many are due before the next
	next       uint64  // event from which a search is made however few began to wait
	strict     bool    // whether what is never there counts
	stuck      []bool  // by entity
	awaited    []bool  // by entity: a child of it is stuck
	servers    []int64 // of each station, held by the stuck
	units      []int64 // of each resource
	room       []int64 // of each zone
	places     []int64 // of each direction

	mostServers, mostUnits []int64 // of each station and resource, ever on duty
}

func newKnots(p *plan.Plan) knots {
	k := knots{
		servers: make([]int64, len(p.Stations)), units: make([]int64, len(p.Resources)),
		room: make([]int64, len(p.Zones)), places: make([]int64, len(p.Directions)),
	}
	for i := range p.Stations {
		k.mostServers = append(k.mostServers, int64(p.MostHolders(&p.Stations[i])))
	}
	for i := range p.Resources {
		k.mostUnits = append(k.mostUnits, int64(p.Most(p.Resources[i].Units)))
	}
	return k
}

// mayLock notes that an entity begins to wait for what others hold, which may close a circle.
func (r *Run) mayLock() {
	r.knots.waits++
	if r.knots.waits >= r.knots.due {
		r.searchKnot()
	}
}

// searchNowAndThen searches for a knot, after so many events that it costs little for each.
func (r *Run) searchNowAndThen() {
	const share = 4 // events of each entity
	if r.record.Events >= r.knots.next {
		r.knots.next = r.record.Events + share*uint64(len(r.entities))
		r.searchKnot()
	}
}

// searchKnot ends the run if entities wait for each other for ever.
func (r *Run) searchKnot() {
	k := &r.knots
	if k.waits == 0 || r.failure != nil {
		return
	}
	const atLeast = 8
	k.waits, k.due = 0, max(atLeast, 2*len(r.entities))
	if stuck := r.reduce(math.MaxInt64); stuck > 0 {
		r.lock(stuck)
	}
}

// searchHalt ends in failure a run after which nothing would happen any more, though entities are inside: they wait
// for what is never there.
func (r *Run) searchHalt() {
	if r.failure != nil || r.inside == 0 || r.pending.holds(rankArrival) {
		return
	}
	for i := range r.entities {
		if e := &r.entities[i]; e.state != free && !r.waits(entityID(i)) {
			return
		}
	}
	r.knots.strict = true
	if stuck := r.reduce(math.MaxInt64); stuck == r.inside {
		r.lock(stuck)
	}
	r.knots.strict = false
}

// lock ends the run. The time of the deadlock is the first at which those who had begun to wait until then would
// never have gone on, whatever the others did.
func (r *Run) lock(stuck int) {
	var times []int64
	for i := range r.entities {
		if r.knots.stuck[i] {
			times = append(times, r.entities[i].asked)
		}
	}
	slices.Sort(times)
	first := times[sort.Search(len(times), func(n int) bool { return r.reduce(times[n]) > 0 })]
	r.reduce(first)
	r.failure = r.explain(first, stuck)
	r.over = true
}

// waits says whether an entity waits for what another holds. Whoever waits for a time, or is at work, does not.
func (r *Run) waits(i entityID) bool {
	e := &r.entities[i]
	switch e.state {
	case queued, outside, seizing, joining:
	default:
		return false
	}
	if e.state == seizing && r.isPatient(i) {
		return false // its patience ends
	}
	wants := r.wants(e)
	if wants == plan.WantsServer {
		pooled := r.stations[r.steps[e.step].Station()].pool != nil
		return !pooled || !r.isPatient(i) // otherwise its patience ends
	}
	return wants != plan.WantsNothing
}

// wants says what an entity's step can wait for that others hold.
func (r *Run) wants(e *entity) plan.Wants { return r.steps[e.step].Op.Facts().Wants }

// reduce finds the entities that never go on, among those that began to wait until a time, and gives their number.
func (r *Run) reduce(until int64) int {
	k := &r.knots
	clear(k.servers)
	clear(k.units)
	clear(k.room)
	clear(k.places)
	k.stuck = slices.Grow(k.stuck[:0], len(r.entities))[:len(r.entities)]
	k.awaited = slices.Grow(k.awaited[:0], len(r.entities))[:len(r.entities)]
	count := 0
	for i := range r.entities {
		e := &r.entities[i]
		k.stuck[i] = e.state != free && e.asked <= until && r.waits(entityID(i))
		if k.stuck[i] {
			r.tallyHeld(e, 1)
			count++
		}
	}
	for freed := -1; freed != 0 && count > 0; {
		freed = r.reducePlaces() + r.reduceJoins()
		count -= freed
	}
	return count
}

// tallyHeld adds what an entity holds to what the stuck hold, or takes it off.
func (r *Run) tallyHeld(e *entity, sign int64) {
	k := &r.knots
	switch {
	case !e.holds():
	case e.holdsPlace():
		k.places[e.direction()] += sign * r.lengthOn(e, e.direction())
	default:
		k.servers[e.server()] += sign
	}
	h := r.plan.Holding(e.step)
	for _, zone := range h.Zones {
		k.room[zone] += sign * r.plan.Zones[zone].Room[r.plan.Flows[e.flow].Class]
	}
	for n, resource := range h.Resources {
		k.units[resource] += sign * int64(h.Units[n])
	}
}

// reducePlaces frees those who wait for what is not held by the stuck, and gives their number.
func (r *Run) reducePlaces() int {
	k := &r.knots
	freed := 0
	for at := range r.stations {
		if st := &r.stations[at]; k.gives(k.mostServers[at], k.servers[at], 1) {
			freed += r.freeAll(&st.queue) + r.freeAll(&st.outside)
			for class := range st.classes {
				freed += r.freeAll(&st.classes[class])
			}
			if st.pool != nil {
				freed += r.freeQueues(st.pool)
			}
		}
	}
	for at := range r.resources {
		freed += r.freeRequests(plan.ResourceID(at))
	}
	for at := range r.zones {
		freed += r.freeInOrder(&r.zones[at].outside, r.plan.Zones[at].Capacity, &k.room[at])
	}
	for at := range r.directions {
		freed += r.freeInOrder(&r.directions[at].waiting, r.plan.Directions[at].Capacity, &k.places[at])
	}
	return freed
}

// gives says whether there is room for a need some day, where the stuck hold some of it. What is never there makes
// no circle: it is forgiven, but for the search that asks whether anything can happen at all.
func (k *knots) gives(most, held, need int64) bool {
	return held+need <= most || need > most && !k.strict
}

// freeAll frees all of a list.
func (r *Run) freeAll(l *list) int {
	freed := 0
	for n, i := l.count, l.head; n > 0; n, i = n-1, r.entities[i].next {
		freed += r.setFree(i)
	}
	return freed
}

// freeQueues frees all who wait for a server pool. Which lane serves whom is not looked at: some of them may be
// stuck all the same, and are found when all stand still.
func (r *Run) freeQueues(c *serverPool) int {
	freed := 0
	for at := range c.queues {
		l := &c.queues[at].list
		for n, i := l.count, l.head; n > 0; n, i = n-1, r.customer(i).next {
			freed += r.setFree(i)
		}
	}
	return freed
}

// freeInOrder frees those of a list for whom there is room some day, first come first served.
func (r *Run) freeInOrder(l *list, most int64, held *int64) int {
	freed := 0
	for n, i := l.count, l.head; n > 0; n, i = n-1, r.entities[i].next {
		if r.knots.stuck[i] && !r.knots.gives(most, *held, r.need(i)) {
			break
		}
		freed += r.setFree(i)
	}
	return freed
}

// need gives how much an entity waits for at a zone or on a direction.
func (r *Run) need(i entityID) int64 {
	e := &r.entities[i]
	s := &r.steps[e.step]
	if r.wants(e) == plan.WantsPlace {
		return r.lengthOn(e, s.Direction())
	}
	return r.room(i, s.Zone())
}

// setFree notes that an entity goes on some day; it counts 1 for one that was stuck.
func (r *Run) setFree(i entityID) int {
	if !r.knots.stuck[i] {
		return 0
	}
	r.knots.stuck[i] = false
	r.tallyHeld(&r.entities[i], -1)
	return 1
}

// reduceJoins frees those whose children all come back some day.
func (r *Run) reduceJoins() int {
	k := &r.knots
	clear(k.awaited)
	for i := range r.entities {
		if !k.stuck[i] {
			continue
		}
		if p := r.parentOf(&r.entities[i]); p != plan.None {
			k.awaited[p] = true
		}
	}
	freed := 0
	for i := range r.entities {
		if k.stuck[i] && r.entities[i].state == joining && !k.awaited[i] {
			freed += r.setFree(entityID(i))
		}
	}
	return freed
}

// parentOf gives who waits in a join for an entity to come back, or None.
func (r *Run) parentOf(child *entity) entityID {
	if child.state == free || child.away == plan.None {
		return plan.None
	}
	p := &r.entities[child.parent]
	if p.life != child.parentLife || p.state != joining || r.steps[p.step].Held != child.away {
		return plan.None
	}
	return child.parent
}
