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
	maximumDecimals = 3   // of a number without an interval, where it has two digits in them
	smallest        = 1e-6
)

// figure is a number ready to be shown, in parts that a column aligns.
type figure struct {
	mean     string // with a sign for "at least" or "at most" where it is a bound; both ends of an interval that is not even
	interval string // half-width; empty without one
	of       string // "in 7 of 10" where some replications have no value
	point    string // the estimate itself, where mean is both ends
	across   bool   // whether mean is words or both ends, and stands for the interval too
}

const plusMinus = " ± "

// unevenness is by how much the longer side of an interval may exceed the shorter
// for ± to stand for both, and by how much a printed interval may exceed the one
// that was computed.
const unevenness = 1.1

// figureOf rounds a number to what its interval supports. An interval is printed
// so that it holds the one that was computed and is longer by less than a tenth:
// with ± where its sides are even, else by its ends.
func figureOf(number *Number, by scale) figure {
	if !number.known() {
		return figure{mean: nothing}
	}
	e := number.Estimate.Scaled(by.factor)
	shown := figure{of: inReplications(e)}
	switch {
	case e.AtLimit && e.Bound == stats.Exact:
		return figure{mean: fmt.Sprintf("%s in %d", limitWord(e), e.N), across: true}
	case number.Of != nil:
		shown.mean = pointAndMost(e, placeTogether(number.Of, by))
	case !e.HasInterval() || exact(e):
		shown.mean = pointAndMost(e, ownPlace)
	case e.Bound == stats.Between || uneven(e):
		shown.mean, shown.across = bothEnds(e.Low, e.High), true
		shown.point = fixed(e.Mean, endDecimals(e.Low, e.High))
	default:
		shown.mean, shown.interval = withInterval(e.Mean, e.Low, e.High)
	}
	shown.mean = boundSigns[e.Bound] + shown.mean
	return shown
}

// limitWord says what every replication gave where all gave the least or the
// greatest there can be.
func limitWord(e stats.Estimate) string {
	if e.Mean == 0 {
		return "none"
	}
	return "all"
}

// inReplications says how many replications have a value, where not all have.
func inReplications(e stats.Estimate) string {
	if e.N == 0 || e.Missing == 0 {
		return ""
	}
	return fmt.Sprintf("in %d of %d", e.N, e.N+e.Missing)
}

// roundingNoise is the relative length below which an interval tells of the
// rounding of sums and of nothing else.
const roundingNoise = 1e-12

// exact says whether the interval has no length.
func exact(e stats.Estimate) bool {
	return !(e.High-e.Low > float64(roundingNoise*math.Abs(e.Mean))) || !isFinite(e.High-e.Low)
}

// uneven says whether one side of the interval is longer than ± would say.
func uneven(e stats.Estimate) bool {
	above, below := e.High-e.Mean, e.Mean-e.Low
	return max(above, below) > float64(unevenness*min(above, below))
}

// pointAndMost writes a number without an interval, by a rule for its decimals,
// and how large it can be where the unfinished leave that open.
func pointAndMost(e stats.Estimate, write func(float64) string) string {
	if e.Bound == stats.Between {
		return write(e.Mean) + " to " + write(e.Most)
	}
	return write(e.Mean)
}

// ownPlace writes a number with up to four digits.
func ownPlace(value float64) string { return rounded(value, significantDecimals(value, 4)) }

// placeTogether writes what stands before and after a difference to the place of
// the difference, so that the three add up on paper; with three digits at least.
// Each is off by half a unit of its own place at most, and so the sum by no more
// than one of the coarsest.
func placeTogether(difference *Number, by scale) func(float64) string {
	e := difference.Estimate.Scaled(by.factor)
	if !difference.known() || e.Mean == 0 {
		return ownPlace
	}
	decimals := significantDecimals(e.Mean, 2)
	if e.HasInterval() && !exact(e) {
		decimals = decimalsOf(e.Mean, e.Low, e.High)
	}
	decimals = max(decimals, significantDecimals(float64(difference.Beside*by.factor), 3))
	return func(value float64) string { return fixed(value, decimals) }
}

// withUnit writes a number with its unit behind it.
func withUnit(number *Number, by scale) string {
	shown := figureOf(number, by)
	text := shown.value()
	if by.unit != "" && !number.atLimit() && number.known() {
		text += " " + by.unit
	}
	return text + after(" ", shown.of)
}

// inSentence writes a number as a sentence does, with all that is to be said of
// it: none in 10 replications; ≥ 12 min in 7 of 10 replications, 13.5% unfinished;
// 7.3 min (5.1 to 11.6).
func inSentence(number *Number, by scale) string {
	if !number.known() {
		return nothing
	}
	shown, unit := figureOf(number, by), after(" ", by.unit)
	text := shown.value()
	switch {
	case number.atLimit():
		return text + " replications"
	case number.Bound == stats.Between:
		low, high, _ := strings.Cut(text, " to ")
		text = "between " + low + " and " + high + unit
	case shown.point != "":
		text = boundSigns[number.Bound] + shown.point + unit + " (" + strings.TrimPrefix(text, boundSigns[number.Bound]) + ")"
	default:
		text += unit
	}
	if shown.of != "" {
		text += " " + shown.of + " replications"
	}
	if number.Unfinished > 0 {
		text += fmt.Sprintf(", %s %s", unfinishedShare(number.Estimate), stillUnderWay)
	}
	return text
}

// unfinishedShare writes the share of those a number is about who were unfinished.
func unfinishedShare(e stats.Estimate) string {
	return rounded(100*e.Unfinished, significantDecimals(100*e.Unfinished, 3)) + "%"
}

// after puts a text behind another where there is one.
func after(gap, text string) string {
	if text == "" {
		return ""
	}
	return gap + text
}

// atLimit says whether the number is shown in words, without a unit.
func (n *Number) atLimit() bool { return n.known() && n.AtLimit && n.Bound == stats.Exact }

// boundSigns mark a bound; a number that can lie on either side has the sign of
// a rough value.
var boundSigns = map[stats.Bound]string{stats.AtLeast: "≥ ", stats.AtMost: "≤ ", stats.Open: "~ "}

// withInterval rounds an estimate to the place of the second digit of its
// half-width (JCGM 100:2008, 7.2.6: further digits are noise), and the half-width
// up, so that it covers the rounding of both. Where that would make the interval
// longer by a tenth, one more digit is given.
func withInterval(mean, low, high float64) (centre, half string) {
	decimals := decimalsOf(mean, low, high)
	at, around := roundedTo(mean, low, high, decimals)
	return fixed(at, decimals), fixed(around, decimals)
}

// mostDigits is the number of significant digits of a half-width that is always
// enough.
const mostDigits = 4

// decimalsOf is the number of decimals with which an interval is printed around
// its estimate.
func decimalsOf(mean, low, high float64) int {
	for digits := 2; ; digits++ {
		decimals := significantDecimals((high-low)/2, digits)
		if _, half := roundedTo(mean, low, high, decimals); float64(2*half) < float64(unevenness*(high-low)) || digits == mostDigits {
			return decimals
		}
	}
}

// roundedTo rounds an estimate to a place, and gives the half-width, a multiple
// of it, that holds the interval.
func roundedTo(mean, low, high float64, decimals int) (centre, half float64) {
	place := math.Pow10(-decimals)
	units := math.Round(mean / place)
	return float64(units * place), float64(ceiling(max(high/place-units, units-low/place)) * place)
}

// bothEnds writes an interval by its ends, rounded outwards to the place of the
// second digit of its half-width, or to one that makes it longer by less than a
// tenth.
func bothEnds(low, high float64) string {
	decimals := endDecimals(low, high)
	from, to := endsTo(low, high, decimals)
	return fixed(from, decimals) + " to " + fixed(to, decimals)
}

// endDecimals is the number of decimals with which the ends are printed.
func endDecimals(low, high float64) int {
	for digits := 2; ; digits++ {
		decimals := significantDecimals((high-low)/2, digits)
		from, to := endsTo(low, high, decimals)
		if to-from < float64(unevenness*(high-low)) || digits == mostDigits {
			return decimals
		}
	}
}

// endsTo rounds the ends of an interval outwards to a place.
func endsTo(low, high float64, decimals int) (from, to float64) {
	place := math.Pow10(-decimals)
	return float64(-ceiling(-low/place) * place), float64(ceiling(high/place) * place)
}

// ceiling rounds up, but for what division leaves behind: 43.00000000001 is 43.
func ceiling(x float64) float64 { return math.Ceil(x - 1e-9*max(1, math.Abs(x)*1e-3)) }

// half gives ± 0.4 in so many characters.
func (f figure) half(characters int) string {
	if f.interval == "" {
		return strings.Repeat(" ", characters)
	}
	return plusMinus + padLeft(f.interval, characters-width(plusMinus))
}

// value gives 12.3 ± 0.4.
func (f figure) value() string { return f.mean + after(plusMinus, f.interval) }

// String gives 12.3 ± 0.4 in 7 of 10.
func (f figure) String() string { return f.value() + after(" ", f.of) }

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
// What is too small for them keeps two digits: it is not nought.
func rounded(value float64, decimals int) string {
	if size := math.Abs(value); size > 0 && size < smallest {
		return strconv.FormatFloat(value, 'e', 1, 64)
	}
	s := fixed(value, min(max(decimals, 0), max(maximumDecimals, significantDecimals(value, 2))))
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
