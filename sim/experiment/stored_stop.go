package experiment

import (
	"slices"

	"karvon/sim/engine"
	"karvon/sim/plan"
)

// The stored form of what was inside a replication that was stopped. It has names of its own, so that the engine can
// change what it counts and how it calls that.
type (
	storedStop struct {
		At     int64        `json:"at"` // ns
		Asked  *storedAsked `json:"asked,omitempty"`
		Inside storedInside `json:"inside"`
	}
	storedAsked struct {
		Path  string `json:"path"`
		Count uint64 `json:"count"`
	}
	storedInside struct {
		Entities uint64       `json:"entities"`
		Expected uint64       `json:"expected"`
		Bytes    int64        `json:"bytes"`
		Flows    []storedFlow `json:"flows"`
		Places   []storedSpot `json:"places"`
	}
	storedFlow struct {
		Flow       int32  `json:"flow"`
		Came       uint64 `json:"came"`
		Left       uint64 `json:"left"`
		TurnedAway uint64 `json:"turned_away"`
		Inside     uint64 `json:"inside"`
	}
	storedSpot struct {
		Kind         string `json:"kind"`
		Name         string `json:"name"`
		Count        uint64 `json:"count"`
		Waiting      bool   `json:"waiting,omitempty"`
		Grows        bool   `json:"grows,omitempty"`
		Since        int64  `json:"since"` // ns
		Then         uint64 `json:"then"`
		Came         uint64 `json:"came"`
		TurnedAway   uint64 `json:"turned_away"`
		Served       uint64 `json:"served"`
		Behind       string `json:"behind,omitempty"`
		BehindServed uint64 `json:"behind_served,omitempty"`
	}
)

// storedKinds are the words for kinds of places in stored outcomes.
var storedKinds = []string{
	engine.StationPlace: "station", engine.ResourcePlace: "resource", engine.ZonePlace: "zone",
	engine.LinkPlace: "link", engine.DirectionPlace: "direction", engine.BatchPlace: "batch",
	engine.BookingsPlace: "bookings", engine.StepPlace: "step", engine.ExpectedPlace: "expected",
}

// storedStopOf takes what is stored of a stop.
func storedStopOf(s *engine.Stop) *storedStop {
	inside := s.Inside
	made := &storedStop{At: s.At, Inside: storedInside{
		Entities: inside.Entities, Expected: inside.Expected, Bytes: inside.Bytes,
		Flows: make([]storedFlow, len(inside.Flows)), Places: make([]storedSpot, len(inside.Places)),
	}}
	if s.Asked != nil {
		made.Asked = &storedAsked{s.Asked.Path, s.Asked.Count}
	}
	for i, f := range inside.Flows {
		made.Inside.Flows[i] = storedFlow{int32(f.Flow), f.Came, f.Left, f.TurnedAway, f.Inside}
	}
	for i := range inside.Places {
		p := &inside.Places[i]
		made.Inside.Places[i] = storedSpot{
			Kind: storedKinds[p.Kind], Name: p.Name, Count: p.Count, Waiting: p.Waiting, Grows: p.Grows, Since: p.Since,
			Then: p.Then, Came: p.Came, TurnedAway: p.TurnedAway, Served: p.Served, Behind: p.Behind,
			BehindServed: p.BehindServed,
		}
	}
	return made
}

// stop gives it back: only one that took as much memory as it may is an outcome.
func (s *storedStop) stop() (*engine.Stop, error) {
	inside := &engine.Inside{Entities: s.Inside.Entities, Expected: s.Inside.Expected, Bytes: s.Inside.Bytes}
	for _, f := range s.Inside.Flows {
		inside.Flows = append(inside.Flows, engine.FlowInside{
			Flow: plan.FlowID(f.Flow), Came: f.Came, Left: f.Left, TurnedAway: f.TurnedAway, Inside: f.Inside,
		})
	}
	for i := range s.Inside.Places {
		p := &s.Inside.Places[i]
		kind := slices.Index(storedKinds, p.Kind)
		if kind < 0 {
			return nil, errDamaged
		}
		inside.Places = append(inside.Places, engine.PlaceInside{
			Kind: engine.PlaceKind(kind), Name: p.Name, Count: p.Count, Waiting: p.Waiting, Grows: p.Grows, Since: p.Since,
			Then: p.Then, Passage: engine.Passage{Came: p.Came, TurnedAway: p.TurnedAway, Served: p.Served},
			Behind: p.Behind, BehindServed: p.BehindServed,
		})
	}
	made := &engine.Stop{Why: engine.TooManyInside, At: s.At, Inside: inside}
	if s.Asked != nil {
		made.Asked = &engine.Asked{Path: s.Asked.Path, Count: s.Asked.Count}
	}
	return made, nil
}
