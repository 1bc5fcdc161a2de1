package report

import "karvon/report/document"

// Scenarios lists scenarios by their names with their titles. Text has the one beside
// the other.
func Scenarios(names, titles []string) *document.Document {
	table := document.Table{
		Name: "scenarios", Title: string(listingText.scenarios),
		Columns: []document.Column{{Header: "scenario"}, {Header: "title"}},
	}
	var parts []document.Part
	for i, name := range names {
		table.Rows = append(table.Rows, []document.Cell{text(name), text(titles[i])})
		parts = append(parts, document.Part{Label: name, Text: titles[i]})
	}
	d := document.Listing(table)
	d.Entries = []document.Entry{{Parts: parts}}
	return d
}
