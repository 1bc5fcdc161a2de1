//go:build !js

package report

import (
	"math"
	"strings"

	"karvon/report/document"
	"karvon/sim/regression"
	"karvon/sim/stats"
)

// changeTable is the table of judged responses, before and now.
func changeTable(name, title string, changes []regression.Change) document.Table {
	table := document.Table{
		Name: name, Title: title,
		Columns: []document.Column{
			{Header: "what"}, {Header: "before", OwnUnits: true, Rank: 1},
			{Header: "now", OwnUnits: true, Rank: 1},
			{Header: "difference", OwnUnits: true}, {Header: "tolerance", Rank: 2}, {Header: "verdict"},
		},
	}
	for i := range changes {
		c := &changes[i]
		before, after, _ := threeCells(c.Unit, c.Before.Estimate, c.After.Estimate, c.Difference)
		table.Rows = append(table.Rows, []document.Cell{
			text(c.Name), before, after, differenceCell(c), text(c.Limit), text(agreementWords[c.Agreement].said()),
		})
	}
	return table.Completed(tongue())
}

// differenceCell is a difference in words, and as a number in the unit in which its response is shown; a response
// that is the same has none.
func differenceCell(c *regression.Change) document.Cell {
	cell := text(differenceOf(c))
	if cell.Text != document.Nothing {
		cell.Value = &document.Number{
			Unit: c.Unit, Estimate: c.Difference,
			Beside: max(math.Abs(c.Before.Mean), math.Abs(c.After.Mean)),
		}
	}
	return cell
}

// differenceOf writes a difference in the unit in which its response is shown, with its interval and what part of
// the value before it is.
func differenceOf(c *regression.Change) string {
	d := c.Difference
	if c.Agreement == regression.Same || math.IsNaN(d.Mean) {
		return document.Nothing
	}
	larger := max(math.Abs(c.Before.Mean), math.Abs(c.After.Mean))
	by := document.ScaleOf([]*document.Number{{Unit: c.Unit, Estimate: stats.Unknown(larger)}})
	shown := document.FigureOf(&document.Number{Unit: c.Unit, Estimate: d}, by, tongue()).String()
	ofUnit := tongue().Unit(by.Unit)
	if c.Unit == "1" {
		ofUnit = tongue().Unit("points") // a difference of shares is no share
	}
	shown = strings.TrimSpace(shown + " " + ofUnit)
	if d.Mean > 0 {
		shown = "+" + shown
	}
	if c.Before.Mean != 0 && document.IsFinite(c.Before.Mean) {
		shown = strings.TrimSpace(shown) + " (" + signedShare(d.Mean/math.Abs(c.Before.Mean)) + ")"
	}
	return strings.TrimSpace(shown)
}

// changeSentence says what became of a response.
func changeSentence(c *regression.Change) string {
	said := changeText.unclear
	switch {
	case c.Agreement == regression.Same:
		said = changeText.same
	case c.Agreement == regression.Equal:
		said = changeText.equal
	case c.Agreement == regression.Changed && c.Limit == "":
		said = changeText.changed
	case c.Agreement == regression.Changed:
		said = changeText.changedBeyond
	}
	whole := said.with(values{"name": c.Name, "tolerance": c.Limit, "difference": differenceOf(c)})
	if c.Agreement == regression.Same {
		return whole
	}
	return withRemark(whole, worded(c.Why, run))
}
