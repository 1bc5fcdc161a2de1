package experiment

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// knownLoads is of which loads it is known what a project saves: those that base and project carry.
type knownLoads struct {
	states []*loadState // ascending by the load of all streams
	held   *Hold        // nil where no year has more
	beside int          // how many are of no year
}

// years are those that have the loads, ascending.
func (k *knownLoads) years() []int {
	var years []int
	for _, st := range k.states {
		if st.year > 0 {
			years = append(years, st.year)
		}
	}
	slices.Sort(years)
	return years
}

// step is by how much a load exceeds the next smaller one at the most, as a share; 0 of a single one.
func (k *knownLoads) step() float64 {
	most := 0.0
	for i := 1; i < len(k.states); i++ {
		if before := k.states[i-1].total(); before > 0 {
			most = max(most, (k.states[i].total()-before)/before)
		}
	}
	return most
}

// knownOf finds the loads of which what a project saves is known: those at which no place is too busy and that base and
// project carry.
func (x *appraising) knownOf(ctx context.Context, p *alternative) (*knownLoads, error) {
	b, err := x.bearableOf(ctx, p)
	if err != nil {
		return nil, err
	}
	years := x.grid(b.years)
	if err := x.simulateYears(ctx, p, years); err != nil {
		return nil, err
	}
	if err := x.simulate(ctx, p, b.edges); err != nil {
		return nil, err
	}
	carries := func(year int) bool { return x.isCarried(p, x.stateOf(year)) }
	if !slices.ContainsFunc(years, carries) {
		if p.course == nil || years[0] == p.course.Base {
			return nil, x.neverCarried(p, years[0])
		}
		years = slices.Insert(years, 0, p.course.Base)
		if err := x.simulateYears(ctx, p, years[:1]); err != nil {
			return nil, err
		}
		if !carries(years[0]) {
			return nil, x.neverCarried(p, years[0])
		}
		for year := years[0] + 1; year < years[1]; year++ {
			b.years = append(b.years, year)
		}
	}
	for { // the years next to each other of which one is carried
		var middle []int
		for i, year := range years[1:] {
			between := years[i] + (year-years[i])/2
			if between > years[i] && carries(year) != carries(years[i]) && slices.Contains(b.years, between) {
				middle = append(middle, between)
			}
		}
		if len(middle) == 0 {
			break
		}
		if err := x.simulateYears(ctx, p, middle); err != nil {
			return nil, err
		}
		years = append(years, middle...)
		slices.Sort(years)
	}
	k := &knownLoads{held: b.held}
	k.gather(x, p, years, b.edges)
	return k, x.addBeside(ctx, p, k)
}

// gather takes those of the loads that were simulated that both carry, and says from which on what is saved is held.
func (k *knownLoads) gather(x *appraising, p *alternative, years []int, edges []*loadState) {
	states, seen := slices.Clone(edges), 0
	for _, year := range years {
		st := x.stateOf(year)
		if states = append(states, st); seen == 0 && !x.isCarried(p, st) {
			seen = max(year-1, x.base.course.Base)
		}
	}
	for i, st := range states {
		if i < len(edges) && seen == 0 && !x.isCarried(p, st) {
			seen = k.held.Year
		}
		if x.isCarried(p, st) && !slices.Contains(k.states, st) {
			k.states = append(k.states, st)
		}
	}
	k.sort()
	if seen > 0 {
		k.held = &Hold{Year: seen}
	}
	if k.held != nil {
		k.held.Load = k.states[len(k.states)-1].total()
	}
}

func (k *knownLoads) sort() {
	slices.SortStableFunc(k.states, func(a, b *loadState) int { return cmp.Compare(a.total(), b.total()) })
}

// In how many parts the way to the largest and to the least load that is drawn is divided at most, by how much a part
// is at least of the load from which it starts, and how often the part of the way that is carried is halved.
const mostUp, mostDown, leastPart, reachHalvings = 6, 3, 0.05, 4

// addBeside adds loads that are drawn and beyond those of the course: of more load as far as it is carried, where all
// years are.
func (x *appraising) addBeside(ctx context.Context, p *alternative, k *knownLoads) error {
	least, most := x.extremes()
	if least == nil || p.course == nil {
		return nil
	}
	var added []*loadState
	bottom, top := k.states[0].loads, k.states[len(k.states)-1].loads
	low, high := lesser(bottom, least), greater(top, most)
	if !slices.Equal(low, bottom) {
		for i := range parts(bottom, low, mostDown) {
			added = append(added, x.between(bottom, low, float64(i+1)/float64(parts(bottom, low, mostDown))))
		}
	}
	if !slices.Equal(high, top) && k.held == nil {
		high, err := x.upTo(ctx, p, top, high)
		if err != nil {
			return err
		}
		reach, err := x.reach(ctx, p, top, high)
		if err != nil {
			return err
		}
		end := x.between(top, high, reach).loads
		for i := range parts(top, end, mostUp) {
			added = append(added, x.between(top, end, float64(i+1)/float64(parts(top, end, mostUp))))
		}
	}
	if err := x.simulate(ctx, p, added); err != nil {
		return err
	}
	for _, st := range added {
		if x.isCarried(p, st) && !slices.Contains(k.states, st) {
			k.states = append(k.states, st)
			k.beside++
		}
	}
	k.sort()
	return nil
}

// upTo is the larger of two loads, or that on the way to it at which a place becomes too busy.
func (x *appraising) upTo(ctx context.Context, p *alternative, from, to []float64) ([]float64, error) {
	low, err := x.busy(ctx, p, x.stateWith(from, 0))
	if err != nil {
		return nil, err
	}
	high, err := x.busy(ctx, p, x.stateWith(to, 0))
	if err != nil || high.fits() {
		return to, err
	}
	part, _, _ := crossing(low, high)
	return x.between(from, to, part).loads, nil
}

// reach is the part of the way from a load that is carried to a larger one that is carried too.
func (x *appraising) reach(ctx context.Context, p *alternative, from, to []float64) (float64, error) {
	low, high, part := 0.0, 1.0, 1.0
	for range 1 + reachHalvings {
		st := x.between(from, to, part)
		if err := x.simulate(ctx, p, []*loadState{st}); err != nil {
			return 0, err
		}
		if x.isCarried(p, st) {
			low = part
		} else {
			high = part
		}
		if low == 1 {
			break
		}
		part = low + float64((high-low)/2)
	}
	return low, nil
}

// parts is in how many the way between two loads is divided; none where they are the same.
func parts(from, to []float64, most int) int {
	if slices.Equal(from, to) {
		return 0
	}
	a, b := (&loadState{loads: from}).total(), (&loadState{loads: to}).total()
	if a <= 0 {
		return most
	}
	way := (b - a) / a
	if way < 0 {
		way = -way
	}
	return min(most, 1+int(way/leastPart))
}

// lesser is of each stream the lesser of two loads.
func lesser(a, b []float64) []float64 {
	c := slices.Clone(a)
	for i := range c {
		c[i] = min(c[i], b[i])
	}
	return c
}

// greater is of each stream the greater of two loads.
func greater(a, b []float64) []float64 {
	c := slices.Clone(a)
	for i := range c {
		c[i] = max(c[i], b[i])
	}
	return c
}

// grid lists those of some years that are simulated first, ascending: every so many of those that count, and those in
// which a stream, or all together, have most and least; or else the first. Where the load is the same in all years, one
// is enough; after the last of the section years it is that of the last.
func (x *appraising) grid(of []int) []int {
	c := x.base.course
	if c == nil {
		return []int{x.Appraisal.Opening}
	}
	first, last := x.counted(c.Base, c.Last)
	years := []int{last}
	for year := first; year < last; year += x.options.Every {
		years = append(years, year)
	}
	every := [][]int{nil}
	for i := range c.Streams {
		every = append(every, []int{i})
	}
	for _, streams := range every {
		least, most := of[0], of[0]
		for _, year := range of {
			if load := c.Load(year, streams); load < c.Load(least, streams) {
				least = year
			} else if load > c.Load(most, streams) {
				most = year
			}
		}
		years = append(years, least, most)
	}
	years = slices.DeleteFunc(years, func(year int) bool { return !slices.Contains(of, year) })
	slices.Sort(years)
	return slices.Compact(years)
}

// neverCarried says that nothing can be said of a project.
func (x *appraising) neverCarried(p *alternative, year int) error {
	who := "with the project"
	if !x.base.simulated[x.stateOf(year)].carried {
		who = "without the project"
	}
	return fmt.Errorf("in %d already the load is not carried %s, as a queue grows or too many go away: what that costs "+
		"depends on how long one looks, so that nothing can be said of what is saved", year, who)
}

// isCarried says whether base and project carry a load that was simulated.
func (x *appraising) isCarried(p *alternative, st *loadState) bool {
	return x.base.simulated[st].carried && p.simulated[st].carried
}

// simulateYears runs the base and a project in years of the course.
func (x *appraising) simulateYears(ctx context.Context, p *alternative, years []int) error {
	states := make([]*loadState, len(years))
	for i, year := range years {
		states[i] = x.stateOf(year)
	}
	return x.simulate(ctx, p, states)
}

// simulate runs the base and a project with loads.
func (x *appraising) simulate(ctx context.Context, p *alternative, states []*loadState) error {
	type of struct {
		one *alternative
		at  *loadState
	}
	var points []Point
	var wanted []of
	for _, st := range states {
		for _, one := range []*alternative{x.base, p} {
			if next := (of{one, st}); one.simulated[st] == nil && !slices.Contains(wanted, next) {
				points = append(points, one.at(st))
				wanted = append(wanted, next)
			}
		}
	}
	evaluations, err := evaluate(ctx, x.runner, points, question{x.names, false, false}, x.Replications)
	if err != nil {
		return err
	}
	for i := range evaluations {
		e := &evaluations[i]
		if e.Err != nil {
			return fmt.Errorf("%s: %w", e.Name, interrupted(ctx, e.Err))
		}
		one := wanted[i].one
		one.simulated[wanted[i].at] = &simulatedYear{one.uses.of(e, x.names), e.carries(one)}
	}
	return nil
}

// carries says whether the load of a point is carried, by the rules of capacity: no backlog grows, and not too many are
// lost.
func (e *Evaluation) carries(a *alternative) bool {
	return e.overload == nil && backlogOf(a.model.Plan, e.drifts, nil).verdict != NotMet && worstLoss(e.losses) != NotMet
}
