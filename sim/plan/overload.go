package plan

import "context"

// Overload is a station or resource of which the file alone says that it is asked
// for more than it can do on average.
type Overload struct {
	Name     string
	Resource bool
	Visits   float64 // a second; 0 for a resource
	Work     float64 // servers or units that would be at work on average
	There    float64 // servers or units that there are, on average
}

// Overloads lists what a plan's flows surely overload, as [Doubts] tells it of a
// scenario.
func Overloads(p *Plan) []Overload {
	t := newTraffic(context.Background(), p, true, nil)
	var all []Overload
	for i := range p.Stations {
		if s := &t.Stations[i]; s.overloaded() {
			all = append(all, Overload{Name: p.Stations[i].Name, Visits: s.Visits.Low, Work: s.Work.Low, There: s.Servers})
		}
	}
	for i := range p.Resources {
		if r := &t.Resources[i]; r.overloaded() {
			all = append(all, Overload{Name: p.Resources[i].Name, Resource: true, Work: r.Held, There: r.Units})
		}
	}
	return all
}

// overloaded says whether more work comes than the servers can do.
func (t *StationTraffic) overloaded() bool { return t.Servers > 0 && t.Work.Low > t.Most*surely }

// overloaded says whether more units would be held than there are.
func (t *ResourceTraffic) overloaded() bool { return t.Held > t.Most*surely }
