package report

import (
	"strconv"

	"karvon/sim/response"
	"karvon/sim/stats"
)

// estimateJSON is an estimate in JSON, with all that is to be said of it.
type estimateJSON struct {
	Mean      real `json:"mean"`
	HalfWidth real `json:"half_width"` // the longer side of the interval
	Low       real `json:"low"`
	High      real `json:"high"`
	// Replications is how many have a value, Of how many were run.
	Replications int `json:"replications"`
	Of           int `json:"of"`
	// Bound says on which side the number can lie besides; Most is how large it
	// can be where it lies between bounds. Unfinished is the share of those it is
	// about who were unfinished at the run's end.
	Bound      string   `json:"bound,omitempty"`
	Most       *real    `json:"most,omitempty"`
	Unfinished float64  `json:"unfinished,omitempty"`
	AtLimit    bool     `json:"at_limit,omitempty"` // every replication gave the least or greatest there can be
	Extreme    bool     `json:"extreme,omitempty"`  // the largest or smallest of all replications
	Warnings   []string `json:"warnings,omitempty"`
}

func asJSON(e stats.Estimate) estimateJSON {
	told := estimateJSON{
		Mean: real(e.Mean), HalfWidth: real(e.HalfWidth()), Low: real(e.Low), High: real(e.High),
		Replications: e.N, Of: e.N + e.Missing, Bound: string(e.Bound), Unfinished: e.Unfinished,
		AtLimit: e.AtLimit, Extreme: e.Extreme, Warnings: e.Warnings,
	}
	if e.Bound == stats.Between {
		most := real(e.Most)
		told.Most = &most
	}
	return told
}

// estimateColumns are the columns of an estimate in CSV.
var estimateColumns = []string{"mean", "half_width", "low", "high", "replications", "of", "bound", "most", "unfinished", "at_limit", "extreme"}

// asFields are the fields of an estimate in CSV.
func asFields(e stats.Estimate) []string {
	most, unfinished := "", ""
	if e.Bound == stats.Between {
		most = plainFloat(e.Most)
	}
	if e.Unfinished > 0 {
		unfinished = plainFloat(e.Unfinished)
	}
	return []string{
		plainFloat(e.Mean), plainFloat(e.HalfWidth()), plainFloat(e.Low), plainFloat(e.High),
		strconv.Itoa(e.N), strconv.Itoa(e.N + e.Missing), string(e.Bound), most, unfinished,
		flagged(e.AtLimit), flagged(e.Extreme),
	}
}

// flagged writes what is so, and nothing for what is not.
func flagged(so bool) string {
	if so {
		return "true"
	}
	return ""
}

// estimateColumnsOf are the columns of one of several estimates of a row.
func estimateColumnsOf(which string) []string {
	columns := make([]string, len(estimateColumns))
	for i, name := range estimateColumns {
		columns[i] = which + "_" + name
	}
	return columns
}

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
		estimateJSON: asJSON(e), By: r.Combination().String(), Values: reals(values), Weights: reals(weights),
	}
}
