package experiment

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"sort"

	"karvon/sim/outlook"
	"karvon/sim/stats"
)

// savings are what a day of a project saves with the loads of which that is known, in quantities: it is a function of
// the load, by which each year of each course reads it.
type savings struct {
	states    []*loadState
	uses      []use
	before    [][][]float64 // by state, use and replication: of the base
	after     [][][]float64 // and with the project, with the traffic that it generates
	means     [2][][]float64
	generated float64         // the share that was simulated
	course    *outlook.Course // nil where the load is the same in all years
	years     map[int]int     // the states of years of the course
	streams   [][]int         // by use: by the load of which streams it goes
	ladders   [][]rung        // by use
}

// rung is a load of the streams that a use goes by, in entities a day, with the states that have it: what is saved with
// it is their mean.
type rung struct {
	load   float64
	states []int
}

// newSavings gathers what was simulated.
func (x *appraising) newSavings(p *alternative, states []*loadState) *savings {
	s := &savings{states: states, generated: p.generated(), course: x.base.course, years: map[int]int{}}
	known := daily{}
	for _, st := range states {
		maps.Copy(known, x.base.simulated[st].daily)
		maps.Copy(known, p.simulated[st].daily)
	}
	s.uses = known.sorted()
	for _, st := range states {
		var before, after [][]float64
		for _, of := range s.uses {
			before = append(before, orNought(x.base.simulated[st].daily[of], x.Replications))
			after = append(after, orNought(p.simulated[st].daily[of], x.Replications))
		}
		s.before, s.after = append(s.before, before), append(s.after, after)
		s.means[0], s.means[1] = append(s.means[0], allMeans(before)), append(s.means[1], allMeans(after))
	}
	if s.course == nil {
		return s
	}
	for year := s.course.Base; year <= s.course.Last; year++ {
		if i := slices.IndexFunc(states, func(st *loadState) bool {
			return slices.Equal(st.loads, s.course.Loads(year))
		}); i >= 0 {
			s.years[year] = i
		}
	}
	for _, of := range s.uses {
		streams := p.uses.streamsOf(of, s.course)
		s.streams, s.ladders = append(s.streams, streams), append(s.ladders, ladder(states, streams))
	}
	return s
}

// ladder sorts states by the load of some streams, of all where none is given; those are one whose loads are the same
// to a billionth.
func ladder(states []*loadState, streams []int) []rung {
	var all []rung
	for i, st := range states {
		load := 0.0
		for stream, of := range st.loads {
			if len(streams) == 0 || slices.Contains(streams, stream) {
				load += of
			}
		}
		all = append(all, rung{load, []int{i}})
	}
	slices.SortStableFunc(all, func(a, b rung) int { return cmp.Compare(a.load, b.load) })
	var rungs []rung
	for _, r := range all {
		if last := len(rungs) - 1; last >= 0 && alike(rungs[last].load, r.load) {
			rungs[last].states = append(rungs[last].states, r.states...)
		} else {
			rungs = append(rungs, r)
		}
	}
	return rungs
}

// alike says whether two loads are the same to a billionth.
func alike(low, high float64) bool { return math.Abs(high-low) <= 1e-9*math.Abs(high) }

// orNought is what is used up by replication: none of what a configuration does not have.
func orNought(values []float64, replications int) []float64 {
	if values == nil {
		return make([]float64, replications)
	}
	return values
}

func allMeans(values [][]float64) []float64 {
	means := make([]float64, len(values))
	for i := range values {
		means[i] = stats.Mean(values[i])
	}
	return means
}

// mean is what all replications have on average; replications are counted from 0.
const meanOfAll = -1

// saved is how much less a day of a state takes of a quantity, of a replication or of the mean of all. What users spend
// is by the rule of half, where more come: those who came before save all of what one saves, those who come because of
// it half, (Q0+Q1)(c0-c1)/2 with c = C/Q and Q1 = (1+g)Q0, so that it is (1+g/2)(C0-C1/(1+g)) (ADB, Guidelines for the
// Economic Analysis of Projects, 2017; Neuburger, User Benefit in the Evaluation of Transport and Land Use Plans,
// 1971).
func (s *savings) saved(state, of, replication int, generated float64) float64 {
	before, after := 0.0, 0.0
	if replication == meanOfAll {
		before, after = s.means[0][state][of], s.means[1][state][of]
	} else {
		before, after = s.before[state][of][replication], s.after[state][of][replication]
	}
	if u := s.uses[of]; u.grows && u.kind.ofUsers() {
		return float64((1 + float64(generated/2)) * (before - after/(1+s.generated)))
	}
	return before - after
}

// ofUsers says whether those who come spend it themselves.
func (k useKind) ofUsers() bool {
	return k == hoursUsed || k == litresUsed || k == fuelPaid || k == movingUsed
}

// spot is where a year stands among the states of which the saving is known: between those of two loads, or below the
// least of them.
type spot struct {
	low, high []int   // states
	share     float64 // of the way from low to high
	scale     float64 // of what grows with traffic; 1 but below the least load
	beyond    bool    // whether the load is more than is known
}

// spot finds the place of a year of a course for a use, the course as stated for nil: that of the year itself where it
// was simulated, else by the load of the streams that the use goes by: of trucks what trucks save, of people what they
// do.
func (s *savings) spot(year, of int, course *outlook.Course) spot {
	if s.course == nil {
		return spot{low: []int{0}, scale: 1}
	}
	if course == nil {
		course = s.course
	}
	load := course.Load(min(max(year, course.Base), course.Last), s.streams[of])
	year = min(max(year, s.course.Base), s.course.Last)
	if state, ok := s.years[year]; ok && load == s.course.Load(year, s.streams[of]) {
		return spot{low: []int{state}, scale: 1}
	}
	return spotOn(s.ladders[of], load)
}

// spotOn finds the place of a load: between two on a straight line, above the last it is that, and below the first a
// part of it.
func spotOn(rungs []rung, load float64) spot {
	next := sort.Search(len(rungs), func(i int) bool { return rungs[i].load >= load })
	if next == len(rungs) {
		last := rungs[next-1]
		return spot{low: last.states, scale: 1, beyond: !alike(last.load, load)}
	}
	here := rungs[next]
	switch {
	case here.load == load || here.load <= 0:
		return spot{low: here.states, scale: 1}
	case next == 0:
		return spot{low: here.states, scale: load / here.load}
	}
	before := rungs[next-1]
	return spot{low: before.states, high: here.states, share: (load - before.load) / (here.load - before.load), scale: 1}
}

// savedIn is what is saved in several states on average.
func (s *savings) savedIn(states []int, of, replication int, generated float64) float64 {
	sum := 0.0
	for _, state := range states {
		sum += s.saved(state, of, replication, generated)
	}
	return sum / float64(len(states))
}

// savedAt is what a day saves of a quantity at a place.
func (s *savings) savedAt(at spot, of, replication int, generated float64) float64 {
	low := s.savedIn(at.low, of, replication, generated)
	if at.share > 0 {
		high := s.savedIn(at.high, of, replication, generated)
		low += float64(at.share * (high - low))
	}
	if k := s.uses[of].kind; k == staffUsed || k == standingUsed {
		return low
	}
	return float64(low * at.scale)
}

// beyond is the share of the years of a course that count and have more load than is known of some use.
func (s *savings) beyond(in *inputs) float64 {
	years := 0
	for year := in.appraisal.Opening; year <= in.appraisal.Last; year++ {
		for of := range s.uses {
			if s.spot(year, of, in.course).beyond {
				years++
				break
			}
		}
	}
	return float64(years) / float64(in.appraisal.Last-in.appraisal.Opening+1)
}

// priced is what a day of a year saves in money, by part.
func (s *savings) priced(year int, in *inputs) prices {
	var sum prices
	for i, of := range s.uses {
		each := of.prices(in.appraisal)
		if each == (prices{}) {
			continue
		}
		saved := s.savedAt(s.spot(year, i, in.course), i, in.replication, in.project.Generated)
		for part := range sum {
			sum[part] += float64(each[part] * saved)
		}
	}
	return sum
}

// bearers names who bears costs, sorted.
func (s *savings) bearers() []string {
	var names []string
	for _, of := range s.uses {
		if of.kind == bornePaid {
			names = append(names, of.name)
		}
	}
	return slices.Compact(names)
}
