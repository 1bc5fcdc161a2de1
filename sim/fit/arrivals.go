package fit

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"karvon/sim/stats"
)

// daySeconds is the length of a day, s.
const daySeconds = 86400

// mostCounts bounds the intervals that are made of moments.
const mostCounts = 10_000_000

// Arrivals finds the profile of counts by interval, how days vary and what else is in them. Intervals have one length
// and do not overlap; those that are left out are unknown, not zero. The error is of counts that are none.
func Arrivals(counts []Count) (*Demand, error) {
	if err := checkCounts(counts); err != nil {
		return nil, err
	}
	sorted := slices.Clone(counts)
	slices.SortStableFunc(sorted, func(a, b Count) int { return cmp.Compare(a.Start, b.Start) })
	for i, c := range sorted[1:] {
		if c.Start < sorted[i].Start+sorted[i].Length-1e-6 {
			return nil, fmt.Errorf("two counts are of the same time, on %s: count each interval once",
				dayText(math.Floor(c.Start/daySeconds)))
		}
	}
	a := newArrivals(sorted)
	a.profile()
	a.close()
	a.vary()
	a.within()
	a.move()
	a.weigh()
	a.demand.Troubles = a.troubles()
	return &a.demand, nil
}

func checkCounts(counts []Count) error {
	if len(counts) == 0 {
		return fmt.Errorf("there are no counts")
	}
	length := counts[0].Length
	whole := math.Abs(math.Remainder(length, 3600)) < 1e-6 || math.Abs(math.Remainder(3600, length)) < 1e-6
	if !(length > 0 && length <= daySeconds && whole) {
		return fmt.Errorf("counts are of intervals that are a part of an hour, some hours or a day, not of %v s", length)
	}
	for i, c := range counts {
		switch {
		case math.Abs(c.Length-length) > 1e-6:
			return fmt.Errorf("count %d is of %v s, others are of %v s: intervals have one length", i+1, c.Length, length)
		case !(c.N >= 0) || c.N != math.Floor(c.N) || math.IsInf(c.N, 0):
			return fmt.Errorf("count %d is %v: a count is a whole number from 0", i+1, c.N)
		case !(math.Abs(c.Start) < 1e12):
			return fmt.Errorf("count %d begins at %v s: that is no moment", i+1, c.Start)
		}
	}
	return nil
}

// CountMoments counts moments of arrival in intervals of this length, s, from one day to another (days since 1 January
// 1970, the last one not included): what was not seen did not come. The error is of an interval that does not
// divide a day, and of days the wrong way round or too many.
func CountMoments(moments []float64, from, to, length float64) ([]Count, error) {
	if !(length > 0) || math.Abs(math.Remainder(daySeconds, length)) > 1e-6 {
		return nil, fmt.Errorf("intervals of %v s do not divide a day", length)
	}
	if n := (to - from) * daySeconds / length; !(n >= 1 && n <= mostCounts) {
		return nil, fmt.Errorf("from day %v to day %v there are %v intervals: they are 1 to %d", from, to, n, mostCounts)
	}
	counts := make([]Count, int(math.Round((to-from)*daySeconds/length)))
	for i := range counts {
		counts[i] = Count{Start: float64(from*daySeconds) + float64(float64(i)*length), Length: length}
	}
	for _, m := range moments {
		if i := math.Floor((m - float64(from*daySeconds)) / length); i >= 0 && i < float64(len(counts)) {
			counts[int(i)].N++
		}
	}
	return counts, nil
}

// interval is a count with its places in the profiles.
type interval struct {
	n                    float64
	hour, weekday, month int
	day                  int // its place among the days
	hours                float64
	expected             float64
}

// dated is a day with its count.
type dated struct {
	date        float64
	n, expected float64
	weekday     int
	closed      bool    // nothing came although much should have
	relative    float64 // count over expected, less one
	intervals   int
}

type arrivals struct {
	demand    Demand
	intervals []interval
	days      []dated
	base      float64 // mean rate an hour
	weights   [3][]float64
	seasonal  bool // whether months have weights of their own
	freedom   int  // parameters that days share
	memory    float64
	inflation float64 // of the variance of means of days
}

// The profiles.
const (
	ofHours = iota
	ofWeekdays
	ofMonths
)

func newArrivals(counts []Count) *arrivals {
	a := &arrivals{inflation: 1}
	a.weights = [3][]float64{make([]float64, 24), make([]float64, 7), make([]float64, 12)}
	a.demand.length, a.demand.Intervals = counts[0].Length, len(counts)
	for _, c := range counts {
		date := math.Floor(c.Start / daySeconds)
		if len(a.days) == 0 || a.days[len(a.days)-1].date != date {
			a.days = append(a.days, dated{date: date, weekday: weekday(date)})
		}
		last := &a.days[len(a.days)-1]
		last.n += c.N
		last.intervals++
		a.demand.N += c.N
		a.intervals = append(a.intervals, interval{
			n: c.N, hour: int((c.Start - float64(date*daySeconds)) / 3600), weekday: weekday(date), month: monthOf(date),
			day: len(a.days) - 1, hours: c.Length / 3600,
		})
	}
	a.demand.from, a.demand.to = a.days[0].date, a.days[len(a.days)-1].date+1
	a.demand.Days = len(a.days)
	a.seasonal = a.demand.to-a.demand.from >= 330
	return a
}

// place is that of an interval in a profile.
func (i interval) place(profile int) int {
	switch profile {
	case ofHours:
		return i.hour
	case ofWeekdays:
		return i.weekday
	}
	return i.month
}

// profile finds the weights of hours, days of the week and, from about a year on, months whose products agree with all
// their sums (iterative proportional fitting): the profile of greatest Poisson likelihood.
func (a *arrivals) profile() {
	hours := 0.0
	for _, i := range a.intervals {
		hours += i.hours
	}
	a.base = a.demand.N / hours
	for _, w := range a.weights {
		for k := range w {
			w[k] = 1
		}
	}
	for range 30 {
		for profile, weights := range a.weights {
			if profile == ofMonths && !a.seasonal || profile == ofHours && a.demand.length > 12*3600 {
				continue
			}
			seen, expected := make([]float64, len(weights)), make([]float64, len(weights))
			for _, i := range a.intervals {
				seen[i.place(profile)] += i.n
				expected[i.place(profile)] += a.rate(i)
			}
			for k := range weights {
				if expected[k] > 0 {
					weights[k] *= seen[k] / expected[k]
				}
			}
		}
	}
	for k := range a.intervals {
		i := &a.intervals[k]
		i.expected = a.rate(*i)
		a.days[i.day].expected += i.expected
	}
	a.freedom = 1
	for profile := ofWeekdays; profile <= ofMonths; profile++ {
		if profile == ofMonths && !a.seasonal {
			continue
		}
		known := map[int]bool{}
		for _, i := range a.intervals {
			known[i.place(profile)] = true
		}
		a.freedom += len(known) - 1
	}
}

func (a *arrivals) rate(i interval) float64 {
	weight := a.base * a.weights[ofHours][i.hour] * a.weights[ofWeekdays][i.weekday]
	return float64(weight * a.weights[ofMonths][i.month] * i.hours)
}

// surely is how many should have come for nothing at all to be no chance.
const surely = 12

// close finds hours in which nothing ever comes, and days on which nothing came.
func (a *arrivals) close() {
	hours, exposed := 0.0, make([]float64, 24)
	for _, i := range a.intervals {
		exposed[i.hour] += i.hours
		hours += i.hours
	}
	if a.demand.length <= 3600 {
		for h, w := range a.weights[ofHours] {
			if w == 0 && a.demand.N/hours*exposed[h] >= surely {
				a.demand.Closed = append(a.demand.Closed, h)
			}
		}
	}
	for k := range a.days {
		d := &a.days[k]
		d.closed = d.n == 0 && d.expected >= surely
		if d.expected > 0 {
			d.relative = d.n/d.expected - 1
		}
	}
}

// open are the days on which the place was open.
func (a *arrivals) open() []dated {
	return slices.DeleteFunc(slices.Clone(a.days), func(d dated) bool { return d.closed || d.expected == 0 })
}

func student(freedom int) float64 {
	return stats.StudentQuantile(0.5+float64(0.5*Level), max(1, freedom))
}
