package report

import (
	"slices"

	"karvon/report/data"
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/scenario"
)

// Run arranges the result of a run. The scenario, if not nil, is what was run: a page
// lists its quantities and places its sites.
func Run(r *experiment.Result, s *scenario.Scenario) *document.Document {
	verdict, tables, week := Judge(r), Tables(r), weekOf(r, s)
	d := &document.Document{
		Kind: document.OfRun, Title: r.Plan.Title, Setting: setting(r), Headline: verdict.Headline, Points: verdict.Points,
		Warnings: doubts(r), Fingerprint: r.Fingerprint,
		Pictures: weekPictures(week), PictureNote: bandSentence(r), Week: week,
		Members: resultMembers(r, tables), Rows: responseRows(r, tables), RowsName: "responses",
	}
	if s != nil {
		assumptions := assumptionsTable(s)
		d.Assumptions = &assumptions
	}
	d.Tables = withQueues(tables, r)
	return d
}

// responseRows are tidy: a row for each number under its dotted name, sorted by name,
// in stored units. A number without an interval has empty cells for it.
func responseRows(r *experiment.Result, tables []document.Table) [][]string {
	rows := [][]string{append(append(slices.Clone(nameColumns), data.Columns...), "by")}
	for _, number := range numbers(r, tables) {
		row := []string{number.name, number.subject, number.place, number.measure, number.unit}
		rows = append(rows, append(append(row, data.Fields(number.estimate)...), number.combination))
	}
	return rows
}
