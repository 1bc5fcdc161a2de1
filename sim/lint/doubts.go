package lint

import (
	"context"
	"fmt"
	"math"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/traffic"
	"karvon/sim/unit"
)

// doubtsOf finds what is legal in a scenario but probably not meant, the plan's
// Warnings among it, until a context is done; what it gives then is of no use. The
// plan is the scenario's. It gives the load too, and is quicker with that of a plan
// that differs in little.
func doubtsOf(ctx context.Context, s *scenario.Scenario, p *plan.Plan, like *traffic.Solution) (
	scenario.Errors, *traffic.Solution,
) {
	d := newDoubter(ctx, s, p, like)
	if ctx.Err() != nil {
		return nil, nil
	}
	d.stations()
	d.slots()
	d.resources()
	d.zones()
	d.never()
	d.branches()
	d.priorities()
	d.unused()
	return slices.Concat(d.found, s.Slips(), p.Origins.Warnings).Sort(), d.traffic
}

// doubter gathers doubts.
type doubter struct {
	scenario *scenario.Scenario
	plan     *plan.Plan
	traffic  *traffic.Solution
	found    scenario.Errors

	// Where elements stand in the plan, by name.
	stationAt, resourceAt, zoneAt, bookingsAt, linkAt, crossingAt map[string]int

	moves map[string]bool // classes of which some flow is
	done  map[deed]bool
}

// deed is what a step does, and with what.
type deed struct {
	op    plan.Op
	index int32
}

func newDoubter(ctx context.Context, s *scenario.Scenario, p *plan.Plan, like *traffic.Solution) *doubter {
	d := &doubter{
		scenario: s, plan: p, traffic: traffic.SolveCertain(ctx, p, like),
		moves: map[string]bool{}, done: map[deed]bool{},
		stationAt:  indexed(p.Stations, func(s *plan.Station) string { return s.Name }),
		resourceAt: indexed(p.Resources, func(r *plan.Resource) string { return r.Name }),
		zoneAt:     indexed(p.Zones, func(z *plan.Zone) string { return z.Name }),
		bookingsAt: indexed(p.Bookings, func(b *plan.Bookings) string { return b.Name }),
		linkAt:     indexed(p.Links, func(l *plan.Link) string { return l.Name }),
		crossingAt: indexed(p.Crossings, func(x *plan.Crossing) string { return x.Name }),
	}
	for i := range p.Steps {
		d.done[deed{p.Steps[i].Op, p.Steps[i].Index}] = true
	}
	for i := range p.Flows {
		d.moves[p.Classes[p.Flows[i].Class].Name] = true
	}
	return d
}

// indexed gives the places of elements by their names.
func indexed[T any](all []T, name func(*T) string) map[string]int {
	at := make(map[string]int, len(all))
	for i := range all {
		at[name(&all[i])] = i
	}
	return at
}

func (d *doubter) doubt(meta scenario.Meta, code scenario.Code, message, hint string) {
	d.found = append(d.found, d.scenario.NewError(meta, code, message, hint))
}

// stations tells of stations that are asked for more than they can do.
func (d *doubter) stations() {
	d.eachStation(func(name string, st *scenario.Station) {
		at := d.stationAt[name]
		t := &d.traffic.Stations[at]
		if t.Servers == 0 {
			return // told by the scenario
		}
		hint := fmt.Sprintf("it takes %.0f at least", math.Ceil(t.Work.Low))
		switch {
		case d.plan.Stations[at].CanFill():
			hint = "those who find the queue full " + whenFull[st.Queue.WhenFull.Rule]
		case d.plan.Stations[at].LeavesUnserved():
			hint = "some balk, give up or find no lane"
		}
		switch {
		case t.Overloaded():
			d.doubt(st.Meta, scenario.Overload, fmt.Sprintf(
				"%s an hour come, %s of work each: on average %s servers of the %s that there are",
				number(3600*t.Visits.Low), duration(t.Work.Low/t.Visits.Low), number(t.Work.Low), number(t.Servers)), hint)
		case traffic.Exceeds(t.Open.Low, t.OpenMost):
			d.doubt(st.Meta, scenario.Overload, fmt.Sprintf(
				"those who may use no reserved lane keep %s servers at work on average, "+
					"and the lanes that are open to all have %s",
				number(t.Open.Low), number(t.OpenServers)), "")
		}
	})
}

// whenFull says what becomes of those who find a queue full.
var whenFull = map[scenario.FullRule]string{
	scenario.Block:    "wait where they come from",
	scenario.TurnAway: "are turned away",
	scenario.Divert:   "go elsewhere",
}

// resources tells of resources that are asked for more units than there are.
func (d *doubter) resources() {
	for site, s := range d.scenario.Sites {
		for name, r := range s.Resources {
			at := d.resourceAt[site+"."+name]
			t := &d.traffic.Resources[at]
			if t.Overloaded() {
				d.doubt(r.Meta, scenario.Overload, fmt.Sprintf(
					"even if nobody who holds them waited, %s units would be held on average of the %s that there are",
					number(t.Held), number(t.Units)), "")
			}
		}
	}
}

// slots tells of electronic queues and meters with fewer slots than are asked
// for.
func (d *doubter) slots() {
	for site, s := range d.scenario.Sites {
		for name, b := range s.Bookings {
			at := d.bookingsAt[site+"."+name]
			t := &d.traffic.Bookings[at]
			if t.Offered == 0 || !traffic.Exceeds(t.Asked.Low, t.Offered) {
				continue // one that never has a slot is told by the scenario
			}
			hint := "the queue before it grows"
			if d.plan.Bookings[at].Booked {
				hint = "some find no slot, or wait without one"
			}
			d.doubt(b.Meta, scenario.Overload, fmt.Sprintf("%s an hour ask for a slot, of the %s that there are on average",
				number(3600*t.Asked.Low), number(3600*t.Offered)), hint)
		}
	}
}

// zones tells of zones that cannot hold those who come.
func (d *doubter) zones() {
	for site, s := range d.scenario.Sites {
		for name, z := range s.Zones {
			at := d.zoneAt[site+"."+name]
			compiled, room := &d.plan.Zones[at], d.traffic.Zones[at].Room
			d.roomForNone(z.Meta, compiled)
			if compiled.Capacity <= 0 || !traffic.Exceeds(room, float64(compiled.Capacity)) {
				continue
			}
			hint := "those who find no room wait before it"
			if z.WhenFull.Rule == scenario.TurnAway {
				hint = "those who find no room are turned away"
			}
			d.doubt(z.Meta, scenario.Overfull, fmt.Sprintf(
				"even if nobody waited in it, those who come would take %s of its room on average",
				number(100*room/float64(compiled.Capacity))+"%"), hint)
		}
	}
}

// branches tells of branches that nobody can take, where somebody comes to the
// choice. A procedure that several journeys follow is one text: a branch is
// doubtful where none of them takes it.
func (d *doubter) branches() {
	ways, taken := map[scenario.Pos]way{}, map[scenario.Pos]bool{}
	see := func(w way, somebody bool) {
		ways[w.meta.Pos] = w
		taken[w.meta.Pos] = taken[w.meta.Pos] || somebody
	}
	for at := range d.plan.Steps {
		s := &d.plan.Steps[at]
		if neverTaken[s.Op] == "" || !d.traffic.Reached(int32(at)) {
			continue
		}
		for b := s.Index; b < s.Index+s.Count; b++ {
			see(way{d.plan.Origins.Branches[b], neverTaken[s.Op]}, d.traffic.Taken(b))
		}
		if meta, written := d.plan.Origins.Otherwises[int32(at)]; written {
			see(way{meta, restNeverTaken}, d.traffic.RestTaken(int32(at)))
		}
	}
	for pos, w := range ways { // sorted at the end
		if !taken[pos] && d.own(w.meta) {
			d.doubt(w.meta, scenario.NeverTaken, w.never, "")
		}
	}
}

// way is a way of a choice, with what is said where nobody takes it.
type way struct {
	meta  scenario.Meta
	never string
}

// neverTaken says of a branch that nobody takes it, by the operation of its choice.
var neverTaken = map[plan.Op]string{
	plan.OpShare: "its share is 0%: nobody takes this branch",
	plan.OpWhen: "nobody takes this branch: for those who come here the condition never holds, " +
		"or one before it always does",
	plan.OpCase:     "nobody takes this branch: none of those who come here has this word",
	plan.OpShortest: "nobody takes this branch",
}

const restNeverTaken = "nobody is left for otherwise: one of the branches before it is always taken"

// priorities tells of classes of a queue to which nobody belongs.
func (d *doubter) priorities() {
	d.eachStation(func(name string, st *scenario.Station) {
		at := d.stationAt[name]
		if d.traffic.Stations[at].Visits.High == 0 {
			return
		}
		for i, program := range d.plan.Stations[at].Priority {
			meta := st.Queue.Discipline.Priority[i].Meta
			if !d.traffic.Holds(program) && d.own(meta) {
				d.doubt(meta, scenario.NeverTaken,
					"nobody who comes to the station is of this class, or one before it takes all", "")
			}
		}
	})
}

func (d *doubter) eachStation(visit func(name string, st *scenario.Station)) {
	for site, s := range d.scenario.Sites {
		for name, st := range s.Stations {
			visit(site+"."+name, st)
		}
	}
}

// own tells whether a part stands in the scenario's own file. What an included
// or extended file offers need not be used.
func (d *doubter) own(meta scenario.Meta) bool { return meta.Pos.File == d.scenario.Pos.File }

// number writes a number with three digits.
func number(x float64) string { return fmt.Sprintf("%.3g", x) }

func duration(seconds float64) string { return unit.Format(math.Trunc(seconds*1e3)/1e3, unit.Duration) }
