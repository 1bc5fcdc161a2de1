package experiment

import (
	"slices"
	"strconv"
)

// loadState is a load that is simulated: that of a year of the course as stated, or one beside it, for what is not
// known of the growth.
type loadState struct {
	year  int       // the first that has it; 0 for one beside the course
	loads []float64 // entities a day by stream; nil where the load is the same in all years
	name  string    // which no other has
}

// total is the load of all streams, in entities a day.
func (st *loadState) total() float64 {
	sum := 0.0
	for _, load := range st.loads {
		sum += load
	}
	return sum
}

// stateOf is the load of a year of the course as stated.
func (x *appraising) stateOf(year int) *loadState {
	if x.base.course == nil {
		return x.stateWith(nil, year)
	}
	return x.stateWith(x.base.course.Loads(year), year)
}

// stateWith is the state that has loads: years that are alike are simulated once.
func (x *appraising) stateWith(loads []float64, year int) *loadState {
	for _, st := range x.states {
		if slices.Equal(st.loads, loads) {
			if st.year == 0 && year > 0 { // beside the course of nothing that was asked before
				st.year = year
			}
			return st
		}
	}
	name := strconv.Itoa(year)
	if year == 0 {
		x.beside++
		name = "load " + strconv.Itoa(x.beside)
	}
	st := &loadState{year, loads, name}
	x.states = append(x.states, st)
	return st
}

// between is the state part of the way from some loads to others.
func (x *appraising) between(from, to []float64, part float64) *loadState {
	loads := make([]float64, len(from))
	for i := range from {
		loads[i] = from[i] + float64(part*(to[i]-from[i]))
	}
	return x.stateWith(loads, 0)
}

// extremes are the least and the largest load of each stream in the years that count, over all that is drawn and the
// ends of all ranges.
func (x *appraising) extremes() (least, most []float64) {
	add := func(moved *movedOutlook) {
		c := moved.course
		if c == nil {
			return
		}
		first, last := x.counted(c.Base, c.Last)
		for year := first; year <= last; year++ {
			loads := c.Loads(year)
			if least == nil {
				least, most = slices.Clone(loads), slices.Clone(loads)
			}
			for i, load := range loads {
				least[i], most[i] = min(least[i], load), max(most[i], load)
			}
		}
	}
	for i := range x.ends {
		add(x.ends[i].at[0])
		add(x.ends[i].at[1])
	}
	for _, moved := range x.drawn {
		add(moved)
	}
	return least, most
}

// counted are the first and the last year of a course of which the load counts.
func (x *appraising) counted(base, end int) (first, last int) {
	last = max(base, min(x.Appraisal.Last, end))
	return max(base, min(x.Appraisal.Opening, last)), last
}
