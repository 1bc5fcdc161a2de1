package report

import "karvon/sim/response"

// bookings is the table of electronic queues and meters.
func (x *index) bookings() Table {
	columns := []measured{
		{"slots", 2, "offered", response.Single},
		{"used", 0, "used", response.Single},
		{"wait mean", 0, "wait", response.Mean},
		{"wait p95", 0, "wait", response.P95},
		{"queue", 1, "queue", response.Mean},
		{"queue most", 2, "queue", response.Max},
		{"no slot", 0, "refused", response.Single},
		{"no-shows", 1, "no-shows", response.Single},
		{"booked ahead", 3, "lead", response.Mean},
		{"early", 4, "early", response.Single},
		{"late", 4, "late", response.Single},
		{"too late", 5, "missed", response.Single},
		{"walk-ins", 5, "walk-ins", response.Single},
		{"passed", 6, "passed", response.Single},
	}
	table := Table{
		Name:    "bookings",
		Title:   "Electronic queues and meters, the longest waits first (by what " + nineteen + " wait at most)",
		Columns: headers(columns, Column{Header: "electronic queue"}, Column{Header: "in words", Rank: 10}),
	}
	for _, header := range []string{"early", "late", "too late"} {
		table.noteAt(header, "Early, late and too late are shares of those who come with a booking.")
	}
	table.noteAt("no-shows", "No-shows are a share of the bookings that came to their end.")
	for i := range x.Plan.Bookings {
		b := &x.Plan.Bookings[i]
		table.Rows = append(table.Rows, x.row(of(response.OfBookings, i), columns, text(b.Name), text(b.Title)))
	}
	table.sortBy("wait p95")
	return table
}
