package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"karvon/sim/stats"
)

const (
	nothing         = "–" // shown where there is nothing to report
	maximumDecimals = 3   // of a number without an interval
)

// figure is a number ready to be shown, in parts that a column aligns.
type figure struct {
	mean     string // with a sign for "at least" or "at most" where it is a bound; both ends of an interval that is not even
	interval string // half-width; empty without one
}

// unevenness is by how much the longer side of an interval may exceed the shorter
// for ± to stand for both.
const unevenness = 1.1

// figureOf rounds a number to what its interval supports. An interval is printed
// so that it holds the one that was computed and is longer by less than a tenth:
// with ± where its sides are even, else by its ends.
func figureOf(number *Number, by scale) figure {
	if !number.known() {
		return figure{mean: nothing}
	}
	e := number.Estimate.Scaled(by.factor)
	var shown figure
	switch above, below := e.High-e.Mean, e.Mean-e.Low; {
	case e.AtLimit && e.Mean == 0:
		return figure{mean: fmt.Sprintf("none in %d", e.N)}
	case e.AtLimit:
		return figure{mean: fmt.Sprintf("all in %d", e.N)}
	case !e.HasInterval() || e.Low == e.High:
		shown.mean = rounded(e.Mean, significantDecimals(e.Mean, 4))
		if e.Bound == stats.Between {
			shown.mean += " to " + rounded(e.Most, significantDecimals(e.Most, 4))
		}
	case e.Bound == stats.Between || max(above, below) > float64(unevenness*min(above, below)):
		shown.mean = bothEnds(e.Low, e.High)
	default:
		shown = withInterval(e.Mean, e.Low, e.High)
	}
	shown.mean = boundSigns[e.Bound] + shown.mean
	return shown
}

// withUnit writes a number with its unit behind it.
func withUnit(number *Number, by scale) string {
	shown := figureOf(number, by).String()
	if number.AtLimit || by.unit == "" {
		return shown
	}
	return shown + " " + by.unit
}

// boundSigns mark a bound; a number that can lie on either side has the sign of
// a rough value.
var boundSigns = map[stats.Bound]string{stats.AtLeast: "≥ ", stats.AtMost: "≤ ", stats.Open: "~ "}

// mostDigits is the number of significant digits of a half-width at most.
const mostDigits = 6

// withInterval rounds an estimate to the place of the second digit of its
// half-width (JCGM 100:2008, 7.2.6: further digits are noise), and the half-width
// up, so that it covers the rounding of both. Where that would make the interval
// longer by a tenth, one more digit is given.
func withInterval(mean, low, high float64) figure {
	for digits := 2; ; digits++ {
		decimals := significantDecimals((high-low)/2, digits)
		place := math.Pow10(-decimals)
		centre := math.Round(mean / place)
		half := math.Ceil(max(high/place-centre, centre-low/place))
		if float64(2*half)*place < float64(unevenness*(high-low)) || digits == mostDigits {
			return figure{fixed(centre*place, decimals), fixed(half*place, decimals)}
		}
	}
}

// bothEnds writes an interval by its ends, rounded outwards to the place of the
// second digit of its half-width, or to one that makes it longer by less than a
// tenth.
func bothEnds(low, high float64) string {
	for digits := 2; ; digits++ {
		decimals := significantDecimals((high-low)/2, digits)
		place := math.Pow10(-decimals)
		from, to := math.Floor(low/place), math.Ceil(high/place)
		if float64((to-from)*place) < float64(unevenness*(high-low)) || digits == mostDigits {
			return fixed(from*place, decimals) + " to " + fixed(to*place, decimals)
		}
	}
}

// String gives 12.3 ± 0.4.
func (f figure) String() string {
	if f.interval == "" {
		return f.mean
	}
	return f.mean + " ± " + f.interval
}

// significantDecimals returns the number of decimals with which value has so
// many significant digits; below zero to round to tens, hundreds and so on.
func significantDecimals(value float64, digits int) int {
	if value == 0 {
		return 0
	}
	_, exponent, _ := strings.Cut(strconv.FormatFloat(value, 'e', digits-1, 64), "e")
	power, err := strconv.Atoi(exponent)
	if err != nil { // infinities have no exponent
		return 0
	}
	return digits - 1 - power
}

// rounded writes a number that needs no more decimals than it has: 400, 0.25.
func rounded(value float64, decimals int) string {
	s := fixed(value, min(max(decimals, 0), maximumDecimals))
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// fixed writes a number with so many decimals and commas between thousands.
func fixed(value float64, decimals int) string {
	if decimals < 0 {
		step := math.Pow10(-decimals)
		value, decimals = math.Round(value/step)*step, 0
	}
	s := strconv.FormatFloat(value, 'f', decimals, 64)
	sign := ""
	if digits, negative := strings.CutPrefix(s, "-"); negative {
		s = digits
		if strings.Trim(s, "0.") != "" {
			sign = "-"
		}
	}
	whole, fraction, _ := strings.Cut(s, ".")
	s = sign + withCommas(whole)
	if fraction != "" {
		s += "." + fraction
	}
	return s
}

// withCommas sets a comma between thousands.
func withCommas(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// plainNumber is a number without an interval.
func plainNumber(unit string, value float64) *Number {
	return &Number{Unit: unit, Estimate: stats.Unknown(value)}
}

func isFinite(value float64) bool { return !math.IsNaN(value) && !math.IsInf(value, 0) }

// Fixed writes a number with so many decimals and commas between thousands.
func Fixed(value float64, decimals int) string { return fixed(value, decimals) }

// Shown writes a number with three digits and commas between thousands.
func Shown(value float64) string { return rounded(value, significantDecimals(value, 3)) }
