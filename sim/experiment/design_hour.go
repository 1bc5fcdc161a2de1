package experiment

import (
	"math"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/stats"
)

// The design hour is the hour that so many of a year reach.
const (
	designRank  = 30
	hoursOfYear = 8760
)

// DesignedHours are what is counted at one place by the hour.
type DesignedHours struct {
	At      DesignSubject
	Name    string
	Measure string // what is counted

	Daily  stats.Estimate // a day, on average
	Hours  int            // whole hours of all replications
	Design stats.Estimate // an hour: the 30th highest of a year of such weeks
	Beyond bool           // whether there are too few hours for it, so that it is at least the highest
	Peak   stats.Estimate // peak-hour factor of the busiest hour of each day
	Share  float64        // of the daily count, in the design hour

	Days  int // that have an hour which reaches it, of all replications
	OfDay [24]stats.Estimate
}

// designedHours describes what was counted, by subject; those to which nobody came are left
// out, and those of sites that the scenario is not about.
func (g *IndicatorRecorder) designedHours() []DesignedHours {
	if len(g.ended) == 0 {
		return nil
	}
	var all []DesignedHours
	for i := range g.ended[0].counts.subjects {
		site := g.ended[0].counts.subjects[i].site
		if len(g.plan.About) > 0 && !slices.Contains(g.plan.About, site) {
			continue
		}
		if x := g.designed(i); x.Daily.Mean > 0 {
			all = append(all, x)
		}
	}
	return all
}

func (g *IndicatorRecorder) designed(subject int) DesignedHours {
	s := g.ended[0].counts.subjects[subject]
	x := DesignedHours{At: s.At, Name: s.Name, Measure: s.Measure, Hours: s.hours * len(g.ended)}
	hours := gather(g, func(made *gathered) []float64 { return hourly(made.counts.quarters[subject]) })
	days := float64(s.hours) / 24
	x.Daily = stats.Means(gather(g, func(made *gathered) float64 {
		return float64(allOf(made.counts.quarters[subject])) / days
	}), stats.Positive).Estimate(g.plan.Confidence)
	x.Design, x.Beyond = thirtieth(hours, g.plan.Confidence)
	x.Share = x.Design.Mean / x.Daily.Mean
	x.Peak = g.peakFactor(subject)
	g.designDay(&x, &s, hours)
	return x
}

func allOf(counts []int) int {
	sum := 0
	for _, count := range counts {
		sum += count
	}
	return sum
}

// hourly adds up quarters of an hour.
func hourly(quarters []int) []float64 {
	hours := make([]float64, len(quarters)/4)
	for i := range hours {
		hours[i] = float64(allOf(quarters[4*i : 4*i+4]))
	}
	return hours
}

// thirtieth estimates the hour that 30 of the 8,760 hours of a year reach, if the year is made of such weeks: the count
// of that rank among all hours of all replications, to the next whole rank downwards.
//
// Its interval is that of Woodruff (1952, Journal of the American Statistical Association 47, 635-646): the counts x
// for which the mean number of hours above x in a replication differs from 30/8,760 of its hours by no more than
// Student's t times its standard error. Replications are the units, as the hours of one week depend on each other;
// their variance is taken as no smaller than that of a Poisson number, as few or none are above the highest counts.
// The high end is open, and there is no interval, where no hour at all above it would be within chance.
func thirtieth(hours [][]float64, confidence float64) (e stats.Estimate, beyond bool) {
	sorted := slices.Sorted(slices.Values(slices.Concat(hours...)))
	slices.Reverse(sorted)
	e = stats.Unknown(math.NaN())
	if len(sorted) == 0 {
		return e, false
	}
	rank := float64(len(sorted)) * designRank / hoursOfYear
	beyond = rank < 1
	e.Mean = sorted[max(0, int(math.Ceil(rank))-1)]
	e.N, e.Confidence = len(hours), confidence
	if beyond {
		e.Bound = stats.AtLeast
	}
	if len(hours) < leastForDesign {
		return e, beyond
	}
	wanted := rank / float64(len(hours))
	low, high, open := math.NaN(), math.NaN(), true
	for _, x := range slices.Compact(sorted) {
		side := exceeds(hours, x, wanted, confidence)
		if side > 0 {
			break
		}
		if side < 0 {
			open = false
			continue
		}
		low = x
		if math.IsNaN(high) {
			high = x
		}
	}
	if !open && low <= e.Mean && e.Mean <= high {
		e.Low, e.High = low, high
	}
	return e, beyond
}

// leastForDesign is the number of replications below which the design hour has no interval.
const leastForDesign = 5

// exceeds says whether the mean number of hours of a replication that reach x is below what is wanted by more than
// chance (-1), above it (1), or neither.
func exceeds(hours [][]float64, x, wanted, confidence float64) int {
	reached := make([]float64, len(hours))
	for n, own := range hours {
		for _, count := range own {
			if count >= x {
				reached[n]++
			}
		}
	}
	n := float64(len(hours))
	standardError := math.Sqrt(max(stats.Variance(reached), wanted) / n)
	width := float64(stats.StudentQuantile((1+confidence)/2, len(hours)-1) * standardError)
	switch mean := stats.Mean(reached); {
	case mean < wanted-width:
		return -1
	case mean > wanted+width:
		return 1
	}
	return 0
}

// peakFactor is the mean over days of the count of the day's busiest hour over four times that of its busiest quarter.
func (g *IndicatorRecorder) peakFactor(subject int) stats.Estimate {
	values, weights := make([]float64, len(g.ended)), make([]float64, len(g.ended))
	for n, made := range g.ended {
		sum := 0.0
		for quarters := range slices.Chunk(made.counts.quarters[subject], 4*24) {
			best, factor := 0, 0.0
			for hour := range slices.Chunk(quarters, 4) {
				if count := allOf(hour); count > best {
					best, factor = count, float64(count)/float64(4*slices.Max(hour))
				}
			}
			if best > 0 {
				sum += factor
				weights[n]++
			}
		}
		values[n] = math.NaN()
		if weights[n] > 0 {
			values[n] = sum / weights[n]
		}
	}
	return stats.Pooled(values, weights, stats.Share).Estimate(g.plan.Confidence)
}

// designDay is the mean of the days that have an hour which reaches the design hour, hour by hour.
func (g *IndicatorRecorder) designDay(x *DesignedHours, s *hourSubject, hours [][]float64) {
	begins := int((g.plan.Sites[s.site].Phase + s.first) % plan.Day / plan.Hour) // hour of the day of the first one
	sums, weights := make([][24]float64, len(hours)), make([]float64, len(hours))
	for n, own := range hours {
		for from := -begins; from < len(own); from += 24 {
			day := own[max(0, from):min(len(own), from+24)]
			if !slices.ContainsFunc(day, func(count float64) bool { return count >= x.Design.Mean }) {
				continue
			}
			weights[n]++
			for i, count := range day {
				sums[n][(max(0, from)+i+begins)%24] += count
			}
		}
		x.Days += int(weights[n])
	}
	for hour := range x.OfDay {
		values := make([]float64, len(hours))
		for n := range hours {
			values[n] = math.NaN()
			if weights[n] > 0 {
				values[n] = sums[n][hour] / weights[n]
			}
		}
		x.OfDay[hour] = stats.Pooled(values, weights, stats.Positive).Estimate(g.plan.Confidence)
	}
}
