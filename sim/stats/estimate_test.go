package stats

import (
	"math"
	"slices"
	"testing"

	"karvon/sim/reason"
)

func near(t *testing.T, what string, got, want, relative float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > relative*math.Abs(want) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// interarrivals is the example of Law & Kelton, chapter 4.
var interarrivals = []float64{1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09}

func TestMeanIntervalMeetsThePublishedExample(t *testing.T) {
	e := MeanInterval(interarrivals, 0.90)
	near(t, "mean", e.Mean, 1.343, 1e-14)
	near(t, "half-width", e.HalfWidth(), 0.2372534144890601, 1e-9)
	near(t, "lower end", e.Low, 1.343-0.2372534144890601, 1e-9)
	near(t, "upper end", e.High, 1.343+0.2372534144890601, 1e-9)
	if e.N != 10 || e.Missing != 0 || e.Confidence != 0.90 || len(e.Warnings) != 0 {
		t.Errorf("unexpected particulars: %+v", e)
	}
}

func TestMeanIntervalLeavesOutMissingReplications(t *testing.T) {
	withGaps := slices.Concat([]float64{math.NaN()}, interarrivals, []float64{math.NaN()})
	got, want := MeanInterval(withGaps, 0.90), MeanInterval(interarrivals, 0.90)
	if got.Mean != want.Mean || got.Low != want.Low || got.High != want.High || got.N != 10 || got.Missing != 2 {
		t.Errorf("got %+v, want the figures of %+v with 2 missing", got, want)
	}
	if !slices.Equal(reason.Strings(got.Warnings), []string{"2 of 12 replications have no observations"}) {
		t.Errorf("warnings %q", got.Warnings)
	}
}

func TestIntervalsAreShownFromFiveReplicationsOn(t *testing.T) {
	for n := range 8 {
		e := MeanInterval(interarrivals[:n], 0.95)
		if e.N != n || e.HasInterval() != (n >= 5) || math.IsNaN(e.HalfWidth()) != (n < 5) {
			t.Errorf("%d values: %+v", n, e)
		}
		if judged := !math.IsNaN(low(e)) && !math.IsNaN(high(e)); judged != (n >= 2) {
			t.Errorf("%d values are judged from %v to %v", n, low(e), high(e))
		}
		if n >= 2 && !(low(e) < e.Mean && e.Mean < high(e)) {
			t.Errorf("%d values: %v is not between %v and %v", n, e.Mean, low(e), high(e))
		}
		few := reason.Of(reason.TooFewForInterval, reason.Values{"least": reason.PlainReplications(5)})
		if said := slices.Equal(e.Warnings, []reason.Reason{few}); said != (n > 0 &&
			n < 5) {
			t.Errorf("%d values: warnings %q", n, e.Warnings)
		}
		if n == 0 && !math.IsNaN(e.Mean) {
			t.Errorf("the mean of nothing is %v", e.Mean)
		}
	}
}

func TestTwoValuesAreJudgedByStudentsIntervalOfOneDegree(t *testing.T) {
	e := MeanInterval([]float64{1, 3}, 0.95)
	near(t, "lower end", low(e), 2-12.706204736432095, 1e-9)
	near(t, "upper end", high(e), 2+12.706204736432095, 1e-9)
	same := MeanInterval([]float64{3, 3}, 0.95)
	if same.Mean != 3 || low(same) != 3 || high(same) != 3 {
		t.Errorf("two equal values: %+v", same)
	}
}

func TestHalfWidthIsTheLongerSide(t *testing.T) {
	if got := (Estimate{Mean: 3, Low: 1, High: 4}).HalfWidth(); got != 2 {
		t.Errorf("got %v, want 2", got)
	}
	if got := (Estimate{Mean: 3, Low: 2, High: 7}).HalfWidth(); got != 4 {
		t.Errorf("got %v, want 4", got)
	}
}

func TestAnIntervalExcludesWhatLiesOutsideIt(t *testing.T) {
	e := Estimate{Mean: 3, Low: 1, High: 4}
	for value, want := range map[float64]bool{0.9: true, 1: false, 3: false, 4: false, 4.1: true} {
		if e.Excludes(value) != want {
			t.Errorf("%v: %v", value, !want)
		}
	}
	if Unknown(3).Excludes(1e9) {
		t.Error("what is not known excludes something")
	}
}

func TestAnEstimateInAnotherUnit(t *testing.T) {
	few, all := MeanInterval(interarrivals[:3], 0.9), MeanInterval(interarrivals, 0.9)
	for _, e := range []Estimate{few, all} {
		scaled := e.Scaled(60)
		near(t, "mean", scaled.Mean, 60*e.Mean, 1e-15)
		near(t, "lower end", low(scaled), 60*low(e), 1e-15)
		near(t, "upper end", high(scaled), 60*high(e), 1e-15)
		if scaled.HasInterval() != e.HasInterval() {
			t.Errorf("%+v became %+v", e, scaled)
		}
	}
}

func TestMeanIntervalSurvivesALargeOffset(t *testing.T) {
	const offset = 1e12
	shifted := make([]float64, len(interarrivals))
	for i, value := range interarrivals {
		shifted[i] = value*1024 + offset
	}
	e := MeanInterval(shifted, 0.90)
	near(t, "mean", e.Mean-offset, 1.343*1024, 1e-6)
	near(t, "half-width", e.HalfWidth(), 0.2372534144890601*1024, 1e-6)
}

func TestConfidenceOutsideZeroToOnePanics(t *testing.T) {
	for _, confidence := range []float64{0, 1, 95, -0.5, math.NaN()} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("confidence %v did not panic", confidence)
				}
			}()
			MeanInterval(interarrivals, confidence)
		}()
	}
}

func TestSectioningCentresOnThePooledQuantile(t *testing.T) {
	none := Quantiles(Unknown(0), []float64{0, 0, math.NaN(), 0})
	e := Independent(none, Quantiles(Unknown(10), []float64{9, 12, math.NaN(), 14}), 0.95)
	// s² = (1 + 4 + 16)/2, t(2) = 4.302652729...
	near(t, "half-width", high(e)-e.Mean, 4.302652729696142*math.Sqrt(21.0/2/3), 1e-9)
	if e.Mean != 10 || e.N != 3 || e.Missing != 2 {
		t.Errorf("unexpected particulars: %+v", e)
	}
}

func TestTailWarning(t *testing.T) {
	for _, c := range []struct {
		count uint64
		p     float64
		want  string
	}{
		{5000, 0.99, ""},
		{4900, 0.99, "only about 49 of 4900 observations lie beyond p99: fewer than 50"},
		{1000, 0.95, ""},
		{100, 0.05, "only about 5 of 100 observations lie beyond p5: fewer than 50"},
		{10000, 0.999, "only about 10 of 10000 observations lie beyond p99.9: fewer than 50"},
		{0, 0.5, "only about 0 of 0 observations lie beyond p50: fewer than 50"},
	} {
		if got := tailWarning(c.count, c.p).String(); got != c.want {
			t.Errorf("TailWarning(%d, %v) = %q, want %q", c.count, c.p, got, c.want)
		}
	}
}

func TestEstimatesHaveTheSameBitsOnEveryPlatform(t *testing.T) {
	mean := MeanInterval(interarrivals, 0.95)
	pooled := Pooled(interarrivals, interarrivals, Positive).Estimate(0.99)
	shares := []float64{0.1, 0.3, 0.2, 0.7, 0.4, 0.2, 0.1, 0.1, 0.2, 0.3}
	share := Shares(shares, []float64{30, 30, 20, 10, 50, 10, 10, 10, 10, 10}, nil).Estimate(0.95)
	rare := Shares(shares, []float64{10, 10, 5, 10, 5, 5, 10, 10, 5, 10}, nil).Estimate(0.95)
	var got []uint64
	for _, value := range []float64{
		mean.Mean, mean.Low, mean.High, pooled.Mean, pooled.Low, pooled.High, share.Low, share.High, rare.Low, rare.High,
		filled([]int64{1e9, 1e9 + 7, 3e9, 5e12}).Quantile(0.6),
	} {
		got = append(got, math.Float64bits(value))
	}
	want := []uint64{
		0x3ff57ced916872b0, 0x3ff0cdb038f2e1bb, 0x3ffa2c2ae9de03a5, 0x3ff748bb7235eff0, 0x3ff2a103f54b71af,
		0x3ffe964a60377a9e,
		0x3fc2f4ba1abc230e, 0x3fdca19057273239, 0x3fbe3771482054d3, 0x3fdef465abd60bc2, 0x41e65a0bc0000000,
	}
	if !slices.Equal(got, want) {
		t.Errorf("bits %#x, want %#x", got, want)
	}
}
