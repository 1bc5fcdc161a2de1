package report

import (
	"karvon/report/document"
	"karvon/sim/response"
)

// bookings is the table of electronic queues and meters.
func (x *index) bookings() document.Table {
	columns := x.measured(response.OfBookings)
	table := document.Table{
		Name:    "bookings",
		Title:   "Electronic queues and meters, the longest waits first (by what " + nineteen + " wait at most)",
		Columns: headers(columns, document.Column{Header: "electronic queue"}, document.Column{Header: "in words", Rank: 10}),
	}
	for i := range x.Plan.Bookings {
		b := &x.Plan.Bookings[i]
		table.Rows = append(table.Rows, x.row(of(response.OfBookings, i), columns, text(b.Name), text(b.Title)))
	}
	table.SortBy("wait p95")
	return table
}
