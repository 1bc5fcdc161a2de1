package report

import (
	"karvon/report/document"
	"karvon/sim/plan"
)

// stations is the table of where the queues are.
func (x *index) stations() document.Table {
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
		{"balked", 5, "balked", plan.Single},
		{"reneged", 4, "reneged", plan.Single},
		{"at once", 8, "at-once", plan.Single},
		{"interrupted", 7, "interrupted", plan.Single},
		{"down", 6, "down", plan.Mean},
		{"wait p99", 7, "wait", plan.P99},
		{"wait most", 8, "wait", plan.Max},
	}
	table := document.Table{
		Name:    "stations",
		Title:   "Stations, the longest waits first (by what " + nineteen + " wait at most)",
		Columns: headers(columns, document.Column{Header: "station"}, document.Column{Header: "in words", Rank: 10}),
	}
	table.NoteAt("utilisation", "Busy counts work that outlasts a shift, so that it can pass 100%.")
	table.NoteAt("blocked", "Held up is the share of their time for which lanes or desks keep somebody who is served and cannot go on.")
	for i := range x.Plan.Stations {
		station := &x.Plan.Stations[i]
		table.Rows = append(table.Rows, x.row(of(plan.OfStation, i), columns, text(station.Name), text(station.Title)))
	}
	table.SortBy("wait p95")
	return table
}

// lanes is the table of the lanes of stations that have them.
func (x *index) lanes() document.Table {
	columns := []measured{
		{"utilisation", 0, "utilisation", plan.Single},
		{"served", 0, "served", plan.Single},
		{"servers", 0, "servers", plan.Mean},
	}
	table := document.Table{
		Name:    "lanes",
		Title:   "Lanes of stations",
		Columns: headers(columns, document.Column{Header: "lane"}, document.Column{Header: "in words", Rank: 10}, document.Column{Header: "for", Rank: 9}),
	}
	for i := range x.Plan.Stations {
		station := &x.Plan.Stations[i]
		if !station.InLanes() {
			continue
		}
		for n := range station.Crew.Lanes {
			lane := &station.Crew.Lanes[n]
			table.Rows = append(table.Rows, x.row(subject{plan.OfLane, i, n}, columns, text(lane.Name), text(lane.Title), text(whom(lane))))
		}
	}
	return table
}

// whom says whether a lane is kept for some.
func whom(lane *plan.Lane) string {
	if lane.For == plan.None {
		return "all"
	}
	return "some"
}

// resources is the table of movable units.
func (x *index) resources() document.Table {
	columns := []measured{
		{"wait p95", 0, "wait", plan.P95},
		{"wait mean", 0, "wait", plan.Mean},
		{"utilisation", 0, "utilisation", plan.Single},
		{"queue", 1, "queue", plan.Mean},
		{"queue most", 2, "queue", plan.Max},
		{"wait most", 3, "wait", plan.Max},
	}
	table := document.Table{
		Name:    "resources",
		Title:   "Resources, the longest waits first (by what " + nineteen + " wait at most)",
		Columns: headers(columns, document.Column{Header: "resource"}, document.Column{Header: "in words", Rank: 4}),
	}
	for i := range x.Plan.Resources {
		resource := &x.Plan.Resources[i]
		table.Rows = append(table.Rows, x.row(of(plan.OfResource, i), columns, text(resource.Name), text(resource.Title)))
	}
	table.SortBy("wait p95")
	return table
}
