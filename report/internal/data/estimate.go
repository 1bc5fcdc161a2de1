package data

import (
	"strconv"

	"karvon/report/document"
	"karvon/sim/reason"
	"karvon/sim/stats"
)

// Estimate is an estimate in JSON, with all that is to be said of it.
type Estimate struct {
	Mean      Real `json:"mean"`
	HalfWidth Real `json:"half_width"` // the longer side of the interval
	Low       Real `json:"low"`
	High      Real `json:"high"`
	// Replications is how many have a value, Of how many were run.
	Replications int `json:"replications"`
	Of           int `json:"of"`
	// Bound says on which side the number can lie besides; Most is how large it can be where it lies between bounds.
	// Unfinished is the share of those it is about who were unfinished at the run's end.
	Bound      string   `json:"bound,omitempty"`
	Most       *Real    `json:"most,omitempty"`
	Unfinished float64  `json:"unfinished,omitempty"`
	AtLimit    bool     `json:"at_limit,omitempty"` // every replication gave the least or greatest there can be
	Extreme    bool     `json:"extreme,omitempty"`  // the largest or smallest of all replications
	Warnings   []string `json:"warnings,omitempty"`
}

func EstimateOf(e stats.Estimate) Estimate {
	told := Estimate{
		Mean: Real(e.Mean), HalfWidth: Real(e.HalfWidth()), Low: Real(e.Low), High: Real(e.High),
		Replications: e.N, Of: e.N + e.Missing, Bound: string(e.Bound), Unfinished: e.Unfinished,
		AtLimit: e.AtLimit, Extreme: e.Extreme, Warnings: reason.Strings(e.Warnings),
	}
	if e.Bound == stats.Between {
		most := Real(e.Most)
		told.Most = &most
	}
	return told
}

// Columns are the columns of an estimate in CSV.
var Columns = []string{"mean", "half_width", "low", "high", "replications", "of", "bound", "most", "unfinished",
	"at_limit", "extreme"}

// Fields are the fields of an estimate in CSV.
func Fields(e stats.Estimate) []string {
	most, unfinished := "", ""
	if e.Bound == stats.Between {
		most = Plain(e.Most)
	}
	if e.Unfinished > 0 {
		unfinished = Plain(e.Unfinished)
	}
	return []string{
		Plain(e.Mean), Plain(e.HalfWidth()), Plain(e.Low), Plain(e.High),
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

// ColumnsOf are the columns of one of several estimates of a row.
func ColumnsOf(which string) []string {
	columns := make([]string, len(Columns))
	for i, name := range Columns {
		columns[i] = which + "_" + name
	}
	return columns
}

// Plain writes a number with the fewest digits that read back as it; nothing for a number that is not there.
func Plain(value float64) string {
	if !document.IsFinite(value) {
		return ""
	}
	return strconv.FormatFloat(value, 'g', -1, 64)
}
