package traffic

import (
	"context"
	"math"

	"karvon/sim/plan"
)

// Overload is a station or resource of which the file alone says that it is asked for more than it can do on
// average.
type Overload struct {
	Name     string
	Site     plan.SiteID
	Resource bool
	visits   float64 // a second; 0 for a resource
	Work     float64 // servers or units that would be at work on average, or more
	// Most is of them at most, infinite where more may come than surely comes, and for a resource, which is held while
	// something is waited for too.
	Most  float64
	There float64 // servers or units that there are, on average
}

// Overloads lists what a plan's flows surely overload, as a check tells it of a scenario.
func Overloads(p *plan.Plan) []Overload {
	t := SolveCertain(context.Background(), p, nil)
	var all []Overload
	for i := range p.Stations {
		if s := &t.Stations[i]; s.Overloaded() {
			all = append(all, Overload{
				Name: p.Stations[i].Name, Site: p.Stations[i].Site, visits: s.Visits.Low,
				Work: s.Work.Low, Most: s.Work.High, There: s.Servers,
			})
		}
	}
	for i := range p.Resources {
		if r := &t.Resources[i]; r.Overloaded() {
			all = append(all, Overload{
				Name: p.Resources[i].Name, Site: p.Resources[i].Site, Resource: true,
				Work: r.Held, Most: math.Inf(1), There: r.Units,
			})
		}
	}
	return all
}

// Overloaded says whether more work comes than the servers can do.
func (s *Station) Overloaded() bool { return s.Servers > 0 && Exceeds(s.Work.Low, s.most) }

// Overloaded says whether more units would be held than there are.
func (r *Resource) Overloaded() bool { return Exceeds(r.Held, r.most) }

// surely is the share by which a load must pass a capacity, so that rounding alone is no overload.
const surely = 1 + 1e-9

// Exceeds says whether a load surely passes a capacity.
func Exceeds(load, capacity float64) bool { return load > capacity*surely }
