package fit

import (
	"math"
	"slices"
	"strings"
	"testing"

	"karvon/sim/dist"
	"karvon/sim/random"
)

// uniforms gives numbers between 0 and 1, others for each purpose and sample.
func uniforms(n, sample int, purpose string) []float64 {
	key := random.NewKey(7, sample)
	values := make([]float64, n)
	for i := range values {
		values[i] = random.Unit(key.Bits(uint64(i), random.HashString(purpose), 0))
	}
	return values
}

// startsOf are moments from 8:00 to 18:00, 40 a day, from Monday 5 January 2026 on.
func startsOf(n, sample int) []float64 {
	const monday, perDay = 20458, 40
	starts := uniforms(n, sample, "starts")
	for i, u := range starts {
		starts[i] = math.Floor(86400*float64(monday+i/perDay) + 3600*(8+10*u))
	}
	slices.Sort(starts)
	return starts
}

// lognormalTimes have a median near 4 minutes and a coefficient of variation of 0.6.
func lognormalTimes(n, sample int) []float64 {
	return drawn(made(dist.NewLognormal(300, 0.6)), n, sample)
}

func rounded(values []float64, step float64) []float64 {
	for i, x := range values {
		values[i] = step * math.Round(x/step)
	}
	return values
}

// shape is a sample with something that it must say.
type shape struct {
	name string
	of   func(sample int) ([]Observation, Options)
	code Code
	says string // part of the sentence
}

func plain(f func(values []float64, sample int) []float64, n int) func(int) ([]Observation, Options) {
	return func(sample int) ([]Observation, Options) {
		return exactly(f(lognormalTimes(n, sample), sample)), Options{}
	}
}

func timed(f func(values, starts []float64, sample int) (_, _ []float64), n int) func(int) ([]Observation, Options) {
	return func(sample int) ([]Observation, Options) {
		values, starts := f(lognormalTimes(n, sample), startsOf(n, sample), sample)
		return exactly(values), Options{Starts: starts}
	}
}

var shapes = []shape{
	{"few values", plain(func(v []float64, _ int) []float64 { return v }, 12), fewValues, "12 values are few"},
	{"negative values", plain(func(v []float64, _ int) []float64 { v[3], v[9] = -20, -4; return v }, 200), negative,
		"2 values are negative"},
	{"zeros", plain(func(v []float64, _ int) []float64 { return append(v, make([]float64, 50)...) }, 150), zeroValues,
		"25% of the values are zero, 50 of them"},
	{"constant", plain(func(v []float64, _ int) []float64 { return slices.Repeat([]float64{300}, len(v)) }, 60), constant,
		"all 60 values are 300"},
	{"rounding to 5 minutes", plain(func(v []float64, _ int) []float64 { return rounded(v, 300) }, 200),
		roundedTooMuch, "rounded to 300, more than they vary"},
	{"rounding to 15 minutes", func(sample int) ([]Observation, Options) {
		return exactly(rounded(drawn(made(dist.NewLognormal(7200, 0.6)), 200, sample), 900)), Options{}
	}, roundedTo, "rounded to 900: each counts"},
	{"heaps at 5 minutes", plain(func(v []float64, sample int) []float64 {
		for i, u := range uniforms(len(v), sample, "heaps") {
			if v[i] = math.Ceil(v[i]); u < 0.6 {
				v[i] = 300 * math.Ceil(v[i]/300)
			}
		}
		return v
	}, 300), heaped, "are multiples of 300, where 0.333% would be by chance"},
	{"ties at a default", plain(func(v []float64, sample int) []float64 {
		for i := range v {
			if v[i] = math.Ceil(v[i]); i%5 == 0 {
				v[i] = 247
			}
		}
		return v
	}, 300), ties, "of the values are 247 exactly, where about 1 would"},
	{"rows twice", timed(func(v, starts []float64, _ int) ([]float64, []float64) {
		return append(v, v[:60]...), append(starts, starts[:60]...)
	}, 300), duplicatedRows, "60 rows stand twice, where about 0 would"},
	{"rows twice without moments", plain(func(v []float64, _ int) []float64 { return append(v, v[:60]...) }, 300),
		duplicatedRows, "60 rows stand twice"},
	{"two modes", plain(func(v []float64, sample int) []float64 {
		long := drawn(made(dist.NewLognormal(3600, 0.4)), len(v), sample+1)
		copy(v[:120], long)
		return v
	}, 300), twoModes, "there are two modes"},
	{"minutes among seconds", plain(func(v []float64, _ int) []float64 {
		for i := range v[:100] {
			v[i] *= 60
		}
		return v
	}, 300), mixedUnits, "two units in one column"},
	{"three in other units", func(sample int) ([]Observation, Options) {
		v := drawn(made(dist.NewGamma(300, 0.25)), 300, sample)
		v[5], v[50], v[90] = 60*v[5], 60*v[50], 60*v[90]
		return exactly(v), Options{}
	}, mixedUnits, "3 of the values are about"},
	{"one outlier", plain(func(v []float64, _ int) []float64 { v[17] = 40000; return v }, 200), outliers,
		"1 of the values, up to 4e+04"},
	{"heavy tail", func(sample int) ([]Observation, Options) {
		return exactly(drawn(made(dist.NewLognormal(300, 30)), 400, sample)), Options{}
	}, heavyTail, "the longest 1% of the values have"},
	{"right-censored", func(sample int) ([]Observation, Options) {
		all := exactly(lognormalTimes(300, sample))
		for i, o := range all {
			if all[i].High = o.Low; o.Low > 500 {
				all[i] = Observation{500, infinite}
			}
		}
		return all, Options{}
	}, unfinished, "of the values are unfinished"},
	{"mostly censored", func(sample int) ([]Observation, Options) {
		all := exactly(lognormalTimes(300, sample))
		for i, o := range all {
			if o.Low > 200 {
				all[i] = Observation{200, infinite}
			}
		}
		return all, Options{}
	}, mostlyCensored, "the mean is hardly known"},
	{"cut at a shift's end", timed(func(v, starts []float64, _ int) ([]float64, []float64) {
		var keptV, keptS []float64
		for i, x := range v {
			if x *= 12; math.Mod(starts[i], 86400)+x <= 18*3600 {
				keptV, keptS = append(keptV, x), append(keptS, starts[i])
			}
		}
		return keptV, keptS
	}, 400), cutAtClock, "values are cut at 1"},
	{"cut at a value", plain(func(v []float64, _ int) []float64 {
		for i := range v {
			v[i] = min(v[i], 600)
		}
		return v
	}, 400), cutAtValue, "of the values are the greatest, 600"},
	{"truncated below", plain(func(v []float64, _ int) []float64 {
		return slices.DeleteFunc(v, func(x float64) bool { return x < 240 })
	}, 1500), truncatedBelow, "nothing lies below 24"},
	{"drift", timed(func(v, starts []float64, _ int) ([]float64, []float64) {
		for i := range v {
			v[i] *= 1 + 2*float64(i)/float64(len(v))
		}
		return v, starts
	}, 400), drifts, "values drift, from a median of"},
	{"change of level at a date", timed(func(v, starts []float64, _ int) ([]float64, []float64) {
		for i := range v[240:] {
			v[240+i] *= 2.2
		}
		return v, starts
	}, 400), levelChange, "the level changes at 2026-01-1"},
	{"autocorrelation", plain(func(v []float64, sample int) []float64 {
		last := 0.0
		for i, u := range drawn(made(dist.NewTruncatedNormal(10, 1, 0, 20)), len(v), sample) {
			last = 0.6*last + (u - 10)
			v[i] = 300 * math.Exp(0.5*last)
		}
		return v
	}, 300), autocorrelated, "neighbours are alike"},
	{"days of the week", timed(func(v, starts []float64, _ int) ([]float64, []float64) {
		for i := range v {
			if weekday(math.Floor(starts[i]/86400)) == 0 {
				v[i] *= 2.5
			}
		}
		return v, starts
	}, 800), weekdayEffect, "days of the week differ"},
	{"days", timed(func(v, starts []float64, sample int) ([]float64, []float64) {
		luck := uniforms(1000, sample, "luck")
		for i := range v {
			v[i] *= 0.5 + luck[int(starts[i]/86400)-20458]
		}
		return v, starts
	}, 800), dayEffect, "days differ"},
	{"hours", timed(func(v, starts []float64, _ int) ([]float64, []float64) {
		for i := range v {
			if math.Mod(starts[i], 86400) > 15*3600 {
				v[i] *= 2
			}
		}
		return v, starts
	}, 400), hourEffect, "hours of the day differ"},
	{"missing days", timed(func(v, starts []float64, _ int) ([]float64, []float64) {
		for i := range starts {
			if starts[i] >= 86400*20470 {
				starts[i] += 7 * 86400
			}
		}
		return v, starts
	}, 1200), missingDays, "7 days have no values, the first of them 2026-01-17"},
	{"sorted", plain(func(v []float64, _ int) []float64 { slices.Sort(v); return v }, 100), sortedByValue,
		"the values are sorted"},
}

// troublesOf finds the troubles of a sample without its bootstrap, which takes most of the time.
func troublesOf(t *testing.T, observations []Observation, options Options) []Trouble {
	t.Helper()
	p := prepare(observations, options)
	r := p.counted()
	f := newFitting(p.kept, 0)
	f.describe(r)
	for _, of := range p.families() {
		if !of.applies(f.whole) {
			continue
		}
		values, ok := of.estimate(f.condensed)
		if !ok || of.law(values) == nil {
			continue
		}
		aic := float64(2*of.free) - 2*likelihood(of.law(values), f.condensed)
		r.Families = append(r.Families, Fit{Family: of.name, AIC: aic})
	}
	return p.troubles(r, f)
}

func said(troubles []Trouble, code Code) (string, bool) {
	for _, trouble := range troubles {
		if trouble.Code == code {
			return trouble.String(), true
		}
	}
	return "", false
}

// TestEachShapeOfTroubleIsSaid holds each named shape, in several samples, to its code and sentence.
func TestEachShapeOfTroubleIsSaid(t *testing.T) {
	samples := 2
	if *long {
		samples = 20
	}
	for _, s := range shapes {
		found := 0
		for i := range samples {
			observations, options := s.of(i)
			troubles := troublesOf(t, observations, options)
			sentence, yes := said(troubles, s.code)
			if yes {
				found++
				if !strings.Contains(sentence, s.says) && i < 3 {
					t.Errorf("%s: says %q, not %q", s.name, sentence, s.says)
				}
			} else if found == i && i < 3 {
				t.Logf("%s: sample %d says %v", s.name, i, troubles)
			}
		}
		if float64(found) < 0.95*float64(samples) {
			t.Errorf("%s: said of %d of %d samples", s.name, found, samples)
		}
	}
}

// TestACleanSampleSaysNothing holds the rate of what is said of samples that have no trouble: at most 1% for each code
// and family.
func TestACleanSampleSaysNothing(t *testing.T) {
	samples := 2
	if *long {
		samples = 40
	}
	for _, k := range known {
		for _, n := range []int{30, 400} {
			counts := map[Code]int{}
			for i := range samples {
				options := Options{}
				if i%2 == 0 {
					options.Starts = startsOf(n, i)
				}
				for _, trouble := range troublesOf(t, exactly(drawn(k.d, n, i)), options) {
					if counts[trouble.Code]++; counts[trouble.Code] == 1 {
						t.Logf("%s, n = %d, sample %d: %v", k.family, n, i, trouble)
					}
				}
			}
			for code, happened := range counts {
				if upperTail(happened, samples, 0.01) < falseAlarm {
					t.Errorf("%s, n = %d: %s is said of %d of %d clean samples", k.family, n, code, happened, samples)
				}
			}
		}
	}
}
