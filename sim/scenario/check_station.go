package scenario

import (
	"fmt"
	"slices"

	"karvon/sim/syntax"
)

func (s *Station) check(d *decoder, t *syntax.Tree, at place) {
	d.openSometimes(t, at)
	d.exactlyOne(t, at, "servers", "lanes")
	if lanes := t.Get("lanes"); lanes != nil && len(ownFields(lanes)) == 0 {
		d.fail(MissingValue, lanes, at.under("lanes", constraint{}), "there is no lane", "name at least one")
	}
	if s.Queue.Lines == EachLane && t.Get("lanes") == nil {
		d.fail(QueueRule, t.Get("queue").Get("lines"), at.under("queue.lines", constraint{}),
			"there is a queue for each lane, but there are no lanes", "add lanes")
	}
	if queue := t.Get("queue"); queue != nil && queue.Get("when-closed") != nil && s.Queue.Lines != EachLane {
		rule := queue.Get("when-closed")
		d.fail(QueueRule, rule, at.under("queue.when-closed", constraint{}),
			"there is a rule for when a lane closes, but one queue before all lanes",
			"add lines: each-lane, or leave when-closed out")
	}
	s.checkJockey(d, t, at)
	s.checkPreference(d, t, at)
	if s.Opening != nil && t.Get("lanes") != nil {
		d.fail(QueueRule, t.Get("opening"), at.under("opening", constraint{}),
			"servers that stand in lanes are not opened by rule", "write a station with servers")
	}
	if t.Get("vacations") != nil && d.sound(t, at, "vacations") && s.Vacations.Mean() <= 0 {
		d.fail(OutOfRange, t.Get("vacations"), at.under("vacations", constraint{}), "no time passes while a server is away",
			"")
	}
	s.checkOrder(d, t, at)
	s.checkBatch(d, t, at)
}

// checkJockey asks for lanes between which those who wait can change.
func (s *Station) checkJockey(d *decoder, t *syntax.Tree, at place) {
	rule := t.Get("queue").Get("jockey")
	if rule == nil {
		return
	}
	under := at.under("queue.jockey", constraint{})
	switch {
	case s.Queue.Lines != EachLane:
		d.fail(QueueRule, rule, under, "those who wait change to a shorter lane, but there is one queue before all lanes",
			"add lines: each-lane, or leave jockey out")
	case len(ownFields(t.Get("lanes"))) == 1:
		d.fail(QueueRule, rule, under, "those who wait change to a shorter lane, but there is one lane alone",
			"add a lane, or leave jockey out")
	case s.Queue.Discipline.Order != "" && s.Queue.Discipline.Order != FirstCome:
		d.fail(QueueRule, rule, under, "the last of a lane changes to a shorter one, and "+string(s.Queue.Discipline.Order)+
			" serves by another order", "write discipline: fifo, or leave jockey out")
	}
}

// checkPreference asks for one queue from which lanes choose.
func (s *Station) checkPreference(d *decoder, t *syntax.Tree, at place) {
	if s.Queue.Lines != EachLane {
		return
	}
	for _, f := range ownFields(t.Get("lanes")) {
		if prefer := f.Value.Get("prefer"); prefer != nil {
			d.fail(QueueRule, prefer, at.under("lanes."+f.Name+".prefer", constraint{}),
				"the lane serves some first, but there is a queue before each lane", "write lines: one, or leave prefer out")
		}
	}
}

// checkOrder refuses the shortest job first where a job has another length in another lane.
func (s *Station) checkOrder(d *decoder, t *syntax.Tree, at place) {
	if s.Queue.Discipline.Order != ShortestJob {
		return
	}
	for _, f := range ownFields(t.Get("lanes")) {
		if lane := s.Lanes[f.Name]; lane != nil && lane.Service != nil {
			d.fail(QueueRule, f.Value.Get("service"), at.under("lanes."+f.Name+".service", constraint{}),
				"the shortest job is served first, and how long a job takes depends on the lane",
				"give the station the service, or write discipline: fifo")
		}
	}
}

// checkBatch keeps a batch apart from what would interrupt it.
func (s *Station) checkBatch(d *decoder, t *syntax.Tree, at place) {
	if s.Batch == nil {
		return
	}
	for _, other := range []struct {
		given bool
		what  string
	}{
		{s.Breakdowns != nil, "breakdowns"},
		{s.Queue.Discipline.Preempt != "", "pre-emption"},
		{s.ShiftEnd != Finish && t.Get("shift-end") != nil, "a shift-end that interrupts"},
		{s.SetUp != nil, "set-up"},
	} {
		if other.given {
			d.fail(QueueRule, t.Get("batch"), at.under("batch", constraint{}), "a station with "+other.what+" serves no batches",
				"leave one of the two out")
		}
	}
}

// check keeps what grows with waiting apart from what it cannot go with.
func (x *Discipline) check(d *decoder, t *syntax.Tree, at place) {
	given, under := t.Get("accumulate"), at.under("accumulate", constraint{})
	if given == nil || !d.sound(t, at, "accumulate") {
		return
	}
	if classes := len(x.Priority) + 1; len(x.Accumulate) != classes && len(x.Priority) > 0 {
		d.fail(QueueRule, given, under, fmt.Sprintf("%d numbers are given for %d classes", len(x.Accumulate), classes),
			"one for each condition of priority, and one for all others")
	}
	if len(x.Accumulate) > 0 && slices.Min(x.Accumulate) <= 0 {
		d.fail(OutOfRange, given, under, "a priority grows with waiting: its number is above 0", "")
	}
	if x.Preempt != "" || x.Order != FirstCome {
		d.fail(QueueRule, given, under, "a priority that grows with waiting goes with fifo alone, and interrupts nobody",
			"leave preempt and order out")
	}
}

func (q *Queue) check(d *decoder, t *syntax.Tree, at place) {
	capacity, length, rule := t.Get("capacity"), t.Get("length"), t.Get("when-full")
	switch {
	case capacity != nil && length != nil:
		d.fail(QueueRule, length, at.under("length", constraint{}), "the queue has a capacity as well as a length",
			"keep one of them")
	case capacity != nil && rule == nil:
		d.fail(QueueRule, capacity, at.under("capacity", constraint{}),
			"the queue has a capacity, but no rule for when it is full",
			"add when-full: block, turn-away or {divert: station}")
	case length != nil && rule == nil:
		d.fail(QueueRule, length, at.under("length", constraint{}), "the queue has a length, but no rule for when it is full",
			"add when-full: block, turn-away or {divert: station}")
	case capacity == nil && length == nil && rule != nil:
		d.fail(QueueRule, rule, at.under("when-full", constraint{}),
			"the queue has a rule for when it is full, but no capacity",
			"add capacity or length, or leave when-full out")
	}
	space := t.Get("space")
	switch {
	case length != nil && space == nil:
		d.fail(QueueRule, length, at.under("length", constraint{}),
			"the queue has a length, but does not say what length an entity takes", "add space: {truck: 18 m}")
	case length == nil && space != nil:
		d.fail(QueueRule, space, at.under("space", constraint{}),
			"the queue says what length an entity takes, but has no length", "add length")
	}
	d.positive(space, q.Space, at.under("space", constraint{}))
	if q.Patience != nil && q.Balk != nil && q.Balk.Renege {
		patience := t.Get("patience")
		d.fail(QueueRule, patience, at.under("patience", constraint{}),
			"patience is given, and balk with renege says when they leave", "leave one of the two out")
	}
}

// positive refuses a class that takes no space.
func (d *decoder) positive(space *syntax.Tree, taken map[string]float64, at place) {
	for _, f := range ownFields(space) {
		if taken[f.Name] <= 0 && !d.Blamed(join(at.path, f.Name)) {
			d.fail(OutOfRange, f.Value, at.under(f.Name, constraint{}), "an entity takes some space", "")
		}
	}
}

func (b *Balk) check(d *decoder, t *syntax.Tree, at place) {
	if !d.exactlyOne(t, at, "when", "chance", "stay") || t.Get("stay") != nil {
		return
	}
	for _, name := range []string{"stretch", "renege", "for"} {
		if given := t.Get(name); given != nil {
			d.fail(QueueRule, given, at.under(name, constraint{}), name+" goes with the curve stay, which is not given",
				"write stay: {30m: 90%, 1h: 70%}, or leave "+name+" out")
		}
	}
}

func (v *Display) check(d *decoder, t *syntax.Tree, at place) {
	switch {
	case t.Get("late") == nil || d.Blamed(join(at.path, "late")) || d.Blamed(join(at.path, "every")):
	case v.Late <= 0:
		d.fail(OutOfRange, t, at, "a wait that is shown at once is the expected one", "leave display out")
	case v.Every > v.Late:
		d.fail(OutOfRange, t, at, "a wait would be noted less often than it is late", "give every a length of at most late")
	case v.Every <= 0:
		d.fail(OutOfRange, t, at, "the wait would be noted without end at one instant", "give every a length above zero")
	}
}

func (b *ServiceBatch) check(d *decoder, t *syntax.Tree, at place) {
	if d.sound(t, at, "least") && b.Least > b.Most {
		d.fail(OutOfRange, t.Get("least"), at.under("least", constraint{}),
			fmt.Sprintf("%d must wait, but at most %d are served together", b.Least, b.Most), "")
	}
}

func (o *Opening) check(d *decoder, t *syntax.Tree, at place) {
	if d.sound(t, at, "close-below") && d.sound(t, at, "open-above") && o.CloseBelow > o.OpenAbove {
		d.fail(OutOfRange, t.Get("close-below"), at.under("close-below", constraint{}),
			"a server would close at a length at which another opens", "close-below is at most open-above")
	}
}
