package report

import "karvon/sim/plan"

// stations is the table of where the queues are.
func (x *index) stations() Table {
	columns := []measured{
		{"wait p95", 0, "wait", plan.P95},
		{"wait mean", 0, "wait", plan.Mean},
		{"utilisation", 0, "utilisation", plan.Single},
		{"queue", 1, "queue", plan.Mean},
		{"queue most", 2, "queue", plan.Max},
		{"servers", 4, "servers", plan.Mean},
		{"served", 3, "served", plan.Single},
		{"waited", 6, "waited", plan.Single},
		{"blocked", 5, "blocked", plan.Single},
		{"turned away", 5, "turned-away", plan.Single},
		{"wait p99", 7, "wait", plan.P99},
		{"wait most", 8, "wait", plan.Max},
	}
	table := Table{
		Name:    "stations",
		Title:   "Stations, worst first (by the p95 of the wait)",
		Columns: headers(columns, Column{Header: "station"}, Column{Header: "in words", Rank: 10}),
		Notes:   []string{"Utilisation counts work that outlasts a shift, so that it can pass 100%."},
	}
	for i := range x.Plan.Stations {
		station := &x.Plan.Stations[i]
		table.Rows = append(table.Rows, x.row(of(plan.OfStation, i), columns, text(station.Name), text(station.Title)))
	}
	table.sortBy("wait p95")
	return table
}

// resources is the table of movable units.
func (x *index) resources() Table {
	columns := []measured{
		{"wait p95", 0, "wait", plan.P95},
		{"wait mean", 0, "wait", plan.Mean},
		{"utilisation", 0, "utilisation", plan.Single},
		{"queue", 1, "queue", plan.Mean},
		{"queue most", 2, "queue", plan.Max},
		{"wait most", 3, "wait", plan.Max},
	}
	table := Table{
		Name:    "resources",
		Title:   "Resources, worst first (by the p95 of the wait)",
		Columns: headers(columns, Column{Header: "resource"}, Column{Header: "in words", Rank: 4}),
	}
	for i := range x.Plan.Resources {
		resource := &x.Plan.Resources[i]
		table.Rows = append(table.Rows, x.row(of(plan.OfResource, i), columns, text(resource.Name), text(resource.Title)))
	}
	table.sortBy("wait p95")
	return table
}
