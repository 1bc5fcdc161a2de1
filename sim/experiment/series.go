package experiment

import (
	"encoding/binary"
	"fmt"
	"math"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/response"
)

// series is a probe for how many are inside as time goes on: of the whole model, and of what the primary responses
// are about.
type series struct {
	bins     int
	subjects []seriesSubject
}

// seriesSubject is whose presence is observed.
type seriesSubject struct {
	name  string
	place engine.Place
	index int32 // plan.None for all
}

// newSeries observes, through the window, the subjects of a model's primary responses.
func newSeries(m *response.Model, bins int) *series {
	made := &series{bins: bins, subjects: []seriesSubject{{"all entities", engine.OfFlow, plan.None}}}
	known := map[seriesSubject]bool{}
	for _, i := range m.Primary {
		r := &m.Responses[i]
		if r.Estimand.Subject.Presence == nil {
			continue
		}
		at := r.Estimand.Subject.Presence(m.Plan, r.Index)
		if s := (seriesSubject{at.Name, at.Place, int32(r.Index)}); !known[s] {
			known[s] = true
			made.subjects = append(made.subjects, s)
		}
	}
	return made
}

func (s *series) name() string { return fmt.Sprintf("series of %d bins, %v", s.bins, s.subjects) }

func (s *series) begin(sample *Sample, run *engine.Run) func() []byte {
	p := &seriesProbing{series: s, from: sample.Plan.WindowStart(), width: sample.Plan.Window / int64(s.bins)}
	p.presence = make([]float64, s.bins*len(s.subjects))
	run.Observe(p.tell)
	return p.bytes
}

// seriesProbing adds up how long entities are present, bin by bin.
type seriesProbing struct {
	*series
	from     int64
	width    int64
	presence []float64 // by subject and bin, in bin widths
}

func (s *seriesProbing) tell(v *engine.Visit) {
	for i := range s.subjects {
		subject := &s.subjects[i]
		if v.Place == subject.place && (subject.index == plan.None || v.Index == subject.index) && v.Kind != engine.Blocked {
			s.add(s.presence[i*s.bins:(i+1)*s.bins], max(0, v.Arrive-s.from), v.End-s.from)
		}
	}
}

// add adds a stay to the bins that it touches.
func (s *seriesProbing) add(bins []float64, from, to int64) {
	for b := from / s.width; b < int64(len(bins)) && b*s.width < to; b++ {
		part := min(to, (b+1)*s.width) - max(from, b*s.width)
		bins[b] += float64(part) / float64(s.width)
	}
}

func (s *seriesProbing) bytes() []byte { return appendSeries(nil, s.presence) }

func appendSeries(to []byte, presence []float64) []byte {
	for _, value := range presence {
		to = binary.LittleEndian.AppendUint64(to, math.Float64bits(value))
	}
	return to
}

// join gives the mean of both series.
func (s *series) join(one, image []byte) ([]byte, error) {
	mean := make([]float64, len(one)/8)
	for b := range mean {
		mean[b] = (bin(one, b) + bin(image, b)) / 2
	}
	return appendSeries(nil, mean), nil
}

// bin reads a bin of what was observed.
func bin(probed []byte, b int) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(probed[8*b:]))
}

// of gives the series of a subject in one finished replication.
func (s *series) of(sample *Sample, replication, subject int) []float64 {
	probed := sample.outcomes[replication].probed[8*subject*s.bins:]
	own := make([]float64, s.bins)
	for b := range own {
		own[b] = bin(probed, b)
	}
	return own
}

// average gives the mean series of a subject over the replications, all of which are finished.
func (s *series) average(sample *Sample, subject int) []float64 {
	sum := make([]float64, s.bins)
	for i := range sample.outcomes {
		for b, value := range s.of(sample, i, subject) {
			sum[b] += value
		}
	}
	for b := range sum {
		sum[b] /= float64(len(sample.outcomes))
	}
	return sum
}
