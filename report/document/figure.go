package document

import (
	"math"
	"strings"

	"karvon/report/language"
	"karvon/sim/stats"
)

// Figure is a number ready to be shown, in parts that a column aligns.
type Figure struct {
	// with a sign for "at least" or "at most" where it is a bound; both ends of an interval that is not even
	Mean     string
	Interval string // half-width; empty without one
	Of       string // "in 7 of 10" where some replications have no value
	point    string // the estimate itself, where mean is both ends
	Across   bool   // whether mean is words or both ends, and stands for the interval too
}

const PlusMinus = " ± "

// unevenness is by how much the longer side of an interval may exceed the shorter for ± to stand for both, and by
// how much a printed interval may exceed the one that was computed.
const unevenness = 1.1

// FigureOf rounds a number to what its interval supports. An interval is printed so that it holds the one that was
// computed and is longer by less than a tenth: with ± where its sides are even, else by its ends.
func FigureOf(number *Number, by Scale, in *language.Language) Figure {
	if !number.Known() {
		return Figure{Mean: Nothing}
	}
	e := number.Estimate.Scaled(by.Factor)
	if number.isNoMoney() {
		e.Mean, e.Low, e.High = 0, 0, 0
	}
	shown := Figure{Of: inReplications(e, in)}
	switch {
	case number.atLimit():
		return Figure{Mean: atLimit(e, in), Across: true}
	case number.Of != nil && number.isSpeck(ScaleOf([]*Number{number})):
		shown.Mean = pointAndMost(e, ownPlace, in) // in another unit than the difference, of which it is next to nothing
	case number.Of != nil:
		shown.Mean = pointAndMost(e, placeTogether(number.Of, by), in)
	case number.Difference && number.Beside != 0 && (!e.HasInterval() || Exact(e)) && !number.isSpeck(by):
		shown.Mean = pointAndMost(e, placeTogether(number, by), in)
	case !e.HasInterval() || Exact(e):
		shown.Mean = pointAndMost(e, ownPlace, in)
	case number.Difference && Uneven(e):
		shown.point = Fixed(e.Mean, endDecimals(e.Low, e.High))
		shown.Mean, shown.Across = shown.point+" ("+bothEnds(e.Low, e.High, in)+")", true
	case e.Bound == stats.Between || Uneven(e):
		shown.Mean, shown.Across = bothEnds(e.Low, e.High, in), true
		shown.point = Fixed(e.Mean, endDecimals(e.Low, e.High))
	default:
		shown.Mean, shown.Interval = withInterval(e.Mean, e.Low, e.High)
	}
	shown.Mean, shown.Interval = BoundSigns[e.Bound]+in.Number(shown.Mean), in.Number(shown.Interval)
	shown.point = in.Number(shown.point)
	return shown
}

// isNoMoney says whether an amount of money is what the rounding of sums leaves of nought.
func (n *Number) isNoMoney() bool {
	return currency.MatchString(n.Unit) && n.Bound != stats.Between && math.Abs(n.Mean) < smallest &&
		!(math.Abs(n.Low) >= smallest) && !(math.Abs(n.High) >= smallest)
}

// atLimit says what every replication gave where all gave the least or the greatest there can be.
func atLimit(e stats.Estimate, in *language.Language) string {
	if e.Mean == 0 {
		return in.Fill("none in {count}", map[string]any{"count": e.N})
	}
	return in.Fill("all in {count}", map[string]any{"count": e.N})
}

// inReplications says how many replications have a value, where not all have.
func inReplications(e stats.Estimate, in *language.Language) string {
	if e.N == 0 || e.Missing == 0 {
		return ""
	}
	return in.Fill("in {count} of {all}", map[string]any{"count": e.N, "all": e.N + e.Missing})
}

// roundingNoise is the relative length below which an interval tells of the rounding of sums and of nothing else.
const roundingNoise = 1e-12

// Exact says whether the interval has no length.
func Exact(e stats.Estimate) bool {
	return !(e.High-e.Low > float64(roundingNoise*math.Abs(e.Mean))) || !IsFinite(e.High-e.Low)
}

// Uneven says whether one side of the interval is longer than ± would say.
func Uneven(e stats.Estimate) bool {
	above, below := e.High-e.Mean, e.Mean-e.Low
	return max(above, below) > float64(unevenness*min(above, below))
}

// pointAndMost writes a number without an interval, by a rule for its decimals, and how large it can be where the
// unfinished leave that open.
func pointAndMost(e stats.Estimate, write func(float64) string, in *language.Language) string {
	if e.Bound == stats.Between {
		return in.Range(write(e.Mean), write(e.Most))
	}
	return write(e.Mean)
}

// ownPlace writes a number with up to four digits.
func ownPlace(value float64) string { return Rounded(value, SignificantDecimals(value, 4)) }

// placeTogether writes what stands before and after a difference to the place of the difference, so that the three
// add up on paper; with three digits at least, but for whole numbers of which the difference is one. Each is off by
// half a unit of its own place at most, and so the sum by no more than one of the coarsest.
func placeTogether(difference *Number, by Scale) func(float64) string {
	e := difference.Estimate.Scaled(by.Factor)
	if !difference.Known() || e.Mean == 0 {
		return ownPlace
	}
	decimals := SignificantDecimals(e.Mean, 2)
	bare := !e.HasInterval() || Exact(e)
	if !bare {
		decimals = decimalsOf(e.Mean, e.Low, e.High)
	}
	decimals = max(decimals, SignificantDecimals(float64(difference.Beside*by.Factor), 3))
	return func(value float64) string {
		if bare && e.Mean == math.Trunc(e.Mean) && value == math.Trunc(value) {
			return Fixed(value, 0)
		}
		return Fixed(value, decimals)
	}
}

// WithUnit writes a number with its unit behind it.
func WithUnit(number *Number, by Scale, in *language.Language) string {
	shown := FigureOf(number, by, in)
	text := shown.value()
	if by.Unit != "" && !number.atLimit() && number.Known() {
		text += " " + in.Unit(by.Unit)
	}
	return text + After(" ", shown.Of)
}

// WithBounds writes a number with its unit as a sentence does: between 0.0 and 27.9 % where it lies between bounds.
func WithBounds(number *Number, by Scale, in *language.Language) string {
	text := WithUnit(number, by, in)
	if !number.Known() || number.Bound != stats.Between {
		return text
	}
	return betweenWords(text, in)
}

// betweenWords says 0.0 to 27.9 as a sentence does; any other text stays.
func betweenWords(text string, in *language.Language) string {
	low, high, both := in.Ends(text)
	if !both {
		return text
	}
	return in.Fill("between {low} and {high}", map[string]any{"low": low, "high": high})
}

// InSentence writes a number as a sentence does, with all that is to be said of it: none in 10; ≥ 12 min in 7 of
// 10, 13.5% still under way; 7.3 min (5.1 to 11.6).
func InSentence(number *Number, by Scale, in *language.Language) string {
	if !number.Known() {
		return Nothing
	}
	shown, unit := FigureOf(number, by, in), After(" ", in.Unit(by.Unit))
	text := shown.value()
	switch {
	case number.atLimit():
		return text
	case number.Bound == stats.Between:
		text = betweenWords(text, in) + unit
	case shown.point != "":
		text = BoundSigns[number.Bound] + shown.point + unit + " (" + strings.TrimPrefix(text, BoundSigns[number.Bound]) + ")"
	default:
		text += unit
	}
	if shown.Of != "" {
		text += " " + shown.Of
	}
	return text + After(", ", unfinishedOf(number.Estimate, in))
}

// UnfinishedShare writes the share of those a number is about who were unfinished.
func UnfinishedShare(e stats.Estimate) string {
	return Rounded(100*e.Unfinished, SignificantDecimals(100*e.Unfinished, 3)) + "%"
}

// After puts a text behind another where there is one.
func After(gap, text string) string {
	if text == "" {
		return ""
	}
	return gap + text
}

// atLimit says whether the number is shown in words, without a unit: money is no number of cases, of which none were.
func (n *Number) atLimit() bool {
	return n.Known() && n.AtLimit && n.Bound == stats.Exact && !currency.MatchString(n.Unit)
}

// BoundSigns mark a bound; a number that can lie on either side has the sign of a rough value.
var BoundSigns = map[stats.Bound]string{stats.AtLeast: "≥ ", stats.AtMost: "≤ ", stats.Open: "~ "}

// value gives 12.3 ± 0.4.
func (f Figure) value() string { return f.Mean + After(PlusMinus, f.Interval) }

// Point gives the estimate itself, to the place to which its interval is shown, without the sign of a bound.
func (f Figure) Point() string {
	if f.point != "" {
		return f.point
	}
	for _, sign := range BoundSigns {
		if point, found := strings.CutPrefix(f.Mean, sign); found && sign != "" {
			return point
		}
	}
	return f.Mean
}

// String gives 12.3 ± 0.4 in 7 of 10.
func (f Figure) String() string { return f.value() + After(" ", f.Of) }
