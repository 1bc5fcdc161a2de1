package plan

import (
	"context"
	"fmt"
	"math"
	"slices"

	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// Doubts finds what is legal in a scenario but probably not meant, beyond the
// plan's Warnings: what its flows overload on average, branches that nobody
// can take, elements that nothing uses. What it says is certain, so that it
// does not say everything. The plan is the scenario's.
func Doubts(s *scenario.Scenario, p *Plan) scenario.Errors {
	doubts, _ := DoubtsLike(context.Background(), s, p, nil)
	return doubts
}

// DoubtsLike is Doubts until a context is done; what it gives then is of no use.
// It gives the account of the load too, and is quicker with that of a plan that
// differs in little.
func DoubtsLike(ctx context.Context, s *scenario.Scenario, p *Plan, like *Traffic) (scenario.Errors, *Traffic) {
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
	return slices.Concat(d.found, s.Slips(), p.origins.doubts).Sort(), d.traffic
}

// doubter gathers doubts.
type doubter struct {
	scenario *scenario.Scenario
	plan     *Plan
	traffic  *Traffic
	found    scenario.Errors

	// Where elements stand in the plan, by name, and what its steps do.
	stationAt, resourceAt, zoneAt, bookingsAt, linkAt, crossingAt map[string]int
	moves                                                         []bool // by class: whether any flow is of it
	done                                                          map[deed]bool
}

// deed is what a step does, and with what.
type deed struct {
	op    Op
	index int32
}

func newDoubter(ctx context.Context, s *scenario.Scenario, p *Plan, like *Traffic) *doubter {
	d := &doubter{
		scenario: s, plan: p, traffic: newTraffic(ctx, p, true, like), moves: make([]bool, len(p.Classes)), done: map[deed]bool{},
		stationAt:  indexed(p.Stations, func(s *Station) string { return s.Name }),
		resourceAt: indexed(p.Resources, func(r *Resource) string { return r.Name }),
		zoneAt:     indexed(p.Zones, func(z *Zone) string { return z.Name }),
		bookingsAt: indexed(p.Bookings, func(b *Bookings) string { return b.Name }),
		linkAt:     indexed(p.Links, func(l *Link) string { return l.Name }),
		crossingAt: indexed(p.Crossings, func(x *Crossing) string { return x.Name }),
	}
	for i := range p.Steps {
		d.done[deed{p.Steps[i].Op, p.Steps[i].Index}] = true
	}
	for i := range p.Flows {
		d.moves[p.Flows[i].Class] = true
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

// surely is the share by which a load must pass a capacity, so that rounding
// alone is no overload.
const surely = 1 + 1e-9

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
		case t.overloaded():
			d.doubt(st.Meta, scenario.Overload, fmt.Sprintf("%s an hour come, %s of work each: on average %s servers of the %s that there are",
				number(3600*t.Visits.Low), duration(t.Work.Low/t.Visits.Low), number(t.Work.Low), number(t.Servers)), hint)
		case t.Open.Low > t.OpenMost*surely:
			d.doubt(st.Meta, scenario.Overload, fmt.Sprintf("those who may use no reserved lane keep %s servers at work on average, and the lanes that are open to all have %s",
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
	byName(d.scenario.Sites, func(site string, s *scenario.Site) {
		byName(s.Resources, func(name string, r *scenario.Resource) {
			at := d.resourceAt[site+"."+name]
			t := &d.traffic.Resources[at]
			if t.overloaded() {
				d.doubt(r.Meta, scenario.Overload, fmt.Sprintf("even if nobody who holds them waited, %s units would be held on average of the %s that there are",
					number(t.Held), number(t.Units)), "")
			}
		})
	})
}

// zones tells of zones that cannot hold those who come.
func (d *doubter) zones() {
	byName(d.scenario.Sites, func(site string, s *scenario.Site) {
		byName(s.Zones, func(name string, z *scenario.Zone) {
			at := d.zoneAt[site+"."+name]
			compiled, room := &d.plan.Zones[at], d.traffic.Zones[at].Room
			d.roomForNone(z.Meta, compiled)
			if compiled.Capacity <= 0 || room <= float64(compiled.Capacity)*surely {
				return
			}
			hint := "those who find no room wait before it"
			if z.WhenFull.Rule == scenario.TurnAway {
				hint = "those who find no room are turned away"
			}
			d.doubt(z.Meta, scenario.Overfull, fmt.Sprintf("even if nobody waited in it, those who come would take %s of its room on average",
				number(100*room/float64(compiled.Capacity))+"%"), hint)
		})
	})
}

// branches tells of branches that nobody can take, where somebody comes to the
// choice. A procedure that several journeys follow is one text: a branch is
// doubtful where none of them takes it.
func (d *doubter) branches() {
	met, taken := map[scenario.Pos]origin{}, map[scenario.Pos]bool{}
	seen := d.traffic.possible
	for at := range d.plan.Steps {
		s := &d.plan.Steps[at]
		if !seen.steps.has(int32(at)) {
			continue
		}
		switch s.Op {
		case OpShare, OpWhen, OpShortest, OpCase:
			for b := s.Index; b < s.Index+s.Count; b++ {
				o := d.plan.origins.branches[b]
				met[o.meta.Pos] = o
				taken[o.meta.Pos] = taken[o.meta.Pos] || seen.branches.has(b)
			}
			if meta, written := d.plan.origins.otherwises[int32(at)]; written {
				met[meta.Pos] = origin{meta, branchOfRest}
				taken[meta.Pos] = taken[meta.Pos] || seen.otherwise.has(int32(at))
			}
		}
	}
	for pos, o := range met { // sorted at the end
		if !taken[pos] && d.own(o.meta) {
			d.doubt(o.meta, scenario.NeverTaken, neverTaken[o.kind], "")
		}
	}
}

// neverTaken says of a branch that nobody takes it.
var neverTaken = map[branchKind]string{
	branchOfShare:     "its share is 0%: nobody takes this branch",
	branchOfCondition: "nobody takes this branch: for those who come here the condition never holds, or one before it always does",
	branchOfWord:      "nobody takes this branch: none of those who come here has this word",
	branchOfQueue:     "nobody takes this branch",
	branchOfRest:      "nobody is left for otherwise: one of the branches before it is always taken",
}

// priorities tells of classes of a queue to which nobody belongs.
func (d *doubter) priorities() {
	d.eachStation(func(name string, st *scenario.Station) {
		at := d.stationAt[name]
		if d.traffic.Stations[at].Visits.High == 0 {
			return
		}
		for i, program := range d.plan.Stations[at].Priority {
			meta := st.Queue.Discipline.Priority[i].Meta
			if !d.traffic.possible.priorities.has(int32(program)) && d.own(meta) {
				d.doubt(meta, scenario.NeverTaken, "nobody who comes to the station is of this class, or one before it takes all", "")
			}
		}
	})
}

func (d *doubter) eachStation(visit func(name string, st *scenario.Station)) {
	byName(d.scenario.Sites, func(site string, s *scenario.Site) {
		byName(s.Stations, func(name string, st *scenario.Station) { visit(site+"."+name, st) })
	})
}

// own tells whether a part stands in the scenario's own file. What an included
// or extended file offers need not be used.
func (d *doubter) own(meta scenario.Meta) bool { return meta.Pos.File == d.scenario.Pos.File }

// number writes a number with three digits.
func number(x float64) string { return fmt.Sprintf("%.3g", x) }

func duration(seconds float64) string { return unit.Format(math.Trunc(seconds*1e3)/1e3, unit.Duration) }
