package experiment

import (
	"math"

	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// peopleMeasure is the measure of crossings that counts people.
const peopleMeasure = "people"

// hoursInside says how the hours a day that all spend inside a model are summed up from the mean numbers inside its
// flows: a number inside on average is 24 times as many hours a day (Little 1961). A terminating run follows those who
// came to their end, and what they spend inside after the window counts too: there it is their mean time, times how
// many come.
type hoursInside struct {
	all    []weighted // of those who arrive, and of those sent out who count at crossings, such as passengers
	people []weighted // of all persons, by how many each counts for; nil where nothing counts people
	sent   []weighted // of what else is sent out: papers, goods, containers
	lost   []weighted // no hours, but how many a day are turned away; nil where queues and zones lose nobody
}

// weighted is a response and the number that a day of it counts for.
type weighted struct {
	response int
	hours    float64
	times    int // response by which it is multiplied; plan.None for none
}

func newHoursInside(m *response.Model) *hoursInside {
	h := &hoursInside{}
	for i := range m.Flows {
		f := &m.Flows[i]
		inside, ok := insideOf(m, f)
		if !ok || f.Class == plan.None {
			continue
		}
		if away, ok := m.ResponseIndex("flow." + f.Name + ".turned-away"); ok && (f.Loses || len(f.ShutOutOf) > 0) {
			h.lost = append(h.lost, weighted{away, 1, plan.None})
		}
		counted := false
		for measure := range m.Measures {
			counted = counted || m.Classes[f.Class].CountsFor(plan.MeasureID(measure))
		}
		if f.Parent != plan.None && !counted {
			h.sent = append(h.sent, inside)
			continue
		}
		h.all = append(h.all, inside)
		if persons := personsOf(m.Plan, f); persons > 0 {
			inside.hours = float64(inside.hours * persons)
			h.people = append(h.people, inside)
		}
	}
	return h
}

// insideOf says how the hours of a flow are made up; ok is false where the model has not what they are made of.
func insideOf(m *response.Model, f *plan.Flow) (inside weighted, ok bool) {
	name := "flow." + f.Name
	if m.Kind != scenario.Terminating {
		at, ok := m.ResponseIndex(name + ".inside.mean")
		return weighted{at, 24, plan.None}, ok
	}
	at, ok := m.ResponseIndex(name + ".time.mean")
	arrived, also := m.ResponseIndex(name + ".arrived")
	return weighted{at, 1.0 / 3600, arrived}, ok && also
}

// personsOf gives how many people an entity of a flow counts for: where that varies from one to another, the mean of
// what is drawn as they arrive, or one where it is drawn elsewhere.
func personsOf(p *plan.Plan, f *plan.Flow) float64 {
	for measure, name := range p.Measures {
		if name != peopleMeasure || !p.Classes[f.Class].CountsFor(plan.MeasureID(measure)) {
			continue
		}
		count := p.Classes[f.Class].Counts[measure]
		if count.Slot == plan.None {
			return float64(count.Number)
		}
		for _, attribute := range f.Attributes {
			if attribute.Slot == count.Slot && attribute.Sampler != plan.None {
				return p.Samplers[attribute.Sampler].Mean()
			}
		}
		return 1
	}
	return 0
}

// summed sums up the hours a day, by replication.
func summed(parts []weighted, s *Sample) []float64 {
	done := s.done()
	hours := make([]float64, len(done))
	for _, part := range parts {
		values := s.estimate(part.response, done).Values
		if part.times == plan.None {
			for n, value := range values {
				hours[n] += float64(part.hours * value)
			}
			continue
		}
		for n, times := range s.estimate(part.times, done).Values {
			if times > 0 && !math.IsNaN(values[n]) {
				hours[n] += float64(float64(part.hours*values[n]) * times)
			}
		}
	}
	return hours
}

// waitedAt gives how many hours a day all wait before a place, by the name of what has the queue: the mean number
// waiting, or else, and in terminating runs, the waits of all who came. The mean is over what is finished of a sample.
func waitedAt(s *Sample, place string) float64 {
	done := s.done()
	if at, ok := s.ResponseIndex(place + ".queue.mean"); ok && s.Plan.Kind != scenario.Terminating {
		return 24 * s.estimate(at, done).Mean
	}
	at, ok := s.ResponseIndex(place + ".wait.mean")
	if !ok {
		return 0
	}
	waits := s.estimate(at, done)
	sum := 0.0
	for n, value := range waits.Values {
		if waits.Weights != nil && waits.Weights[n] > 0 {
			sum += float64(value * waits.Weights[n])
		}
	}
	days := float64(float64(len(done))*float64(s.Plan.Counted())) / 1e9 / day
	return sum / 3600 / days
}
