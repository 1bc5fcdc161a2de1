package unit

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"karvon/sim/bound"
)

// ParseDuration reads a duration such as 90s, 4m30s, 1.5h, 250ms, 2d or "1 week" and returns whole nanoseconds. The
// arithmetic is exact: a duration that is not a whole number of nanoseconds is an error, and so is a negative one
// or one longer than bound.Century. A failure is an *Error.
func ParseDuration(text string) (int64, error) {
	if exact, ok := quickly(text, Duration); ok && exact.within(Duration) {
		if nanoseconds, whole := exact.nanoseconds(); whole {
			return nanoseconds, nil
		}
	}
	seconds, err := ParseExact(text, Duration)
	if err != nil {
		return 0, err
	}
	exact := seconds.Mul(seconds, ratio(nanosecondsPerSecond, 1))
	if !exact.IsInt() {
		return 0, &Error{
			Message: strconv.Quote(text) + " is not a whole number of nanoseconds",
			Hint:    "write fewer decimals or a smaller unit",
		}
	}
	if !exact.Num().IsInt64() || exact.Num().Int64() > bound.Length.Most {
		return 0, tooLong(text)
	}
	return exact.Num().Int64(), nil
}

// nanoseconds turns seconds into a whole number of nanoseconds; false where it is none, or beyond the longest.
func (f fraction) nanoseconds() (int64, bool) {
	high, low := bits.Mul64(f.over, nanosecondsPerSecond)
	if high >= f.under {
		return 0, false
	}
	count, rest := bits.Div64(high, low, f.under)
	return int64(count), rest == 0 && count <= uint64(bound.Length.Most)
}

// parseTerms adds up the terms of a duration, in seconds. Each term must be of a smaller unit than the one before:
// 30s4m and 5m5m are more likely slips than intentions.
func parseTerms(text, body string) (*big.Rat, error) {
	total := new(big.Rat)
	var previous *big.Rat
	for rest := body; rest != ""; {
		exact, after, err := parseTerm(text, rest, Duration)
		if err != nil {
			return nil, err
		}
		name, next := cutUnitName(strings.TrimLeft(after, " "))
		unit, err := resolve(text, name, Duration)
		if err != nil {
			return nil, err
		}
		if previous != nil && unit.worth.Cmp(previous) >= 0 {
			return nil, mistake(Duration, "%q does not go from larger units to smaller ones", text)
		}
		previous = unit.worth
		total.Add(total, exact.Mul(exact, unit.worth))
		rest = strings.TrimLeft(next, " ")
	}
	return total, nil
}

// cutUnitName splits text where the next number begins.
func cutUnitName(text string) (name, rest string) {
	end := strings.IndexAny(text, "0123456789")
	if end < 0 {
		end = len(text)
	}
	return strings.TrimRight(text[:end], " "), text[end:]
}

// clockUnits are the whole units of FormatDuration, in nanoseconds.
var clockUnits = []struct {
	name        string
	nanoseconds int64
}{
	{"d", 86_400 * nanosecondsPerSecond},
	{"h", 3600 * nanosecondsPerSecond},
	{"m", 60 * nanosecondsPerSecond},
}

// FormatDuration writes nanoseconds in days, hours, minutes and seconds, leaving out what is zero: 1d12h, 4m30s,
// 2.5s, 250ms, 0s. ParseDuration reads it back exactly. A negative difference is written with a leading minus,
// which ParseDuration refuses.
func FormatDuration(nanoseconds int64) string {
	if nanoseconds == math.MinInt64 {
		// Its magnitude has no int64.
		return "-106751d23h47m16.854775808s"
	}
	if nanoseconds < 0 {
		return "-" + FormatDuration(-nanoseconds)
	}
	if nanoseconds < nanosecondsPerSecond {
		return formatFraction(nanoseconds)
	}
	var text strings.Builder
	for _, unit := range clockUnits {
		if count := nanoseconds / unit.nanoseconds; count > 0 {
			text.WriteString(strconv.FormatInt(count, 10) + unit.name)
			nanoseconds %= unit.nanoseconds
		}
	}
	if nanoseconds > 0 {
		text.WriteString(decimalShift(nanoseconds, 9) + "s")
	}
	return text.String()
}

// formatFraction writes less than a second in the largest unit that leaves a whole part.
func formatFraction(nanoseconds int64) string {
	switch {
	case nanoseconds == 0:
		return "0s"
	case nanoseconds >= 1_000_000:
		return decimalShift(nanoseconds, 6) + "ms"
	case nanoseconds >= 1000:
		return decimalShift(nanoseconds, 3) + "us"
	default:
		return strconv.FormatInt(nanoseconds, 10) + "ns"
	}
}

// decimalShift writes value × 10^-places without trailing zeros.
func decimalShift(value int64, places int) string {
	return shiftPoint(strconv.FormatInt(value, 10), places)
}

// shiftPoint puts a decimal point before the last places digits and drops trailing zeros behind it.
func shiftPoint(digits string, places int) string {
	if missing := places + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	whole, fraction := digits[:len(digits)-places], digits[len(digits)-places:]
	fraction = strings.TrimRight(fraction, "0")
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}
