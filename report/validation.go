//go:build !js

package report

import (
	"fmt"
	"math"
	"strconv"

	"karvon/report/document"
	"karvon/sim/reference"
)

// Validation lists a suite of exact cases, what theory says and what was simulated, and sums it up.
func Validation(checks []reference.Check) *document.Document {
	d := document.Listing(validationTable(checks))
	if len(checks) > 0 {
		d.Closing = validationSentences(checks)
	}
	return d
}

func validationTable(checks []reference.Check) document.Table {
	table := document.Table{
		Name: "validation", Title: validationText.table.said(),
		Columns: []document.Column{
			{Header: "model"}, {Header: "parameters", Rank: 2}, {Header: "metric"},
			{Header: "theory"}, {Header: "simulated"}, {Header: "interval", Rank: 1}, {Header: "verdict"},
		},
	}
	for _, c := range checks {
		s := c.Simulated
		table.Rows = append(table.Rows, []document.Cell{
			text(c.Title()), text(c.Parameters), text(c.Metric), text(sixDigits(c.Exact)),
			text(sixDigits(s.Mean)), text(fromTo(sixDigits(s.Low), sixDigits(s.High))), text(validationVerdict(c)),
		})
	}
	return table
}

func validationVerdict(c reference.Check) string {
	if c.Holds() {
		return validationText.holds.said()
	}
	return validationText.misses.said()
}

// sixDigits writes a number with six significant digits, which every platform's elementary functions agree in.
func sixDigits(value float64) string {
	if !document.IsFinite(value) {
		return document.Nothing
	}
	return digits(strconv.FormatFloat(value, 'g', 6, 64))
}

// validationSentences sum a suite up, the verdict first.
func validationSentences(checks []reference.Check) []string {
	missed, widest := 0, 0.0
	models := map[string]bool{}
	for _, c := range checks {
		models[c.Family+" "+c.Parameters] = true
		if !c.Holds() {
			missed++
		}
		if c.Exact != 0 {
			widest = max(widest, c.Simulated.HalfWidth()/math.Abs(c.Exact))
		}
	}
	said := validationText.all
	if missed > 0 {
		said = validationText.missed
	}
	counts := values{
		"values": len(checks), "models": len(models), "missed": missed,
		"chance": fmt.Sprintf("%.0f", 1/reference.FamilyError), "widest": fmt.Sprintf("%.0f", 100*widest),
	}
	return []string{said.with(counts), validationText.width.with(counts)}
}
