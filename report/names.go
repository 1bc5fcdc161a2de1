package report

import (
	"karvon/report/data"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// nameColumns are the columns of a response's name and unit, and nameFields what
// stands in them: the dotted name, and its parts.
var nameColumns = []string{"name", "subject", "place", "measure", "unit"}

func nameFields(r *response.Response) []string {
	return []string{r.Name, r.Estimand.Subject.Word, r.Place, r.MeasureName(), r.Unit()}
}

// responseJSON is a response with its estimate in JSON.
func responseJSON(r *response.Response, e stats.Estimate, values, weights []float64) responseMember {
	return responseMember{
		Subject: r.Estimand.Subject.Word, Place: r.Place, Measure: r.MeasureName(), Unit: r.Unit(),
		Estimate: data.EstimateOf(e), By: r.Combination().String(), Values: data.Reals(values), Weights: data.Reals(weights),
	}
}
