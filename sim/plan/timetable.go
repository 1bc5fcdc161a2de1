package plan

import (
	"slices"

	"karvon/sim/bound"
	"karvon/sim/scenario"
)

// Timetable is instants of the local week.
type Timetable struct {
	phase int64   // local time since Monday 00:00 when the run starts
	times []int64 // since the local Monday 00:00, ascending
}

// newTimetable makes a timetable of times of some days.
func newTimetable(phase int64, days scenario.Days, times []int64) Timetable {
	t := Timetable{phase: phase}
	for weekday := range int64(7) {
		for _, time := range times {
			if days.Has(int(weekday)) {
				t.times = append(t.times, (weekday*Day+time)%Week)
			}
		}
	}
	slices.Sort(t.times)
	t.times = slices.Compact(t.times)
	return t
}

// Next gives the first instant that is not before a time of the run, and its number, counted from the Monday before
// the run's start.
func (t *Timetable) Next(now int64) (at, number int64) {
	local := t.phase + now
	week, since := local/Week, local%Week
	i, _ := slices.BinarySearch(t.times, since)
	number = week*int64(len(t.times)) + int64(i)
	if i == len(t.times) {
		return now + Week - since + t.times[0], number
	}
	return now + t.times[i] - since, number
}

// Never is a time after the end of every run.
const Never = bound.Never

// Opens gives the first time, not before a time of the run, at which the schedule is above 0; Never where it never
// is.
func (s *Schedule) Opens(now int64) int64 {
	since := (s.Phase + now) % Week
	i, found := slices.BinarySearch(s.Times, since)
	if !found {
		i--
	}
	if s.Values[i] > 0 {
		return now
	}
	for n := i + 1; n <= i+len(s.Times); n++ {
		if s.Values[n%len(s.Times)] > 0 {
			return now + s.Times[n%len(s.Times)] + Week*int64(n/len(s.Times)) - since
		}
	}
	return Never
}

// At gives the schedule's value at a time of the run.
func (s *Schedule) At(t int64) int { return valueAt(s.Times, s.Values, (s.Phase+t)%Week) }

// never says whether the schedule is never above 0.
func (s *Schedule) never() bool { return slices.Max(s.Values) <= 0 }

// times gives the product of two schedules, at the phase of the first.
func (s *Schedule) times(other *Schedule) Schedule {
	ahead := (s.Phase - other.Phase + Week) % Week // what the first's clocks show more
	edges := slices.Clone(s.Times)
	for _, at := range other.Times {
		edges = append(edges, (at+ahead)%Week)
	}
	edges = append(edges, 0)
	slices.Sort(edges)
	product := Schedule{Phase: s.Phase}
	for _, at := range slices.Compact(edges) {
		value := valueAt(s.Times, s.Values, at) * valueAt(other.Times, other.Values, (at-ahead+Week)%Week)
		if len(product.Values) == 0 || product.Values[len(product.Values)-1] != value {
			product.Times, product.Values = append(product.Times, at), append(product.Values, value)
		}
	}
	return product
}
