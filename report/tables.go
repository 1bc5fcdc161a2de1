package report

import (
	"slices"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/response"
)

// Tables arranges a result in the order in which a planner reads it: the load against the design, the backlog and
// the thresholds, on which the verdict rests, and what was observed; then flows, stations, their lanes, electronic
// queues, zones, links, batches, sites, stays, recorded times, counts, resources and costs. Tables without content are
// left out.
func Tables(r *experiment.Result) []document.Table {
	x := newIndex(r)
	traffic, papers := x.flows()
	stays, papersStays := x.stays()
	return x.noteStanding(document.Speaking(slices.Concat(
		[]document.Table{x.stoppedPlaces(), x.stoppedFlows(), x.loadTable()}, x.section(response.Backlog),
		[]document.Table{x.thresholds(), x.besideTable(), x.asked(), traffic, papers, x.lostTable()},
		x.section(response.Queues),
		[]document.Table{x.zones(), x.halls(), x.land()}, x.section(response.Roads), x.section(response.Incidents),
		[]document.Table{stays, papersStays}, x.section(response.Further), []document.Table{x.costs()},
	), tongue()))
}

// section makes the tables of the subjects that have theirs in a section.
func (x *index) section(section response.Section) []document.Table {
	var tables []document.Table
	var subjects []*response.Subject
	for _, e := range response.Estimands {
		of := e.Subject
		if of.Table != nil && of.Table.Section == section && !slices.Contains(subjects, of) {
			subjects = append(subjects, of)
			tables = append(tables, x.table(of))
		}
	}
	return tables
}

// table makes the table of a subject: a row for each instance.
func (x *index) table(about *response.Subject) document.Table {
	form, columns := about.Table, x.measured(about)
	table := document.Table{Name: form.Name, Title: sentence(form.Title).said()}
	for _, head := range form.Heads {
		table.Columns = append(table.Columns,
			document.Column{Header: head.Header, Rank: head.Rank, Note: sentence(head.Note).said()})
	}
	table.Columns = headers(columns, table.Columns...)
	for _, note := range form.Notes {
		table.Notes = append(table.Notes, x.noteText(note))
	}
	about.Instances(x.Plan, func(at response.Instance) {
		row := x.row(subject{about, at.Index, at.Second}, columns, x.headCells(form, at)...)
		table.Rows = append(table.Rows, row)
	})
	if form.SortBy == "" {
		table.OrderNames()
	} else {
		table.SortBy(form.SortBy)
	}
	return table
}

// headCells say what the scenario says of an instance.
func (x *index) headCells(form *response.Table, at response.Instance) []document.Cell {
	var cells []document.Cell
	for _, head := range form.Heads {
		switch {
		case head.Value != nil:
			cells = append(cells, given(at.Name+"."+head.Header, head.Unit, head.Value(x.Plan, at)))
		case head.Word:
			cells = append(cells, text(wordFor(head.Text(x.Plan, at))))
		default:
			cells = append(cells, text(head.Text(x.Plan, at)))
		}
	}
	return cells
}
