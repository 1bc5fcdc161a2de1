package report

import (
	"strings"

	"karvon/sim/plan"
)

// flows is the table of what becomes of each stream of entities; what a split
// sends out is a flow of its own.
func (x *index) flows() Table {
	columns := x.withTrend([]measured{
		{"arrived", 0, "arrived", plan.Single},
		{"completed", 3, "completed", plan.Single},
		{"turned away", 4, "turned-away", plan.Single},
		{"time mean", 1, "time", plan.Mean},
		{"time p50", 7, "time", plan.P50},
		{"time p95", 0, "time", plan.P95},
		{"time p99", 9, "time", plan.P99},
		{"wait mean", 2, "wait", plan.Mean},
		{"inside", 6, "inside", plan.Mean},
		{"inside most", 8, "inside", plan.Max},
		{"drift", 5, "drift", plan.Single},
		{"unfinished", 1, "unfinished", plan.Single},
	})
	table := Table{
		Name:    "flows",
		Title:   "Flows, largest first",
		Columns: headers(columns, Column{Header: "flow"}, Column{Header: "in words", Rank: 10}),
		Notes: []string{
			"Time is from arrival to departure, of those that arrive in the window; wait is the part spent queueing.",
			"Unfinished is the share still inside at the end of the run; where it is not zero, times are lower bounds (≥).",
		},
	}
	for i := range x.Plan.Flows {
		flow := &x.Plan.Flows[i]
		table.Rows = append(table.Rows, x.row(of(plan.OfFlow, i), columns, text(flow.Name), text(flow.Title)))
	}
	table.sortBy("arrived")
	return table
}

// timeColumns are those of tables of times.
var timeColumns = []measured{
	{"time mean", 0, "time", plan.Mean},
	{"time p50", 2, "time", plan.P50},
	{"time p95", 0, "time", plan.P95},
	{"time p99", 3, "time", plan.P99},
	{"time most", 1, "time", plan.Max},
}

// stays is the table of the time that each flow spends at each site, where its
// journey leads to more than one.
func (x *index) stays() Table {
	table := Table{
		Name:    "stays",
		Title:   "Stays at sites, longest first (by p95)",
		Columns: headers(timeColumns, Column{Header: "site"}, Column{Header: "flow"}),
	}
	for i := range x.Plan.Flows {
		flow := &x.Plan.Flows[i]
		if len(flow.Sites) < 2 {
			continue
		}
		for _, site := range flow.Sites {
			about := subject{plan.OfFlowSite, i, site}
			if _, known := x.mean(about, "time", plan.Mean); known {
				table.Rows = append(table.Rows, x.row(about, timeColumns, text(x.Plan.Sites[site].Name), text(flow.Name)))
			}
		}
	}
	table.sortBy("time p95")
	return table
}

// timings is the table of the times that journeys take between a mark and its
// record.
func (x *index) timings() Table {
	table := Table{
		Name:    "recorded-times",
		Title:   "Recorded times, longest first (by p95)",
		Columns: headers(timeColumns, Column{Header: "time"}, Column{Header: "flow"}),
		Notes:   []string{"From the mark of that name to its record, of those that pass the mark in the window."},
	}
	for i := range x.Plan.Timings {
		timing := &x.Plan.Timings[i]
		flow := x.Plan.Flows[timing.Flow].Name
		name := strings.TrimPrefix(timing.Name, flow+".record.")
		table.Rows = append(table.Rows, x.row(of(plan.OfTiming, i), timeColumns, text(name), text(flow)))
	}
	table.sortBy("time p95")
	return table
}
