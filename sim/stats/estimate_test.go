package stats

import (
	"math"
	"slices"
	"testing"
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
	near(t, "half-width", e.HalfWidth, 0.2372534144890601, 1e-9)
	near(t, "lower end", e.Low(), 1.343-0.2372534144890601, 1e-9)
	near(t, "upper end", e.High(), 1.343+0.2372534144890601, 1e-9)
	if e.N != 10 || e.Missing != 0 || e.Confidence != 0.90 || len(e.Warnings) != 0 {
		t.Errorf("unexpected particulars: %+v", e)
	}
}

func TestMeanIntervalLeavesOutMissingReplications(t *testing.T) {
	withGaps := slices.Concat([]float64{math.NaN()}, interarrivals, []float64{math.NaN()})
	got, want := MeanInterval(withGaps, 0.90), MeanInterval(interarrivals, 0.90)
	if got.Mean != want.Mean || got.HalfWidth != want.HalfWidth || got.N != 10 || got.Missing != 2 {
		t.Errorf("got %+v, want the figures of %+v with 2 missing", got, want)
	}
	if !slices.Equal(got.Warnings, []string{"2 of 12 replications have no observations"}) {
		t.Errorf("warnings %q", got.Warnings)
	}
}

func TestIntervalNeedsTwoReplications(t *testing.T) {
	one := MeanInterval([]float64{3}, 0.95)
	if one.Mean != 3 || !math.IsNaN(one.HalfWidth) || !slices.Equal(one.Warnings, []string{"a single replication has no interval"}) {
		t.Errorf("one value: %+v", one)
	}
	none := MeanInterval(nil, 0.95)
	if !math.IsNaN(none.Mean) || !math.IsNaN(none.HalfWidth) || none.N != 0 {
		t.Errorf("no value: %+v", none)
	}
	same := MeanInterval([]float64{3, 3}, 0.95)
	if same.Mean != 3 || same.HalfWidth != 0 {
		t.Errorf("two equal values: %+v", same)
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
	near(t, "half-width", e.HalfWidth, 0.2372534144890601*1024, 1e-6)
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
	e := SectionedQuantile(10, []float64{9, 12, math.NaN(), 14}, 0.95)
	// s² = (1 + 4 + 16)/2, t(2) = 4.302652729...
	near(t, "half-width", e.HalfWidth, 4.302652729696142*math.Sqrt(21.0/2/3), 1e-9)
	if e.Mean != 10 || e.N != 3 || e.Missing != 1 {
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
		if got := TailWarning(c.count, c.p); got != c.want {
			t.Errorf("TailWarning(%d, %v) = %q, want %q", c.count, c.p, got, c.want)
		}
	}
}

func TestEstimatesHaveTheSameBitsOnEveryPlatform(t *testing.T) {
	mean := MeanInterval(interarrivals, 0.95)
	section := SectionedQuantile(1.4, interarrivals, 0.99)
	got := []uint64{
		math.Float64bits(mean.Mean), math.Float64bits(mean.HalfWidth), math.Float64bits(section.HalfWidth),
		math.Float64bits(filled([]int64{1e9, 1e9 + 7, 3e9, 5e12}).Quantile(0.6)),
	}
	want := []uint64{0x3ff57ced916872b0, 0x3fd2bcf561d643d4, 0x3fdb35370cbd0433, 0x41e657fffff00000}
	if !slices.Equal(got, want) {
		t.Errorf("bits %#x, want %#x", got, want)
	}
}
