package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// The sleep data of Student (1908), as every textbook has them: the paired difference is 1.58 with a 95% interval
// from 0.700 to 2.460, and Welch's from -0.205 to 3.365 with 17.78 degrees of freedom (R 4, t.test).
var (
	sleepOne = []float64{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0}
	sleepTwo = []float64{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4}
)

func TestDifferencesOfStudentsSleepData(t *testing.T) {
	for _, c := range []struct {
		name      string
		got       Estimate
		low, high float64
	}{
		{"paired", pairedDifference(sleepOne, sleepTwo, 0.95), 0.7001142, 2.4598858},
		{"independent", independentDifference(sleepOne, sleepTwo, 0.95), -0.2054832, 3.3654832},
	} {
		if math.Abs(c.got.Low-c.low) > 1e-7 || math.Abs(c.got.High-c.high) > 1e-7 || c.got.N != 10 {
			t.Errorf("%s: from %.7f to %.7f of %d, want from %.7f to %.7f of 10", c.name, c.got.Low, c.got.High, c.got.N, c.low,
				c.high)
		}
	}
}

func TestDifferencesLeaveOutWhatIsMissing(t *testing.T) {
	nan := math.NaN()
	paired := pairedDifference([]float64{1, nan, 3, 4, 9}, []float64{2, 5, nan, 6}, 0.95)
	near(t, "the difference of the means of those that have a value", paired.Mean, 13./3-8./3, 1e-14)
	if paired.N != 2 || paired.Missing != 2 {
		t.Errorf("paired: %+v", paired)
	}
	apart := independentDifference([]float64{1, nan, 3}, []float64{5, 5}, 0.95)
	if apart.Mean != 3 || apart.N != 2 || apart.Missing != 1 {
		t.Errorf("independent: %+v", apart)
	}
	if same := independentDifference([]float64{1, 1}, []float64{1, 1}, 0.95); low(same) != 0 || high(same) != 0 {
		t.Errorf("without variance: %+v", same)
	}
	if one := independentDifference([]float64{1}, []float64{1, 2}, 0.95); !math.IsNaN(low(one)) {
		t.Errorf("a single value: %+v", one)
	}
}

// low and high are the ends by which an estimate is judged.
func low(e Estimate) float64  { from, _ := e.Test(); return from }
func high(e Estimate) float64 { _, to := e.Test(); return to }

func TestBeforeAndDifferenceGiveAfter(t *testing.T) {
	random := rand.New(rand.NewPCG(51, 51))
	for range 200 {
		n := 2 + random.IntN(20)
		before, after, weights, others := numbers(random, n), numbers(random, n), counts(random, n), counts(random, n)
		for what, pair := range map[string][2]Sections{
			"means":     {Means(before, Positive), Means(after, Positive)},
			"pooled":    {Pooled(before, weights, Positive), Pooled(after, others, Positive)},
			"quantiles": {Quantiles(Unknown(3), before), Quantiles(Unknown(4), after)},
			"largest":   {Largest(before), Largest(after)},
			"smallest":  {Smallest(before), Smallest(after)},
		} {
			one, other := pair[0].Estimate(0.95), pair[1].Estimate(0.95)
			for how, difference := range map[string]Estimate{
				"paired": Paired(pair[0], pair[1], 0.95), "independent": Independent(pair[0], pair[1], 0.95),
			} {
				if math.Abs(one.Mean+difference.Mean-other.Mean) > 1e-12 {
					t.Fatalf("%s of %s: %v and %v give %v", how, what, one.Mean, difference.Mean, other.Mean)
				}
			}
		}
	}
}

func TestADifferenceOfPooledMeansIsThatOfPseudoValues(t *testing.T) {
	before := Pooled([]float64{1, 2, 4}, []float64{1, 2, 1}, Real)
	after := Pooled([]float64{2, 3, 5}, []float64{1, 2, 1}, Real)
	if e := Paired(before, after, 0.95); e.Mean != 1 || low(e) > 1 || high(e) < 1 || high(e)-low(e) > 1e-12 {
		t.Errorf("a shift of all by one: %+v, %v to %v", e, low(e), high(e))
	}
	changed := Pooled([]float64{1, 2, 8}, []float64{1, 2, 1}, Real)
	// Pseudo-values before 17/12, 21/12 and 41/12; after 3·13/4 - 2·12/3 = 21/12, 3·13/4 - 2·9/2 = 9/12 and 3·13/4 -
	// 2·5/3 = 77/12: differences 4/12, -12/12 and 36/12.
	differences := []float64{4. / 12, -12. / 12, 36. / 12}
	want := MeanInterval(differences, 0.95)
	e := Paired(before, changed, 0.95)
	near(t, "the difference", e.Mean, 1, 1e-12)
	near(t, "its width", high(e)-low(e), high(want)-low(want), 1e-12)
}

// The end that is farther from nought is longer, the more the times vary.
func TestADifferenceOfTimesIsLongerOnItsFarSide(t *testing.T) {
	weights := slices.Repeat([]float64{1}, 5)
	short, long := []float64{10, 12, 9, 11, 10}, []float64{20, 26, 18, 23, 19}
	plain := pairedDifference(short, long, 0.95)
	spread := MeanInterval(long, 0.95).HalfWidth() / Mean(long)
	up := Paired(Pooled(short, weights, Positive), Pooled(long, weights, Positive), 0.95)
	near(t, "the near end", up.Low, plain.Low, 1e-12)
	near(t, "the far end", up.High-up.Mean, (plain.High-plain.Mean)*(1+3*spread), 1e-9)
	down := Paired(Pooled(long, weights, Positive), Pooled(short, weights, Positive), 0.95)
	near(t, "the far end of less", down.Low, -up.High, 1e-12)
	near(t, "the near end of less", down.High, -up.Low, 1e-12)
}

func TestADifferenceIsOfTheReplicationsThatBothHave(t *testing.T) {
	values, weights := []float64{1, 4, 2, 8, 5, 7}, []float64{3, 1, 4, 1, 5, 9}
	for what, of := range map[string]func(n int) Sections{
		"means":     func(n int) Sections { return Means(values[:n], Positive) },
		"pooled":    func(n int) Sections { return Pooled(values[:n], weights[:n], Positive) },
		"quantiles": func(n int) Sections { return Quantiles(Unknown(float64(n)), values[:n]) },
		"largest":   func(n int) Sections { return Largest(values[:n]) },
		"smallest":  func(n int) Sections { return Smallest(values[:n]) },
	} {
		for _, e := range []Estimate{Paired(of(3), of(6), 0.95), Paired(of(6), of(3), 0.95)} {
			if e.Mean != 0 || !e.Extreme && (low(e) != 0 || high(e) != 0) {
				t.Errorf("%s: the same three replications differ by %v, %v to %v", what, e.Mean, low(e), high(e))
			}
		}
	}
}

// The interval of the pooled quantile is twice as wide as the sections make it.
func TestADifferenceOfQuantilesIsAsWideAsThePooledOnes(t *testing.T) {
	before, after := []float64{9, 12, 14, 8, 9}, []float64{19, 20, 25, 17, 20}
	known := func(mean, factor float64, values []float64) Sections {
		s := Sections{point: mean, kind: ofQuantiles}
		width := factor * StudentQuantile(0.975, 4) * s.standardError(values)
		return Quantiles(Estimate{Mean: mean, Low: mean - width, High: mean + width/2, Confidence: 0.95, N: 5}, values)
	}
	plain := Paired(Quantiles(Unknown(10), before), Quantiles(Unknown(20), after), 0.99)
	for _, c := range []struct{ before, after, want float64 }{{0.5, 1, 1}, {2, 1, 2}, {1, 3, 3}, {2, 3, 3}} {
		e := Paired(known(10, c.before, before), known(20, c.after, after), 0.99)
		near(t, "the width of a paired difference", e.HalfWidth(), c.want*plain.HalfWidth(), 1e-9)
	}
	wide := Independent(known(10, 2, before), known(20, 2, after), 0.99)
	plain = Independent(Quantiles(Unknown(10), before), Quantiles(Unknown(20), after), 0.99)
	near(t, "the width of an independent difference", wide.HalfWidth(), 2*plain.HalfWidth(), 1e-9)
	none := known(10, 1, before)
	none.pooled.High = math.NaN()
	for _, e := range []Estimate{Paired(none, known(20, 1, after), 0.99), Independent(known(20, 1, after), none, 0.99)} {
		if e.HasInterval() || !math.IsNaN(low(e)) || len(e.Warnings) != 1 {
			t.Errorf("without an interval of one: %+v", e)
		}
	}
}

func TestADifferenceOfExtremesHasNoInterval(t *testing.T) {
	before, after := Largest([]float64{5, 6, 9, 8, 7, 1}), Largest([]float64{1, 2, 3, 4, 2, 1})
	for _, e := range []Estimate{Paired(before, after, 0.95), Independent(before, after, 0.95)} {
		if e.Mean != -5 || !e.Extreme || e.HasInterval() || !math.IsNaN(low(e)) || !math.IsNaN(high(e)) {
			t.Errorf("%+v, judged from %v to %v", e, low(e), high(e))
		}
	}
	if e := Independent(before, Largest([]float64{1, 2}), 0.95); !math.IsNaN(e.Mean) {
		t.Errorf("the greatest of six and of two differ by %v", e.Mean)
	}
}

func TestWhatIsCertainOfADifference(t *testing.T) {
	for _, c := range []struct{ before, after, want Bound }{
		{Exact, Exact, Exact}, {Exact, AtLeast, AtLeast}, {AtMost, Exact, AtLeast}, {Exact, AtMost, AtMost},
		{AtLeast, Exact, AtMost}, {AtLeast, AtLeast, Open}, {Between, Exact, Open}, {Exact, Between, Open},
	} {
		if got := BoundOfDifference(Estimate{Bound: c.before}, Estimate{Bound: c.after}); got != c.want {
			t.Errorf("%q to %q: %q, want %q", c.before, c.after, got, c.want)
		}
	}
}

// numbers draws positive numbers, counts numbers of entities.
func numbers(random *rand.Rand, n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = random.ExpFloat64()
	}
	return values
}

func counts(random *rand.Rand, n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = float64(1 + random.IntN(100))
	}
	return values
}
