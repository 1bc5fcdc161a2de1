package unit

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"karvon/sim/bound"
)

// Format writes a value in base units as the shortest text that Parse reads back as the same float64. Values that
// Parse refuses (a negative length, one out of range, NaN) are written as well as they can be, for messages.
func Format(value float64, dim Dimension) string {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return strconv.FormatFloat(value, 'g', -1, 64)
	}
	if value < 0 {
		return "-" + Format(-value, dim)
	}
	if dim == Duration {
		return formatSeconds(value)
	}
	best := exactText(value, dim)
	for i, unit := range dimensions[dim].symbols {
		if i > 0 && worths[dim][i].of == worths[dim][i-1].of {
			continue // another spelling of the unit before
		}
		text := roundText(value, unit, worths[dim][i].of)
		if len(text) >= len(best) {
			continue
		}
		if readsBack(text, value, dim) {
			best = text
		}
	}
	return best
}

// readsBack says whether a text is that of a value, in the dimension's range or not.
func readsBack(text string, value float64, dim Dimension) bool {
	if exact, ok := quickly(text, dim); ok {
		return exact.float() == value
	}
	exact, err := parseAny(text, dim)
	if err != nil {
		return false
	}
	back, _ := exact.Float64()
	return back == value
}

// formatSeconds prefers the clock's units and falls back on decimal seconds where the value is no whole nanosecond.
func formatSeconds(value float64) string {
	if nanoseconds := bound.Nanoseconds(value); nanoseconds < bound.Never {
		if text := FormatDuration(nanoseconds); readsBack(text, value, Duration) {
			return text
		}
	}
	return shortestNumber(value) + "s"
}

// roundText writes the value in the unit to fifteen digits, which every decimal survives on its way through a
// float64.
func roundText(value float64, unit symbol, worth fraction) string {
	inUnit := inUnits(value, unit, worth)
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(inUnit, 'g', 15, 64), 64)
	if err != nil {
		return shortestNumber(inUnit) + unit.name
	}
	return shortestNumber(rounded) + unit.name
}

// inUnits gives the value in the unit, rounded once: one product or one quotient of what float64 holds is.
func inUnits(value float64, unit symbol, worth fraction) float64 {
	switch {
	case worth.under == 1:
		return value / float64(worth.over)
	case worth.over == 1:
		return float64(value * float64(worth.under))
	}
	exact := new(big.Rat).SetFloat64(value)
	inUnit, _ := exact.Quo(exact, unit.worth).Float64()
	return inUnit
}

// exactText writes the value so that it reads back exactly whatever it is: in the base unit, or for a share as the
// value's own decimals with the point moved by two.
func exactText(value float64, dim Dimension) string {
	if dim == Share {
		return inPercent(value) + dimensions[dim].symbols[0].name
	}
	for i, unit := range dimensions[dim].symbols {
		if worths[dim][i].of == (fraction{1, 1}) {
			return shortestNumber(value) + unit.name
		}
	}
	panic("unit: a dimension without a base unit")
}

// inPercent writes value × 100 by moving the point in the shortest decimals of the value, without any rounding.
func inPercent(value float64) string {
	mantissa, exponentText, _ := strings.Cut(strconv.FormatFloat(value, 'e', -1, 64), "e")
	exponent, err := strconv.Atoi(exponentText)
	if err != nil {
		panic("unit: strconv wrote an exponent that it cannot read")
	}
	exponent += 2
	digits := strings.Replace(mantissa, ".", "", 1)
	places := len(digits) - 1 - exponent
	if places < -15 || places > 24 {
		return mantissa + "e" + strconv.Itoa(exponent)
	}
	if places < 0 {
		return digits + strings.Repeat("0", -places)
	}
	return shiftPoint(digits, places)
}

// shortestNumber writes plain decimals at everyday magnitudes and an exponent elsewhere.
func shortestNumber(value float64) string {
	if value != 0 && (value < 1e-6 || value >= 1e15) {
		return strconv.FormatFloat(value, 'e', -1, 64)
	}
	return strconv.FormatFloat(value, 'f', -1, 64)
}
