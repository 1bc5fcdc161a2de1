package traffic

import (
	"context"
	"slices"

	"karvon/sim/plan"
)

// Overload is a station or resource of which the file alone says that it is asked for more than it can do on
// average.
type Overload struct {
	Name     string
	Resource bool
	visits   float64 // a second; 0 for a resource
	Work     float64 // servers or units that would be at work on average
	There    float64 // servers or units that there are, on average
}

// Overloads lists what a plan's flows surely overload, as a check tells it of a scenario.
func Overloads(p *plan.Plan) []Overload {
	t := SolveCertain(context.Background(), p, nil)
	var all []Overload
	for i := range p.Stations {
		if s := &t.Stations[i]; s.Overloaded() {
			all = append(all, Overload{
				Name: p.Stations[i].Name, visits: s.Visits.Low, Work: s.Work.Low, There: s.Servers,
			})
		}
	}
	for i := range p.Resources {
		if r := &t.Resources[i]; r.Overloaded() {
			all = append(all, Overload{
				Name: p.Resources[i].Name, Resource: true, Work: r.Held, There: r.Units,
			})
		}
	}
	return all
}

// OnWayOf says whether a flow, or what it sends out, comes to what is overloaded.
func (o *Overload) OnWayOf(p *plan.Plan, flow *plan.Flow) bool {
	met := make([]bool, len(p.Steps))
	todo := []plan.StepID{flow.Start}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if met[at] {
			continue
		}
		met[at] = true
		if o.isAskedAt(p, &p.Steps[at]) {
			return true
		}
		todo = append(todo, p.Following(at)...)
	}
	return false
}

// isAskedAt says whether a step asks for what is overloaded.
func (o *Overload) isAskedAt(p *plan.Plan, s *plan.Step) bool {
	operation := s.Op.Facts()
	if !o.Resource {
		return operation.Demand == plan.DemandsService && p.Stations[s.Station()].Name == o.Name
	}
	return operation.Parts != nil && slices.ContainsFunc(operation.Parts(p, s), func(part plan.Part) bool {
		return p.Resources[part.Resource].Name == o.Name
	})
}

// Overloaded says whether more work comes than the servers can do.
func (s *Station) Overloaded() bool { return s.Servers > 0 && Exceeds(s.Work.Low, s.most) }

// Overloaded says whether more units would be held than there are.
func (r *Resource) Overloaded() bool { return Exceeds(r.Held, r.most) }

// surely is the share by which a load must pass a capacity, so that rounding alone is no overload.
const surely = 1 + 1e-9

// Exceeds says whether a load surely passes a capacity.
func Exceeds(load, capacity float64) bool { return load > capacity*surely }
