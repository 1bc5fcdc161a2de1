package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mathext"
)

// Where the replications tell no more than independent entities do, the interval is that of Clopper and Pearson
// (1934) for a smaller number of them. Of ten replications of 100 with one event each, 1,000·(t(999)/t(9))² =
// 752.5.
func TestRareSharesHaveTheIntervalOfKornAndGraubard(t *testing.T) {
	e := Shares(slices.Repeat([]float64{0.01, 0.01, 0, 0.02, 0.01}, 2), slices.Repeat([]float64{100}, 10),
		nil).Estimate(0.95)
	effective := 1000 * square(1.9623414611/2.2621571628)
	events := 0.01 * effective
	// The ends are where the tails of the binomial have 2.5% each.
	near(t, "tail above", mathext.RegIncBeta(events, effective-events+1, e.Low), 0.025, 1e-6)
	near(t, "tail below", mathext.RegIncBeta(events+1, effective-events, e.High), 0.975, 1e-6)
	if len(e.Warnings) != 1 || !strings.Contains(e.Warnings[0].String(),
		"only about 10 observations belong to the share") {
		t.Errorf("warnings %q", e.Warnings)
	}
}

func TestASharesComplementHasTheComplementOfItsInterval(t *testing.T) {
	random := rand.New(rand.NewPCG(53, 53))
	for range 500 {
		n := 2 + random.IntN(9)
		weights, shares, others := counts(random, n), make([]float64, n), make([]float64, n)
		for i := range shares {
			part := float64(random.IntN(int(weights[i]) + 1))
			shares[i], others[i] = part/weights[i], (weights[i]-part)/weights[i]
		}
		one, other := Shares(shares, weights, nil).Estimate(0.95), Shares(others, weights, nil).Estimate(0.95)
		if math.Abs(low(one)-(1-high(other))) > 1e-9 || math.Abs(high(one)-(1-low(other))) > 1e-9 {
			t.Fatalf("%v to %v, of the others %v to %v", low(one), high(one), low(other), high(other))
		}
	}
}

func TestAShareWithDoubtsLiesBetweenThatOfNoneAndOfAll(t *testing.T) {
	random := rand.New(rand.NewPCG(54, 54))
	for range 2000 {
		n := 1 + random.IntN(12)
		weights, none, doubts, all := counts(random, n), make([]float64, n), make([]float64, n), make([]float64, n)
		doubtful := false
		for i := range none {
			part := float64(random.IntN(int(weights[i]) + 1))
			doubts[i] = float64(random.IntN(int(weights[i]-part) + 1))
			none[i], all[i] = part/weights[i], (part+doubts[i])/weights[i]
			doubtful = doubtful || doubts[i] > 0
		}
		e := Shares(none, weights, doubts).Estimate(0.95)
		least, most := Shares(none, weights, nil).Estimate(0.95), Shares(all, weights, nil).Estimate(0.95)
		if !doubtful {
			if e.Bound != Exact || e.Mean != least.Mean {
				t.Fatalf("without doubts: %+v", e)
			}
			continue
		}
		from, to := low(least), high(most)
		if n == 1 {
			from, to = least.Mean, most.Mean
		}
		if e.Bound != Between || e.AtLimit || e.Mean != least.Mean || e.Most != most.Mean || low(e) != from || high(e) != to {
			t.Fatalf("%+v, judged from %v to %v, want %v to %v", e, low(e), high(e), from, to)
		}
		if e.HasInterval() != (n >= leastForInterval) {
			t.Fatalf("%d replications: %+v", n, e)
		}
	}
}

// A third and the two thirds in doubt are all: no share is beyond 1.
func TestWhereAllTheOthersAreInDoubtTheShareMayBeOne(t *testing.T) {
	for whole := 1.0; whole < 200; whole++ {
		var shares, weights, doubts []float64
		for part := 0.0; part < 6; part++ {
			weights = append(weights, whole+part)
			shares = append(shares, part/(whole+part))
			doubts = append(doubts, whole)
		}
		if e := Shares(shares, weights, doubts).Estimate(0.95); e.Most != 1 || e.High != 1 {
			t.Fatalf("of %v: %+v", weights, e)
		}
	}
}

func TestShareIntervalsNarrowWithTheNumberOfReplications(t *testing.T) {
	previous := 1.0
	for n := 5; n <= 640; n *= 2 {
		shares, weights := make([]float64, n), slices.Repeat([]float64{100}, n)
		for i := range shares {
			shares[i] = 0.25 + 0.05*float64(i%5)
		}
		e := Shares(shares, weights, nil).Estimate(0.95)
		if width := e.High - e.Low; width >= previous {
			t.Errorf("%d replications: %v wide after %v", n, width, previous)
		} else {
			previous = width
		}
	}
}
