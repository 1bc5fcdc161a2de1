//go:build !js

package report

import "karvon/report/document"

// tables are those of all groups that are told, and one of the rows that were left out.
func (f *fitted) tables() []document.Table {
	var tables []document.Table
	tables = append(tables, f.postsTable())
	for i := range f.told() {
		g := &f.Groups[i]
		if g.Times != nil {
			tables = append(tables, familiesTable(g, i), sampleTable(g, i))
		}
		if g.Summary != nil {
			tables = append(tables, agreementTable(g, i))
		}
		tables = append(tables, profileTables(g, i)...)
		if g.Demand != nil {
			tables = append(tables, variationTable(g, i))
		}
	}
	return append(tables, f.leftTable())
}

// leftTable lists why rows were left out, and where the first of them stand.
func (f *fitted) leftTable() document.Table {
	table := document.Table{Name: "left-out", Title: fitText.readTable.said(),
		Columns: []document.Column{{Header: "rows"}, {Header: "why"}, {Header: "first", Words: "the first of them"}}}
	for _, left := range f.Left {
		table.Rows = append(table.Rows, []document.Cell{plainCell("", float64(left.Rows)),
			text(whyText[left.Why].said()), text(placesText(left))})
	}
	return table
}
