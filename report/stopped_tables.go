package report

import (
	"karvon/report/document"
	"karvon/sim/engine"
)

// stoppedPlaces is the table of the places at which entities were as runs were
// stopped, those that grow first.
func (x *index) stoppedPlaces() document.Table {
	table := document.Table{
		Name: "stopped-places", Title: string(stoppedText.places),
		Columns: []document.Column{
			{Header: "place"}, {Header: "are there", Rank: 3}, {Header: "inside"}, {Header: "grows", Rank: 2},
			{Header: "growth"}, {Header: "since"}, {Header: "come"}, {Header: "turned away", Rank: 4}, {Header: "served"}, {Header: "held up by", Rank: 1},
		},
	}
	table.NoteAt("growth", string(stoppedText.whatGrows))
	s := x.Stoppage()
	if s == nil {
		return table
	}
	for i := range s.Places {
		p := &s.Places[i]
		doing, grows := "waiting", ""
		if !p.Waiting {
			doing = "at work or on the way"
		}
		if p.Kind == engine.ExpectedPlace {
			doing = "still to come"
		}
		row := []document.Cell{text(placeName(p)), text(doing), stopCell(p.Name, "inside", "entities", p.Count), {}, {}, {}, {}, {}, {}, text(p.Behind)}
		if p.Grows {
			if grows = "without end"; !p.Endless() {
				grows = "may be a peak"
			}
			row[4], row[5] = stopCell(p.Name, "growth", "1/day", p.Growth), stopCell(p.Name, "since", "s", p.Since)
		}
		row[3] = text(grows)
		row[6], row[8] = stopCell(p.Name, "came", "1/day", p.Came), stopCell(p.Name, "served", "1/day", p.Served)
		if p.TurnedAway > 0 {
			row[7] = stopCell(p.Name, "turned-away", "1/day", p.TurnedAway)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// stoppedFlows is the table of the flows as runs were stopped.
func (x *index) stoppedFlows() document.Table {
	table := document.Table{
		Name: "stopped-flows", Title: string(stoppedText.flows),
		Columns: []document.Column{{Header: "flow"}, {Header: "inside"}, {Header: "come"}, {Header: "leave"}, {Header: "turned away"}},
		Notes:   []string{string(stoppedText.rates)},
	}
	s := x.Stoppage()
	if s == nil {
		return table
	}
	for i := range s.Flows {
		f := &s.Flows[i]
		name := x.Plan.Flows[f.Flow].Name
		row := []document.Cell{text(name), stopCell(name, "inside", "entities", f.Inside), stopCell(name, "came", "1/day", f.Came), stopCell(name, "left", "1/day", f.Left), {}}
		if f.TurnedAway > 0 {
			row[4] = stopCell(name, "turned-away", "1/day", f.TurnedAway)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// stopCell makes a cell of a number of stopped runs.
func stopCell(name, measure, unit string, value float64) document.Cell {
	if !document.IsFinite(value) {
		return document.Cell{}
	}
	cell := given("stopped."+name+"."+measure, unit, value)
	return cell
}
