package grammar

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"karvon/sim/unit"
)

// Relative levels multiply what a scenario says: x0.8,x1,x1.2, or +10%,+20% and -10%. So several values that differ can
// be moved as one.

// relativePattern is one of them, or the beginning of a text with one.
var relativePattern = regexp.MustCompile(`^(x[0-9.]|[+-][0-9.]+%)`)

// isRelative says whether texts of levels are relative. An item that falls alone, -10%, can be a share as well: there
// one that rises, or an x, must stand beside it.
func isRelative(texts []string) bool {
	rises := false
	for _, text := range texts {
		text = strings.TrimSpace(text)
		if !relativePattern.MatchString(text) {
			return false
		}
		rises = rises || text[0] != '-' || strings.Contains(text, "..")
	}
	return rises
}

// parseRelative reads relative levels as a text, of which all parts are by x or all are by per cent.
func parseRelative(text string) (Levels, error) {
	if low, _, isRange := strings.Cut(text, ".."); isRange && strings.Contains(low, "-") {
		return Levels{}, fmt.Errorf("a range of per cent begins with +; write x0.8..x1.1 by 0.1")
	}
	plain := strings.NewReplacer("x", "", "+", "").Replace(text)
	dimension := unit.Share
	if strings.Contains(text, "x") {
		dimension = unit.Number
		if strings.Contains(text, "%") {
			return Levels{}, fmt.Errorf("the levels are told by x and by per cent: take one")
		}
	}
	l, err := parseLevels(plain, LevelKind{Dimensions: []unit.Dimension{dimension}})
	if err != nil {
		return l, err
	}
	l.relative = true
	if dimension == unit.Number && l.isRange {
		l.stepped = l.stepped && strings.ContainsAny(text, "/*b") // x1..x3 are no whole numbers
		if !l.stepped {
			l.Values = nil
		}
	}
	l.by = dimension
	for i, value := range l.Values {
		l.Values[i] = l.signed(value)
		if scale, err := l.Scale(l.Values[i]); err != nil || scale <= 0 {
			return l, fmt.Errorf("the level %s leaves nothing", l.Values[i])
		}
	}
	if l.isRange {
		if scale, err := l.Scale(l.signed(shortest(l.low, l.by))); err != nil || scale <= 0 {
			return l, fmt.Errorf("the lowest level leaves nothing")
		}
	}
	return l, nil
}

// signed writes a number of a relative level as such.
func (l *Levels) signed(number string) string {
	switch {
	case l.by == unit.Number:
		return "x" + number
	case strings.HasPrefix(number, "-"):
		return number
	}
	return "+" + number
}

// Relative says whether the levels multiply what the scenario says.
func (l *Levels) Relative() bool { return l.relative }

// Scale is by how much a relative level multiplies.
func (l *Levels) Scale(level string) (float64, error) {
	number, err := l.Number(level)
	if l.by == unit.Share {
		number++
	}
	return number, err
}

// Number is the number of a relative level as written: 1.2 of x1.2, and 20% of +20%.
func (l *Levels) Number(level string) (float64, error) {
	if fall, falls := strings.CutPrefix(level, "-"); falls { // shares are above nought elsewhere
		number, err := unit.Parse(fall, l.by)
		return -number, err
	}
	return unit.Parse(l.Plain(level), l.by)
}

// Plain is a relative level as the quantity that it has.
func (l *Levels) Plain(level string) string { return strings.TrimLeft(level, "x+") }

// By is the dimension of these numbers.
func (l *Levels) By() unit.Dimension { return l.by }

// relativeList makes relative levels of the items of a list.
func relativeList(values []string) (Levels, error) {
	l, err := parseRelative(strings.Join(values, ","))
	l.Values = slices.Clip(l.Values)
	return l, err
}
