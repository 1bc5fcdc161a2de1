package report

import (
	"math"
	"strconv"
	"strings"
)

const (
	nothing         = "–" // shown where there is nothing to report
	maximumDecimals = 3
)

// figure is a number ready to be shown, in parts that a column aligns.
type figure struct {
	mean     string // with a sign for "at least" where it is a lower bound
	interval string // half-width; empty without an interval
}

// figureOf rounds a number to what its interval supports.
func figureOf(number *Number, by scale) figure {
	if !number.known() {
		return figure{mean: nothing}
	}
	mean, halfWidth := number.Mean*by.factor, number.HalfWidth*by.factor
	shown := figure{mean: rounded(mean, significantDecimals(mean, 4))}
	if isFinite(halfWidth) && halfWidth > 0 {
		shown = withInterval(mean, halfWidth)
	}
	if number.AtLeast {
		shown.mean = "≥ " + shown.mean
	}
	return shown
}

// withInterval rounds a half-width to two significant digits and its mean to
// the same place: further digits of the mean are noise (JCGM 100:2008, 7.2.6).
func withInterval(mean, halfWidth float64) figure {
	decimals := significantDecimals(halfWidth, 2)
	if decimals <= maximumDecimals {
		return figure{fixed(mean, decimals), fixed(halfWidth, decimals)}
	}
	smallest := math.Pow10(-maximumDecimals)
	if mean != 0 && math.Abs(mean) < smallest/2 {
		return figure{mean: "< " + fixed(smallest, maximumDecimals)}
	}
	return figure{fixed(mean, maximumDecimals), "< " + fixed(smallest, maximumDecimals)}
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

func isFinite(value float64) bool { return !math.IsNaN(value) && !math.IsInf(value, 0) }

// Fixed writes a number with so many decimals and commas between thousands.
func Fixed(value float64, decimals int) string { return fixed(value, decimals) }

// Shown writes a number with three digits and commas between thousands.
func Shown(value float64) string { return rounded(value, significantDecimals(value, 3)) }
