package report

import (
	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/engine"
	"karvon/sim/experiment"
)

// stoppedPlaces is the table of the places at which entities were as runs were stopped, those that grow first.
func (x *index) stoppedPlaces() document.Table {
	table := document.Table{
		Name: "stopped-places", Title: stoppedText.places.said(),
		Columns: []document.Column{
			{Header: "place"}, {Header: "are there", Rank: 3}, {Header: "inside"}, {Header: "grows", Rank: 2},
			{Header: "growth"}, {Header: "since"}, {Header: "come"}, {Header: "turned away", Rank: 4}, {Header: "served"},
			{Header: "held up by", Rank: 1},
		},
	}
	table.NoteAt("growth", stoppedText.whatGrows.said())
	s := x.Stoppage()
	if s == nil {
		return table
	}
	for i := range s.Places {
		p := &s.Places[i]
		doing := stoppedText.waitingThere
		if !p.Waiting {
			doing = stoppedText.atWork
		}
		if p.Kind == engine.ExpectedPlace {
			doing = stoppedText.toCome
		}
		row := []document.Cell{text(placeName(p)), text(doing.said()),
			stopCell(p.Name, "inside", "entities", p.Count), {}, {}, {}, {}, {}, {}, text(p.Behind)}
		if p.Grows {
			grows := stoppedText.withoutEnd
			if !p.Endless() {
				grows = stoppedText.perhapsPeak
			}
			row[3] = text(grows.said())
			row[4], row[5] = stopCell(p.Name, "growth", "1/day", p.Growth), stopCell(p.Name, "since", "s", p.Since)
		}
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
		Name: "stopped-flows", Title: stoppedText.flows.said(),
		Columns: []document.Column{{Header: "flow"}, {Header: "inside"}, {Header: "come"}, {Header: "leave"},
			{Header: "turned away"}},
		Notes: []string{stoppedText.rates.said()},
	}
	s := x.Stoppage()
	if s == nil {
		return table
	}
	for i := range s.Flows {
		f := &s.Flows[i]
		name := x.Plan.Flows[f.Flow].Name
		row := []document.Cell{text(name), stopCell(name, "inside", "entities", f.Inside),
			stopCell(name, "came", "1/day", f.Came), stopCell(name, "left", "1/day", f.Left), {}}
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

// stopMember is a stopped replication in JSON; times in seconds, rates a day. Counts of a place that grows are from
// since on, the others from the start.
type stopMember struct {
	Replication int         `json:"replication"`
	Why         string      `json:"why"`
	At          float64     `json:"at"`
	Observed    float64     `json:"observed"` // of the window
	Inside      uint64      `json:"inside"`
	Expected    uint64      `json:"expected"`
	Bytes       int64       `json:"bytes"`
	Flows       []stopFlow  `json:"flows"`
	Places      []stopPlace `json:"places"`
}

type stopFlow struct {
	Flow       string `json:"flow"`
	Came       uint64 `json:"came"`
	Left       uint64 `json:"left"`
	TurnedAway uint64 `json:"turned_away"`
	Inside     uint64 `json:"inside"`
}

type stopPlace struct {
	Place   string    `json:"place"`
	Kind    string    `json:"kind"`
	Waiting bool      `json:"waiting"`
	Inside  uint64    `json:"inside"`
	Grows   bool      `json:"grows"`
	Since   float64   `json:"since,omitempty"`
	Growth  data.Real `json:"growth"`
	Came    uint64    `json:"came,omitempty"`
	Away    uint64    `json:"turned_away,omitempty"`
	Served  uint64    `json:"served,omitempty"`
	Behind  string    `json:"held_up_by,omitempty"`
}

// stopMembers tell of the replications that were stopped by memory; there are none where none was.
func stopMembers(r *experiment.Result) []document.Member {
	if len(r.Stops) == 0 {
		return nil
	}
	stops := make([]stopMember, len(r.Stops))
	for i := range r.Stops {
		s := &r.Stops[i]
		in := s.Inside
		stops[i] = stopMember{
			Replication: s.Replication, Why: s.Why.String(), At: float64(s.At) / nanoseconds,
			Observed: float64(s.Observed) / nanoseconds,
			Inside:   in.Entities, Expected: in.Expected, Bytes: in.Bytes,
		}
		for _, f := range in.Flows {
			stops[i].Flows = append(stops[i].Flows, stopFlow{r.Plan.Flows[f.Flow].Name, f.Came, f.Left, f.TurnedAway, f.Inside})
		}
		for n := range in.Places {
			stops[i].Places = append(stops[i].Places, stopPlaceOf(&in.Places[n], s.Growth(&in.Places[n])))
		}
	}
	return []document.Member{{Name: "memory", Value: r.Memory}, {Name: "stops", Value: stops}}
}

func stopPlaceOf(p *engine.PlaceInside, growth float64) stopPlace {
	return stopPlace{
		Place: p.Name, Kind: p.Kind.String(), Waiting: p.Waiting, Inside: p.Count, Grows: p.Grows,
		Since: float64(p.Since) / nanoseconds, Growth: data.Real(growth), Came: p.Came, Away: p.TurnedAway, Served: p.Served,
		Behind: p.Behind,
	}
}
