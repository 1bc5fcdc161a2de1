package report

import (
	"karvon/report/document"
	"karvon/sim/stats"
)

// text makes a cell of text.
func text(s string) document.Cell { return document.Cell{Text: s} }

// given makes a cell of a number that the scenario states.
func given(name, unit string, value float64) document.Cell {
	return document.Cell{Number: &document.Number{Name: name, Unit: unit, Estimate: stats.Unknown(value), Given: true}}
}
