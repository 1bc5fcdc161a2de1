package engine

// loss is a set of the ways in which a queue loses an entity its service. Who is lost to a queue is so whatever it
// does later: of all who came to a flow it counts as too late, once.
type loss uint8

// The ways, by their place in a record.
const (
	lostByBalking   loss = 1 << iota
	lostByReneging       // it gave up waiting
	lostByFullQueue      // it found no place, and was turned away or sent elsewhere
	lostByDiversion      // it chose another way than it would have without any queue
)

// Losses counts those of a flow who arrived in the window and were lost to a queue, each at the most once a way.
type Losses struct {
	Balked, Reneged, Refused, Diverted uint64
	Any                                uint64 // in whatever way
	unfinished                         uint64 // of them, those still inside at the run's end
}

// Unfinished counts those of a flow's cohort that are still inside and were not lost until then.
func (f *FlowRecord) Unfinished() uint64 { return f.Time.Unfinished.Count() - f.Lost.unfinished }

// lose notes that an entity is lost to a queue.
func (r *Run) lose(i entityID, by loss) {
	e := &r.entities[i]
	e.lostHere = true
	if e.lost&by != 0 {
		return
	}
	if r.inWindow(e.arrived) {
		r.record.Flows[e.flow].Lost.count(by, e.lost == 0)
	}
	e.lost |= by
}

func (l *Losses) count(by loss, first bool) {
	if first {
		l.Any++
	}
	switch by {
	case lostByBalking:
		l.Balked++
	case lostByReneging:
		l.Reneged++
	case lostByFullQueue:
		l.Refused++
	case lostByDiversion:
		l.Diverted++
	}
}

// end adds the time of one who is done: one that was lost to a queue on the way is too late, however short its time.
func (c *Cohort) end(began, time int64, lost bool) {
	if !lost && c.parts == nil {
		c.Add(time)
		return
	}
	c.endInParts(began, time, lost)
}

func (c *Cohort) endInParts(began, time int64, lost bool) {
	if lost {
		c.Histogram.AddUncounted(time)
		c.among(began, func(part *Cohort) { part.Histogram.AddUncounted(time) })
		return
	}
	c.record(began, time)
}

// cutOff adds the time of one who is unfinished, as end does.
func (c *Cohort) cutOff(began, time int64, lost bool) {
	if lost {
		c.Unfinished.AddUncounted(time)
		c.among(began, func(part *Cohort) { part.Unfinished.AddUncounted(time) })
		return
	}
	c.leave(began, time)
}

// losses holds what is counted of losses against each other and against those who came.
func (a *audit) losses(f *FlowRecord, name string) {
	l := &f.Lost
	once := max(l.Balked, l.Reneged, l.Refused, l.Diverted)
	if l.Any+f.ShutOut > f.Arrived {
		a.note("%s: %d lost and %d shut out of %d", name, l.Any, f.ShutOut, f.Arrived)
	}
	if l.Any < once || l.Any > l.Balked+l.Reneged+l.Refused+l.Diverted || l.Any > f.Arrived || f.Time.Lost > l.Any ||
		l.unfinished > f.Time.Unfinished.Count() {
		a.note("%s: %d lost of %d, by way %+v", name, l.Any, f.Arrived, *l)
	}
}
