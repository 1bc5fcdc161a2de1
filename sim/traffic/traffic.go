package traffic

import (
	"context"
	"math"

	"karvon/sim/plan"
)

// Solution is what a scenario asks of its stations, zones, resources and links on average, as the file alone says:
// the traffic equations of its flows, solved over the compiled steps. Nobody waits, is turned away or sent
// elsewhere in it. Where a way depends on the state of the model (a queue's length, the hour, a full yard) the
// numbers have bounds.
//
// The average is over the week, in a terminating run over its window.
type Solution struct {
	Stations  []Station
	Bookings  []Bookings
	Resources []Resource
	Zones     []Zone
	links     []plan.Bounds // trips a second
	flows     []float64     // arrivals a second; 0 for a split's children

	certain  bool
	possible *possible
	longest  []float64 // sums of the residual times for which a resource is seized

	plan     *plan.Plan
	booked   map[ticket]bool
	accounts []*account // of the flows with arrivals
}

// Station is what is asked of a station.
type Station struct {
	Visits  plan.Bounds // a second
	Work    plan.Bounds // servers at work on average, if all are served
	Open    plan.Bounds // of them, those whose work only the lanes that are open to all can do
	Servers float64     // on average
	most    float64     // servers at most on average: work may outlast a shift
	// OpenServers and OpenMost are those of the lanes that are open to all.
	OpenServers, OpenMost float64
}

// Resource is what is asked of a resource. Units of any of several resources are not counted: of which is not known.
type Resource struct {
	Held  float64 // units seized on average, if nobody who holds them waited; a lower bound
	Units float64 // on average
	most  float64 // units at most on average: they may be held beyond a shift
}

// Zone is what is asked of a zone.
type Zone struct {
	Room float64 // taken on average, in the zone's units of room, if nobody waited; a lower bound
}

// Utilisation is the part of the servers that is at work, if all are served.
func (s *Station) Utilisation() plan.Bounds {
	if s.Servers == 0 {
		return plan.Between(math.NaN(), math.NaN())
	}
	return plan.Between(s.Work.Low/s.Servers, s.Work.High/s.Servers)
}

// Solve computes what a plan's flows ask of it.
func Solve(p *plan.Plan) *Solution { return solve(context.Background(), p, false, nil) }

// SolveCertain counts only what is certain: not what flows ask after a place that can turn them away or send them
// elsewhere, of which so much may come that there is no upper bound. It takes over from the traffic of another plan, if
// any, what is the same.
func SolveCertain(ctx context.Context, p *plan.Plan, like *Solution) *Solution {
	return solve(ctx, p, true, like)
}

// solve computes what a plan's flows ask of it; where only what is certain is wanted, without what they ask after a
// place that can turn them away or send them elsewhere. It takes over from the traffic of another plan, if any,
// what is the same.
func solve(ctx context.Context, p *plan.Plan, certain bool, like *Solution) *Solution {
	t := &Solution{
		certain: certain, plan: p, booked: booked(p), accounts: make([]*account, len(p.Flows)),
		Bookings: make([]Bookings, len(p.Bookings)),
		Stations: make([]Station, len(p.Stations)), Resources: make([]Resource, len(p.Resources)),
		Zones: make([]Zone, len(p.Zones)), links: make([]plan.Bounds, len(p.Links)),
		possible: newPossible(p), longest: make([]float64, len(p.Resources)),
	}
	t.flows = arrivalRates(p, certain)
	room := workspaces.Get().(*workspace)
	defer workspaces.Put(room)
	same := newSameness(like, p, t.booked)
	for i := range p.Flows {
		if p.Flows[i].Parent != plan.None {
			continue
		}
		if ctx.Err() != nil {
			break
		}
		t.possible.begin(plan.FlowID(i))
		a := same.shared(plan.FlowID(i))
		if a != nil {
			t.possible.comeTo(a.cameTo)
		} else {
			a = t.accountOf(ctx, p, plan.FlowID(i), room)
		}
		t.accounts[i] = a
		rate := plan.Exactly(t.flows[i])
		if certain && follows(p, &p.Flows[i]) {
			rate.High = math.Inf(1)
		}
		t.take(a, rate)
	}
	t.capacities(p)
	return t
}

// capacities gives the stations and resources what they have.
func (t *Solution) capacities(p *plan.Plan) {
	longest := make([]float64, len(p.Stations))
	for i := range p.Steps {
		if s := &p.Steps[i]; s.Op.Facts().Demand == plan.DemandsService {
			longest[s.Station()] = math.Max(longest[s.Station()], residual(p, s))
		}
	}
	for i := range t.Stations {
		s := &t.Stations[i]
		var closures float64
		s.Servers, closures = servers(p, lanes(&p.Stations[i]))
		s.most = s.Servers + plan.Product(closures, longest[i])
		s.OpenServers, closures = servers(p, openLanes(&p.Stations[i]))
		s.OpenMost = s.OpenServers + plan.Product(closures, longest[i])
	}
	for i := range t.Bookings {
		t.Bookings[i].Offered = offered(p, &p.Bookings[i])
	}
	for i := range t.Resources {
		units := p.Resources[i].Units
		r := &t.Resources[i]
		r.Units = meanOf(p, units)
		r.most = r.Units + plan.Product(closuresOf(p, units), 2*t.longest[i])
	}
}

// sum adds what each entity of a flow asks, for all of them.
func (t *Solution) sum(what kindOfDemand, each, rate plan.Bounds) {
	all := each.Times(rate)
	switch what.of {
	case visitsOf:
		t.Stations[what.index].Visits = t.Stations[what.index].Visits.Plus(all)
	case workOf:
		t.Stations[what.index].Work = t.Stations[what.index].Work.Plus(all)
	case openWorkOf:
		t.Stations[what.index].Open = t.Stations[what.index].Open.Plus(all)
	case roomOf:
		t.Zones[what.index].Room += all.Low
	case unitsOf:
		t.Resources[what.index].Held += all.Low
	case slotsOf:
		t.Bookings[what.index].Asked = t.Bookings[what.index].Asked.Plus(all)
	case tripsOf:
		t.links[what.index] = t.links[what.index].Plus(all)
	}
}
