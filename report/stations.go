package report

import (
	"karvon/sim/plan"
	"karvon/sim/response"
)

// stations is the table of where the queues are.
func (x *index) stations() Table {
	columns := []measured{
		{"wait p95", 0, "wait", response.P95},
		{"wait mean", 0, "wait", response.Mean},
		{"utilisation", 0, "utilisation", response.Single},
		{"queue", 1, "queue", response.Mean},
		{"queue most", 2, "queue", response.Max},
		{"servers", 4, "servers", response.Mean},
		{"served", 3, "served", response.Single},
		{"waited", 6, "waited", response.Single},
		{"blocked", 5, "blocked", response.Single},
		{"turned away", 5, "turned-away", response.Single},
		{"balked", 5, "balked", response.Single},
		{"reneged", 4, "reneged", response.Single},
		{"at once", 8, "at-once", response.Single},
		{"interrupted", 7, "interrupted", response.Single},
		{"down", 6, "down", response.Mean},
		{"wait p99", 7, "wait", response.P99},
		{"wait most", 8, "wait", response.Max},
	}
	table := Table{
		Name:    "stations",
		Title:   "Stations, the longest waits first (by what " + nineteen + " wait at most)",
		Columns: headers(columns, Column{Header: "station"}, Column{Header: "in words", Rank: 10}),
	}
	table.noteAt("utilisation", "Busy counts work that outlasts a shift, so that it can pass 100%.")
	table.noteAt("blocked", "Held up is the share of their time for which lanes or desks keep somebody who is served and cannot go on.")
	for i := range x.Plan.Stations {
		station := &x.Plan.Stations[i]
		table.Rows = append(table.Rows, x.row(of(response.OfStation, i), columns, text(station.Name), text(station.Title)))
	}
	table.sortBy("wait p95")
	return table
}

// lanes is the table of the lanes of stations that have them.
func (x *index) lanes() Table {
	columns := []measured{
		{"utilisation", 0, "utilisation", response.Single},
		{"served", 0, "served", response.Single},
		{"servers", 0, "servers", response.Mean},
	}
	table := Table{
		Name:    "lanes",
		Title:   "Lanes of stations",
		Columns: headers(columns, Column{Header: "lane"}, Column{Header: "in words", Rank: 10}, Column{Header: "for", Rank: 9}),
	}
	for i := range x.Plan.Stations {
		station := &x.Plan.Stations[i]
		if !station.InLanes() {
			continue
		}
		for n := range station.Crew.Lanes {
			lane := &station.Crew.Lanes[n]
			table.Rows = append(table.Rows, x.row(subject{response.OfLane, i, n}, columns, text(lane.Name), text(lane.Title), text(whom(lane))))
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
func (x *index) resources() Table {
	columns := []measured{
		{"wait p95", 0, "wait", response.P95},
		{"wait mean", 0, "wait", response.Mean},
		{"utilisation", 0, "utilisation", response.Single},
		{"queue", 1, "queue", response.Mean},
		{"queue most", 2, "queue", response.Max},
		{"wait most", 3, "wait", response.Max},
	}
	table := Table{
		Name:    "resources",
		Title:   "Resources, the longest waits first (by what " + nineteen + " wait at most)",
		Columns: headers(columns, Column{Header: "resource"}, Column{Header: "in words", Rank: 4}),
	}
	for i := range x.Plan.Resources {
		resource := &x.Plan.Resources[i]
		table.Rows = append(table.Rows, x.row(of(response.OfResource, i), columns, text(resource.Name), text(resource.Title)))
	}
	table.sortBy("wait p95")
	return table
}
