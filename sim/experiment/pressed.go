package experiment

import (
	"cmp"
	"slices"
)

// pressing is the utilisation from which a station or resource has no time to
// spare: what little is left goes into gaps that nobody can use.
const pressing = 0.95

// Pressed is a station or resource that runs out of time as the load grows.
type Pressed struct {
	Name  string
	Scale float64 // the load at which its utilisation reaches 95%
	Least float64 // its utilisation at the lowest load that was observed
	Most  float64 // and at the highest
}

// findPressed lists what runs out of time, in the order in which it does. The
// load at which it does lies on the line between the two loads around it.
func (s *search) findPressed() {
	names, loads := workers(s.Plan), s.observed()
	for w, name := range names {
		at := func(i int) float64 { return loads[i].utilisations[w] }
		for i := range loads {
			if !(at(i) >= pressing) {
				continue
			}
			scale := loads[i].Scale
			if i > 0 {
				before := loads[i-1].Scale
				scale = before + float64((scale-before)*(pressing-at(i-1)))/(at(i)-at(i-1))
			}
			s.Pressed = append(s.Pressed, Pressed{Name: name, Scale: scale, Least: at(0), Most: at(len(loads) - 1)})
			break
		}
	}
	slices.SortStableFunc(s.Pressed, func(a, b Pressed) int { return cmp.Compare(a.Scale, b.Scale) })
}
