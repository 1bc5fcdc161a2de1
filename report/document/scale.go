package document

import (
	"math"
	"regexp"
	"slices"

	"karvon/sim/stats"
)

// Scale turns a number's stored unit into the one that a reader sees. Shown numbers are stored ones times factor.
type Scale struct {
	Unit   string
	Factor float64
}

// candidate is a unit that is chosen where numbers are at least from, in the stored unit.
type candidate struct {
	Scale
	from float64
}

// scales lists for each stored unit the units in which it can be shown, from the smallest. A unit is chosen where
// the large numbers of its column are at least from, in the stored unit.
var scales = map[string][]candidate{
	"s": {
		{Scale{"s", 1}, 0},
		{Scale{"min", 1.0 / 60}, 120},
		{Scale{"h", 1.0 / 3600}, 3 * 3600},
		{Scale{"d", 1.0 / 86400}, 4 * 86400},
	},
	"1":       {{Scale{"%", 100}, 0}},
	"points":  {{Scale{"points", 100}, 0}}, // differences of shares
	"1/day":   {{Scale{"/day", 1}, 0}},
	"1/week":  {{Scale{"/week", 1}, 0}},
	"USD/day": {{Scale{"USD/day", 1}, 0}},
	"l/day":   {{Scale{"l/day", 1}, 0}},
	"kg":      {{Scale{"kg", 1}, 0}, {Scale{"t", 1e-3}, 2000}},
	"kg/day":  {{Scale{"kg/day", 1}, 0}, {Scale{"t/day", 1e-3}, 2000}},
	"m2":      {{Scale{"m²", 1}, 0}, {Scale{"ha", 1e-4}, 10_000}},
	"m":       {{Scale{"m", 1}, 0}, {Scale{"km", 1e-3}, 2000}},
}

// currency matches the code of a currency, or a rate in it.
var currency = regexp.MustCompile(`^[A-Z]{3}(/[a-z]+)?$`)

// scalesOf lists the units in which a unit can be shown; those of money are thousands, millions and thousands of
// millions too.
func scalesOf(unit string) ([]candidate, bool) {
	if known, ok := scales[unit]; ok || !currency.MatchString(unit) {
		return known, ok
	}
	return []candidate{{Scale{unit, 1}, 0}, {Scale{"k " + unit, 1e-3}, 1e5}, {Scale{"m " + unit, 1e-6}, 1e6},
		{Scale{"bn " + unit, 1e-9}, 1e9}}, true
}

// ScaleOf chooses one unit for all numbers of a column, by their upper decile: the numbers that matter are large
// ones, but a single one decides nothing.
func ScaleOf(numbers []*Number) Scale {
	if len(numbers) == 0 {
		return Scale{"", 1}
	}
	candidates, ok := scalesOf(numbers[0].Unit)
	if !ok { // what is counted is named by the header
		return Scale{"", 1}
	}
	large := upperDecile(numbers)
	chosen := candidates[0].Scale
	for _, candidate := range candidates {
		if large >= candidate.from {
			chosen = candidate.Scale
		}
	}
	return chosen
}

// upperDecile returns the size above zero that a tenth of them exceed, and zero where there are none: differences
// may all be below zero.
func upperDecile(numbers []*Number) float64 {
	var sizes []float64
	for _, number := range numbers {
		if size := number.size(); size != 0 {
			sizes = append(sizes, size)
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

// size is that by which a number chooses its unit: of what stands beside it, if it shares its unit.
func (n *Number) size() float64 {
	if n.Beside != 0 && IsFinite(n.Beside) {
		return n.Beside
	}
	return math.Abs(n.Mean)
}

// OwnScale chooses the unit of a number that does not share it with its column: that of what stands beside it, but
// where hardly anything would be left of the number in it.
func OwnScale(number *Number) Scale {
	shared := ScaleOf([]*Number{number})
	if !number.isSpeck(shared) {
		return shared
	}
	alone := *number
	alone.Beside = 0
	return ScaleOf([]*Number{&alone})
}

// isSpeck says whether a number is less than a fiftieth in the unit of what stands beside it: minutes beside days, but
// not those beside hours, with which they are compared.
func (n *Number) isSpeck(shared Scale) bool {
	size := math.Abs(n.Mean)
	if n.HasInterval() {
		size = max(size, math.Abs(n.Low), math.Abs(n.High))
	}
	if n.Bound == stats.Between {
		size = max(size, math.Abs(n.Most))
	}
	return n.Beside != 0 && size > 0 && float64(size*shared.Factor) < 0.02
}
