package report

import (
	"cmp"
	"slices"

	"karvon/report/document"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// measured is a column that shows one response of each row's subject.
type measured struct {
	estimand *response.Estimand
	response.Column
}

// measured lists the columns that the numbers of a subject have; without the
// drift of a run that starts empty, which is no trend.
func (x *index) measured(about *response.Subject) []measured {
	var columns []measured
	for _, e := range response.Estimands {
		if e.Subject != about || e.Kind == response.DriftKind && x.Plan.Kind == scenario.Terminating {
			continue
		}
		for _, column := range e.Columns {
			column.Note = inSpans(x.Plan, column.Note)
			columns = append(columns, measured{e, column})
		}
	}
	slices.SortStableFunc(columns, func(a, b measured) int { return cmp.Compare(a.At, b.At) })
	return columns
}

// row makes a row of a table: its first cells as given, then the responses.
func (x *index) row(about subject, columns []measured, first ...document.Cell) []document.Cell {
	for _, column := range columns {
		first = append(first, x.cell(about, column.estimand.Measure, column.Statistic))
	}
	return first
}

// headers lists the columns of a table whose first columns are given.
func headers(columns []measured, first ...document.Column) []document.Column {
	for _, column := range columns {
		first = append(first, document.Column{Header: column.Header, Words: column.Words, Rank: column.Rank, Note: column.Note})
	}
	return first
}
