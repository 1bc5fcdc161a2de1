package report

import (
	"math"
	"slices"
)

// scale turns a number's stored unit into the one that a reader sees. Shown
// numbers are stored ones times factor.
type scale struct {
	unit   string
	factor float64
}

// scales lists for each stored unit the units in which it can be shown, from
// the smallest. A unit is chosen where the large numbers of its column are at
// least from, in the stored unit.
var scales = map[string][]struct {
	scale
	from float64
}{
	"s": {
		{scale{"s", 1}, 0},
		{scale{"min", 1.0 / 60}, 120},
		{scale{"h", 1.0 / 3600}, 3 * 3600},
		{scale{"d", 1.0 / 86400}, 4 * 86400},
	},
	"1":       {{scale{"%", 100}, 0}},
	"points":  {{scale{"points", 100}, 0}}, // differences of shares
	"1/day":   {{scale{"/day", 1}, 0}},
	"1/week":  {{scale{"/week", 1}, 0}},
	"USD":     {{scale{"USD", 1}, 0}},
	"USD/day": {{scale{"USD/day", 1}, 0}},
	"l/day":   {{scale{"l/day", 1}, 0}},
	"kg":      {{scale{"kg", 1}, 0}, {scale{"t", 1e-3}, 2000}},
	"kg/day":  {{scale{"kg/day", 1}, 0}, {scale{"t/day", 1e-3}, 2000}},
	"m2":      {{scale{"m²", 1}, 0}, {scale{"ha", 1e-4}, 10_000}},
	"m":       {{scale{"m", 1}, 0}, {scale{"km", 1e-3}, 2000}},
}

// scaleOf chooses one unit for all numbers of a column, by their upper decile:
// the numbers that matter are large ones, but a single one decides nothing.
func scaleOf(numbers []*Number) scale {
	if len(numbers) == 0 {
		return scale{"", 1}
	}
	candidates, ok := scales[numbers[0].Unit]
	if !ok { // what is counted is named by the header
		return scale{"", 1}
	}
	large := upperDecile(numbers)
	chosen := candidates[0].scale
	for _, candidate := range candidates {
		if large >= candidate.from {
			chosen = candidate.scale
		}
	}
	return chosen
}

// upperDecile returns the size above zero that a tenth of them exceed, and zero
// where there are none: differences may all be below zero.
func upperDecile(numbers []*Number) float64 {
	var sizes []float64
	for _, number := range numbers {
		if number.Mean != 0 {
			sizes = append(sizes, math.Abs(number.Mean))
		}
	}
	slices.Sort(sizes)
	switch len(sizes) {
	case 0:
		return 0
	case 2:
		return sizes[1]
	}
	return sizes[(len(sizes)-1)*9/10]
}
