package scenario

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"karvon/sim/syntax"
)

// What a number is in the unit that stands beside it.

var (
	numberAhead = regexp.MustCompile(`^(-?[0-9][0-9,]*(?:\.[0-9]+)?(?:e-?[0-9]+)?)(\s*)(\D.*)?$`)
	compound    = regexp.MustCompile(`^[0-9.]+([dhms])[0-9]`) // 3m30s
)

// secondsIn are the units of which lengths of time can be put together.
var secondsIn = map[string]float64{"d": 86_400, "h": 3_600, "m": 60, "s": 1}

// shownUnits are units under the names by which everybody knows them.
var shownUnits = map[string]string{"m": "min"}

// numberIn reads a quantity as a number and a unit; false where it is none.
func numberIn(text, dimension string) (Input, bool) {
	text = strings.TrimSpace(text)
	in := Input{}
	if first := compound.FindStringSubmatch(text); first != nil && dimension == "duration" {
		seconds, err := parserOf(dimension)(text)
		if err != nil {
			return in, false
		}
		in.Number, in.behind = nearest(seconds/secondsIn[first[1]]), first[1]
		in.Unit = shownUnit(in.behind, dimension)
		return in, true
	}
	parts := numberAhead.FindStringSubmatch(text)
	if parts == nil {
		return in, false
	}
	number, err := strconv.ParseFloat(strings.ReplaceAll(parts[1], ",", ""), 64)
	if err != nil {
		return in, false
	}
	in.Number, in.behind, in.Unit = number, parts[2]+parts[3], shownUnit(parts[3], dimension)
	return in, in.Unit != "" || isPlainNumber(text)
}

func isPlainNumber(text string) bool {
	_, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
	return err == nil
}

func shownUnit(unit, dimension string) string {
	if shown, ok := shownUnits[unit]; ok && dimension == "duration" {
		return shown
	}
	return unit
}

// text writes a number in the unit of an input.
func (i *Input) text(number float64) string { return plainNumber(number) + i.behind }

// inUnit reads the end of a range in the unit of its value.
func inUnit(t *syntax.Tree, in *Input, dimension string) (float64, bool) {
	if t.Form != syntax.Scalar {
		return 0, false
	}
	if end, ok := numberIn(t.Text, dimension); ok && end.Unit == in.Unit {
		return end.Number, true
	}
	parse := parserOf(dimension)
	end, err := parse(t.Text)
	one, unitErr := parse("1" + in.behind)
	if err != nil || unitErr != nil || one == 0 {
		return 0, false
	}
	return nearest(end / one), true
}

// nearest drops the digits that a division leaves behind a number of few.
func nearest(number float64) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(number, 'g', 12, 64), 64)
	if err != nil || math.IsInf(rounded, 0) {
		return number
	}
	return rounded
}
