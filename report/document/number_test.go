package document

import (
	"math"
	"math/rand/v2"
	"testing"

	"karvon/report/document/documenttest"
	"karvon/sim/stats"
)

func TestNumbersAreRoundedToWhatTheIntervalSupports(t *testing.T) {
	for _, c := range []struct {
		mean, low, high float64
		want            string
	}{
		{12.3456, 11.9135, 12.7777, "12.35 ± 0.44"},
		{12.3456, 12.2460, 12.4452, "12.3456 ± 0.0996"},
		{2499.6, 2485.4, 2513.8, "2,500 ± 15"},
		{17483.2, 17138.2, 17828.2, "17,480 ± 350"},
		{0.71234, 0.69524, 0.72944, "0.712 ± 0.018"},
		{-3.2, -23.2, 16.8, "-3 ± 21"},
		{-0.2, -20.2, 19.8, "0 ± 21"},
		{12.5, 12, 13, "12.50 ± 0.50"},
		{0.5, 0.49999, 0.50001, "0.500000 ± 0.000010"},
		{0.00001, 0.000008, 0.000012, "0.0000100 ± 0.0000020"},
		{0.5, 0.4991, 0.5009, "0.50000 ± 0.00090"},
		{12.3, 10.9, 17.2, "10.9 to 17.2"},
		{0.98, 0.91, 0.996, "0.910 to 0.996"},
		{12.3456, 12.3456, 12.3456, "12.35"},
		{12.3456, 12.3456 - 1e-15, 12.3456 + 1e-15, "12.35"},
		{12.3456, math.NaN(), math.NaN(), "12.35"},
		{12.3456, math.Inf(-1), math.Inf(1), "12.35"},
		{0, 0, 0, "0"},
		{0.0000123, math.NaN(), math.NaN(), "0.000012"},
		{3.14e-12, math.NaN(), math.NaN(), "3.1e-12"},
		{math.NaN(), math.NaN(), math.NaN(), "–"},
	} {
		e := stats.Unknown(c.mean)
		e.Low, e.High = c.low, c.high
		if got := FigureOf(&Number{Estimate: e}, Scale{"", 1}, nil).String(); got != c.want {
			t.Errorf("%v from %v to %v is shown as %q, want %q", c.mean, c.low, c.high, got, c.want)
		}
	}
}

// What is printed holds what was computed and is longer by less than a tenth.
func TestPrintedIntervalsHoldTheComputedOnes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		half := math.Exp(30*random.Float64() - 15)
		mean := half * math.Exp(8*random.Float64()-2)
		e := stats.Unknown(mean)
		e.Low, e.High = mean-half*(1+random.Float64()/5), mean+half
		checkPrinted(t, FigureOf(&Number{Estimate: e}, Scale{"", 1}, nil).String(), e)
	}
}

// checkPrinted reads a printed estimate back.
func checkPrinted(t *testing.T, shown string, e stats.Estimate) {
	t.Helper()
	low, high, ok := documenttest.PrintedEnds(shown)
	slack := 1e-7 * (e.High - e.Low)
	switch {
	case !ok:
		t.Errorf("%q cannot be read", shown)
	case low > e.Low+slack || high < e.High-slack:
		t.Errorf("%q does not hold what was computed, %v to %v", shown, e.Low, e.High)
	case high-low > 1.1*(e.High-e.Low)+slack:
		t.Errorf("%q is longer than what was computed, %v to %v, by a tenth", shown, e.Low, e.High)
	}
}

func TestNumbersSayWhatTheyAreOf(t *testing.T) {
	estimate := func(change func(*stats.Estimate)) stats.Estimate {
		e := documenttest.About(12.34, 0.5)
		e.N = 10
		change(&e)
		return e
	}
	minutes := Scale{"min", 1}
	for _, c := range []struct {
		about               string
		estimate            stats.Estimate
		cell, own, sentence string
	}{
		{"all have a value", estimate(func(e *stats.Estimate) {}), "12.34 ± 0.50", "12.34 ± 0.50 min", "12.34 ± 0.50 min"},
		{
			"three of ten have none", estimate(func(e *stats.Estimate) { e.N, e.Missing = 7, 3 }),
			"12.34 ± 0.50 in 7 of 10", "12.34 ± 0.50 min in 7 of 10", "12.34 ± 0.50 min in 7 of 10",
		},
		{
			"nothing in any", estimate(func(e *stats.Estimate) { *e = stats.Unknown(0); e.N, e.AtLimit = 10, true }),
			"none in 10", "none in 10", "none in 10",
		},
		{
			"all in each", estimate(func(e *stats.Estimate) { *e = stats.Unknown(1); e.N, e.AtLimit = 10, true }),
			"all in 10", "all in 10", "all in 10",
		},
		{
			"nothing as far as is known",
			estimate(func(e *stats.Estimate) { *e = stats.Unknown(0); e.N, e.AtLimit, e.Bound = 10, true, stats.AtLeast }),
			"≥ 0", "≥ 0 min", "≥ 0 min",
		},
		{
			"unfinished", estimate(func(e *stats.Estimate) { e.Bound, e.Unfinished = stats.AtLeast, 0.1351 }),
			"≥ 12.34 ± 0.50", "≥ 12.34 ± 0.50 min", "≥ 12.34 ± 0.50 min, 13.5% still under way",
		},
		{
			"at most", estimate(func(e *stats.Estimate) { e.Bound = stats.AtMost }),
			"≤ 12.34 ± 0.50", "≤ 12.34 ± 0.50 min", "≤ 12.34 ± 0.50 min",
		},
		{
			"on either side", estimate(func(e *stats.Estimate) { e.Bound = stats.Open }),
			"~ 12.34 ± 0.50", "~ 12.34 ± 0.50 min", "~ 12.34 ± 0.50 min",
		},
		{
			"uneven", estimate(func(e *stats.Estimate) { e.High, e.Bound = 15, stats.AtLeast }),
			"≥ 11.8 to 15.0", "≥ 11.8 to 15.0 min", "≥ 12.3 min (11.8 to 15.0)",
		},
		{
			"between", estimate(func(e *stats.Estimate) { e.Bound, e.Most = stats.Between, 12.8 }),
			"11.84 to 12.84", "11.84 to 12.84 min", "between 11.84 and 12.84 min",
		},
		{
			"between, without an interval",
			estimate(func(e *stats.Estimate) { *e = stats.Unknown(12.34); e.Bound, e.Most = stats.Between, 15.5 }),
			"12.34 to 15.5", "12.34 to 15.5 min", "between 12.34 and 15.5 min",
		},
	} {
		number := &Number{Unit: "s", Estimate: c.estimate}
		for _, shown := range [][2]string{
			{FigureOf(number, minutes, nil).String(), c.cell}, {WithUnit(number, minutes, nil), c.own},
			{InSentence(number, minutes, nil), c.sentence},
		} {
			if shown[0] != shown[1] {
				t.Errorf("%s: %q, want %q", c.about, shown[0], shown[1])
			}
		}
	}
}

func TestGivenNumbersHaveNoNeedlessDigits(t *testing.T) {
	for value, want := range map[float64]string{
		400: "400", 38.5: "38.5", 2500: "2,500", 0.25: "0.25", 1.0 / 3: "0.333", 123456.7: "123,457",
	} {
		number := &Number{Unit: "places", Estimate: stats.Unknown(value), Given: true}
		if got := FigureOf(number, Scale{"", 1}, nil).String(); got != want {
			t.Errorf("%v is shown as %q, want %q", value, got, want)
		}
	}
}

func TestLowerBoundsAreMarked(t *testing.T) {
	number := &Number{Estimate: documenttest.Bounded(documenttest.About(12.34, 0.5), stats.AtLeast)}
	if got, want := FigureOf(number, Scale{"", 1}, nil).String(), "≥ 12.34 ± 0.50"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestUnitsFollowTheLargeNumbers(t *testing.T) {
	seconds := func(means ...float64) []*Number {
		var numbers []*Number
		for _, mean := range means {
			numbers = append(numbers, PlainNumber("s", mean))
		}
		return numbers
	}
	for _, c := range []struct {
		numbers []*Number
		want    string
	}{
		{seconds(5, 40, 90), "s"},
		{seconds(5, 300, 20000), "min"},
		{seconds(1, 1, 1, 1, 1, 1, 1, 1, 1, 20000, 20000), "h"},
		{seconds(0, 0, 0, 20000), "h"},
		{seconds(400000, 500000), "d"},
		{nil, ""},
		{[]*Number{PlainNumber("1", 0.5)}, "%"},
		{[]*Number{PlainNumber("m2", 4e6)}, "ha"},
		{[]*Number{PlainNumber("m2", 400)}, "m²"},
		{[]*Number{PlainNumber("m", 805000)}, "km"},
		{[]*Number{PlainNumber("entities", 3)}, ""},
	} {
		if got := ScaleOf(c.numbers).Unit; got != c.want {
			t.Errorf("%v are shown in %q, want %q", c.numbers, got, c.want)
		}
	}
}

func TestEndsMakeAnIntervalLittleLonger(t *testing.T) {
	draws := rand.New(rand.NewPCG(3, 0))
	for range 1000 {
		low := draws.Float64()
		high := low + 0.01*draws.Float64()
		from, to, ok := documenttest.PrintedEnds(bothEnds(low, high, nil))
		if !ok || from > low || to < high || to-from > 1.001*unevenness*(high-low) {
			t.Fatalf("%v to %v are printed as %s", low, high, bothEnds(low, high, nil))
		}
	}
}

func TestANumberHasNoMoreDecimalsThanAreAsked(t *testing.T) {
	for _, c := range []struct {
		value    float64
		decimals int
		want     string
	}{
		{400, 2, "400"}, {0.25, 3, "0.25"}, {0.12345, 7, "0.123"}, {0.00012345, 7, "0.00012"}, {2e-6, 3, "0"},
		{2e-6, 7, "0.000002"}, {9e-7, 3, "9.0e-07"}, {1234.5, -2, "1,234"},
	} {
		if got := Rounded(c.value, c.decimals); got != c.want {
			t.Errorf("%v with %d decimals is written as %s, not as %s", c.value, c.decimals, got, c.want)
		}
	}
}

func TestWhatIsTooSmallIsWrittenByItsPower(t *testing.T) {
	for value, want := range map[float64]string{5e-7: "5.0e-07", -5e-7: "-5.0e-07", 2e-6: "0.000002"} {
		if got := Rounded(value, 7); got != want {
			t.Errorf("%v is written as %s, not as %s", value, got, want)
		}
	}
}

// A wait of minutes that becomes one of days is told in minutes, and what is compared with hours in hours.
func TestANumberOfWhichNothingIsLeftInTheUnitBesideItTakesItsOwn(t *testing.T) {
	const minute, day = 60.0, 86400.0
	change := &Number{Unit: "s", Estimate: stats.Unknown(5.3 * day), Beside: 5.3 * day}
	for _, c := range []struct {
		number *Number
		want   string
	}{
		{&Number{Unit: "s", Estimate: stats.Unknown(13.63 * minute), Beside: 5.3 * day, Of: change}, "13.63 min"},
		{&Number{Unit: "s", Estimate: stats.Unknown(-13.6 * minute), Beside: 5.3 * day}, "-13.6 min"},
		{&Number{Unit: "s", Estimate: stats.Unknown(5.3 * day), Beside: 5.3 * day, Of: change}, "5.30 d"},
		{&Number{Unit: "s", Estimate: stats.Unknown(3 * minute), Beside: 240 * minute}, "0.05 h"},
		{&Number{Unit: "s", Estimate: stats.Unknown(0), Beside: 5.3 * day}, "0 d"},
		{&Number{Unit: "points", Estimate: stats.Unknown(0.0001), Beside: 0.5}, "0.01 points"},
	} {
		if got := WithUnit(c.number, OwnScale(c.number), nil); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestWhatSumsOfMoneyLeaveIsNought(t *testing.T) {
	for _, c := range []struct {
		number *Number
		want   string
	}{
		{PlainNumber("USD", -5.9e-10), "0 USD"},
		{PlainNumber("USD/day", 5.9e-10), "0 USD/day"},
		{PlainNumber("USD", 0.0025), "0.0025 USD"},
		{&Number{Unit: "USD", Estimate: documenttest.About(1e-9, 20)}, "0 ± 20 USD"},
		{PlainNumber("1/day", 5.9e-10), "5.9e-10 /day"},
	} {
		if got := WithUnit(c.number, OwnScale(c.number), nil); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
