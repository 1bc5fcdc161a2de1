package experiment

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"karvon/sim/experiment/design"
	"karvon/sim/unit"
)

// Levels is a factor of a sweep: an input path, or the word policy, and the
// values that it takes.
type Levels struct {
	Path   string
	Values []string // as they are set; of policy, names joined by +, or none

	low, high float64 // of a range, in base units
	dimension unit.Dimension
	whole     bool
	isRange   bool
}

// PolicyFactor is the path of the factor whose levels are policies.
const PolicyFactor = "policy"

// NoPolicy is the level without any policy.
const NoPolicy = "none"

// mostLevels bounds the levels of one factor.
const mostLevels = 1000

// ParseLevels reads a factor of a sweep, path=levels:
//
//	8..16        whole numbers, or under a sampling design a range
//	8..16/2      steps of 2; also 8..16 by 2, and 5m..15m by 2m30s
//	1..16*2      ratios of 2; also 1..16 times 2
//	8,10,12      a list; commas within brackets do not part it
func ParseLevels(text string) (Levels, error) {
	path, written, ok := strings.Cut(text, "=")
	if !ok || path == "" || strings.TrimSpace(written) == "" {
		return Levels{}, fmt.Errorf("a factor is written as path=levels, such as sites.post.stations.gate.servers=8..16, not as %q", text)
	}
	l := Levels{Path: path}
	if low, rest, ok := strings.Cut(written, ".."); ok && path != PolicyFactor && !strings.ContainsAny(written, "[{") {
		return l, l.parseRange(low, rest)
	}
	l.Values = splitList(written)
	return l, nil
}

// parseRange reads what stands around the two dots.
func (l *Levels) parseRange(low, rest string) error {
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
	if err := l.parseEnds(strings.TrimSpace(low), strings.TrimSpace(high)); err != nil {
		return err
	}
	l.isRange = true
	switch {
	case ratio != "":
		return l.count(strings.TrimSpace(ratio), unit.Number, func(v, by float64) float64 { return float64(v * by) }, 1)
	case step != "":
		return l.count(strings.TrimSpace(step), l.dimension, func(v, by float64) float64 { return v + by }, 0)
	case l.whole:
		return l.count("1", unit.Number, func(v, by float64) float64 { return v + by }, 0)
	}
	return nil // a range without levels, for a sampling design
}

func isPlain(text string) bool {
	_, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return err == nil
}

// levelDimensions are those that levels can have.
var levelDimensions = []unit.Dimension{unit.Number, unit.Share, unit.Duration, unit.Rate, unit.Area, unit.Length, unit.Speed, unit.Money}

// parseEnds reads both ends in the one dimension that they share.
func (l *Levels) parseEnds(low, high string) error {
	for _, dimension := range levelDimensions {
		a, errA := unit.Parse(low, dimension)
		b, errB := unit.Parse(high, dimension)
		if errA != nil || errB != nil {
			continue
		}
		if a >= b {
			return fmt.Errorf("the levels of %s go from %s to %s: the first must be the lower", l.Path, low, high)
		}
		l.low, l.high, l.dimension = a, b, dimension
		l.whole = dimension == unit.Number && a == math.Trunc(a) && b == math.Trunc(b) && !strings.Contains(low+high, ".")
		return nil
	}
	return fmt.Errorf("the levels of %s: %q and %q are not quantities of one kind", l.Path, low, high)
}

// count lists levels from the low end to the high one. The tolerance lets the
// last level be the high end in spite of rounding.
func (l *Levels) count(by string, dimension unit.Dimension, next func(v, by float64) float64, least float64) error {
	amount, err := unit.Parse(by, dimension)
	if err != nil {
		return fmt.Errorf("the levels of %s: %w", l.Path, err)
	}
	if amount <= least || l.low <= 0 && least == 1 {
		return fmt.Errorf("the levels of %s never reach their end by %s", l.Path, by)
	}
	end := l.high * (1 + 1e-9)
	for v := l.low; v <= end; v = next(v, amount) {
		if len(l.Values) == mostLevels {
			return fmt.Errorf("%s has more than %d levels", l.Path, mostLevels)
		}
		l.Values = append(l.Values, shortest(v, l.dimension))
	}
	return nil
}

// shortest writes a quantity as the shortest text of those that are as near as
// rounding can tell: 50/h, not 0.01388888888888889/s.
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

// splitList parts a list at the commas that stand in no brackets.
func splitList(text string) []string {
	var parts []string
	depth, start := 0, 0
	for i, r := range text {
		switch r {
		case '[', '{', '(':
			depth++
		case ']', '}', ')':
			depth--
		case ',':
			if depth == 0 {
				parts = append(parts, strings.TrimSpace(text[start:i]))
				start = i + 1
			}
		}
	}
	return append(parts, strings.TrimSpace(text[start:]))
}

// at gives the value at a coordinate of a sampling design: within the range,
// or one of the levels, each as likely.
func (l *Levels) at(u float64) string {
	switch {
	case !l.isRange || l.whole || len(l.Values) > 0:
		return l.Values[min(len(l.Values)-1, int(u*float64(len(l.Values))))]
	default:
		return unit.Format(float64((1-u)*l.low)+float64(u*l.high), l.dimension)
	}
}

// apply sets a level in a configuration.
func (l *Levels) apply(c *Configuration, value string) {
	if l.Path != PolicyFactor {
		c.Settings = append(c.Settings[:len(c.Settings):len(c.Settings)], l.Path+"="+value)
		return
	}
	if value != NoPolicy {
		c.Policies = append(c.Policies[:len(c.Policies):len(c.Policies)], strings.Split(value, "+")...)
	}
}

// GridDesign makes a point of every combination of levels.
func GridDesign(base Point, factors []Levels) (points []Point, levels [][]string, err error) {
	counts := make([]int, len(factors))
	for i := range factors {
		if counts[i] = len(factors[i].Values); counts[i] == 0 {
			return nil, nil, fmt.Errorf("%s has a range without steps: say them (low..high by step), or choose a design that samples", factors[i].Path)
		}
	}
	for _, combination := range design.Grid(counts) {
		values := make([]string, len(factors))
		for i, level := range combination {
			values[i] = factors[i].Values[level]
		}
		levels = append(levels, values)
	}
	return pointsAt(base, factors, levels), levels, nil
}

// SampledDesign makes a point of each coordinates of a sample of the unit cube.
func SampledDesign(base Point, factors []Levels, sample [][]float64) (points []Point, levels [][]string) {
	for _, at := range sample {
		values := make([]string, len(factors))
		for i := range factors {
			values[i] = factors[i].at(at[i])
		}
		levels = append(levels, values)
	}
	return pointsAt(base, factors, levels), levels
}

func pointsAt(base Point, factors []Levels, levels [][]string) []Point {
	var points []Point
	for _, values := range levels {
		point := base
		names := make([]string, len(factors))
		for i := range factors {
			factors[i].apply(&point.Configuration, values[i])
			names[i] = factors[i].Path + "=" + values[i]
		}
		point.Name = strings.Join(names, ", ")
		points = append(points, point)
	}
	return points
}
