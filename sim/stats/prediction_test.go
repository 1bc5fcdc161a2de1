package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPredictionsAreOrderStatistics(t *testing.T) {
	values := func(n int) []float64 {
		all := make([]float64, n)
		for i := range all {
			all[i] = float64((i*7)%n + 1) // where 7 does not divide n: 1 to n in some order
		}
		return all
	}
	for _, c := range []struct {
		n         int
		low, high float64
		level     float64
	}{{38, math.NaN(), math.NaN(), 0}, {39, 1, 39, 0.95}, {40, 1, 40, 39.0 / 41}, {78, 1, 78, 77.0 / 79},
		{79, 2, 78, 0.95}, {120, 3, 118, 115.0 / 121}} {
		p := Predict(values(c.n), 0.95)
		if math.IsNaN(c.low) {
			if p.Known() || p.N != c.n || p.Holds(3) {
				t.Errorf("of %d there is %+v", c.n, p)
			}
			continue
		}
		if p.Low != c.low || p.High != c.high || math.Abs(p.Level-c.level) > 1e-12 || p.N != c.n {
			t.Errorf("of %d: %+v", c.n, p)
		}
		if !p.Holds(c.low) || !p.Holds(c.high) || p.Holds(c.low-0.1) || p.Holds(c.high+0.1) {
			t.Errorf("of %d the ends do not count", c.n)
		}
	}
	with := append(values(39), math.NaN(), math.NaN())
	if p := Predict(with, 0.95); p.N != 39 || p.Low != 1 {
		t.Errorf("with two that have none: %+v", p)
	}
}

// How many of further ones lie within is counted by urns: of n+m values in any order, the ends are those of n.
func TestTheLeastThatIsHeldIsThatOfUrns(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	const n, m, trials = 40, 12, 40_000
	counts := make([]int, m+1)
	for range trials {
		all := random.Perm(n + m)
		low, high := slices.Min(all[:n]), slices.Max(all[:n])
		held := 0
		for _, value := range all[n:] {
			if low <= value && value <= high {
				held++
			}
		}
		counts[held]++
	}
	p := Predict(make([]float64, n), 0.95)
	for _, probability := range []float64{0.5, 0.9, 0.95, 0.99} {
		least := p.LeastHeld(m, probability)
		orMore := 0
		for k := least; k <= m; k++ {
			orMore += counts[k]
		}
		share, more := float64(orMore)/trials, float64(orMore-counts[least])/trials
		if share < probability-0.01 || more > probability+0.01 {
			t.Errorf("at %v the least is %d, of which so many or more are %v", probability, least, share)
		}
	}
	if got := p.LeastHeld(0, 0.95); got != 0 {
		t.Errorf("of none %d are held", got)
	}
	if got := noPrediction(3).LeastHeld(5, 0.95); got != 0 {
		t.Errorf("without an interval %d are held", got)
	}
}

func TestRanksThatHoldFurtherOnes(t *testing.T) {
	for _, c := range []struct {
		n, further, rank int
		held             float64
	}{{18, 1, 0, 0}, {19, 1, 19, 0.95}, {40, 1, 39, 39.0 / 41}, {40, 2, 40, 40.0 / 42}, {40, 3, 0, 0},
		{57, 3, 57, 0.95}, {400, 2, 391, 391.0 * 392 / 401 / 402}} {
		rank, held := rankHolding(c.n, c.further, 0.95)
		if rank != c.rank || math.Abs(held-c.held) > 1e-12 {
			t.Errorf("of %d for %d: the rank is %d, with %v", c.n, c.further, rank, held)
		}
	}
}

func TestBandsKnowWhatTheyAreOf(t *testing.T) {
	steady, varying := make([]float64, 40), make([]float64, 40)
	for i := range varying {
		steady[i], varying[i] = 7, float64(i)
	}
	band := Bind([][]float64{steady, varying}, 0.95, 1)
	if !band.Known() || band.Low[0] != 7 || band.High[0] != 7 || band.Low[1] > 1 || band.High[1] < 38 {
		t.Errorf("the band is %+v", band)
	}
	varying[3] = math.NaN()
	if band = Bind([][]float64{steady, varying}, 0.95, 1); band.N != 39 {
		t.Errorf("of %d replications", band.N)
	}
	rare := make([]float64, 40)
	other := slices.Clone(rare)
	rare[3], other[4] = 1, 1
	if band = Bind([][]float64{rare, other}, 0.95, 1); band.Known() || !math.IsNaN(band.Low[0]) {
		t.Errorf("of what hardly ever differs there is %+v", band)
	}
	if band = Bind([][]float64{steady}, 0.95, 3); band.Known() {
		t.Errorf("40 are enough for three further ones: %+v", band)
	}
	if band = Bind(nil, 0.95, 1); band.Known() {
		t.Error("of nothing there is a band")
	}
}

// days draws replications of responses that depend on each other, as the hours of a day do: lognormal, with a factor of
// the day, some far more skewed than others.
func days(random *rand.Rand, n, responses int) [][]float64 {
	all := make([][]float64, responses)
	for k := range all {
		all[k] = make([]float64, n)
	}
	for i := range n {
		day := random.NormFloat64()
		for k := range all {
			all[k][i] = math.Exp((0.3 + 0.7*float64(k%3)) * (0.6*day + 0.8*random.NormFloat64()))
		}
	}
	return all
}

// Of n replications and one further day the prediction holds it with its level, exactly; the band of all responses at
// a time with its level or somewhat more, since each replication is compared with one fewer than the further day is.
func TestPredictionsHoldAFurtherReplication(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(23, 23))
	trials := repeated(4_000, 100_000)
	for _, c := range []struct{ n, responses, further int }{{40, 1, 1}, {40, 12, 1}, {40, 12, 2}, {60, 24, 3}} {
		pointwise, together := 0, 0
		for range trials {
			all := days(random, c.n+c.further, c.responses)
			before := make([][]float64, c.responses)
			for k := range all {
				before[k] = all[k][:c.n]
			}
			if Predict(before[0], 0.95).Holds(all[0][c.n]) {
				pointwise++
			}
			band, holds := Bind(before, 0.95, c.further), true
			for k := range all {
				for _, value := range all[k][c.n:] {
					holds = holds && band.Low[k] <= value && value <= band.High[k]
				}
			}
			if holds {
				together++
			}
		}
		level := Predict(make([]float64, c.n), 0.95).Level
		checkCoverage(t, pointwise, trials, level, level)
		_, level = rankHolding(c.n, c.further, 0.95)
		checkCoverage(t, together, trials, level, level+0.02)
	}
}
