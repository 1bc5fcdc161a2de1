package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"karvon/sim/reason"
)

// merged adds a replication's histograms to a pool, by their bytes.
func merged(t testing.TB, pool *Pool, all, unfinished *Histogram) {
	t.Helper()
	rest, err := pool.MergeBinary(append(unfinished.AppendBinary(all.AppendBinary(nil)), 9), new(Workspace))
	if err != nil || len(rest) != 1 {
		t.Fatalf("%d bytes are left, error %v", len(rest), err)
	}
}

// replicated is what a replication leaves: times of those who ended, and ages of the others.
type replicated struct{ ended, unfinished []int64 }

// times draws replications, of which some have no value, with many at nought and many equal.
func times(random *rand.Rand, n int) []replicated {
	all := make([]replicated, n)
	unfinished := random.IntN(2) * 30
	for i := range all {
		for range random.IntN(60) {
			all[i].ended = append(all[i].ended, someTime(random))
		}
		for range random.IntN(unfinished + 1) {
			all[i].unfinished = append(all[i].unfinished, someTime(random))
		}
	}
	return all
}

func someTime(random *rand.Rand) int64 {
	switch random.IntN(4) {
	case 0:
		return 0
	case 1:
		return 60e9
	}
	return int64(random.ExpFloat64() * 60e9)
}

func pooledOf(t testing.TB, replications []replicated) *Pool {
	t.Helper()
	pool := new(Pool)
	for _, r := range replications {
		merged(t, pool, filled(slices.Concat(r.ended, r.unfinished)), filled(r.unfinished))
	}
	return pool
}

// probabilities are those of quantiles that are looked for.
var probabilities = []float64{0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 1}

func TestAPoolHasTheQuantilesOfAllValues(t *testing.T) {
	random := rand.New(rand.NewPCG(61, 61))
	for range 100 {
		replications := times(random, 1+random.IntN(12))
		pool, all, withValues := pooledOf(t, replications), new(Histogram), 0
		for _, r := range replications {
			all.Merge(filled(slices.Concat(r.ended, r.unfinished)))
			if len(r.ended)+len(r.unfinished) > 0 {
				withValues++
			}
		}
		for _, p := range probabilities {
			e := pool.Quantile(p, 0.95, len(replications))
			if want := all.Quantile(p); e.Mean != want && !(math.IsNaN(want) && math.IsNaN(e.Mean)) {
				t.Fatalf("quantile %v is %v, want %v", p, e.Mean, want)
			}
			if e.N != withValues || e.Missing != len(replications)-withValues {
				t.Fatalf("%d have values and %d none of %d: %+v", withValues, len(replications)-withValues, len(replications), e)
			}
		}
	}
}

// The interval's ends are where that of the share, worked out from each replication's own values, begins and ceases
// to hold p.
func TestTheIntervalOfAQuantileInvertsThatOfTheShare(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(62, 62))
	shown, unknown := 0, 0
	for range 60 {
		replications := times(random, 5+random.IntN(12))
		pool := pooledOf(t, replications)
		for _, p := range probabilities[1 : len(probabilities)-1] {
			from, to := sharesUpTo(pool, replications, worthOf(pool, replications, p))
			e := pool.Quantile(p, 0.95, len(replications))
			if e.AtLimit || e.N < leastForInterval {
				continue
			}
			if !e.HasInterval() {
				if last := from[len(from)-1]; last >= p {
					t.Fatalf("quantile %v has no interval, though all are %v at least", p, last)
				}
				unknown++
				continue
			}
			first := slices.IndexFunc(pool.bins, func(b pooled) bool { return float64(b.least()) == e.Low })
			last := slices.IndexFunc(pool.bins, func(b pooled) bool { return float64(b.greatest()) == e.High })
			if e.Low == e.Mean && first < 0 || e.High == e.Mean && last < 0 {
				continue // every replication says the same
			}
			if to[first] < p || first > 0 && to[first-1] >= p || from[last] < p || last > 0 && from[last-1] >= p {
				t.Fatalf("quantile %v: from %v, of which the share is at most %v, to %v, of which it is at least %v", p, e.Low,
					to[first], e.High, from[last])
			}
			shown++
		}
	}
	if shown < 100 || unknown < 10 {
		t.Errorf("only %d intervals were shown and %d not", shown, unknown)
	}
}

// worthOf is how many independent values all are worth, by the spread of the share of those up to a quantile; all
// where it is not twice what chance makes of it.
func worthOf(pool *Pool, replications []replicated, p float64) float64 {
	all := new(Histogram)
	for _, r := range replications {
		all.Merge(filled(slices.Concat(r.ended, r.unfinished)))
	}
	at := slices.IndexFunc(pool.bins, func(b pooled) bool { return float64(b.greatest()) >= all.Quantile(p) })
	if at == len(pool.bins)-1 {
		at--
	}
	var shares, weights []float64
	for _, r := range replications {
		if values := slices.Concat(r.ended, r.unfinished); len(values) > 0 {
			weights = append(weights, float64(len(values)))
			shares = append(shares, upTo(values, pool.bins[at].greatest())/float64(len(values)))
		}
	}
	share, residuals, n := Pooled(shares, weights, Share).point, 0.0, float64(len(shares))
	for j := range shares {
		residuals += square(weights[j] * (shares[j] - share))
	}
	whole := float64(all.Count())
	if worth := share * (1 - share) * whole * whole * (n - 1) / n / residuals; 2*worth < whole {
		return worth
	}
	return whole
}

// sharesUpTo gives the interval of the share of the values up to each bin, where all are worth so many independent
// ones.
func sharesUpTo(pool *Pool, replications []replicated, effective float64) (from, to []float64) {
	for i := range pool.bins {
		var shares, weights []float64
		whole := 0.0
		for _, r := range replications {
			if values := slices.Concat(r.ended, r.unfinished); len(values) > 0 {
				weights = append(weights, float64(len(values)))
				shares = append(shares, upTo(values, pool.bins[i].greatest())/float64(len(values)))
				whole += float64(len(values))
			}
		}
		n, residuals := float64(len(shares)), 0.0
		share := Pooled(shares, weights, Share).point
		for j := range shares {
			residuals += square(weights[j] * (shares[j] - share))
		}
		standardError := math.Sqrt(residuals*n/(n-1)) / whole
		if effective < whole {
			standardError = max(standardError, math.Sqrt(share*(1-share)/effective))
		}
		low, high := shareInterval(share, standardError, len(shares), whole, 0.95)
		if i == len(pool.bins)-1 {
			low, high = allInterval(len(shares), effective, 0.95), 1
		}
		from, to = append(from, low), append(to, high)
	}
	return from, to
}

func upTo(values []int64, limit int64) (count float64) {
	for _, value := range values {
		if value <= limit {
			count++
		}
	}
	return count
}

func TestTheOrderOfMergingDoesNotShowInAPool(t *testing.T) {
	random := rand.New(rand.NewPCG(63, 63))
	for range 20 {
		replications := times(random, 8)
		one := pooledOf(t, replications)
		random.Shuffle(len(replications),
			func(i, j int) { replications[i], replications[j] = replications[j], replications[i] })
		other := pooledOf(t, replications)
		if !slices.Equal(one.bins, other.bins) || one.squares != other.squares || one.count != other.count {
			t.Fatal("the pools differ")
		}
		for _, p := range probabilities {
			if a, b := one.Quantile(p, 0.95, 8), other.Quantile(p, 0.95, 8); low(a) != low(b) && !math.IsNaN(low(a)) ||
				high(a) != high(b) && !math.IsNaN(high(a)) {
				t.Fatalf("%+v and %+v", a, b)
			}
		}
	}
}

func TestAPoolGoesOnAfterAQuantile(t *testing.T) {
	replications := times(rand.New(rand.NewPCG(64, 64)), 12)
	pool := pooledOf(t, replications[:6])
	pool.Quantile(0.5, 0.95, 6)
	for _, r := range replications[6:] {
		merged(t, pool, filled(slices.Concat(r.ended, r.unfinished)), filled(r.unfinished))
	}
	got, want := pool.Quantile(0.5, 0.95, 12), pooledOf(t, replications).Quantile(0.5, 0.95, 12)
	if got.Mean != want.Mean || got.Low != want.Low || got.High != want.High {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// A quantile is a lower bound where another bin holds it once the unfinished take for ever.
func TestAQuantileIsABoundWhereItDependsOnTheUnfinished(t *testing.T) {
	random := rand.New(rand.NewPCG(65, 65))
	bounds := map[Bound]int{}
	for range 200 {
		replications := times(random, 6)
		pool := pooledOf(t, replications)
		var at, latest []int64
		unfinished := 0
		for _, r := range replications {
			at = append(at, slices.Concat(r.ended, r.unfinished)...)
			latest = append(latest, r.ended...)
			unfinished += len(r.unfinished)
			for range r.unfinished {
				latest = append(latest, math.MaxInt64)
			}
		}
		slices.Sort(at)
		slices.Sort(latest)
		for _, perMille := range []int{10, 250, 500, 900, 950, 990} {
			want := Exact
			if binOf(exactQuantile(at, perMille)) != binOf(exactQuantile(latest, perMille)) {
				want = AtLeast
			}
			e := pool.Quantile(float64(perMille)/1000, 0.95, 6)
			if e.Bound != want {
				t.Fatalf("quantile %d/1000: %q, want %q", perMille, e.Bound, want)
			}
			if share := float64(unfinished) / float64(len(at)); e.Unfinished != share {
				t.Fatalf("%v are unfinished, want %v", e.Unfinished, share)
			}
			bounds[want]++
		}
	}
	if bounds[Exact] < 100 || bounds[AtLeast] < 100 {
		t.Errorf("bounds %v", bounds)
	}
}

func binOf(value int64) [2]int {
	octave, bin := position(value)
	return [2]int{octave, bin}
}

func TestAPoolOfNothing(t *testing.T) {
	e := pooledOf(t, make([]replicated, 4)).Quantile(0.5, 0.95, 4)
	if !math.IsNaN(e.Mean) || e.HasInterval() || e.N != 0 || e.Missing != 4 {
		t.Errorf("%+v", e)
	}
}

func TestWhereNobodyWaitsAQuantileIsAtItsLimit(t *testing.T) {
	replications := slices.Repeat([]replicated{{ended: make([]int64, 30)}}, 5)
	if e := pooledOf(t, replications).Quantile(0.95, 0.95, 5); !e.AtLimit || e.HasInterval() || e.Mean != 0 ||
		high(e) != 0 {
		t.Errorf("%+v", e)
	}
	for i := range replications {
		replications[i].ended = slices.Repeat([]int64{12_345_678_901}, 30)
	}
	if e := pooledOf(t, replications).Quantile(0.95, 0.95, 5); e.AtLimit || e.Mean != 12_345_678_901 || e.Low != e.Mean ||
		e.High != e.Mean {
		t.Errorf("a time that all take: %+v", e)
	}
}

func TestAnEndBeyondTheLastValueIsNotKnown(t *testing.T) {
	replications := make([]replicated, 5)
	for i := range replications {
		for n := range 10 {
			replications[i].ended = append(replications[i].ended, int64(1e9+1e8*(7*n+i)))
		}
	}
	pool := pooledOf(t, replications)
	if e := pool.Quantile(0.99, 0.95, 5); e.HasInterval() || math.IsNaN(e.Mean) {
		t.Errorf("p99 of 50: %+v", e)
	}
	if e := pool.Quantile(0.5, 0.95, 5); !e.HasInterval() {
		t.Errorf("p50 of 50: %+v", e)
	}
}

func TestADamagedPoolIsRefused(t *testing.T) {
	h := filled([]int64{3, 70_000, 70_001, 1 << 40})
	text := h.AppendBinary(h.AppendBinary(nil))
	for cut := range text {
		if _, err := new(Pool).MergeBinary(text[:cut], new(Workspace)); err == nil {
			t.Errorf("cut at %d of %d: no error", cut, len(text))
		}
	}
}

// Whatever bytes are read, quantiles can be asked for.
func FuzzPool(f *testing.F) {
	h := filled([]int64{3, 70_000, 1 << 40})
	f.Add(new(Histogram).AppendBinary(h.AppendBinary(nil)))
	f.Add(h.AppendBinary(h.AppendBinary(nil)))
	f.Fuzz(func(t *testing.T, text []byte) {
		pool := new(Pool)
		for range 6 {
			if _, err := pool.MergeBinary(text, new(Workspace)); err != nil {
				return
			}
		}
		for _, p := range probabilities {
			e := pool.Quantile(p, 0.95, 6)
			if pool.Count() > 0 && (math.IsNaN(e.Mean) || low(e) > e.Mean || high(e) < e.Mean) {
				t.Errorf("quantile %v: %+v", p, e)
			}
		}
	})
}

// Of five replications one has all the long times: they are one burst, and what lies beyond is not known.
func TestQuantilesOfOneBurstHaveNoInterval(t *testing.T) {
	replications := make([]replicated, 5)
	for i := range replications {
		for n := range 100 {
			time := int64(60e9 + 1e8*n)
			if i == 3 {
				time *= 10
			}
			replications[i].ended = append(replications[i].ended, time)
		}
	}
	e := pooledOf(t, replications).Quantile(0.95, 0.95, 5)
	want := "the observations beyond come in bursts, about 1 in all: too few for an interval"
	if e.HasInterval() || !slices.Contains(reason.Strings(e.Warnings), want) {
		t.Errorf("%+v", e)
	}
}
