package report

import (
	"slices"

	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// measured is a column that shows one response of each row's subject.
type measured struct {
	header    string
	rank      int
	measure   string
	statistic plan.Statistic
}

// row makes a row of a table: its first cells as given, then the responses.
func (x *index) row(about subject, columns []measured, first ...document.Cell) []document.Cell {
	for _, column := range columns {
		first = append(first, x.cell(about, column.measure, column.statistic))
	}
	return first
}

// headers lists the columns of a table whose first columns are given.
func headers(columns []measured, first ...document.Column) []document.Column {
	for _, column := range columns {
		first = append(first, document.Column{Header: column.header, Words: columnWords[column.header], Rank: column.rank})
	}
	return first
}

// withTrend leaves out the drift of a run that starts empty, which is no trend.
func (x *index) withTrend(columns []measured) []measured {
	if x.Plan.Kind != scenario.Terminating {
		return columns
	}
	return slices.DeleteFunc(columns, func(column measured) bool { return column.measure == "drift" })
}
