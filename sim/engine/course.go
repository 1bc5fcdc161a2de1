package engine

import (
	"reflect"

	"karvon/sim/bound"
	"karvon/sim/plan"
)

// Course is what one entity did from its arrival until it left the model. It belongs to the run and is overwritten by
// the next.
type Course struct {
	Root      uint64 // identity of whom it was sent out for in the end, who is still inside; its own for one who arrived
	Sent      bool   // whether a split sent it out
	Orphan    bool   // whether it outlives who sent it out
	Flow      plan.FlowID
	Completed bool // rather than turned away
	InWindow  bool // whether it arrived in the observed window
	arrived   int64
	Spells    []Stretch
	Tolls     []Toll

	// Attributes are the values of the plan's visible slots at the end.
	Attributes []float64
}

// Stretch is a part of a course. Stretches follow on each other without a gap from the arrival on.
type Stretch struct {
	Part     int32 // of [PartsOf]
	From, To int64 // ns since the run's start
}

// Toll is the end of a service or of a trip, or the crossing of a line: where fees are due.
type Toll struct {
	At     TollKind
	Index  int32 // station, link or crossing in the plan
	Time   int64 // ns since the run's start
	Moving int64 // ns, of a trip: without the link's delay
	Back   bool  // of a trip, whether it was against the link's direction
}

// TollKind says where a toll is.
type TollKind uint8

// The kinds of tolls.
const (
	AfterService TollKind = iota
	AfterTrip
	AtLine
)

// Approach is an entity that comes to a crossing. It belongs to the run and is overwritten by the next.
type Approach struct {
	Crossing plan.CrossingID
	Time     int64    // ns since the run's start
	Counts   []uint64 // what it counts for, by measure
}

// courses is who is told of courses, and what must be remembered for it.
type courses struct {
	tell     func(*Course)   // nil where nobody is
	approach func(*Approach) // nil where nobody is
	tolls    [][]Toll        // by entity
	moving   []int64         // by entity: of the trip that it is on
	course   Course
	came     Approach
}

// ObserveCourses has a function told of every course as it ends, of those who arrived in the window or later and left
// the model, and another of every approach to a crossing in the window; nil for nobody. It keeps an account.
func (r *Run) ObserveCourses(tell func(*Course), approach func(*Approach)) {
	r.courses.tell, r.courses.approach = tell, approach
	if tell != nil {
		r.KeepAccount()
	}
}

// openCourse begins the course of an entity whose journey begins now.
func (r *Run) openCourse(i entityID) {
	c := &r.courses
	if c.tell == nil {
		return
	}
	for int(i) >= len(c.tolls) {
		c.tolls, c.moving = append(c.tolls, nil), append(c.moving, 0)
	}
	c.tolls[i] = c.tolls[i][:0]
}

// pass notes a toll of an entity.
func (r *Run) pass(i entityID, at TollKind, index int32) {
	c := &r.courses
	if c.tell == nil || !r.keeps(&r.entities[i]) {
		return
	}
	p := Toll{At: at, Index: index, Time: r.now}
	if at == AfterTrip {
		p.Moving, p.Back = c.moving[i], r.steps[r.entities[i].step].Count == 1
	}
	c.tolls[i] = append(c.tolls[i], p)
}

// setsOut notes how long an entity will move on its trip.
func (r *Run) setsOut(i entityID, moving int64) {
	if r.courses.tell != nil {
		r.courses.moving[i] = moving
	}
}

// tellCourse tells of the course of an entity that leaves the model.
func (r *Run) tellCourse(i entityID, how ending) {
	c := &r.courses
	e := &r.entities[i]
	if c.tell == nil || !r.keeps(e) {
		return
	}
	root, whole := r.rootOf(i)
	told := &c.course
	*told = Course{
		Root: root, Sent: e.away != plan.None, Orphan: !whole, Flow: e.flow, Completed: how == completed,
		InWindow: r.inWindow(e.arrived), arrived: e.arrived, Spells: told.Spells[:0], Tolls: c.tolls[i],
		Attributes: r.allAttributes(told.Attributes[:0], i),
	}
	since := e.arrived
	for _, s := range r.account.spells[i] {
		told.Spells = append(told.Spells, Stretch{s.part, since, s.until})
		since = s.until
	}
	c.tell(told)
}

// rootOf finds for whom an entity was sent out in the end, and whether all between are still inside.
func (r *Run) rootOf(i entityID) (root uint64, whole bool) {
	e := &r.entities[i]
	for e.away != plan.None {
		p := &r.entities[e.parent]
		if p.life != e.parentLife || p.state == free {
			return e.id, false
		}
		e = p
	}
	return e.id, true
}

// tellApproach tells of an entity that comes to a crossing, if anyone asks.
func (r *Run) tellApproach(i entityID, s *plan.Step) {
	c := &r.courses
	if c.approach == nil {
		return
	}
	if c.came.Counts == nil {
		c.came.Counts = make([]uint64, len(r.plan.Measures))
	}
	clear(c.came.Counts)
	r.count(i, s, c.came.Counts)
	c.came.Crossing, c.came.Time = s.Crossing(), r.now
	c.approach(&c.came)
}

var sizeOfToll = int64(reflect.TypeFor[Toll]().Size())

// bytes gives what courses take.
func (c *courses) bytes() int64 {
	sum := int64(0)
	for _, tolls := range c.tolls {
		size, _ := bound.Product(sizeOfToll, int64(cap(tolls)))
		sum = bound.Later(sum, size)
	}
	return sum
}
