package report

import (
	"karvon/report/document"
	"karvon/sim/plan"
)

// bookings is the table of electronic queues and meters.
func (x *index) bookings() document.Table {
	columns := []measured{
		{"slots", 2, "offered", plan.Single},
		{"used", 0, "used", plan.Single},
		{"wait mean", 0, "wait", plan.Mean},
		{"wait p95", 0, "wait", plan.P95},
		{"queue", 1, "queue", plan.Mean},
		{"queue most", 2, "queue", plan.Max},
		{"no slot", 0, "refused", plan.Single},
		{"no-shows", 1, "no-shows", plan.Single},
		{"booked ahead", 3, "lead", plan.Mean},
		{"early", 4, "early", plan.Single},
		{"late", 4, "late", plan.Single},
		{"too late", 5, "missed", plan.Single},
		{"walk-ins", 5, "walk-ins", plan.Single},
		{"passed", 6, "passed", plan.Single},
	}
	table := document.Table{
		Name:    "bookings",
		Title:   "Electronic queues and meters, the longest waits first (by what " + nineteen + " wait at most)",
		Columns: headers(columns, document.Column{Header: "electronic queue"}, document.Column{Header: "in words", Rank: 10}),
	}
	for _, header := range []string{"early", "late", "too late"} {
		table.NoteAt(header, "Early, late and too late are shares of those who come with a booking.")
	}
	table.NoteAt("no-shows", "No-shows are a share of the bookings that came to their end.")
	for i := range x.Plan.Bookings {
		b := &x.Plan.Bookings[i]
		table.Rows = append(table.Rows, x.row(of(plan.OfBookings, i), columns, text(b.Name), text(b.Title)))
	}
	table.SortBy("wait p95")
	return table
}
