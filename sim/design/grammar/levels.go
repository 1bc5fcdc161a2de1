package grammar

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/internal/expression"
	"karvon/sim/unit"
)

// Levels is the values that a factor takes: a list of them, or all between two ends.
type Levels struct {
	Values []string // as they are set; of policies, names joined by +, or none

	isRange   bool // between the ends, of which Values are steps
	stepped   bool // whether Values alone count, whatever the design
	low, high float64
	symbol    string // the unit in which the high end is written
	dimension unit.Dimension

	relative bool           // whether they multiply what the scenario says
	by       unit.Dimension // of relative ones: a number, or a share that is added to 1
}

// Range tells whether the levels are all between two ends, of which a design that samples may take any.
func (l *Levels) Range() bool { return l.isRange && !l.stepped }

// Dimension is that of the ends of a range.
func (l *Levels) Dimension() unit.Dimension { return l.dimension }

// Telling gives the levels that show whether all make sense: of a range its ends, of a list all.
func (l *Levels) Telling() []string {
	switch {
	case l.isRange && len(l.Values) > 2:
		return []string{l.Values[0], l.Values[len(l.Values)-1]}
	case l.isRange && len(l.Values) == 0:
		return []string{l.At(0), l.At(1)}
	}
	return l.Values
}

// LevelKind is what is known of levels before they are read.
type LevelKind struct {
	Dimensions []unit.Dimension // in the order in which they are tried
	Whole      bool             // whole numbers only
	Words      bool             // no range
}

// AnyLevel is what is known of levels whose path says nothing.
var AnyLevel = LevelKind{Dimensions: expression.Quantities}

// ListLevels makes levels of a list, whose items are told apart.
func ListLevels(values []string) (Levels, error) {
	if isRelative(values) {
		return relativeList(values)
	}
	l := Levels{Values: values}
	return l, l.distinct()
}

// ParseLevels reads levels as a text:
//
//	8..16        whole numbers, or under a sampling design a range
//	8..16/2      steps of 2; also 8..16 by 2, and 5m..15m by 2m30s
//	1..16*2      ratios of 2; also 1..16 times 2
//	8,10,12      a list; commas within brackets do not part it
//	x0.8,x1.2    multiples of what the scenario says; also x0.8..x1.2 by 0.1, and +10%,+20%
func ParseLevels(text string, kind LevelKind) (Levels, error) {
	if isRelative(strings.FieldsFunc(text, func(r rune) bool { return r == ',' })) {
		return parseRelative(text)
	}
	return parseLevels(text, kind)
}

func parseLevels(text string, kind LevelKind) (Levels, error) {
	if strings.TrimSpace(text) == "" {
		return Levels{}, fmt.Errorf("there are no levels")
	}
	low, rest, ok := strings.Cut(text, "..")
	if ok && !kind.Words && !strings.ContainsAny(text, "[{\"'") {
		l := Levels{isRange: true}
		return l, l.parseRange(low, rest, kind)
	}
	l := Levels{Values: splitList(text)}
	if slices.Contains(l.Values, "") {
		return l, fmt.Errorf("a level is empty")
	}
	return l, l.distinct()
}

// distinct refuses a level that stands twice: its points would be the same.
func (l *Levels) distinct() error {
	if !bound.Levels.Allows(int64(len(l.Values))) {
		return tooManyLevels()
	}
	met := make(map[string]bool, len(l.Values))
	for _, value := range l.Values {
		if met[value] {
			return fmt.Errorf("the level %s stands twice", value)
		}
		met[value] = true
	}
	return nil
}

func tooManyLevels() error { return fmt.Errorf("there are too many levels: %s", bound.Levels.String()) }

// parseRange reads what stands around the two dots.
func (l *Levels) parseRange(low, rest string, kind LevelKind) error {
	high, step, ratio := rest, "", ""
	if before, after, ok := strings.Cut(rest, " by "); ok {
		high, step = before, after
	} else if before, after, ok := strings.Cut(rest, " times "); ok {
		high, ratio = before, after
	} else if before, after, ok := strings.Cut(rest, "*"); ok {
		high, ratio = before, after
	} else if before, after, ok := strings.Cut(rest, "/"); ok && isPlain(low) && isPlain(before) && isPlain(after) {
		high, step = before, after
	}
	whole, err := l.parseEnds(strings.TrimSpace(low), strings.TrimSpace(high), kind)
	if err != nil {
		return err
	}
	l.stepped = step != "" || ratio != "" || kind.Whole
	switch {
	case ratio != "":
		return l.count(strings.TrimSpace(ratio), unit.Number, func(v, by float64) float64 { return float64(v * by) }, 1)
	case step != "":
		return l.count(strings.TrimSpace(step), l.dimension, func(v, by float64) float64 { return v + by }, 0)
	case whole:
		return l.count("1", unit.Number, func(v, by float64) float64 { return v + by }, 0)
	case kind.Whole:
		return fmt.Errorf("%s..%s is not between whole numbers", strings.TrimSpace(low), strings.TrimSpace(high))
	}
	return nil // a range without steps, for a design that samples
}

func isPlain(text string) bool {
	_, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return err == nil
}

// parseEnds reads both ends in the one dimension that they share, and tells whether they are whole numbers.
func (l *Levels) parseEnds(low, high string, kind LevelKind) (whole bool, err error) {
	for _, dimension := range kind.Dimensions {
		a, errA := unit.Parse(low, dimension)
		b, errB := unit.Parse(high, dimension)
		if errA != nil || errB != nil {
			if len(kind.Dimensions) == 1 || unit.IsBeyond(errA) || unit.IsBeyond(errB) {
				return false, cmpError(errA, errB)
			}
			continue
		}
		if a >= b {
			return false, fmt.Errorf("the levels go from %s to %s: the first must be the lower", low, high)
		}
		l.low, l.high, l.dimension = a, b, dimension
		l.symbol = strings.TrimLeft(high, "-0123456789.")
		return dimension == unit.Number && a == math.Trunc(a) && b == math.Trunc(b) && !strings.Contains(low+high,
			"."), nil
	}
	return false, fmt.Errorf("%q and %q are not quantities of one kind", low, high)
}

func cmpError(errors ...error) error {
	for _, err := range errors {
		if err != nil {
			return err
		}
	}
	return nil
}

// count lists levels from the low end to the high one. The tolerance lets the last level be the high end in spite
// of rounding.
func (l *Levels) count(by string, dimension unit.Dimension, next func(v, by float64) float64, least float64) error {
	amount, err := unit.Parse(by, dimension)
	if err != nil {
		return fmt.Errorf("the step: %w", err)
	}
	if amount <= least || l.low <= 0 && least == 1 {
		return fmt.Errorf("the levels never reach their end by %s", by)
	}
	end := l.high + float64(1e-9*math.Abs(l.high))
	for v := l.low; v <= end; v = next(v, amount) {
		if int64(len(l.Values)) == bound.Levels.Most {
			return tooManyLevels()
		}
		l.Values = append(l.Values, shortest(v, l.dimension))
	}
	return nil
}

// shortest writes a quantity as the shortest text of those that are as near as rounding can tell: 50/h, not
// 0.01388888888888889/s.
func shortest(v float64, dimension unit.Dimension) string {
	best := unit.Format(v, dimension)
	for _, way := range []float64{math.Inf(-1), math.Inf(1)} {
		near := v
		for range 3 {
			near = math.Nextafter(near, way)
			if text := unit.Format(near, dimension); len(text) < len(best) {
				best = text
			}
		}
	}
	return best
}

// splitList parts a list at the commas that stand in no brackets or quotes.
func splitList(text string) []string {
	var parts []string
	depth, start, quote := 0, 0, rune(0)
	for i, r := range text {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'':
			quote = r
		case strings.ContainsRune("[{(", r):
			depth++
		case strings.ContainsRune("]})", r):
			depth--
		case r == ',' && depth == 0:
			parts = append(parts, strings.TrimSpace(text[start:i]))
			start = i + 1
		}
	}
	return append(parts, strings.TrimSpace(text[start:]))
}

// At gives the value at a coordinate of a sampling design, from 0 to 1: within the range, or one of the levels,
// each as likely.
func (l *Levels) At(u float64) string {
	if !l.Range() {
		return l.Values[min(len(l.Values)-1, int(u*float64(len(l.Values))))]
	}
	level := l.rounded(float64((1-u)*l.low) + float64(u*l.high))
	if l.relative {
		return l.signed(level)
	}
	return level
}

// sampledDigits is the number of digits of a level that is sampled: more say nothing, and cannot be read.
const sampledDigits = 6

// rounded writes a level in the unit of the range's high end. Durations, whose units mix, are rounded to
// milliseconds, or where they are shorter than a second not at all.
func (l *Levels) rounded(v float64) string {
	if l.dimension == unit.Duration {
		if l.high >= 1 {
			v = math.Round(v*1000) / 1000
		}
		return unit.Format(min(max(v, l.low), l.high), unit.Duration)
	}
	worth, err := unit.Parse("1"+l.symbol, l.dimension)
	if err != nil { // the end is written with an exponent
		return unit.Format(v, l.dimension)
	}
	number := strconv.FormatFloat(v/worth, 'g', sampledDigits, 64)
	plain, _ := strconv.ParseFloat(number, 64)
	return strconv.FormatFloat(plain, 'f', -1, 64) + l.symbol
}
