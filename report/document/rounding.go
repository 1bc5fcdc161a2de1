package document

import (
	"math"
	"strconv"
	"strings"

	"karvon/report/language"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

const (
	Nothing         = "–" // shown where there is nothing to report
	MaximumDecimals = 3   // of a number without an interval, where it has two digits in them
	smallest        = 1e-6
)

// withInterval rounds an estimate to the place of the second digit of its half-width (JCGM 100:2008, 7.2.6: further
// digits are noise), and the half-width up, so that it covers the rounding of both. Where that would make the
// interval longer by a tenth, one more digit is given.
func withInterval(mean, low, high float64) (centre, half string) {
	decimals := decimalsOf(mean, low, high)
	at, around := roundedTo(mean, low, high, decimals)
	return Fixed(at, decimals), Fixed(around, decimals)
}

// mostDigits is the number of significant digits of a half-width that is always enough.
const mostDigits = 4

// decimalsOf is the number of decimals with which an interval is printed around its estimate.
func decimalsOf(mean, low, high float64) int {
	for digits := 2; ; digits++ {
		decimals := SignificantDecimals((high-low)/2, digits)
		if _, half := roundedTo(mean, low, high, decimals); float64(2*half) < float64(unevenness*(high-low)) ||
			digits == mostDigits {
			return decimals
		}
	}
}

// roundedTo rounds an estimate to a place, and gives the half-width, a multiple of it, that holds the interval.
func roundedTo(mean, low, high float64, decimals int) (centre, half float64) {
	place := math.Pow10(-decimals)
	units := math.Round(mean / place)
	return float64(units * place), float64(ceiling(max(high/place-units, units-low/place)) * place)
}

// bothEnds writes an interval by its ends, rounded outwards to the place of the second digit of its half-width.
func bothEnds(low, high float64, in *language.Language) string {
	decimals := endDecimals(low, high)
	from, to := endsTo(low, high, decimals)
	return in.Range(Fixed(from, decimals), Fixed(to, decimals))
}

// endDecimals is the number of decimals with which the ends are printed. The half-width has ten units of its second
// digit or more, and rounding moves each end by less than one: the interval grows by no more than a tenth.
func endDecimals(low, high float64) int { return SignificantDecimals((high-low)/2, 2) }

// endsTo rounds the ends of an interval outwards to a place.
func endsTo(low, high float64, decimals int) (from, to float64) {
	place := math.Pow10(-decimals)
	return float64(-ceiling(-low/place) * place), float64(ceiling(high/place) * place)
}

// ceiling rounds up, but for what division leaves behind: 43.00000000001 is 43.
func ceiling(x float64) float64 { return math.Ceil(x - float64(1e-9*max(1, math.Abs(x)/1000))) }

// SignificantDecimals returns the number of decimals with which value has so many significant digits; below zero to
// round to tens, hundreds and so on.
func SignificantDecimals(value float64, digits int) int {
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

// Rounded writes a number with at most so many decimals, and no more than it needs: 400, 0.25. Where more than
// [MaximumDecimals] are given, it has so many only to show two digits. What would be nought with any number of them,
// less than a millionth, is written with its exponent.
func Rounded(value float64, decimals int) string {
	if size := math.Abs(value); size > 0 && size < smallest {
		return strconv.FormatFloat(value, 'e', 1, 64)
	}
	s := Fixed(value, min(max(decimals, 0), max(MaximumDecimals, SignificantDecimals(value, 2))))
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// Fixed writes a number with so many decimals and commas between thousands.
func Fixed(value float64, decimals int) string {
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
	s = sign + unit.WithCommas(whole)
	if fraction != "" {
		s += "." + fraction
	}
	return s
}

// PlainNumber is a number without an interval.
func PlainNumber(unit string, value float64) *Number {
	return &Number{Unit: unit, Estimate: stats.Unknown(value)}
}

func IsFinite(value float64) bool { return !math.IsNaN(value) && !math.IsInf(value, 0) }

// Shown writes a number with three digits and commas between thousands.
func Shown(value float64) string { return Rounded(value, SignificantDecimals(value, 3)) }
