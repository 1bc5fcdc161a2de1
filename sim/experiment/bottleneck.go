package experiment

import (
	"cmp"
	"slices"
)

// saturated is the utilisation from which a station or resource has no time to spare: what little is left goes into
// gaps that nobody can use.
const saturated = 0.95

// Bottleneck is a station or resource that runs out of time as the load grows.
type Bottleneck struct {
	Name  string
	Scale float64 // the load at which its utilisation reaches 95%
	Least float64 // its utilisation at the lowest load that was observed
	Most  float64 // and at the highest
}

// findBottlenecks lists what runs out of time, in the order in which it does. The load at which it does lies on the
// line between the two loads around it.
func (s *search) findBottlenecks() {
	names, loads := workers(s.Plan), s.observed()
	for w, name := range names {
		at := func(i int) float64 { return loads[i].utilisations[w] }
		for i := range loads {
			if !(at(i) >= saturated) {
				continue
			}
			scale := loads[i].Scale
			if i > 0 {
				before := loads[i-1].Scale
				scale = before + float64((scale-before)*(saturated-at(i-1)))/(at(i)-at(i-1))
			}
			s.Bottlenecks = append(s.Bottlenecks, Bottleneck{Name: name, Scale: scale, Least: at(0), Most: at(len(loads) - 1)})
			break
		}
	}
	slices.SortStableFunc(s.Bottlenecks, func(a, b Bottleneck) int { return cmp.Compare(a.Scale, b.Scale) })
}
