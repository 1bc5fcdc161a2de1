package fit

import (
	"context"
	"errors"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"karvon/sim/dist"
)

// TestTheFamilyIsChosen holds the choice to the families that are true, and says why.
func TestTheFamilyIsChosen(t *testing.T) {
	for _, c := range []struct {
		d      dist.Distribution
		family string
		why    Code
	}{
		{made(dist.NewLognormal(300, 1)), "lognormal", leastAIC},
		{made(dist.NewExponential(300)), "exponential", tailBorrowed},
	} {
		r := timesOf(t, exactly(drawn(c.d, 400, 3)), Options{})
		chosen := r.Families[r.Chosen]
		if _, yes := said(r.Why, c.why); chosen.Family != c.family || !yes {
			t.Errorf("%s is fitted by %s: %v", c.family, chosen.Family, r.Why)
		}
		if last := r.Families[len(r.Families)-1]; last.Family != "empirical" || len(last.Values) != 400 {
			t.Errorf("the last is %s of %d values", last.Family, len(last.Values))
		}
		for i, f := range r.Families[:len(r.Families)-1] {
			if i > 0 && !f.Rejected && r.Families[i-1].Rejected {
				t.Errorf("%s stands behind one that is rejected", f.Family)
			}
			if f.Mean.Value <= 0 || f.Distribution == nil || len(f.QQ) != pictured || len(f.PP) != pictured {
				t.Errorf("%s: %v", f.Family, f)
			}
		}
	}
}

// TestNoFamilyFitsWhatNoneIs takes two modes, where the values stand for themselves.
func TestNoFamilyFitsWhatNoneIs(t *testing.T) {
	values := drawn(made(dist.NewLognormal(150, 0.2)), 300, 1)
	values = append(values, drawn(made(dist.NewLognormal(3000, 0.2)), 300, 2)...)
	r := timesOf(t, exactly(values), Options{unordered: true})
	if _, yes := said(r.Why, allRejected); r.Families[r.Chosen].Family != "empirical" || !yes {
		t.Errorf("%s is chosen: %v", r.Families[r.Chosen].Family, r.Why)
	}
	if _, yes := said(r.Troubles, twoModes); !yes {
		t.Error(r.Troubles)
	}
}

// TestTablesAreFitted takes values of which there are few, one, or none but zero.
func TestTablesAreFitted(t *testing.T) {
	few := slices.Repeat([]float64{317, 641.5, 1003}, 40)
	for _, c := range []struct {
		values []float64
		family string
		why    Code
	}{
		{few, "discrete", leastAIC},
		{slices.Repeat([]float64{300}, 30), "constant", alwaysTheSame},
		{make([]float64, 30), "empirical", onlyZeros},
		{[]float64{300, 400}, "empirical", tooFewToFit},
	} {
		r := timesOf(t, exactly(c.values), Options{rounding: -1})
		if _, yes := said(r.Why, c.why); r.Families[r.Chosen].Family != c.family || !yes {
			t.Errorf("%v are %s: %v", c.values[:2], r.Families[r.Chosen].Family, r.Why)
		}
	}
	discrete := timesOf(t, exactly(few), Options{rounding: -1}).Families[0]
	if !slices.Equal(discrete.Values, []float64{317, 641.5, 1003}) || math.Abs(discrete.Shares[1].Share-1.0/3) > 1e-9 ||
		discrete.Shares[1].Low > 0.26 || discrete.Shares[1].High < 0.41 {
		t.Errorf("%v %v", discrete.Values, discrete.Shares)
	}
}

// TestZerosStandApart but not where rounding makes them of small values.
func TestZerosStandApart(t *testing.T) {
	values := append(lognormalTimes(90, 1), make([]float64, 10)...)
	lognormal, exponential := Options{Families: []string{"lognormal"}}, Options{Families: []string{"exponential"}}
	if r := timesOf(t, exactly(values), lognormal); r.Zeros.Count != 10 || r.Zeros.Share != 0.1 ||
		math.Abs(r.Zeros.Low-0.049) > 0.001 || math.Abs(r.Zeros.High-0.176) > 0.001 || r.Least == 0 {
		t.Errorf("%v, least %v", r.Zeros, r.Least)
	}
	small := rounded(drawn(made(dist.NewExponential(300)), 200, 1), 300)
	if r := timesOf(t, exactly(small), exponential); r.Zeros.Count != 0 || r.Rounding != 300 || r.rounded != 200 {
		t.Errorf("%v, rounded to %v: %d", r.Zeros, r.Rounding, r.rounded)
	}
}

// TestLargeSamplesAreJudgedByQuantiles takes one of which p rejects what is as good as right.
func TestLargeSamplesAreJudgedByQuantiles(t *testing.T) {
	n := 6_000
	values := drawn(made(dist.NewGamma(300, 0.52)), n, 1)
	begun := time.Now()
	r := timesOf(t, exactly(values), Options{Families: []string{"erlang", "lognormal", "exponential"}})
	for _, f := range r.Families {
		if want := f.Family == "exponential"; f.Family != "empirical" && f.Family != "lognormal" && f.Rejected != want {
			t.Errorf("%s: rejected %v, p = %v, worst %v", f.Family, f.Rejected, f.P, f.Worst)
		}
	}
	if _, yes := said(r.Why, judgedByQuantile); !yes {
		t.Error(r.Why)
	}
	if took := time.Since(begun); took > 20*time.Second {
		t.Errorf("%d values take %v", n, took)
	}
}

// TestEqualDataGiveEqualBits fits twice.
func TestEqualDataGiveEqualBits(t *testing.T) {
	options := Options{Families: []string{"gamma", "weibull"}}
	observations := exactly(lognormalTimes(100, 1))
	first, again := timesOf(t, observations, options), timesOf(t, observations, options)
	for i := range first.Families {
		a, b := first.Families[i], again.Families[i]
		if a.P != b.P || !reflect.DeepEqual(a.Parameters, b.Parameters) {
			t.Errorf("%v, then %v", a, b)
		}
	}
}

func TestTimesThatAreNoneAreRefused(t *testing.T) {
	one := exactly([]float64{1, 2, 3})
	for says, c := range map[string]struct {
		observations []Observation
		options      Options
	}{
		"no observations":       {nil, Options{}},
		"it goes from a number": {[]Observation{{5, 3}}, Options{}},
		"observation 2":         {[]Observation{{3, 3}, {math.NaN(), 1}}, Options{}},
		"have 2 starts":         {one, Options{Starts: []float64{1, 2}}},
		"no family named":       {one, Options{Families: []string{"cauchy"}}},
	} {
		if _, err := Times(context.Background(), c.observations, c.options); err == nil ||
			!strings.Contains(err.Error(), says) {
			t.Errorf("%v: %v", says, err)
		}
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if _, err := Times(ended, exactly(lognormalTimes(50, 1)), Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestStrangeSamplesGiveSomething tries samples at the edges of what can be.
func TestStrangeSamplesGiveSomething(t *testing.T) {
	for name, observations := range map[string][]Observation{
		"one":             exactly([]float64{5}),
		"two":             exactly([]float64{5, 5}),
		"negative":        exactly([]float64{-5, -4}),
		"all unfinished":  {{5, infinite}, {7, infinite}, {9, infinite}},
		"tiny":            exactly([]float64{1e-9, 2e-9, 3e-9, 5e-9}),
		"huge":            exactly([]float64{1e12, 2e12, 3e12, 5e12}),
		"far apart":       exactly([]float64{1e-6, 1, 1e9, 1e3, 30}),
		"almost the same": exactly([]float64{300, 300.0001, 300.0002, 300.0001}),
		"all in one":      {{0, 60}, {0, 60}, {0, 60}, {0, 60}},
		"from nothing":    {{0, infinite}, {0, 5}, {0, infinite}},
	} {
		r, err := Times(context.Background(), observations, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(r.Families) == 0 || r.Families[r.Chosen].Distribution == nil {
			t.Errorf("%s: %v", name, r)
		}
		for _, f := range r.Families {
			for _, p := range f.Parameters {
				if p.Low > p.High || p.Value < p.Low*(1-1e-6) || p.Value > p.High*(1+1e-6) {
					t.Errorf("%s, %s: %s is %v to %v to %v", name, f.Family, p.Name, p.Low, p.Value, p.High)
				}
			}
		}
	}
}

func TestEveryTroubleHasWords(t *testing.T) {
	for code, words := range texts {
		if words == "" || code == "" {
			t.Errorf("%q says %q", code, words)
		}
	}
	if got := trouble(cutAtClock, Doubt, clock("clock", 64800), count("expected", 14)).String(); got !=
		"values are cut at 18:00: nothing ends later, where 14 would; long times are missing, as at a shift's end" {
		t.Error(got)
	}
}

// TestANormalMeanIsATime holds the mean before truncation from falling below zero, which no scenario can say.
func TestANormalMeanIsATime(t *testing.T) {
	s := newSample(exactly(drawn(made(dist.NewExponential(300)), 200, 1)))
	values, ok := estimateNormal(s)
	if !ok || values[0] < 0 {
		t.Fatal(values, ok)
	}
	if p, _ := normalIntervals(s, values); p[0].Low < 0 || p[0].Low > p[0].Value || p[0].High < p[0].Value {
		t.Error(p)
	}
}
