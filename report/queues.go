package report

import (
	"slices"

	"karvon/report/document"
	"karvon/report/terminal"
	"karvon/sim/experiment"
	"karvon/sim/plan"
)

// withQueues gives the table of stations how each queue goes through the window; where
// nobody observed it, it changes nothing.
func withQueues(tables []document.Table, r *experiment.Result) []document.Table {
	t := r.Timeline
	at := slices.IndexFunc(tables, func(table document.Table) bool { return table.Name == "stations" })
	if at < 0 || t == nil || t.Replications == 0 {
		return tables
	}
	part := r.Plan.Window / int64(max(1, min(terminal.CourseCells, t.Bins)))
	courses := &document.Courses{Header: runPicturesText.courses.with(values{"span": spokenSpan(part)})}
	for _, row := range tables[at].Rows {
		station := slices.IndexFunc(r.Plan.Stations, func(s plan.Station) bool { return s.Name == row[0].Text })
		courses.Levels = append(courses.Levels, t.Stations[station].Queue.Mean)
	}
	tables[at].Courses = courses
	return tables
}
