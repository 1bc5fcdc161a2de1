package fit

import (
	"math"
	"strings"
	"testing"

	"karvon/sim/dist"
	"karvon/sim/random"
)

// world makes counts by hour whose truth is known.
type world struct {
	days    int
	perDay  float64
	cv      float64 // of the day's factor
	growth  float64 // a year
	memory  float64 // of the day's factor
	dayOnly bool    // counts of whole days
	groups  float64 // each arrival brings so many
}

var worldHours = [24]float64{8: 1, 9: 2, 10: 3, 11: 3, 12: 2, 13: 1, 14: 1, 15: 2, 16: 2, 17: 1}
var worldDays = [7]float64{1.2, 1, 1, 1, 1.3, 1, 0.5}

const worldBegins = 20458 // Monday 5 January 2026

func (w world) counts(sample int) []Count {
	key := random.NewKey(3, sample)
	var counts []Count
	last := 0.0
	for d := range w.days {
		luck := random.Unit(key.Bits(uint64(d), 1, 0))
		factor := 1.0
		if w.cv > 0 {
			factor = made(dist.NewGamma(1, w.cv)).Quantile(luck)
		}
		if w.memory > 0 {
			last = w.memory*last + (1-w.memory)*(factor-1)*2
			factor = max(0.05, 1+last)
		}
		factor *= worldDays[d%7] * (1 + w.growth*float64(d)/365)
		total := 0.0
		for h, weight := range worldHours {
			n := 0.0
			if weight > 0 {
				mean := w.perDay * factor * weight / 18
				n = made(dist.NewPoisson(mean / max(1, w.groups))).Quantile(random.Unit(key.Bits(uint64(d), uint64(10+h), 0)))
				n *= max(1, w.groups)
			}
			total += n
			if !w.dayOnly {
				counts = append(counts, Count{Start: float64(worldBegins+d)*86400 + float64(h)*3600, Length: 3600, N: n})
			}
		}
		if w.dayOnly {
			counts = append(counts, Count{Start: float64(worldBegins+d) * 86400, Length: 86400, N: total})
		}
	}
	return counts
}

func demandOf(t *testing.T, counts []Count) *Demand {
	t.Helper()
	d, err := Arrivals(counts)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func covers(p Parameter, truth float64) bool { return p.Low <= truth && truth <= p.High }

// TestArrivalsRecoverWhatIsKnown holds the intervals of mean, day factor, weights, dispersion and drift to their
// stated rate.
func TestArrivalsRecoverWhatIsKnown(t *testing.T) {
	samples := 4
	if *long {
		samples = 50
	}
	for name, w := range map[string]world{
		"eight weeks": {days: 56, perDay: 200, cv: 0.2}, "Poisson": {days: 56, perDay: 200},
		"whole days": {days: 70, perDay: 100, cv: 0.3, dayOnly: true},
	} {
		var mean, cv, friday, ten, drift, within int
		for i := range samples {
			d := demandOf(t, w.counts(i))
			for _, c := range []struct {
				happened *int
				yes      bool
			}{
				{&mean, covers(d.PerDay, w.perDay)}, {&cv, covers(d.DayFactor, w.cv)}, {&drift, covers(d.Drift, 0)},
				{&friday, d.Weekdays[4].Low <= 1.3 && d.Weekdays[4].High >= 1.3},
				{&ten, w.dayOnly || d.Hours[10].Low <= 4 && d.Hours[10].High >= 4},
				{&within, w.dayOnly || covers(d.IntervalDispersion, 1)},
			} {
				if c.yes {
					*c.happened++
				}
			}
		}
		for what, happened := range map[string]int{"mean": mean, "cv": cv, "drift": drift, "Friday": friday, "ten": ten,
			"dispersion": within} {
			checkRate(t, name+", "+what, happened, samples, 0.93, 1)
		}
	}
}

// TestTroublesOfCounts holds each trouble of counts to its code, and a clean sample to none.
func TestTroublesOfCounts(t *testing.T) {
	clean := world{days: 56, perDay: 200, cv: 0.2}
	altered := func(change func(i int, c *Count)) []Count {
		counts := clean.counts(1)
		for i := range counts {
			change(i, &counts[i])
		}
		return counts
	}
	for _, c := range []struct {
		counts []Count
		code   Code
		says   string
	}{
		{world{days: 9, perDay: 200}.counts(1), fewDays, "9 days are few"},
		{clean.counts(1), closedHours, "begin at 0, 1, 2, 3, 4, 5, 6, 7, 18, 19, 20, 21, 22, 23"},
		{clean.counts(1), seasonUnknown, "span 56 days"},
		{world{days: 112, perDay: 200, cv: 0.5, memory: 0.8}.counts(1), daysRemember, "a day is like the one before"},
		{world{days: 112, perDay: 200, cv: 0.1, growth: 3}.counts(1), demandDrifts, "demand drifts, by"},
		{world{days: 56, perDay: 200, groups: 4}.counts(1), bunches, "arrivals come in bunches"},
		{altered(func(i int, c *Count) {
			if i >= 24*30 {
				c.N = 2 * c.N
			}
		}), demandChanges, "demand changes at 2026-02-04"},
		{altered(func(i int, c *Count) {
			if i/24 == 20 {
				c.N = 0
			}
		}), closedDays, "nothing came on 1 days on which much should have, the first 2026-01-25"},
		{altered(func(i int, c *Count) {
			if i/24%7 == 6 {
				c.N = 0
			}
		}), closedWeekday, "nothing comes on any Sunday"},
		{altered(func(i int, c *Count) { c.N = 5 * math.Round(c.N/5) }), countsRounded, "multiples of 5"},
		{altered(func(i int, c *Count) { c.N = min(c.N, 25) }), countsCapped, "are the greatest, 25"},
		{altered(func(i int, c *Count) {
			if i/24 == 22 {
				c.N *= 12
			}
		}), outlyingDays, "as 2026-01-27"},
		{clean.counts(1)[:24*6], weekdayUnknown, "no Sunday was counted"},
		{append(clean.counts(1)[:24*20], clean.counts(1)[24*24:]...), uncountedDays,
			"4 days were not counted, the first 2026-01-25"},
		{world{days: 56, perDay: 200}.slotted(), spaced, "arrivals are spaced"},
	} {
		d := demandOf(t, c.counts)
		if sentence, yes := said(d.Troubles, c.code); !yes || !strings.Contains(sentence, c.says) {
			t.Errorf("%s is not said with %q, but %v", c.code, c.says, d.Troubles)
		}
	}
	alarms := map[Code]int{}
	samples := 10
	if *long {
		samples = 60
	}
	for i := range samples {
		for _, trouble := range demandOf(t, clean.counts(100+i)).Troubles {
			alarms[trouble.Code]++
		}
	}
	for code, n := range alarms {
		if code != closedHours && code != seasonUnknown && upperTail(n, samples, 0.02) < falseAlarm {
			t.Errorf("%s is said of %d of %d clean samples", code, n, samples)
		}
	}
	t.Log(alarms)
}

// slotted has the expected number in each hour.
func (w world) slotted() []Count {
	counts := w.counts(1)
	for i := range counts {
		counts[i].N = math.Round(w.perDay * worldHours[i%24] / 18 * worldDays[i/24%7])
	}
	return counts
}

func TestMomentsAreCounted(t *testing.T) {
	counts, err := CountMoments([]float64{86400, 86400 + 3599, 86400 + 3600, 3 * 86400, 5}, 1, 3, 3600)
	if err != nil || len(counts) != 48 {
		t.Fatal(len(counts), err)
	}
	if counts[0] != (Count{86400, 3600, 2}) || counts[1].N != 1 || counts[47].N != 0 {
		t.Error(counts)
	}
	for _, length := range []float64{0, 5000, math.NaN()} {
		if _, err := CountMoments(nil, 0, 1, length); err == nil {
			t.Errorf("intervals of %v s are taken", length)
		}
	}
	if _, err := CountMoments(nil, 2, 1, 3600); err == nil {
		t.Error("days the wrong way round are taken")
	}
}

func TestCountsThatAreNoneAreRefused(t *testing.T) {
	for _, counts := range [][]Count{
		nil, {{0, 3600, -1}}, {{0, 3600, 1.5}}, {{0, 3600, 1}, {1800, 3600, 1}}, {{0, 3600, 1}, {3600, 1800, 1}},
		{{math.NaN(), 3600, 1}}, {{0, 7000, 1}}, {{0, 3600, math.Inf(1)}},
	} {
		if _, err := Arrivals(counts); err == nil {
			t.Errorf("%v is taken", counts)
		}
	}
	if _, err := Arrivals([]Count{{0, 3600, 0}}); err != nil {
		t.Error(err)
	}
}
