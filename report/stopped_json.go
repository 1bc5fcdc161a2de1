package report

import (
	"karvon/report/data"
	"karvon/report/document"
	"karvon/sim/engine"
	"karvon/sim/experiment"
)

// stopMember is a stopped replication in JSON; times in seconds, rates a day. Counts
// of a place that grows are from since on, the others from the start.
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

// stopMembers tell of the replications that were stopped by memory; there are
// none where none was.
func stopMembers(r *experiment.Result) []document.Member {
	if len(r.Stops) == 0 {
		return nil
	}
	stops := make([]stopMember, len(r.Stops))
	for i := range r.Stops {
		s := &r.Stops[i]
		in := s.Inside
		stops[i] = stopMember{
			Replication: s.Replication, Why: s.Why.String(), At: float64(s.At) / nanoseconds, Observed: float64(s.Observed) / nanoseconds,
			Inside: in.Entities, Expected: in.Expected, Bytes: in.Bytes,
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
		Since: float64(p.Since) / nanoseconds, Growth: data.Real(growth), Came: p.Came, Away: p.TurnedAway, Served: p.Served, Behind: p.Behind,
	}
}
