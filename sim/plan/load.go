package plan

import (
	"context"
	"math"
)

// Traffic is what a scenario asks of its stations, zones, resources and links
// on average, as the file alone says: the traffic equations of its flows,
// solved over the compiled steps. Nobody waits, is turned away or
// sent elsewhere in it. Where a way depends on the state of the model (a queue's length, the hour,
// a full yard) the numbers have bounds.
//
// The average is over the week, in a terminating run over its window.
type Traffic struct {
	Stations  []StationTraffic
	Bookings  []SlotTraffic
	Resources []ResourceTraffic
	Zones     []ZoneTraffic
	Links     []Bounds  // trips a second
	Flows     []float64 // arrivals a second; 0 for a split's children

	certain  bool
	possible *possible
	longest  []float64 // sums of the residual times for which a resource is seized

	plan     *Plan
	booked   map[ticket]bool
	accounts []*account // of the flows with arrivals
}

// StationTraffic is what is asked of a station.
type StationTraffic struct {
	Visits  Bounds  // a second
	Work    Bounds  // servers at work on average, if all are served
	Open    Bounds  // of them, those whose work only the lanes that are open to all can do
	Servers float64 // on average
	Most    float64 // servers at most on average: work may outlast a shift
	// OpenServers and OpenMost are those of the lanes that are open to all.
	OpenServers, OpenMost float64
}

// ResourceTraffic is what is asked of a resource.
type ResourceTraffic struct {
	Held  float64 // units seized on average, if nobody who holds them waited; a lower bound
	Units float64 // on average
	Most  float64 // units at most on average: they may be held beyond a shift
}

// ZoneTraffic is what is asked of a zone.
type ZoneTraffic struct {
	Room float64 // taken on average, in the zone's units of room, if nobody waited; a lower bound
}

// Utilisation is the part of the servers that is at work, if all are served.
func (s *StationTraffic) Utilisation() Bounds {
	if s.Servers == 0 {
		return Bounds{math.NaN(), math.NaN()}
	}
	return Bounds{s.Work.Low / s.Servers, s.Work.High / s.Servers}
}

// NewTraffic computes what a plan's flows ask of it.
func NewTraffic(p *Plan) *Traffic { return newTraffic(context.Background(), p, false, nil) }

// newTraffic computes what a plan's flows ask of it; where only what is certain
// is wanted, without what they ask after a place that can turn them away or
// send them elsewhere. It takes over from the traffic of another plan, if any,
// what is the same.
func newTraffic(ctx context.Context, p *Plan, certain bool, like *Traffic) *Traffic {
	t := &Traffic{
		certain: certain, plan: p, booked: p.booked(), accounts: make([]*account, len(p.Flows)),
		Bookings: make([]SlotTraffic, len(p.Bookings)),
		Stations: make([]StationTraffic, len(p.Stations)), Resources: make([]ResourceTraffic, len(p.Resources)),
		Zones: make([]ZoneTraffic, len(p.Zones)), Links: make([]Bounds, len(p.Links)),
		possible: newPossible(p), longest: make([]float64, len(p.Resources)),
	}
	t.Flows = p.arrivalRates(certain)
	room := workspaces.Get().(*workspace)
	defer workspaces.Put(room)
	for i := range p.Flows {
		if p.Flows[i].Parent != None {
			continue
		}
		if ctx.Err() != nil {
			break
		}
		t.possible.begin(i)
		a := like.shared(p, i, t.booked)
		if a != nil {
			t.possible.comeTo(a.cameTo)
		} else {
			a = t.accountOf(ctx, p, i, room)
		}
		t.accounts[i] = a
		t.take(a, t.Flows[i])
	}
	t.capacities(p)
	return t
}

// capacities gives the stations and resources what they have.
func (t *Traffic) capacities(p *Plan) {
	longest := make([]float64, len(p.Stations))
	for i := range p.Steps {
		if s := &p.Steps[i]; s.Op == OpVisit {
			longest[s.Index] = math.Max(longest[s.Index], p.residual(s))
		}
	}
	for i := range t.Stations {
		s := &t.Stations[i]
		var closures float64
		s.Servers, closures = p.servers(&p.Stations[i])
		s.Most = s.Servers + product(closures, longest[i])
		s.OpenServers, closures = p.openServers(&p.Stations[i])
		s.OpenMost = s.OpenServers + product(closures, longest[i])
	}
	for i := range t.Bookings {
		t.Bookings[i].Offered = p.Bookings[i].offered(p.horizon())
	}
	for i := range t.Resources {
		units := p.Resources[i].Units
		r := &t.Resources[i]
		r.Units = p.mean(units)
		r.Most = r.Units + product(p.closures(units), 2*t.longest[i])
	}
}

// sum adds what each entity of a flow asks, for all of them.
func (t *Traffic) sum(what kindOfDemand, each Bounds, rate float64) {
	all := each.times(exactly(rate))
	switch what.of {
	case visitsOf:
		t.Stations[what.index].Visits = t.Stations[what.index].Visits.plus(all)
	case workOf:
		t.Stations[what.index].Work = t.Stations[what.index].Work.plus(all)
	case openWorkOf:
		t.Stations[what.index].Open = t.Stations[what.index].Open.plus(all)
	case roomOf:
		t.Zones[what.index].Room += all.Low
	case unitsOf:
		t.Resources[what.index].Held += all.Low
	case slotsOf:
		t.Bookings[what.index].Asked = t.Bookings[what.index].Asked.plus(all)
	case tripsOf:
		t.Links[what.index] = t.Links[what.index].plus(all)
	}
}

// certain says whether it is known how often each state is visited.
func (c *chain) certain() bool {
	for i := range c.edges {
		if !c.edges[i].weight.Known() {
			return false
		}
	}
	return !c.free && !c.opaque
}
