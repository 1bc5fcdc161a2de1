package report

import (
	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/response"
)

// stations is the table of where the queues are.
func (x *index) stations() document.Table {
	columns := x.measured(response.OfStation)
	table := document.Table{
		Name:    "stations",
		Title:   "Stations, the longest waits first (by what " + nineteen + " wait at most)",
		Columns: headers(columns, document.Column{Header: "station"}, document.Column{Header: "in words", Rank: 10}),
	}
	for i := range x.Plan.Stations {
		station := &x.Plan.Stations[i]
		table.Rows = append(table.Rows, x.row(of(response.OfStation, i), columns, text(station.Name), text(station.Title)))
	}
	table.SortBy("wait p95")
	return table
}

// lanes is the table of the lanes of stations that have them.
func (x *index) lanes() document.Table {
	columns := x.measured(response.OfLane)
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
func (x *index) resources() document.Table {
	columns := x.measured(response.OfResource)
	table := document.Table{
		Name:    "resources",
		Title:   "Resources, the longest waits first (by what " + nineteen + " wait at most)",
		Columns: headers(columns, document.Column{Header: "resource"}, document.Column{Header: "in words", Rank: 4}),
	}
	for i := range x.Plan.Resources {
		resource := &x.Plan.Resources[i]
		table.Rows = append(table.Rows, x.row(of(response.OfResource, i), columns, text(resource.Name), text(resource.Title)))
	}
	table.SortBy("wait p95")
	return table
}
