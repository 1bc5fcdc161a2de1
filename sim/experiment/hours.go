package experiment

import (
	"karvon/sim/plan"
	"karvon/sim/response"
)

// peopleMeasure is the measure of crossings that counts people.
const peopleMeasure = "people"

// hoursInside says how the hours a day that all spend inside a model are summed up from the mean numbers inside its
// flows: a number inside on average is 24 times as many hours a day (Little 1961).
type hoursInside struct {
	all    []weighted // of those who arrive, and of those sent out who are counted at crossings, such as passengers
	people []weighted // of all persons, by how many each counts for; nil where nothing counts people
	sent   []weighted // of what else is sent out: papers, goods, containers
	lost   []weighted // no hours, but how many a day are turned away; nil where queues and zones lose nobody
}

// weighted is a response and the number that a day of it counts for.
type weighted struct {
	response int
	hours    float64
}

func newHoursInside(m *response.Model) *hoursInside {
	h := &hoursInside{}
	for i := range m.Flows {
		f := &m.Flows[i]
		at, ok := m.ResponseIndex("flow." + f.Name + ".inside.mean")
		if !ok || f.Class == plan.None {
			continue
		}
		if away, ok := m.ResponseIndex("flow." + f.Name + ".turned-away"); ok && (f.Loses || len(f.ShutOutOf) > 0) {
			h.lost = append(h.lost, weighted{away, 1})
		}
		counted := false
		for measure := range m.Measures {
			counted = counted || m.Classes[f.Class].CountsFor(plan.MeasureID(measure))
		}
		if f.Parent != plan.None && !counted {
			h.sent = append(h.sent, weighted{at, 24})
			continue
		}
		h.all = append(h.all, weighted{at, 24})
		if persons := personsOf(m.Plan, f); persons > 0 {
			h.people = append(h.people, weighted{at, float64(24 * persons)})
		}
	}
	return h
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
		for n, value := range s.estimate(part.response, done).Values {
			hours[n] += float64(part.hours * value)
		}
	}
	return hours
}

// waitedAt gives how many hours a day all wait before a place, by the name of what has the queue: the mean number
// waiting, or else the waits of all who came. The mean is over what is finished of a sample.
func waitedAt(s *Sample, place string) float64 {
	done := s.done()
	if at, ok := s.ResponseIndex(place + ".queue.mean"); ok {
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
	days := float64(float64(len(done))*float64(s.Plan.Window)) / 1e9 / day
	return sum / 3600 / days
}
