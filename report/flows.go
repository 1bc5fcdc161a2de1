package report

import (
	"strings"

	"karvon/report/document"
	"karvon/sim/plan"
)

// flows is the table of what becomes of each stream of entities. What counts as
// traffic and what does not, such as the papers that a split sends out, are not of
// one kind and stand apart.
func (x *index) flows() (traffic, papers document.Table) {
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
	table := document.Table{
		Name:    "flows",
		Title:   "Flows, the largest first",
		Columns: headers(columns, document.Column{Header: "flow"}, document.Column{Header: "in words", Rank: 10}),
	}
	times := inSpans(x.Plan, "Times are from arrival to departure, of those who arrive in the week counted.")
	for _, header := range []string{"time mean", "time p50", "time p95", "time p99"} {
		table.NoteAt(header, times)
	}
	table.NoteAt("wait mean", "Waiting is the part of the time that is spent in queues.")
	table.NoteAt("unfinished", sentenceStart(document.StillUnderWay)+" is the share still inside when the run ends; where there are any, times are lower bounds (≥).")
	all := make([]int, len(x.Plan.Flows))
	for i := range all {
		all[i] = i
	}
	return x.byTraffic(table, all, func(i int) []document.Cell {
		flow := &x.Plan.Flows[i]
		return x.row(of(plan.OfFlow, i), columns, text(flow.Name), text(flow.Title))
	}, "arrived")
}

// byTraffic fills two tables with a row of each flow: of those that count as
// traffic, and of those that do not.
func (x *index) byTraffic(table document.Table, flows []int, row func(flow int) []document.Cell, order string) (traffic, papers document.Table) {
	traffic, papers = table, table
	papers.Name += "-papers"
	papers.Title += ": papers and whatever else does not count as traffic"
	for _, i := range flows {
		if x.isPapers(i) {
			papers.Rows = append(papers.Rows, row(i))
		} else {
			traffic.Rows = append(traffic.Rows, row(i))
		}
	}
	traffic.SortBy(order)
	papers.SortBy(order)
	return traffic, papers
}

// timeColumns are those of tables of times.
var timeColumns = []measured{
	{"time mean", 1, "time", plan.Mean},
	{"time p50", 3, "time", plan.P50},
	{"time p95", 0, "time", plan.P95},
	{"time p99", 4, "time", plan.P99},
	{"time most", 2, "time", plan.Max},
}

// stays is the table of the time that each flow spends at each site, where its
// journey leads to more than one.
func (x *index) stays() (traffic, papers document.Table) {
	table := document.Table{
		Name:    "stays",
		Title:   "Stays at sites, the longest first (by what " + nineteen + " take at most)",
		Columns: headers(timeColumns, document.Column{Header: "site"}, document.Column{Header: "flow"}),
	}
	var flows, sites []int
	for i := range x.Plan.Flows {
		if len(x.Plan.Flows[i].Sites) < 2 {
			continue
		}
		for _, site := range x.Plan.Flows[i].Sites {
			if _, known := x.mean(subject{plan.OfFlowSite, i, site}, "time", plan.Mean); known {
				flows, sites = append(flows, i), append(sites, site)
			}
		}
	}
	next := 0
	return x.byTraffic(table, flows, func(i int) []document.Cell {
		site := sites[next]
		next++
		return x.row(subject{plan.OfFlowSite, i, site}, timeColumns, text(x.Plan.Sites[site].Name), text(x.Plan.Flows[i].Name))
	}, "time p95")
}

// timings is the table of the times that journeys take between a mark and its
// record.
func (x *index) timings() document.Table {
	table := document.Table{
		Name:    "recorded-times",
		Title:   "Times between marks, the longest first (by what " + nineteen + " take at most)",
		Columns: headers(timeColumns, document.Column{Header: "time"}, document.Column{Header: "flow"}),
		Notes:   []string{inSpans(x.Plan, "From the mark of that name to its record, of those who pass the mark in the week counted.")},
	}
	for i := range x.Plan.Timings {
		timing := &x.Plan.Timings[i]
		flow := x.Plan.Flows[timing.Flow].Name
		name := strings.TrimPrefix(timing.Name, flow+".record.")
		table.Rows = append(table.Rows, x.row(of(plan.OfTiming, i), timeColumns, text(name), text(flow)))
	}
	table.SortBy("time p95")
	return table
}
