package report

import (
	"cmp"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// named is a number of a result under its dotted name, with all that is kept of it.
type named struct {
	name, unit              string
	subject, place, measure string
	statistic               string // mean, p95 and the like; empty of a count
	combination             string
	estimate                stats.Estimate
	values, weights         []float64
}

// numbers lists everything that has a dotted name: the responses, and what the tables show beside them as given by
// the scenario, which is the same in every replication.
func numbers(r *experiment.Result, tables []document.Table) []named {
	all := make([]named, 0, len(r.Responses))
	for i := range r.Responses {
		response := &r.Responses[i]
		all = append(all, named{
			response.Name, response.Unit(), response.Estimand.Subject.Word, response.Place, response.MeasureName(),
			string(response.Statistic), response.Combination().String(), response.Estimate, response.Values, response.Weights,
		})
	}
	for _, table := range tables {
		for _, number := range givenNumbers(&table) {
			all = append(all, givenNumber(number, r.Replications))
		}
	}
	slices.SortStableFunc(all, func(a, b named) int { return cmp.Compare(a.name, b.name) })
	return slices.CompactFunc(all, func(a, b named) bool { return a.name == b.name }) // an area stands in two tables
}

// givenNumber is a number that the scenario states.
func givenNumber(number *document.Number, replications int) named {
	dot := strings.LastIndexByte(number.Name, '.')
	e := stats.Unknown(number.Mean)
	e.Low, e.High, e.N = number.Mean, number.Mean, replications
	return named{
		name: number.Name, unit: number.Unit, subject: "given", place: number.Name[:dot],
		measure: number.Name[dot+1:], combination: response.MeanOfReplications.String(), estimate: e,
		values: repeated(number.Mean, replications),
	}
}

// givenNumbers lists the numbers of a table that the scenario states.
func givenNumbers(t *document.Table) []*document.Number {
	var numbers []*document.Number
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

// nameColumns are the columns of a response's name and unit, and nameFields what stands in them: the dotted name,
// and its parts.
var nameColumns = []string{"name", "subject", "place", "measure", "unit"}

func nameFields(r *response.Response) []string {
	return []string{r.Name, r.Estimand.Subject.Word, r.Place, r.MeasureName(), r.Unit()}
}

// responseJSON is a response with its estimate in JSON.
func responseJSON(r *response.Response, e stats.Estimate, values, weights []float64) responseMember {
	return responseMember{
		Subject: r.Estimand.Subject.Word, Place: r.Place, Measure: r.MeasureName(), Unit: r.Unit(),
		Estimate: data.EstimateOf(e), By: r.Combination().String(), Statistic: string(r.Statistic),
		Values: data.Reals(values), Weights: data.Reals(weights),
	}
}
