package report

import (
	"karvon/report/document"
	"karvon/sim/response"
)

// flows is the table of what becomes of each stream of entities. What counts as traffic and what does not, such as
// the papers that a split sends out, are not of one kind and stand apart.
func (x *index) flows() (traffic, papers document.Table) {
	columns := x.measured(response.OfFlow)
	table := document.Table{
		Name:    "flows",
		Title:   tablesText.flows.said(),
		Columns: headers(columns, document.Column{Header: "flow"}, document.Column{Header: "in words", Rank: 10}),
	}
	all := make([]int, len(x.Plan.Flows))
	for i := range all {
		all[i] = i
	}
	return x.byTraffic(table, all, func(i int) []document.Cell {
		flow := &x.Plan.Flows[i]
		return x.row(of(response.OfFlow, i), columns, text(flow.Name), text(flow.Title))
	}, "arrived")
}

// byTraffic fills two tables with a row of each flow: of those that count as traffic, and of those that do not.
func (x *index) byTraffic(table document.Table, flows []int, row func(flow int) []document.Cell, order string) (traffic,
	papers document.Table) {
	traffic, papers = table, table
	papers.Name += "-papers"
	papers.Title = tablesText.papers.with(values{"title": table.Title})
	for _, i := range flows {
		if !x.IsTraffic(i) {
			papers.Rows = append(papers.Rows, row(i))
		} else {
			traffic.Rows = append(traffic.Rows, row(i))
		}
	}
	traffic.SortBy(order)
	papers.SortBy(order)
	return traffic, papers
}

// stays is the table of the time that each flow spends at each site, where its journey leads to more than one.
func (x *index) stays() (traffic, papers document.Table) {
	columns := x.measured(response.OfFlowSite)
	table := document.Table{
		Name:    "stays",
		Title:   tablesText.stays.said(),
		Columns: headers(columns, document.Column{Header: "site"}, document.Column{Header: "flow"}),
	}
	var flows, sites []int
	for i := range x.Plan.Flows {
		if len(x.Plan.Flows[i].Sites) < 2 {
			continue
		}
		for _, site := range x.Plan.Flows[i].Sites {
			if _, known := x.mean(subject{response.OfFlowSite, i, int(site)}, "time", response.Mean); known {
				flows, sites = append(flows, i), append(sites, int(site))
			}
		}
	}
	next := 0
	return x.byTraffic(table, flows, func(i int) []document.Cell {
		site := sites[next]
		next++
		return x.row(subject{response.OfFlowSite, i, int(site)}, columns, text(x.Plan.Sites[site].Name),
			text(x.Plan.Flows[i].Name))
	}, "time p95")
}
