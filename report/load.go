package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
)

// loadTable is the table of the crossings: what is offered to each, what it carries, and what it is designed for.
// Those with a design load stand first.
func (x *index) loadTable() document.Table {
	columns := x.measured(response.OfCrossing)
	table := document.Table{
		Name:  "load",
		Title: tablesText.load.said(),
		Columns: append(headers(columns, document.Column{Header: "crossing"}, document.Column{Header: "in words", Rank: 2},
			document.Column{Header: "counted"}),
			document.Column{Header: "design", Rank: 1}),
	}
	for _, l := range mainFirst(x.Conclude().Loads) {
		crossing, measure := &x.Plan.Crossings[l.Crossing], x.Plan.Measures[l.Measure]
		row := x.row(subject{response.OfCrossing, l.Crossing, l.Measure}, columns,
			text(crossing.Name), text(crossing.Title), text(measure))
		table.Rows = append(table.Rows, append(row, designCell(crossing, measure, l.Design)))
	}
	table.OrderNames()
	table.Notes = x.countingNotes()
	return table
}

// mainFirst puts the loads that the headline is about before the others.
func mainFirst(loads []experiment.CrossingLoad) []experiment.CrossingLoad {
	var ordered []experiment.CrossingLoad
	for _, main := range []bool{true, false} {
		for _, l := range loads {
			if l.Main == main {
				ordered = append(ordered, l)
			}
		}
	}
	return ordered
}

func designCell(crossing *plan.Crossing, measure string, design float64) document.Cell {
	if math.IsNaN(design) {
		return document.Cell{}
	}
	return given(fmt.Sprintf("crossing.%s.%s.design", crossing.Name, measure), "1/day", design)
}

// countingNotes say what stands behind each measure: whether a truck's driver is one of the people is for the
// reader to know.
func (x *index) countingNotes() []string {
	var notes []string
	for m, measure := range x.Plan.Measures {
		var classes []string
		for i := range x.Plan.Classes {
			if counts := x.countsFor(&x.Plan.Classes[i], m); counts != "" {
				classes = append(classes, counts)
			}
		}
		if len(classes) > 0 {
			slices.Sort(classes)
			notes = append(notes, tablesText.counting.with(values{"Measure": sentenceStart(measure),
				"classes": strings.Join(classes, ", ")}))
		}
	}
	return notes
}

// countsFor says what one entity of a class counts for; nothing where it does not count.
func (x *index) countsFor(class *plan.Class, measure int) string {
	switch count := class.Counts[measure]; {
	case count.Slot != plan.None:
		return tablesText.countsSlot.with(values{"class": class.Name, "slot": x.Plan.Slots[count.Slot].Name})
	case count.Number != 0:
		return tablesText.countsNumber.with(values{"class": class.Name, "number": count.Number})
	}
	return ""
}
