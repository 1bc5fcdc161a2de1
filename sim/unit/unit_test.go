package unit

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestParseReadsQuantitiesIntoBaseUnits(t *testing.T) {
	tests := []struct {
		text string
		dim  Dimension
		want float64
	}{
		{"12", Number, 12}, {"0.6", Number, 0.6}, {"1e3", Number, 1000}, {"-2.5", Number, -2.5}, {" 7 ", Number, 7},
		{"78.5%", Share, 0.785}, {"0.1 %", Share, 0.001}, {"140%", Share, 1.4},
		{"90s", Duration, 90}, {"4m30s", Duration, 270}, {"1.5h", Duration, 5400}, {"1 week", Duration, 604_800},
		{"0.1ns", Duration, 1e-10},
		{"120/h", Rate, 120.0 / 3600}, {"2500/day", Rate, 2500.0 / 86_400}, {"100000/year", Rate, 100_000.0 / (365 * 86_400)},
		{"3/min", Rate, 0.05}, {"0.5/s", Rate, 0.5}, {"7 /week", Rate, 7.0 / 604_800},
		{"38 ha", Area, 380_000}, {"2.5 m2", Area, 2.5}, {"5.28 km2", Area, 5_280_000}, {"38ha", Area, 380_000},
		{"805 km", Length, 805_000}, {"900 m", Length, 900}, {"18.5 m", Length, 18.5}, {"1520 mm", Length, 1.52},
		{"45 km/h", Speed, 12.5}, {"20 m/s", Speed, 20},
		{"74 USD", Money, 74}, {"0.35 USD", Money, 0.35},
		{"12 USD/h", CostRate, 288}, {"60 USD/day", CostRate, 60}, {"3650 USD/year", CostRate, 10},
		{"0.6 USD/km", CostPerLength, 0.6},
		{"0.9 USD/l", FuelPrice, 0.9}, {"2.5 l/h", FuelRate, 60}, {"35 l/100km", FuelUse, 35}, {"0.35 l/km", FuelUse, 35},
		{"2.68 kg/l", Emission, 2.68}, {"2680 g/l", Emission, 2.68}, {"2 t", Mass, 2000}, {"3 t/day", MassRate, 3000},
	}
	for _, test := range tests {
		got, err := Parse(test.text, test.dim)
		if err != nil || got != test.want {
			t.Errorf("Parse(%q) as %s = %v, %v; want %v", test.text, test.dim, got, err, test.want)
		}
	}
}

func TestParseDurationIsExact(t *testing.T) {
	const second = 1_000_000_000
	tests := []struct {
		text string
		want int64
	}{
		{"90s", 90 * second}, {"4m30s", 270 * second}, {"1.5h", 5400 * second}, {"250ms", second / 4},
		{"2d", 172_800 * second}, {"1 week", 604_800 * second}, {"2 weeks", 1_209_600 * second}, {"7 days", 604_800 * second},
		{"1h35m", 5700 * second}, {"1 h 35 min", 5700 * second}, {"1 day 12 hours", 129_600 * second},
		{"0.1s", second / 10}, {"0s", 0}, {"1.000000001s", second + 1}, {"3us", 3000}, {"1e3s", 1000 * second},
		{"36525 days", 36_525 * 86_400 * second},
	}
	for _, test := range tests {
		got, err := ParseDuration(test.text)
		if err != nil || got != test.want {
			t.Errorf("ParseDuration(%q) = %v, %v; want %v", test.text, got, err, test.want)
		}
	}
}

func TestErrorsSayWhatIsWrongAndWhatWasMeant(t *testing.T) {
	tests := []struct {
		text string
		dim  Dimension
		want string
	}{
		{"120", Rate, `"120" has no unit; a rate is written like 120/h or 2500/day`},
		{"0.785", Share, `"0.785" has no unit; a share is written like 78.5%`},
		{"0", Duration, `"0" has no unit; a duration is written like 90s or 4m30s`},
		{"5 hr", Duration, `"5 hr" has the unknown unit "hr"; did you mean h?`},
		{"3 per day", Rate, `"3 per day" has the unknown unit "per day"; did you mean /day?`},
		{"3 / day", Rate, `"3 / day" has the unknown unit "/ day"; did you mean /day?`},
		{"7 kmh", Speed, `"7 kmh" has the unknown unit "kmh"; did you mean km/h?`},
		{"7 KM", Length, `"7 KM" has the unknown unit "KM"; did you mean km?`},
		{"7 mile", Length, `"7 mile" has the unknown unit "mile"; units of length are m, km, cm, mm`},
		{"12:30", Duration, `"12:30" is a time of day; a duration is written like 90s or 4m30s`},
		{"1,000 m", Length, `"1,000 m" has a comma, a space or an underscore inside its number; ` +
			`digits are written together and a point marks the decimals, as in 12500.5`},
		{"74 EUR", Money, `"74 EUR" is not in USD; US dollars are the only currency so far: ` +
			`an amount of money is written like 74 USD`},
		{"12 EUR/h", CostRate, `"12 EUR/h" is not in USD; US dollars are the only currency so far: ` +
			`a cost of time is written like 12 USD/h or 60 USD/day`},
		{"12 USD", CostRate, `"12 USD": USD is a unit of money, not of cost of time; ` +
			`a cost of time is written like 12 USD/h or 60 USD/day`},
		{"35 l/h", FuelUse, `"35 l/h": l/h is a unit of use of fuel in time, not of use of fuel on the way; ` +
			`a use of fuel on the way is written like 35 l/100km`},
		{"38 ha", Length, `"38 ha": ha is a unit of area, not of length; a length is written like 900 m or 805 km`},
		{"8 h", Rate, `"8 h": h is a unit of duration, not of rate; a rate is written like 120/h or 2500/day`},
		{"2 months", Duration, `"2 months": a month has no fixed length; a duration is written like 90s or 4m30s`},
		{"-2 m", Length, `"-2 m" is negative, which a length cannot be; a length is written like 900 m or 805 km`},
		{"30s4m", Duration, `"30s4m" does not go from larger units to smaller ones; a duration is written like 90s or 4m30s`},
		{"many", Number, `"many" does not begin with a number; a number is written like 12 or 0.6`},
		{"12 trucks", Number, `"12 trucks" has "trucks" after the number; a number is written like 12 or 0.6`},
		{"NaN", Number, `"NaN" does not begin with a number; a number is written like 12 or 0.6`},
		{"1e9999", Number, `"1e9999" is out of range; a number is written like 12 or 0.6`},
		{"1e399", Number, `"1e399" is too large; a number is at most 1e15`},
		{"", Area, `the text is empty; an area is written like 2.5 m2 or 38 ha`},
	}
	for _, test := range tests {
		_, err := Parse(test.text, test.dim)
		if err == nil || err.Error() != test.want {
			t.Errorf("Parse(%q) as %s:\n got %v\nwant %s", test.text, test.dim, err, test.want)
		}
	}
}

func TestDurationsThatTheClockCannotHoldAreRefused(t *testing.T) {
	tests := map[string]string{
		"36525d1ns": "the longest length of time is 36,525 days",
		"300000d":   "is too long",
		"0.1ns":     "is not a whole number of nanoseconds",
		"1e-10 s":   "is not a whole number of nanoseconds",
		"1.5h1.5h":  "does not go from larger units to smaller ones",
		"-5s":       "is negative",
	}
	for text, says := range tests {
		if _, err := ParseDuration(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("ParseDuration(%q): %v, want %q", text, err, says)
		}
	}
}

func TestTheEndsOfEveryRangeAreRead(t *testing.T) {
	for dim := Number; int(dim) < len(dimensions); dim++ {
		least, most := dim.Range()
		for _, end := range []string{least, most} {
			value, err := Parse(strings.ReplaceAll(end, ",", ""), dim)
			if err != nil || value <= 0 {
				t.Errorf("%s: %q = %g, %v", dim, end, value, err)
			}
			if back, err := Parse(Format(value, dim), dim); err != nil || back != value {
				t.Errorf("%s: %q is written %q, which is refused: %v", dim, end, Format(value, dim), err)
			}
		}
		if dim.Most() != ranges[dim].most {
			t.Errorf("%s: the most is %g", dim, dim.Most())
		}
	}
}

func TestWhatLiesBeyondARangeIsRefusedWithIt(t *testing.T) {
	for _, test := range []struct {
		text string
		dim  Dimension
		want string
	}{
		{"1e300/s", Rate, `"1e300/s" is too large; a rate is at most 1,000,000/s`},
		{"1e-300 km/h", Speed, `"1e-300 km/h" is too small; a speed is 0, or at least 1e-6 km/h`},
		{"1e308 m", Length, `"1e308 m" is too large; a length is at most 1,000,000 km`},
		{"1e308 USD", Money, `"1e308 USD" is too large; an amount of money is at most 1e15 USD`},
		{"1e200%", Share, `"1e200%" is too large; a share is at most 1e11%`},
		{"0.00001 m2", Area, `"0.00001 m2" is too small; an area is 0, or at least 0.0001 m2`},
		{"-1e300", Number, `"-1e300" is too large; a number is at most 1e15`},
		{"110000 days", Duration, `"110000 days" is too long; the longest length of time is 36,525 days`},
	} {
		_, err := Parse(test.text, test.dim)
		var mistake *Error
		if !errors.As(err, &mistake) || !mistake.Beyond || err.Error() != test.want {
			t.Errorf("Parse(%q) as %s:\n got %v\nwant %s", test.text, test.dim, err, test.want)
		}
		if value, err := ParseExact(test.text, test.dim); err == nil {
			t.Errorf("ParseExact(%q) = %v", test.text, value)
		}
	}
	for dim := Number; int(dim) < len(dimensions); dim++ {
		zero := strings.TrimRight("0"+" "+strings.TrimSpace(dimensions[dim].symbols[0].name), " ")
		if value, err := Parse(zero, dim); err != nil || value != 0 {
			t.Errorf("%q = %g, %v", zero, value, err)
		}
	}
}

func TestErrorsKeepMessageAndHintApart(t *testing.T) {
	_, err := Parse("120", Rate)
	var mistake *Error
	if !errors.As(err, &mistake) {
		t.Fatalf("%T is not an *Error", err)
	}
	if mistake.Message != `"120" has no unit` || mistake.Hint != "a rate is written like 120/h or 2500/day" {
		t.Errorf("message %q, hint %q", mistake.Message, mistake.Hint)
	}
}

func TestFormatPrefersTheShortestExactText(t *testing.T) {
	tests := []struct {
		value float64
		dim   Dimension
		want  string
	}{
		{1000, Number, "1000"}, {-2.5, Number, "-2.5"}, {1e15, Number, "1e+15"},
		{0.785, Share, "78.5%"}, {1, Share, "100%"}, {1.0 / 3, Share, "33.33333333333333%"},
		{270, Duration, "4m30s"}, {604_800, Duration, "7d"}, {1.0 / 3, Duration, "0.3333333333333333s"},
		{2500.0 / 86_400, Rate, "2500/day"}, {120.0 / 3600, Rate, "120/h"}, {0.5, Rate, "0.5/s"},
		{380_000, Area, "38 ha"}, {2.5, Area, "2.5 m2"},
		{805_000, Length, "805 km"}, {18.5, Length, "18.5 m"},
		{12.5, Speed, "45 km/h"}, {74, Money, "74 USD"},
	}
	for _, test := range tests {
		got := Format(test.value, test.dim)
		if got != test.want {
			t.Errorf("Format(%v) as %s = %q, want %q", test.value, test.dim, got, test.want)
		}
		if back, err := Parse(got, test.dim); err != nil || back != test.value {
			t.Errorf("%q reads back as %v, %v", got, back, err)
		}
	}
}

func TestFormatDuration(t *testing.T) {
	tests := map[int64]string{
		0: "0s", 1: "1ns", 1500: "1.5us", 250_000_000: "250ms", 90_000_000_000: "1m30s", 5_700_000_000_000: "1h35m",
		129_600_000_000_000: "1d12h", 2_500_000_000: "2.5s", -90_000_000_000: "-1m30s", 60_000_000_001: "1m0.000000001s",
		math.MaxInt64: "106751d23h47m16.854775807s", math.MinInt64: "-106751d23h47m16.854775808s",
	}
	for nanoseconds, want := range tests {
		if got := FormatDuration(nanoseconds); got != want {
			t.Errorf("FormatDuration(%d) = %q, want %q", nanoseconds, got, want)
		}
	}
}

func TestEveryExampleAndUnitParses(t *testing.T) {
	for dim := Number; int(dim) < len(dimensions); dim++ {
		for _, example := range strings.Split(dim.Example(), " or ") {
			if _, err := Parse(example, dim); err != nil {
				t.Errorf("example of %s: %v", dim, err)
			}
		}
		for _, name := range dim.Units() {
			if _, err := Parse("2"+name, dim); err != nil {
				t.Errorf("unit of %s: %v", dim, err)
			}
		}
	}
}
