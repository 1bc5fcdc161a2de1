package experiment

import (
	"slices"
	"sync"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// Timeline observes how a run goes on: how many wait, are served and are
// present in every part of the window, the times of the flows' entities, and
// one day of the first replication, entity by entity. It is a [Recorder], and
// observes the first replications only, so that its memory does not grow with
// their number.
type Timeline struct {
	Bin          int64 // ns
	Bins         int
	Replications int // observed
	Stations     []StationTimeline
	Zones        []Band         // entities inside
	Flows        []FlowTimeline // by the plan's flows
	Replay       *Replay        // nil where no replication was observed
	plan         *plan.Plan
	mutex        sync.Mutex
	begun        map[int]*observedRun
	ended        []*observedRun
}

// Band is a level in every bin: its mean over the observed replications, and
// the lowest and highest of them.
type Band struct{ Mean, Low, High []float64 }

// StationTimeline is what a station has in every bin.
type StationTimeline struct {
	Queue Band
	Busy  Band      // entities in service or holding a server
	Duty  []float64 // servers on duty by the schedule
}

// FlowTimeline is what a flow does in every bin.
type FlowTimeline struct {
	Arrived, Departed Band            // entities a bin
	Time              stats.Histogram // of the completed that arrived in the window, of all observed replications
}

// timelineReplications bounds the replications that are observed.
const timelineReplications = 10

// quarter is the length of a bin: a planner's quarter of an hour.
const quarter = plan.Hour / 4

// mostBins keeps long windows from growing the timeline: beyond, bins are
// longer.
const mostBins = 4 * 24 * 14

// NewTimeline prepares to observe runs of a plan.
func NewTimeline(p *plan.Plan) *Timeline {
	t := &Timeline{Bin: quarter, plan: p, begun: map[int]*observedRun{}}
	for p.Window/t.Bin > mostBins {
		t.Bin *= 2
	}
	t.Bins = int((p.Window + t.Bin - 1) / t.Bin)
	return t
}

// observedRun is what was observed of one replication: sums by bin.
type observedRun struct {
	*Timeline
	replication                            int
	queue, busy, inside, arrived, departed []float64 // by place and bin
	times                                  []stats.Histogram
	replay                                 *replayer // nil but for the first replication
}

// Begin observes one of the first replications.
func (t *Timeline) Begin(replication int) (tell func(*engine.Visit), err error) {
	if replication >= timelineReplications {
		return func(*engine.Visit) {}, nil
	}
	o := &observedRun{
		Timeline: t, replication: replication,
		queue: make([]float64, len(t.plan.Stations)*t.Bins), busy: make([]float64, len(t.plan.Stations)*t.Bins),
		inside:  make([]float64, len(t.plan.Zones)*t.Bins),
		arrived: make([]float64, len(t.plan.Flows)*t.Bins), departed: make([]float64, len(t.plan.Flows)*t.Bins),
		times: make([]stats.Histogram, len(t.plan.Flows)),
	}
	if replication == 0 {
		o.replay = newReplayer(t.plan)
	}
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.begun[replication] = o
	return o.tell, nil
}

// End keeps what was observed of a replication.
func (t *Timeline) End(replication int) error {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if o := t.begun[replication]; o != nil {
		delete(t.begun, replication)
		t.ended = append(t.ended, o)
	}
	return nil
}

// tell adds a visit to the bins that it touches.
func (o *observedRun) tell(v *engine.Visit) {
	if o.replay != nil {
		o.replay.tell(v)
	}
	switch v.Place {
	case engine.AtStation:
		o.station(v)
	case engine.InZone:
		if v.Start != plan.None {
			o.add(o.inside, v.Index, v.Start, v.End)
		}
	case engine.OfFlow:
		o.journey(v)
	}
}

func (o *observedRun) station(v *engine.Visit) {
	switch {
	case v.Kind == engine.Blocked:
		o.add(o.busy, v.Index, v.Start, v.End)
	case v.Start == plan.None:
		o.add(o.queue, v.Index, v.Arrive, v.End)
	case v.Kind == engine.Interrupted:
		// The visit is told again at its end, as waiting until its last start.
		o.take(o.queue, v.Index, v.Start, v.End)
		o.add(o.busy, v.Index, v.Start, v.End)
	default:
		o.add(o.queue, v.Index, v.Arrive, v.Start)
		o.add(o.busy, v.Index, v.Start, v.End)
	}
}

func (o *observedRun) journey(v *engine.Visit) {
	if b, in := o.bin(v.Arrive); in {
		o.arrived[int(v.Index)*o.Bins+b]++
	}
	if v.Kind == engine.Incomplete {
		return
	}
	if b, in := o.bin(v.End); in {
		o.departed[int(v.Index)*o.Bins+b]++
	}
	if v.Kind == engine.Departed && v.InWindow {
		o.times[v.Index].Add(v.End - v.Arrive)
	}
}

// bin gives the bin of a time, and whether it is in the window.
func (t *Timeline) bin(at int64) (bin int, in bool) {
	since := at - t.plan.WindowStart()
	if since < 0 || since >= t.plan.Window {
		return 0, false
	}
	return int(since / t.Bin), true
}

// add adds a stay to the bins of a place, in entities.
func (o *observedRun) add(level []float64, place int32, from, to int64) {
	o.change(level, place, from, to, 1)
}

// take takes a stay off again.
func (o *observedRun) take(level []float64, place int32, from, to int64) {
	o.change(level, place, from, to, -1)
}

func (o *observedRun) change(level []float64, place int32, from, to int64, by float64) {
	start := o.plan.WindowStart()
	from, to = max(0, from-start), min(o.plan.Window, to-start)
	bins := level[int(place)*o.Bins : (int(place)+1)*o.Bins]
	for b := from / o.Bin; from < to; b++ {
		end := min(to, (b+1)*o.Bin)
		bins[b] += float64(by * float64(end-from) / float64(o.Bin))
		from = end
	}
}

// Finish puts together what was observed. It does not depend on the order in
// which the replications ended.
func (t *Timeline) Finish() {
	slices.SortFunc(t.ended, func(a, b *observedRun) int { return a.replication - b.replication })
	t.Replications = len(t.ended)
	for i := range t.plan.Stations {
		t.Stations = append(t.Stations, StationTimeline{
			Queue: t.band(i, func(o *observedRun) []float64 { return o.queue }),
			Busy:  t.band(i, func(o *observedRun) []float64 { return o.busy }),
			Duty:  t.duty(&t.plan.Stations[i]),
		})
	}
	for i := range t.plan.Zones {
		t.Zones = append(t.Zones, t.band(i, func(o *observedRun) []float64 { return o.inside }))
	}
	for i := range t.plan.Flows {
		flow := FlowTimeline{
			Arrived:  t.band(i, func(o *observedRun) []float64 { return o.arrived }),
			Departed: t.band(i, func(o *observedRun) []float64 { return o.departed }),
		}
		for _, o := range t.ended {
			flow.Time.Merge(&o.times[i])
		}
		t.Flows = append(t.Flows, flow)
	}
	for _, o := range t.ended {
		if o.replay != nil {
			t.Replay = o.replay.finish()
		}
	}
	t.ended = nil
}

// band gives a level's mean, lowest and highest over the replications.
func (t *Timeline) band(place int, of func(*observedRun) []float64) Band {
	b := Band{make([]float64, t.Bins), make([]float64, t.Bins), make([]float64, t.Bins)}
	for n, o := range t.ended {
		for bin, value := range of(o)[place*t.Bins : (place+1)*t.Bins] {
			b.Mean[bin] += value / float64(len(t.ended))
			if n == 0 || value < b.Low[bin] {
				b.Low[bin] = value
			}
			if n == 0 || value > b.High[bin] {
				b.High[bin] = value
			}
		}
	}
	return b
}

// duty gives the servers on duty by the schedule, the mean of each bin.
func (t *Timeline) duty(s *plan.Station) []float64 {
	duty := make([]float64, t.Bins)
	for _, capacity := range s.Capacities() {
		for bin := range duty {
			from := t.plan.WindowStart() + int64(bin)*t.Bin
			duty[bin] += t.plan.MeanCapacity(capacity, from, from+t.Bin)
		}
	}
	return duty
}
