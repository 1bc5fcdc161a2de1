package experiment

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
)

// Observed is what one replication does in every interval of the window: sums by place and bin.
type Observed struct {
	intervals
	Replication int

	queue, busy, served []float64 // of stations: how many wait, hold a server; services ended
	duty                []float64 // of stations: servers on duty
	onDuty              []onDuty  // of stations, since the last change
	inside              []float64 // of zones
	arrived, departed   []float64 // of flows; those who leave unserved depart too
	completed, underway []float64 // of flows: those who leave served; those between arrival and departure
}

// observe begins with nothing.
func (i *intervals) observe(replication int) *Observed {
	stations, zones, flows := len(i.plan.Stations)*i.Bins, len(i.plan.Zones)*i.Bins, len(i.plan.Flows)*i.Bins
	return &Observed{
		intervals: *i, Replication: replication,
		queue: make([]float64, stations), busy: make([]float64, stations), served: make([]float64, stations),
		duty: make([]float64, stations), onDuty: make([]onDuty, len(i.plan.Stations)),
		inside:  make([]float64, zones),
		arrived: make([]float64, flows), departed: make([]float64, flows),
		completed: make([]float64, flows), underway: make([]float64, flows),
	}
}

// onDuty is how many servers are on duty, and since when.
type onDuty struct{ servers, since int64 }

// changeServers notes that another number of servers is on duty from a time on.
func (o *Observed) changeServers(station plan.StationID, servers, at int64) {
	before := &o.onDuty[station]
	if before.servers != 0 {
		o.change(o.duty, int32(station), before.since, at, float64(before.servers))
	}
	*before = onDuty{servers, at}
}

// endServers adds those who are on duty to the window's end.
func (o *Observed) endServers() {
	for station := range o.onDuty {
		o.changeServers(plan.StationID(station), 0, o.plan.WindowStart()+o.plan.Window)
	}
}

// tell adds a visit to the bins that it touches.
func (o *Observed) tell(v *engine.Visit) {
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

func (o *Observed) journey(v *engine.Visit) {
	o.count(o.arrived, v.Index, v.Arrive)
	o.add(o.underway, v.Index, v.Arrive, v.End)
	if v.Kind != engine.Incomplete {
		o.count(o.departed, v.Index, v.End)
	}
	if v.Kind == engine.Departed {
		o.count(o.completed, v.Index, v.End)
	}
}

func (o *Observed) station(v *engine.Visit) {
	switch {
	case v.Kind == engine.Blocked:
		o.add(o.busy, v.Index, v.Start, v.End)
		return
	case v.Start == plan.None:
		o.add(o.queue, v.Index, v.Arrive, v.End)
		return
	case v.Kind == engine.Interrupted:
		// The visit is told again at its end, as waiting until its last start.
		o.take(o.queue, v.Index, v.Start, v.End)
	default:
		o.add(o.queue, v.Index, v.Arrive, v.Start)
	}
	o.add(o.busy, v.Index, v.Start, v.End)
	if v.Kind == engine.Served {
		o.count(o.served, v.Index, v.End)
	}
}

// count counts an event of a place.
func (o *Observed) count(events []float64, place int32, time int64) {
	if bin, in := o.at(time); in {
		events[int(place)*o.Bins+bin]++
	}
}

// add adds a stay to the bins of a place, in entities.
func (o *Observed) add(level []float64, place int32, from, to int64) {
	o.change(level, place, from, to, 1)
}

// take takes a stay off again.
func (o *Observed) take(level []float64, place int32, from, to int64) {
	o.change(level, place, from, to, -1)
}

func (o *Observed) change(level []float64, place int32, from, to int64, by float64) {
	start := o.plan.WindowStart()
	from, to = max(0, from-start), min(o.plan.Window, to-start)
	bins := o.of(level, int(place))
	for b := from / o.Bin; from < to; b++ {
		end := min(to, (b+1)*o.Bin)
		bins[b] += float64(by * float64(end-from) / float64(o.length(int(b))))
		from = end
	}
}
