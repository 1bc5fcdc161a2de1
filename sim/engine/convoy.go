package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// gate is where those who come to a link wait for its opening or for a convoy, in one direction. Gates are in the
// order of the links, two for each.
type gate struct {
	waiting list
	number  int64 // of the convoy that those who wait are to go with, or that set out last
	gone    bool  // whether it set out
}

// gateOf gives the gate of a link in a direction: 0 from its From, 1 from its To.
func gateOf(link plan.LinkID, direction int32) gateID { return gateID(2*int32(link) + direction) }

func (g gateID) link() plan.LinkID { return plan.LinkID(g / 2) }

func (g gateID) direction() int32 { return int32(g % 2) }

func newGates(p *plan.Plan) []gate {
	for i := range p.Links {
		if p.Links[i].Gated() {
			return make([]gate, 2*len(p.Links))
		}
	}
	return nil
}

// comeToGate lets an entity come to a link that opens, or that has convoys, at set hours. It goes on at once where
// the link is open and has no convoys.
func (r *Run) comeToGate(i entityID, s *plan.Step) bool {
	r.letGo(i)
	link := &r.plan.Links[s.Link()]
	at := gateOf(s.Link(), s.Count)
	g := &r.gates[at]
	if link.Convoys == plan.None && g.waiting.count == 0 && r.isOpen(s.Link()) {
		if r.observing {
			r.record.Links[s.Link()].Wait.record(r.now, 0)
		}
		return r.goTo(i, s.Next)
	}
	e := &r.entities[i]
	e.asked = r.now
	r.become(i, gated)
	r.record.Links[s.Link()].Queue.up(r.now)
	r.push(&g.waiting, i)
	if g.waiting.count == 1 {
		r.scheduleGate(at, link)
	}
	return false
}

// isOpen says whether a link can be travelled now.
func (r *Run) isOpen(at plan.LinkID) bool {
	link := &r.plan.Links[at]
	if link.Closes && r.closures[at] > 0 {
		return false
	}
	return link.Open == plan.None || r.plan.Schedules[link.Open].Opens(r.now) == r.now
}

// scheduleGate schedules the next time at which those who wait may set out.
func (r *Run) scheduleGate(at gateID, link *plan.Link) {
	if link.Convoys == plan.None {
		if link.Closes && r.closures[at.link()] > 0 {
			return // it opens when no disruption closes it any more
		}
		r.pending.schedule(r.plan.Schedules[link.Open].Opens(r.now), rankGate, int32(at))
		return
	}
	g := &r.gates[at]
	table := r.timetable(at, link)
	time, number := table.Next(r.now)
	if g.gone && number == g.number {
		time, number = table.Next(bound.Later(r.now, 1)) // the convoy of this instant is gone
	}
	g.number, g.gone = number, false
	r.pending.schedule(time, rankGate, int32(at))
}

// timetable gives the convoys of a gate's direction.
func (r *Run) timetable(at gateID, link *plan.Link) *plan.Timetable {
	convoys := &r.plan.Convoys[link.Convoys]
	if at.direction() == 1 {
		return &convoys.Back
	}
	return &convoys.There
}

// openGate lets those at a gate set out: all of them where the link opens, as many as a convoy takes where one is
// due. A convoy that is due while the link is closed, or for which too few are there, does not set out.
func (r *Run) openGate(at gateID) {
	g := &r.gates[at]
	link := &r.plan.Links[at.link()]
	if link.Convoys == plan.None {
		if !r.isOpen(at.link()) {
			return
		}
		for g.waiting.count > 0 {
			r.leaveGate(at)
		}
		return
	}
	convoys := &r.plan.Convoys[link.Convoys]
	g.gone = true
	if int(g.waiting.count) >= convoys.Min && r.isOpen(at.link()) {
		size := int(g.waiting.count)
		if convoys.Max != plan.None {
			size = min(size, convoys.Max)
		}
		rec := &r.record.Links[at.link()]
		if r.observing {
			rec.Convoys++
			rec.Convoyed += uint64(size)
		}
		for range size {
			r.leaveGate(at)
		}
	}
	if g.waiting.count > 0 {
		r.scheduleGate(at, link)
	}
}

// leaveGate lets the first at a gate go on.
func (r *Run) leaveGate(at gateID) {
	g := &r.gates[at]
	i := r.pop(&g.waiting)
	e := &r.entities[i]
	rec := &r.record.Links[at.link()]
	rec.Queue.down(r.now)
	wait := r.waitedSince(e, e.asked)
	if r.inWindow(e.asked) {
		rec.Wait.record(e.asked, wait)
	}
	s := &r.steps[e.step]
	if s.Held != plan.None {
		r.keep(i, s.Held, float64(g.number))
	}
	r.resume(i, s.Next)
}

// convoy gives the identity of the convoy with which an entity travels.
func (r *Run) convoy(i entityID, s *plan.Step, link *plan.Link) uint64 {
	number := uint64(r.kept(i, s.Held))
	return random.Mix(link.Hash+uint64(s.Count), number)
}
