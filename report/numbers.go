package report

import (
	"cmp"
	"slices"

	"karvon/sim/experiment"
)

// named is a number of a result under its dotted name, with all that is kept
// of it.
type named struct {
	name, unit      string
	mean, halfWidth float64
	n               int
	values          []float64
}

// numbers lists everything that has a dotted name: the responses, and what the
// tables show beside them as given by the scenario, which is the same in every
// replication.
func numbers(r *experiment.Result) []named {
	all := make([]named, 0, len(r.Responses))
	for i := range r.Responses {
		response := &r.Responses[i]
		all = append(all, named{
			response.Name, response.Unit(), response.Mean, response.HalfWidth, response.N, response.Values,
		})
	}
	for _, table := range Tables(r) {
		for _, number := range table.given() {
			all = append(all, named{number.Name, number.Unit, number.Mean, 0, r.Replications, repeated(number.Mean, r.Replications)})
		}
	}
	slices.SortFunc(all, func(a, b named) int { return cmp.Compare(a.name, b.name) })
	return all
}

// given lists the numbers of a table that the scenario states.
func (t *Table) given() []*Number {
	var numbers []*Number
	for _, row := range t.Rows {
		for _, cell := range row {
			if cell.Number != nil && cell.Number.Given {
				numbers = append(numbers, cell.Number)
			}
		}
	}
	return numbers
}

func repeated(value float64, times int) []float64 {
	values := make([]float64, times)
	for i := range values {
		values[i] = value
	}
	return values
}
