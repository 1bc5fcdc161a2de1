package experiment

import (
	"math"
	"sort"
	"testing"

	"karvon/sim/internal/precise"
	"karvon/sim/random"
)

// peakedDay is how many come in an hour of a day on average; each day has a factor of its own, so that its hours go
// together.
var (
	peakedDay  = [24]float64{2, 2, 2, 2, 3, 5, 9, 16, 22, 20, 15, 13, 12, 12, 14, 17, 19, 15, 10, 7, 5, 4, 3, 2}
	dayFactors = []float64{0.7, 0.85, 1, 1.15, 1.3}
)

// atMost is the chance that a Poisson number of a mean is no more than x.
func atMost(x int, mean float64) float64 { return 1 - precise.GammaRegularized(float64(x+1), mean) }

// chancesUpTo tabulates the Poisson distributions of the hours, by day factor.
func chancesUpTo() (tables [24][5][]float64) {
	for hour, mean := range peakedDay {
		for day, factor := range dayFactors {
			for x := 0; x < 100; x++ {
				tables[hour][day] = append(tables[hour][day], atMost(x, float64(mean*factor)))
			}
		}
	}
	return tables
}

// trueDesignHour is the largest count that at least 30 of 8,760 hours reach.
func trueDesignHour() float64 {
	reached := func(x int) (share float64) {
		for _, mean := range peakedDay {
			for _, factor := range dayFactors {
				share += float64(1-atMost(x-1, float64(mean*factor))) / float64(24*len(dayFactors))
			}
		}
		return share
	}
	x := 1
	for reached(x+1) >= float64(designRank)/hoursOfYear {
		x++
	}
	return float64(x)
}

// Of weeks of counts by the hour whose days differ, Woodruff's interval of the design hour holds the true one in about
// 95 of 100. Counts are whole, and an interval is as wide as whole counts are: it may hold more often, and not less. In
// a few data sets there is none, as no count is surely beyond it. The chance that the test fails by luck is falseAlarm.
func TestDesignHoursAreWithinTheirIntervals(t *testing.T) {
	const weeks = 40
	trials, truth, chances := seedsOf(60, 2000, 10_000), trueDesignHour(), chancesUpTo()
	covered, told := 0, 0
	for trial := range trials {
		hours := make([][]float64, weeks)
		for week := range hours {
			for day := range 7 {
				key := random.Mix(random.Mix(20261130, uint64(trial)), uint64(7*week+day))
				d := int(float64(random.Unit(key) * float64(len(dayFactors))))
				for hour := range peakedDay {
					u := random.Unit(random.Mix(key, uint64(hour+1)))
					hours[week] = append(hours[week], float64(sort.SearchFloat64s(chances[hour][d], u)))
				}
			}
		}
		e, beyond := thirtieth(hours, 0.95)
		if beyond || math.IsNaN(e.Low) {
			continue
		}
		told++
		if e.Low <= truth && truth <= e.High {
			covered++
		}
	}
	atLeast(t, "intervals that there are", told, trials, 0.93)
	atLeast(t, "design hours held", covered, told, 0.93)
}
