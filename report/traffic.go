package report

import (
	"math"

	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/stats"
	"karvon/sim/traffic"
)

// Traffic lists what the flows of a scenario ask of its stations and resources on average, as the file alone says.
func Traffic(p *plan.Plan, t *traffic.Solution) *document.Document {
	return document.Listing(trafficTable(p, t))
}

func trafficTable(p *plan.Plan, t *traffic.Solution) document.Table {
	table := document.Table{
		Name:  "traffic",
		Title: listingText.traffic.said(),
		Columns: []document.Column{
			{Header: "station or resource"}, {Header: "come"}, {Header: "work each"}, {Header: "load"},
			{Header: "there are"}, {Header: "utilisation", Words: busy}, {Header: "at most", Rank: 1},
			{Header: "in words", Rank: 2},
		},
		Notes: append(standingNotes(p, standingText.besides), listingText.trafficNote.said()),
	}
	for i := range p.Stations {
		s := &t.Stations[i]
		each := s.Work.High / s.Visits.High
		if least := s.Work.Low / s.Visits.Low; math.Abs(least-each) > float64(1e-9*each) {
			each = math.NaN() // not the same for all
		}
		table.Rows = append(table.Rows,
			trafficRow(p.Stations[i].Name, p.Stations[i].Title, s.Visits, each, s.Work, s.Servers))
	}
	for i := range p.Resources {
		r := &t.Resources[i]
		none := plan.Between(math.NaN(), math.NaN())
		held := plan.Between(r.Held, math.Inf(1))
		table.Rows = append(table.Rows,
			trafficRow(p.Resources[i].Name, p.Resources[i].Title, none, math.NaN(), held, r.Units))
	}
	table.SortBy("utilisation")
	return table
}

func trafficRow(name, title string, come plan.Bounds, each float64, load plan.Bounds, there float64) []document.Cell {
	come = plan.Between(86400*come.Low, 86400*come.High)
	most := given("", "1", load.High/there)
	if load.Known() || math.IsInf(load.High, 1) {
		most = document.Cell{}
	}
	return []document.Cell{
		text(name),
		atLeast("1/day", come),
		given("", "s", each),
		atLeast("servers", load),
		given("", "servers", there),
		atLeast("1", plan.Between(load.Low/there, load.High/there)),
		most,
		text(title),
	}
}

// atLeast makes a cell of a number of which a lower bound is known.
func atLeast(unit string, b plan.Bounds) document.Cell {
	number := document.PlainNumber(unit, b.Low)
	if !b.Known() && number.Known() {
		number.Bound = stats.AtLeast
	}
	return document.Cell{Number: number}
}
