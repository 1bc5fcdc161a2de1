package lint

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
	"karvon/sim/traffic"
	"karvon/sim/unit"
)

// warningsOf finds what is legal in a scenario but probably not meant, the plan's Warnings among it, until a
// context is done; what it gives then is of no use. The plan is the scenario's. It gives the load too, and is
// quicker with that of a plan that differs in little.
func warningsOf(ctx context.Context, s *scenario.Scenario, p *plan.Plan, like *traffic.Solution) (
	syntax.Errors, *traffic.Solution,
) {
	d := newLinter(ctx, s, p, like)
	if ctx.Err() != nil {
		return nil, nil
	}
	d.stations()
	d.slots()
	d.resources()
	d.zones()
	d.ground()
	d.never()
	d.branches()
	d.priorities()
	d.unused()
	return slices.Concat(d.found, s.Slips(), p.Origins.Warnings).Sort(), d.traffic
}

// linter gathers warnings.
type linter struct {
	scenario *scenario.Scenario
	plan     *plan.Plan
	traffic  *traffic.Solution
	found    syntax.Errors

	moves map[string]bool // classes of which some flow is
	used  map[usage]bool
}

// usage is an element that a step uses.
type usage struct {
	of    plan.Element
	index int32
}

func newLinter(ctx context.Context, s *scenario.Scenario, p *plan.Plan, like *traffic.Solution) *linter {
	d := &linter{
		scenario: s, plan: p, traffic: traffic.SolveCertain(ctx, p, like),
		moves: map[string]bool{}, used: map[usage]bool{},
	}
	for i := range p.Steps {
		d.used[usage{p.Steps[i].Op.Facts().Uses, p.Steps[i].Index}] = true
	}
	for i := range p.Flows {
		d.moves[p.Classes[p.Flows[i].Class].Name] = true
	}
	return d
}

// at gives the site of an element of the plan and the element's name there.
func (d *linter) at(full string) (site *scenario.Site, name string) {
	of, name, _ := strings.Cut(full, ".")
	return d.scenario.Sites[of], name
}

// station gives what the scenario says of a station.
func (d *linter) station(at int) *scenario.Station {
	site, name := d.at(d.plan.Stations[at].Name)
	return site.Stations[name]
}

func (d *linter) warn(meta scenario.Meta, code syntax.Code, message, hint string) {
	d.found = append(d.found, d.scenario.NewError(meta, code, message, hint))
}

// stations tells of stations that are asked for more than they can do.
func (d *linter) stations() {
	for i := range d.plan.Stations {
		st, t := d.station(i), &d.traffic.Stations[i]
		switch {
		case t.Servers == 0: // told by the scenario
		case t.Overloaded():
			d.warn(st.Meta, scenario.Overload, fmt.Sprintf(
				"%s an hour come, %s of work each: on average %s servers of the %s that there are",
				number(3600*t.Visits.Low), duration(t.Work.Low/t.Visits.Low), number(t.Work.Low), number(t.Servers)),
				d.relief(i, st))
		case traffic.Exceeds(t.Open.Low, t.OpenMost):
			d.warn(st.Meta, scenario.Overload, fmt.Sprintf(
				"those who may use no reserved lane keep %s servers at work on average, "+
					"and the lanes that are open to all have %s",
				number(t.Open.Low), number(t.OpenServers)), "")
		}
	}
}

// relief says what becomes of those for whom a station has no servers, or how many it takes.
func (d *linter) relief(at int, st *scenario.Station) string {
	switch compiled := &d.plan.Stations[at]; {
	case compiled.CanFill():
		return "those who find the queue full " + whenFull[st.Queue.WhenFull.Rule]
	case compiled.LeavesUnserved():
		return "some balk, give up or find no lane"
	}
	return fmt.Sprintf("it takes %.0f at least", math.Ceil(d.traffic.Stations[at].Work.Low/rounding))
}

// whenFull says what becomes of those who find a queue full.
var whenFull = map[scenario.FullRule]string{
	scenario.Block:    "wait where they come from",
	scenario.TurnAway: "are turned away",
	scenario.Divert:   "go elsewhere",
}

// resources tells of resources that are asked for more units than there are.
func (d *linter) resources() {
	for i := range d.plan.Resources {
		if t := &d.traffic.Resources[i]; t.Overloaded() {
			site, name := d.at(d.plan.Resources[i].Name)
			d.warn(site.Resources[name].Meta, scenario.Overload, fmt.Sprintf(
				"even if nobody who holds them waited, %s units would be held on average of the %s that there are",
				number(t.Held), number(t.Units)), "")
		}
	}
}

// slots tells of electronic queues and meters with fewer slots than are asked for.
func (d *linter) slots() {
	for i := range d.plan.Bookings {
		b, t := &d.plan.Bookings[i], &d.traffic.Bookings[i]
		if t.Offered == 0 || !traffic.Exceeds(t.Asked.Low, t.Offered) {
			continue // one that never has a slot is told by the scenario
		}
		hint := "the queue before it grows"
		if b.Booked {
			hint = "some find no slot, or wait without one"
		}
		site, name := d.at(b.Name)
		d.warn(site.Bookings[name].Meta, scenario.Overload, fmt.Sprintf(
			"%s an hour ask for a slot, of the %s that there are on average",
			number(3600*t.Asked.Low), number(3600*t.Offered)), hint)
	}
}

// zones tells of zones that cannot hold those who come.
func (d *linter) zones() {
	for i := range d.plan.Zones {
		compiled, room := &d.plan.Zones[i], d.traffic.Zones[i].Room
		site, name := d.at(compiled.Name)
		z := site.Zones[name]
		d.roomForNone(z.Meta, compiled)
		if compiled.Capacity <= 0 || !traffic.Exceeds(room, float64(compiled.Capacity)) {
			continue
		}
		hint := "those who find no room wait before it"
		if z.WhenFull.Rule == scenario.TurnAway {
			hint = "those who find no room are turned away"
		}
		d.warn(z.Meta, scenario.Overfull, fmt.Sprintf(
			"even if nobody waited in it, those who come would take %s of its room on average",
			number(100*room/float64(compiled.Capacity))+"%"), hint)
	}
}

// branches tells of branches that nobody can take, where somebody comes to the choice. A procedure that several
// journeys follow is one text: a branch is doubtful where none of them takes it.
func (d *linter) branches() {
	ways, taken := map[syntax.Pos]arm{}, map[syntax.Pos]bool{}
	see := func(w arm, somebody bool) {
		ways[w.meta.Pos] = w
		taken[w.meta.Pos] = taken[w.meta.Pos] || somebody
	}
	for at := range d.plan.Steps {
		s := &d.plan.Steps[at]
		leads := s.Op.Facts().Leads
		if !leads.Chooses() || !d.traffic.Reached(plan.StepID(at)) {
			continue
		}
		for b, end := s.Branches(); b < end; b++ {
			see(arm{d.plan.Origins.Branches[b], neverTaken[leads]}, d.traffic.Taken(b))
		}
		if meta, written := d.plan.Origins.Otherwises[plan.StepID(at)]; written {
			see(arm{meta, restNeverTaken}, d.traffic.RestTaken(plan.StepID(at)))
		}
	}
	for pos, w := range ways { // sorted at the end
		if !taken[pos] && d.own(w.meta) {
			d.warn(w.meta, scenario.NeverTaken, w.never, "")
		}
	}
}

// arm is a way of a choice, with what is said where nobody takes it.
type arm struct {
	meta  scenario.Meta
	never string
}

// neverTaken says of a branch that nobody takes it, by how its choice is made.
var neverTaken = map[plan.Leads]string{
	plan.ByShare: "its share is 0%: nobody takes this branch",
	plan.ByCondition: "nobody takes this branch: for those who come here the condition never holds, " +
		"or one before it always does",
	plan.ByWord:     "nobody takes this branch: none of those who come here has this word",
	plan.ByShortest: "nobody takes this branch", plan.ByTime: "nobody takes this way",
}

const restNeverTaken = "nobody is left for otherwise: one of the branches before it is always taken"

// priorities tells of classes of a queue to which nobody belongs.
func (d *linter) priorities() {
	for at := range d.plan.Stations {
		if d.traffic.Stations[at].Visits.High == 0 {
			continue
		}
		for i, program := range d.plan.Stations[at].Priority {
			meta := d.station(at).Queue.Discipline.Priority[i].Meta
			if !d.traffic.Holds(program) && d.own(meta) {
				d.warn(meta, scenario.NeverTaken,
					"nobody who comes to the station is of this class, or one before it takes all", "")
			}
		}
	}
}

// own tells whether a part stands in the scenario's own file. What an included or extended file offers need not be
// used; what a template makes stands where that is used.
func (d *linter) own(meta scenario.Meta) bool { return meta.Pos.Outside().File == d.scenario.Pos.File }

// number writes a number with three digits.
func number(x float64) string { return fmt.Sprintf("%.3g", x) }

// rounding is the share by which a sum may be off.
const rounding = 1 + 1e-9

// duration writes whole milliseconds of a time, of which a sum's rounding takes none away.
func duration(seconds float64) string {
	return unit.Format(math.Trunc(seconds*1e3*rounding)/1e3, unit.Duration)
}
