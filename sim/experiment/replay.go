package experiment

import (
	"cmp"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/engine"
	"karvon/sim/plan"
)

// Replay is what the entities of one replication did in one day, or a sample of them where they are too many.
type Replay struct {
	From, To int64    // ns since the run's start
	Share    float64  // of the entities that are shown
	Entities []Course // by their first moment
}

// Course is where one entity was, in order of time.
type Course struct {
	Flow  plan.FlowID
	Parts []Part
}

// Part is a part of a course.
type Part struct {
	Doing Activity
	Place int32 // station, zone or link in the plan
	From  int64 // ns since the run's start
	To    int64
}

// Activity is what an entity does in a part of its course.
type Activity uint8

// What entities do.
const (
	waiting    Activity = iota // in a station's queue
	inService                  // at a station, served or holding a server
	staying                    // in a zone
	travelling                 // on a link
)

// mostReplayed bounds the entities of a replay where nothing else is said.
const mostReplayed = 5000

// replayer collects courses. Who is kept depends on its identity alone, so that a smaller share is a part of a
// larger one.
type replayer struct {
	from, to int64
	most     int    // entities
	limit    uint64 // identities below it are kept
	courses  map[uint64]*Course
}

// newReplayer keeps a day of the window, which is 0 for its first; nothing of one behind its end.
func newReplayer(p *plan.Plan, day, most int) *replayer {
	from := min(bound.Later(p.WindowStart(), int64(day)*plan.Day), p.WindowEnd())
	return &replayer{from: from, to: min(bound.Later(from, plan.Day), p.WindowEnd()), most: most, limit: 1<<64 - 1,
		courses: map[uint64]*Course{}}
}

// tell adds a visit to the course of its entity.
func (r *replayer) tell(v *engine.Visit) {
	if v.End <= r.from || v.Arrive >= r.to || v.Entity > r.limit {
		return
	}
	switch {
	case v.Place == engine.AtStation && v.Start == plan.None:
		r.add(v, waiting, v.Arrive, v.End)
	case v.Place == engine.AtStation:
		r.add(v, waiting, v.Arrive, v.Start)
		r.add(v, inService, v.Start, v.End)
	case v.Place == engine.InZone && v.Start != plan.None:
		r.add(v, staying, v.Start, v.End)
	case v.Place == engine.OnLink && v.Kind != engine.Blocked:
		r.add(v, travelling, v.Arrive, v.End)
	}
}

func (r *replayer) add(v *engine.Visit, doing Activity, from, to int64) {
	from, to = max(from, r.from), min(to, r.to)
	if from >= to {
		return
	}
	course := r.courses[v.Entity]
	if course == nil {
		course = &Course{Flow: v.Flow}
		r.courses[v.Entity] = course
		r.thin()
	}
	course.Parts = append(course.Parts, Part{doing, v.Index, from, to})
}

// thin keeps half of the identities where there are too many.
func (r *replayer) thin() {
	for len(r.courses) > r.most {
		r.limit /= 2
		for id := range r.courses {
			if id > r.limit {
				delete(r.courses, id)
			}
		}
	}
}

// finish orders what was collected.
func (r *replayer) finish() *Replay {
	replay := &Replay{From: r.from, To: r.to, Share: (float64(r.limit) + 1) / (1 << 64)}
	type named struct {
		id     uint64
		course *Course
	}
	var all []named
	for id, course := range r.courses {
		slices.SortStableFunc(course.Parts,
			func(a, b Part) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Doing, b.Doing)) })
		all = append(all, named{id, course})
	}
	slices.SortFunc(all, func(a, b named) int {
		return cmp.Or(cmp.Compare(a.course.Parts[0].From, b.course.Parts[0].From), cmp.Compare(a.id, b.id))
	})
	for _, n := range all {
		replay.Entities = append(replay.Entities, *n.course)
	}
	return replay
}
