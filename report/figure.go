package report

import (
	"fmt"
	"math"
	"strings"

	"karvon/sim/stats"
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
	case number.Difference && uneven(e):
		shown.point = fixed(e.Mean, endDecimals(e.Low, e.High))
		shown.mean, shown.across = shown.point+" ("+bothEnds(e.Low, e.High)+")", true
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
// it: none in 10; ≥ 12 min in 7 of 10, 13.5% still under way;
// 7.3 min (5.1 to 11.6).
func inSentence(number *Number, by scale) string {
	if !number.known() {
		return nothing
	}
	shown, unit := figureOf(number, by), after(" ", by.unit)
	text := shown.value()
	switch {
	case number.atLimit():
		return text
	case number.Bound == stats.Between:
		low, high, _ := strings.Cut(text, " to ")
		text = "between " + low + " and " + high + unit
	case shown.point != "":
		text = boundSigns[number.Bound] + shown.point + unit + " (" + strings.TrimPrefix(text, boundSigns[number.Bound]) + ")"
	default:
		text += unit
	}
	if shown.of != "" {
		text += " " + shown.of
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
