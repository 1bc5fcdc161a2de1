package report

import (
	"math"
	"testing"
)

func TestNumbersAreRoundedToWhatTheIntervalSupports(t *testing.T) {
	for _, c := range []struct {
		mean, halfWidth float64
		want            string
	}{
		{12.3456, 0.4321, "12.35 ± 0.43"},
		{12.3456, 0.0996, "12.35 ± 0.10"},
		{2499.6, 14.2, "2,500 ± 14"},
		{17483.2, 345, "17,480 ± 350"},
		{1234567, 99999, "1,230,000 ± 100,000"},
		{0.71234, 0.0171, "0.712 ± 0.017"},
		{-3.2, 20, "-3 ± 20"},
		{-0.2, 20, "0 ± 20"},
		{12.3456, 0, "12.35"},
		{0, 0, "0"},
		{12.3456, math.NaN(), "12.35"},
		{12.3456, math.Inf(1), "12.35"},
		{math.NaN(), math.NaN(), "–"},
		{0.5, 0.00001, "0.500 ± < 0.001"},
		{0.00001, 0.000002, "< 0.001"},
		{0.0001, 0.0009, "< 0.001"},
		{999.96, 0.04, "999.960 ± 0.040"},
	} {
		if got := figureOf(&Number{Mean: c.mean, HalfWidth: c.halfWidth}, scale{"", 1}).String(); got != c.want {
			t.Errorf("%v ± %v is shown as %q, want %q", c.mean, c.halfWidth, got, c.want)
		}
	}
}

func TestGivenNumbersHaveNoNeedlessDigits(t *testing.T) {
	for value, want := range map[float64]string{
		400: "400", 38.5: "38.5", 2500: "2,500", 0.25: "0.25", 1.0 / 3: "0.333", 123456.7: "123,457",
	} {
		number := given("a.name", "places", value).Number
		if got := figureOf(number, scale{"", 1}).String(); got != want {
			t.Errorf("%v is shown as %q, want %q", value, got, want)
		}
	}
}

func TestLowerBoundsAreMarked(t *testing.T) {
	number := &Number{Mean: 12.34, HalfWidth: 0.5, AtLeast: true}
	if got, want := figureOf(number, scale{"", 1}).String(), "≥ 12.34 ± 0.50"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestUnitsFollowTheLargeNumbers(t *testing.T) {
	seconds := func(means ...float64) []*Number {
		var numbers []*Number
		for _, mean := range means {
			numbers = append(numbers, &Number{Unit: "s", Mean: mean})
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
		{[]*Number{{Unit: "1", Mean: 0.5}}, "%"},
		{[]*Number{{Unit: "m2", Mean: 4e6}}, "ha"},
		{[]*Number{{Unit: "m2", Mean: 400}}, "m²"},
		{[]*Number{{Unit: "m", Mean: 805000}}, "km"},
		{[]*Number{{Unit: "entities", Mean: 3}}, ""},
	} {
		if got := scaleOf(c.numbers).unit; got != c.want {
			t.Errorf("%v are shown in %q, want %q", c.numbers, got, c.want)
		}
	}
}

func TestSpokenDurations(t *testing.T) {
	for seconds, want := range map[float64]string{
		0.25: "0.25 s", 7.44: "7.4 s", 45: "45 s", 130: "2 min", 3600: "1 h", 4320: "1 h 12 min",
		7199: "2 h", 187200: "2 days 4 h", 172800: "2 days",
	} {
		if got := spokenDuration(seconds); got != want {
			t.Errorf("%v s is spoken as %q, want %q", seconds, got, want)
		}
	}
}
