package experiment

import (
	"cmp"
	"slices"
	"sync"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// Timeline observes how a run goes on: how many wait, are served and are present in every part of the window, the
// times of the flows' entities, and, where that is wanted, one day of one replication, entity by entity. It is a
// [Recorder], and observes the first replications only, and the one of which a day is kept, so that its memory does
// not grow with their number.
type Timeline struct {
	intervals
	Replications int // observed
	Stations     []StationTimeline
	Zones        []Band         // entities inside
	Flows        []FlowTimeline // by the plan's flows
	Replayed     bool           // whether a day is kept entity by entity
	ReplayOf     ReplayOf       // which; the first of the first replication where nothing is said
	MostReplayed int            // bounds the entities of that day; 0 for 5,000
	Replay       *Replay        // that day; nil where none was kept

	mutex sync.Mutex
	begun map[int]*timelineRun
	ended []*timelineRun
}

// ReplayOf says which day of which replication is kept entity by entity, both counted from 0; days are those of the
// window.
type ReplayOf struct{ Replication, Day int }

// Band is a level in every bin: its mean over the observed replications, and the lowest and highest of them.
type Band struct{ Mean, Low, High []float64 }

// StationTimeline is what a station has in every bin.
type StationTimeline struct {
	Queue Band
	Busy  Band      // entities in service or holding a server
	Duty  []float64 // servers on duty: by the schedule, less those that were taken away
}

// FlowTimeline is what a flow does.
type FlowTimeline struct {
	Arrived, Departed Band            // entities an hour, in every hour or longer bin
	Time              stats.Histogram // of the completed that arrived in the window, of all observed replications
}

// timelineReplications bounds the replications that are observed.
const timelineReplications = 10

// quarter is the length of a bin: a planner's quarter of an hour.
const quarter = plan.Hour / 4

// mostBins keeps long windows from growing the timeline: beyond, bins are longer.
const mostBins = 4 * 24 * 14

// NewTimeline prepares to observe runs of a plan.
func NewTimeline(p *plan.Plan) *Timeline {
	bin := int64(quarter)
	for p.Window/bin > mostBins {
		bin *= 2
	}
	return &Timeline{intervals: newIntervals(p, bin), begun: map[int]*timelineRun{}}
}

// Begin observes one of the replications that are recorded.
func (t *Timeline) Begin(replication int) (tell func(*engine.Visit), err error) {
	if !t.records(replication) {
		return func(*engine.Visit) {}, nil
	}
	o := &timelineRun{Observed: t.observe(replication), times: make([]stats.Histogram, len(t.plan.Flows))}
	if t.Replayed && replication == t.ReplayOf.Replication {
		o.replay = newReplayer(t.plan, t.ReplayOf.Day, cmp.Or(t.MostReplayed, mostReplayed))
	}
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.begun[replication] = o
	return o.tell, nil
}

// records says which replications are observed.
func (t *Timeline) records(replication int) bool {
	return replication < timelineReplications || t.Replayed && replication == t.ReplayOf.Replication
}

func (t *Timeline) servers(replication int) func(station plan.StationID, servers, at int64) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if o := t.begun[replication]; o != nil {
		return o.changeServers
	}
	return nil
}

// End keeps what was observed of a replication.
func (t *Timeline) End(replication int) error {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if o := t.begun[replication]; o != nil {
		delete(t.begun, replication)
		o.endServers()
		t.ended = append(t.ended, o)
	}
	return nil
}

// timelineRun is what a timeline keeps of one replication.
type timelineRun struct {
	*Observed
	times  []stats.Histogram // by flow
	replay *replayer         // nil but for the replication of which a day is kept
}

func (o *timelineRun) tell(v *engine.Visit) {
	if o.replay != nil {
		o.replay.tell(v)
	}
	o.Observed.tell(v)
	if v.Place == engine.OfFlow && v.Kind == engine.Departed && v.InWindow {
		o.times[v.Index].Add(v.End - v.Arrive)
	}
}

// Finish puts together what was observed. It does not depend on the order in which the replications ended.
func (t *Timeline) Finish() {
	slices.SortFunc(t.ended, func(a, b *timelineRun) int { return a.Replication - b.Replication })
	t.Replications = len(t.ended)
	for i := range t.plan.Stations {
		t.Stations = append(t.Stations, StationTimeline{
			Queue: t.band(func(o *timelineRun) []float64 { return o.of(o.queue, i) }),
			Busy:  t.band(func(o *timelineRun) []float64 { return o.of(o.busy, i) }),
			Duty:  t.band(func(o *timelineRun) []float64 { return o.of(o.duty, i) }).Mean,
		})
	}
	for i := range t.plan.Zones {
		t.Zones = append(t.Zones, t.band(func(o *timelineRun) []float64 { return o.of(o.inside, i) }))
	}
	for i := range t.plan.Flows {
		flow := FlowTimeline{
			Arrived:  t.band(func(o *timelineRun) []float64 { return o.hourly(o.of(o.arrived, i)) }),
			Departed: t.band(func(o *timelineRun) []float64 { return o.hourly(o.of(o.departed, i)) }),
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
func (t *Timeline) band(of func(*timelineRun) []float64) Band {
	var b Band
	for n, o := range t.ended {
		values := of(o)
		if n == 0 {
			b = Band{make([]float64, len(values)), slices.Clone(values), slices.Clone(values)}
		}
		for bin, value := range values {
			b.Mean[bin] += value / float64(len(t.ended))
			b.Low[bin] = min(b.Low[bin], value)
			b.High[bin] = max(b.High[bin], value)
		}
	}
	return b
}
