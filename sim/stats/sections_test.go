package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"karvon/sim/reason"
)

func TestAPooledMeanIsOfAllEntities(t *testing.T) {
	s := Pooled([]float64{1, 2, math.NaN(), 4}, []float64{1, 2, 0, 1}, Real)
	// (1 + 2·2 + 4)/4; without the first 8/3, the second 5/2, the last 5/3.
	want := []float64{3*2.25 - 2*8./3, 3*2.25 - 2*5./2, 3*2.25 - 2*5./3}
	near(t, "the mean", s.point, 2.25, 1e-15)
	for i, at := range []int{0, 1, 3} {
		near(t, "a pseudo-value", s.Values[at], want[i], 1e-14)
	}
	e, spread := s.Estimate(0.95), MeanInterval(want, 0.95)
	if e.N != 3 || e.Missing != 1 || !math.IsNaN(s.Values[2]) {
		t.Errorf("%+v of %v", e, s.Values)
	}
	near(t, "the interval", high(e)-low(e), high(spread)-low(spread), 1e-12)
}

func TestWithEqualNumbersAPooledMeanIsThatOfTheReplications(t *testing.T) {
	pooled := Pooled(interarrivals, slices.Repeat([]float64{7}, len(interarrivals)), Real).Estimate(0.90)
	plain := MeanInterval(interarrivals, 0.90)
	near(t, "mean", pooled.Mean, plain.Mean, 1e-14)
	near(t, "lower end", pooled.Low, plain.Low, 1e-13)
	near(t, "upper end", pooled.High, plain.High, 1e-13)
}

// One replication of a single entity which waits long weighs as one entity.
func TestAReplicationWeighsAsItsEntities(t *testing.T) {
	values, weights := []float64{100, 1, 1, 1, 1}, []float64{1, 99, 100, 100, 100}
	e := Pooled(values, weights, Positive).Estimate(0.95)
	near(t, "mean", e.Mean, (100.0+399)/400, 1e-14)
	if e.HalfWidth() > 2 {
		t.Errorf("the interval goes from %v to %v", e.Low, e.High)
	}
}

func TestIntervalsOfPositiveNumbersAreStudentsOnTheLogarithm(t *testing.T) {
	plain, e := MeanInterval(interarrivals, 0.90), Means(interarrivals, Positive).Estimate(0.90)
	width := plain.HalfWidth() / plain.Mean
	near(t, "lower end", e.Low, plain.Mean/math.Exp(width), 1e-12)
	near(t, "upper end, which is longer", e.High, plain.Mean*math.Exp(width*(1+width)), 1e-12)
}

func TestIntervalsOfPartsAreStudentsOnTheLogit(t *testing.T) {
	values := []float64{0.5, 0.75, 0.25, 0.5, 0.625}
	plain, e := MeanInterval(values, 0.90), Means(values, Share).Estimate(0.90)
	logit := math.Log(plain.Mean / (1 - plain.Mean))
	width := plain.HalfWidth() / plain.Mean / (1 - plain.Mean)
	down, up := width*(1+burst*plain.HalfWidth()/(1-plain.Mean)), width*(1+burst*plain.HalfWidth()/plain.Mean)
	near(t, "lower end", e.Low, 1/(1+math.Exp(down-logit)), 1e-12)
	near(t, "upper end", e.High, 1/(1+math.Exp(-up-logit)), 1e-12)
}

func TestANegativeValueDeniesThatTheNumberIsPositive(t *testing.T) {
	values := []float64{-1, 0, 1, 2, 3}
	e, plain := Means(values, Positive).Estimate(0.95), MeanInterval(values, 0.95)
	if e.Low != plain.Low || e.High != plain.High {
		t.Errorf("%v to %v, want %v to %v", e.Low, e.High, plain.Low, plain.High)
	}
}

// draws are lists of random replications: heavy tails, many at nought, missing ones, and a few alone.
func draws(random *rand.Rand) (values, weights []float64) {
	n := 1 + random.IntN(12)
	values, weights = numbers(random, n), counts(random, n)
	for i := range values {
		switch random.IntN(6) {
		case 0:
			values[i] = 0
		case 1:
			values[i] = math.Exp(5 * random.NormFloat64())
		case 2:
			values[i], weights[i] = math.NaN(), 0
		}
	}
	return values, weights
}

func TestIntervalsHoldTheEstimateAndStayWithinWhatCanBe(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(52, 52))
	for range 20_000 {
		values, weights := draws(random)
		parts := make([]float64, len(values))
		for i, value := range values {
			parts[i] = value / (1 + value)
			if value > 50 {
				parts[i] = 1
			}
		}
		within(t, "mean", Means(values, Positive), 0, math.Inf(1))
		within(t, "pooled mean", Pooled(values, weights, Positive), 0, math.Inf(1))
		within(t, "part", Means(parts, Share), 0, 1)
		within(t, "share", Shares(shareOf(parts, weights)), 0, 1)
	}
}

// shareOf makes shares of whole numbers.
func shareOf(parts, weights []float64) (shares, of, doubts []float64) {
	shares, doubts = make([]float64, len(parts)), make([]float64, len(parts))
	for i, part := range parts {
		belong := math.Round(part * weights[i])
		shares[i], doubts[i] = belong/weights[i], math.Floor((weights[i]-belong)/3)
	}
	return shares, weights, doubts
}

func within(t *testing.T, what string, s Sections, least, most float64) {
	t.Helper()
	e := s.Estimate(0.95)
	switch {
	case e.N == 0:
		if !math.IsNaN(e.Mean) || e.HasInterval() || e.AtLimit {
			t.Fatalf("%s of nothing: %+v", what, e)
		}
	case e.N == 1:
		if math.IsNaN(e.Mean) || e.HasInterval() {
			t.Fatalf("%s of one: %+v", what, e)
		}
	case slices.Contains(e.Warnings, reason.Of(reason.DifferTooMuch, nil)):
		if e.HasInterval() || e.N < leastForInterval {
			t.Fatalf("%s: %+v", what, e)
		}
		return
	case !(least <= low(e) && low(e) <= e.Mean && e.Mean <= high(e) && high(e) <= most) || math.IsInf(e.High, 0):
		t.Fatalf("%s: %+v, judged from %v to %v, of %v by %v", what, e, low(e), high(e), s.own, s.weights)
	}
	if e.N > 0 && e.HasInterval() != (e.N >= leastForInterval && !e.AtLimit) {
		t.Fatalf("%s: %+v of %v", what, e, s.own)
	}
}

// One replication has nearly all entities, and the others say something else.
func TestReplicationsThatDifferTooMuchGiveNoInterval(t *testing.T) {
	e := Pooled([]float64{1, 100, 100, 100, 100}, []float64{1e6, 1, 1, 1, 1}, Positive).Estimate(0.95)
	if e.HasInterval() || !slices.Equal(e.Warnings, []reason.Reason{reason.Of(reason.DifferTooMuch, nil)}) {
		t.Errorf("%+v", e)
	}
}

func TestWhereEveryReplicationGivesTheLeastThereIsNoInterval(t *testing.T) {
	noughts, ones, weights := make([]float64, 6), slices.Repeat([]float64{1}, 6), slices.Repeat([]float64{9}, 6)
	for what, c := range map[string]struct {
		of    Sections
		limit bool
		mean  float64
	}{
		"no time":        {Means(noughts, Positive), true, 0},
		"nobody waited":  {Pooled(noughts, weights, Positive), true, 0},
		"none":           {Shares(noughts, weights, nil), true, 0},
		"all":            {Shares(ones, weights, nil), true, 1},
		"always at work": {Means(ones, Share), true, 1},
		"a second":       {Means(ones, Positive), false, 1},
		"no drift":       {Means(noughts, Real), false, 0},
		"at once":        {Pooled(noughts, weights, Moment), false, 0},
	} {
		e := c.of.Estimate(0.95)
		if e.AtLimit != c.limit || e.HasInterval() == c.limit || e.Mean != c.mean || low(e) != c.mean || high(e) != c.mean {
			t.Errorf("%s: %+v", what, e)
		}
	}
}

// Times until something comes about differ from others in what nought means alone.
func TestMomentsHaveTheIntervalsOfOtherTimes(t *testing.T) {
	values, weights := []float64{3, 5, 4, 9, 2, 6}, slices.Repeat([]float64{1}, 6)
	moment, time := Pooled(values, weights, Moment), Pooled(values, weights, Positive)
	if m, p := moment.Estimate(0.95), time.Estimate(0.95); m.Low != p.Low || m.High != p.High {
		t.Errorf("from %v to %v, want %v to %v", m.Low, m.High, p.Low, p.High)
	}
	m, p := Paired(moment, moment.first(6), 0.95), Paired(time, time.first(6), 0.95)
	if m.Low != p.Low || m.High != p.High {
		t.Errorf("differences from %v to %v, want %v to %v", m.Low, m.High, p.Low, p.High)
	}
}

func TestExtremesHaveNoInterval(t *testing.T) {
	values := []float64{math.NaN(), 4, 9, 2, 7, 5, 3}
	largest, smallest := Largest(values).Estimate(0.95), Smallest(values).Estimate(0.95)
	if largest.Mean != 9 || smallest.Mean != 2 {
		t.Errorf("from %v to %v, want 2 to 9", smallest.Mean, largest.Mean)
	}
	for _, e := range []Estimate{largest, smallest} {
		if !e.Extreme || e.HasInterval() || e.N != 6 || e.Missing != 1 || low(e) != e.Mean || high(e) != e.Mean {
			t.Errorf("%+v, judged from %v to %v", e, low(e), high(e))
		}
	}
	if e := Largest(nil).Estimate(0.95); !math.IsNaN(e.Mean) {
		t.Errorf("the greatest of none is %v", e.Mean)
	}
}
