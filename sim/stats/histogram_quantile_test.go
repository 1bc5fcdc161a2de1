package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// exactQuantile is the order statistic of rank ⌈p·n⌉, with p = percent/1000 in whole numbers.
func exactQuantile(sorted []int64, perMille int) int64 {
	rank := (perMille*len(sorted) + 999) / 1000
	return sorted[max(rank, 1)-1]
}

func TestQuantileIsWithinABinOfTheOrderStatistic(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	for _, n := range []int{1, 2, 3, 10, 100, 1000, 7000} {
		values := spread(random, n)
		h := filled(values)
		slices.Sort(values)
		for perMille := 0; perMille <= 1000; perMille++ {
			want := float64(exactQuantile(values, perMille))
			got := h.Quantile(float64(perMille) / 1000)
			allowed := relativeWidth * want
			if want < 2*binsPerOctave {
				allowed = 0
			}
			if math.Abs(got-want) > allowed {
				t.Fatalf("n=%d: quantile %d/1000 is %v, want %v within 2^-8", n, perMille, got, want)
			}
		}
	}
}

// A fixed service, a timetable: what many share is found again to the nanosecond, also beside another value in the
// same bin.
func TestQuantilesOfTiesAreExact(t *testing.T) {
	const service, other = 1_234_567_890_123, 1_234_567_890_999
	if binOf(service) != binOf(other) {
		t.Fatal("the values are of two bins")
	}
	values := append(slices.Repeat([]int64{0}, 30), slices.Repeat([]int64{service}, 40)...)
	values = append(values, slices.Repeat([]int64{1e15}, 30)...)
	h := filled(values)
	for perMille := 0; perMille <= 1000; perMille++ {
		if got, want := h.Quantile(float64(perMille)/1000), exactQuantile(values, perMille); got != float64(want) {
			t.Fatalf("quantile %d/1000 is %v, want %d", perMille, got, want)
		}
	}
	pair := filled([]int64{service, other})
	if pair.Quantile(0.5) != service || pair.Quantile(1) != other {
		t.Errorf("of two %v and %v", pair.Quantile(0.5), pair.Quantile(1))
	}
}

func TestQuantileIsMonotoneAndSpansTheRange(t *testing.T) {
	values := spread(rand.New(rand.NewPCG(6, 6)), 2000)
	h := filled(values)
	previous := math.Inf(-1)
	for i := range 10001 {
		quantile := h.Quantile(float64(i) / 10000)
		if quantile < previous {
			t.Fatalf("quantile falls from %v to %v at %d/10000", previous, quantile, i)
		}
		previous = quantile
	}
	if h.Quantile(0) < float64(h.Min()) || h.Quantile(1) > float64(h.Max()) {
		t.Error("a quantile lies outside the range of the values")
	}
}

func TestInterpolationHasLittleBias(t *testing.T) {
	// Evenly spread values: the interpolated quantile is much nearer than the bin's width, which is 2^-8 to 2^-9 of
	// the value.
	h := new(Histogram)
	const n = 1_000_000
	for i := range int64(n) {
		h.Add(1e9 + i*1000)
	}
	for _, p := range []float64{0.05, 0.25, 0.5, 0.9, 0.999} {
		want := 1e9 + p*n*1000
		if got := h.Quantile(p); math.Abs(got-want) > 2e-6*want {
			t.Errorf("quantile %v is %v, want %v within 2e-6", p, got, want)
		}
	}
}

func TestQuantileRankForgivesTheRoundingOfP(t *testing.T) {
	for perMille := 0; perMille <= 1000; perMille++ {
		for _, n := range []uint64{1, 7, 100, 1000, 123_456, 1_000_000_000} {
			want := max((uint64(perMille)*n+999)/1000, 1)
			if got := quantileRank(float64(perMille)/1000, n); got != want {
				t.Fatalf("rank of %d/1000 among %d is %d, want %d", perMille, n, got, want)
			}
		}
	}
}
