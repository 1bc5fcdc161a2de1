package unit

import (
	"math"
	"strconv"
)

// Spoken writes seconds as a person would say them, to what matters: 1 h 12 min, 3 days 23 h.
func Spoken(seconds float64) string {
	switch {
	case seconds < 10:
		return strconv.FormatFloat(seconds, 'g', 2, 64) + " s"
	case seconds < 120:
		return strconv.FormatFloat(seconds, 'f', 0, 64) + " s"
	case seconds < 3600:
		return strconv.FormatFloat(seconds/60, 'f', 0, 64) + " min"
	case seconds < 48*3600:
		return spokenParts(math.Round(seconds/60), 60, "h", "min")
	default:
		return spokenParts(math.Round(seconds/3600), 24, "days", "h")
	}
}

// spokenParts writes so many small units as large and small ones.
func spokenParts(small, perLarge float64, largeName, smallName string) string {
	whole := func(x float64) string { return WithCommas(strconv.FormatFloat(x, 'f', 0, 64)) }
	large := math.Floor(small / perLarge)
	rest := small - float64(large*perLarge)
	if rest == 0 {
		return whole(large) + " " + largeName
	}
	return whole(large) + " " + largeName + " " + whole(rest) + " " + smallName
}

// Rough writes a number of at least nothing with three digits and commas between thousands: 12,900.
func Rough(number float64) string {
	text := strconv.FormatFloat(number, 'e', 2, 64)
	if rounded, err := strconv.ParseFloat(text, 64); err == nil && rounded >= 1000 {
		return WithCommas(strconv.FormatFloat(rounded, 'f', 0, 64))
	}
	return strconv.FormatFloat(number, 'g', 3, 64)
}

// WithCommas sets a comma between thousands.
func WithCommas(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// Plural gives "1 truck" and "2,000 trucks".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return WithCommas(strconv.Itoa(n)) + " " + noun + "s"
}
