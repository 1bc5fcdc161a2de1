package plan

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/scenario"
)

// ServerPool is what a station's servers do besides serving the first who waits: they stand in lanes, are opened
// and closed, interrupted, break down, go away. Samplers and programs are None where the station does not have
// them.
type ServerPool struct {
	Lanes    []Lane  // reserved ones first, then by name; one without a name where all servers are alike
	EachLane bool    // whether there is a queue before each lane
	StayOn   bool    // whether those who stand in a lane that closes stay there
	Jockey   float64 // fewer before the last of a lane in another, a server, for which it changes; 0 where nobody does

	QueueLength int64   // mm, None without a limit in length
	Space       []int64 // mm, by class of entities; 0 may not queue

	Patience   SamplerID // sampler, s
	BalkWhen   ProgramID // program, a truth
	BalkChance ProgramID // program, a number
	Stay       *Curve    // who stays, by the wait that it sees; nil where no curve is given

	Preempt    scenario.Interruption // empty where nobody is interrupted by another
	Order      scenario.Order        // in a class; empty for first come first served
	Accumulate []float64             // how fast the priority of each class grows; nil where it does not
	ShiftEnd   scenario.ShiftEnd

	Opening *Opening // nil where all on duty are open
	Failure *Failure // nil where servers do not fail

	Vacation   SamplerID // sampler, s
	BatchMost  int       // entities that a server takes at once
	BatchLeast int       // entities that must wait before it begins

	SetUp     SamplerID // sampler, s
	SetUpSlot SlotID    // the attribute whose value makes the kind
	Exhaust   bool      // whether a server serves all of its kind who wait before it changes to another
}

// Lane is a group of a station's servers.
type Lane struct {
	Name    string // site.station.lane; the station's where it has no lanes
	Title   string
	Servers Capacity
	Most    int       // the largest number of servers that are ever on duty
	For     ProgramID // program of who may use it, None where it is open to all
	Prefer  ProgramID // program of whom it serves first, None where it prefers nobody
	Service SamplerID // sampler, None where the station or the visit says it
	Mean    float64   // s, of its service time as the file says it for all; NaN where visits say it
}

// Opening opens and closes servers by the length of the queue.
type Opening struct {
	Least      int
	OpenAbove  float64 // waiting entities an open server
	CloseBelow float64
	For        int64 // ns
}

// Failure says how servers fail.
type Failure struct {
	After  SamplerID // sampler, s
	Repair SamplerID // sampler, s
	ByWork bool
	Work   scenario.Interruption
}

// LeavesUnserved says whether the station can send away one who could wait in its queue: who balks, reneges, or may
// use none of its lanes.
func (s *Station) LeavesUnserved() bool {
	c := s.Pool
	return c != nil && (c.Reneges() || c.Balks() || c.Reserved())
}

// Balks says whether some do not join.
func (c *ServerPool) Balks() bool { return c.BalkWhen != None || c.BalkChance != None || c.Stay != nil }

// Reneges says whether some who wait leave unserved.
func (c *ServerPool) Reneges() bool { return c.Patience != None || c.Stay != nil && c.Stay.Reneges }

// Interrupts says whether the end of a shift interrupts work in hand.
func (c *ServerPool) Interrupts() bool { return c.ShiftEnd != scenario.Finish }

// AtShiftEnd says what a service that the end of a shift interrupts has to do.
func (c *ServerPool) AtShiftEnd() scenario.Interruption {
	if c.ShiftEnd == scenario.Stop {
		return scenario.Restart
	}
	return scenario.Resume
}

// Reserved says whether no lane is open to all.
func (c *ServerPool) Reserved() bool {
	return !slices.ContainsFunc(c.Lanes, func(l Lane) bool { return l.For == None })
}

// CanFill says whether the station's queue has a limit.
func (s *Station) CanFill() bool {
	return s.QueueCapacity != None || s.Pool != nil && s.Pool.QueueLength != None
}

// InLanes says whether the servers stand in lanes with names.
func (s *Station) InLanes() bool { return s.Pool != nil && s.Pool.Lanes[0].Name != s.Name }

// lanesServe says whether each lane states its service time.
func (s *Station) lanesServe() bool {
	return s.Pool != nil && !slices.ContainsFunc(s.Pool.Lanes, func(l Lane) bool { return l.Service == None })
}

// needsPool says whether a station's servers do more than to serve the first who waits.
func needsPool(st *scenario.Station) bool {
	q := &st.Queue
	return len(st.Lanes) > 0 || q.Length != nil || q.Patience != nil || q.Balk != nil || q.Discipline.Preempt != "" ||
		q.Discipline.Reorders() || st.ShiftEnd != scenario.Finish || st.Opening != nil || st.Breakdowns != nil ||
		st.Vacations != nil || st.Batch != nil || st.SetUp != nil
}

// toCome stands for a program that is compiled later: that there is one is known before.
const toCome = math.MaxInt32

// serverPool compiles a station's server pool; conditions come later, when the attributes are known.
func (c *compiler) serverPool(station *Station, st *scenario.Station, hours []scenario.HoursBlock,
	schedules siteSchedules) *ServerPool {
	pool := &ServerPool{
		EachLane: st.Queue.Lines == scenario.EachLane, StayOn: st.Queue.WhenClosed == scenario.StayOn, QueueLength: None,
		Patience: c.duration(st.Queue.Patience), BalkWhen: None, BalkChance: None,
		Preempt: st.Queue.Discipline.Preempt, Order: st.Queue.Discipline.Order,
		Accumulate: st.Queue.Discipline.Accumulate, ShiftEnd: st.ShiftEnd,
		Vacation: c.duration(st.Vacations), BatchMost: 1, BatchLeast: 1, SetUp: None, SetUpSlot: None,
	}
	switch balk := st.Queue.Balk; { // that some balk is known before their condition is compiled
	case balk == nil:
	case balk.Stay != nil:
		pool.Stay = c.curve(station, balk)
	case balk.When != nil:
		pool.BalkWhen = toCome
	default:
		pool.BalkChance = toCome
	}
	c.serverLanes(pool, station, st, hours, schedules)
	for i := range pool.Lanes {
		c.known, _ = bound.Sum(c.known, int64(pool.Lanes[i].Most))
	}
	c.within(&bound.Known, c.known, st.Meta, "the number of servers that are known one by one, up to this station,")
	if st.Queue.Length != nil {
		pool.QueueLength = millimetres(*st.Queue.Length)
		pool.Space = c.queueSpace(&st.Queue)
	}
	if st.Queue.Jockey != nil {
		pool.Jockey = *st.Queue.Jockey
	}
	if o := st.Opening; o != nil {
		pool.Opening = &Opening{o.Least, o.OpenAbove, o.CloseBelow, o.For}
	}
	if b := st.Breakdowns; b != nil {
		pool.Failure = &Failure{c.duration(b.After), c.duration(b.Repair), b.By == scenario.ByWork, b.Work}
	}
	if st.Batch != nil {
		pool.BatchMost, pool.BatchLeast = st.Batch.Most, st.Batch.Least
	}
	if st.SetUp != nil {
		pool.SetUp = c.duration(st.SetUp.Time)
		pool.Exhaust = st.SetUp.Change == scenario.Exhaustive
	}
	return pool
}

// serverLanes compiles a station's lanes. Whether one is reserved is known before its condition is compiled: For is
// not None.
func (c *compiler) serverLanes(pool *ServerPool, station *Station, st *scenario.Station, hours []scenario.HoursBlock,
	schedules siteSchedules) {
	if len(st.Lanes) == 0 {
		pool.Lanes = []Lane{{
			Name: station.Name, Servers: station.Servers, Most: c.plan.Most(station.Servers),
			For: None, Prefer: None, Service: None, Mean: station.MeanService,
		}}
		return
	}
	byName(st.Lanes, func(name string, l *scenario.Lane) {
		lane := Lane{Name: station.Name + "." + name, Title: l.Title, For: None, Prefer: None,
			Service: c.duration(l.Service), Mean: laneMean(st, l)}
		lane.Servers = c.capacity(l.Servers, hours, schedules)
		lane.Most = c.plan.Most(lane.Servers)
		if l.For != nil {
			lane.For = toCome
		}
		pool.Lanes = append(pool.Lanes, lane)
	})
	if len(pool.Lanes) > maxLanes {
		c.fail(st.Meta, scenario.OutOfRange,
			fmt.Sprintf("the station has %d lanes; the most is %d", len(pool.Lanes), maxLanes),
			"lanes that are alike are one lane with several servers")
		pool.Lanes = pool.Lanes[:maxLanes]
	}
	slices.SortStableFunc(pool.Lanes, func(a, b Lane) int { return a.openness() - b.openness() })
}

// maxLanes is the largest number of lanes of a station.
const maxLanes = 64

// openness orders lanes: reserved ones are used first.
func (l *Lane) openness() int {
	if l.For == None {
		return 1
	}
	return 0
}

// MostHolders gives how many entities the station's servers can ever serve or be held by, on whatever shift.
func (p *Plan) MostHolders(s *Station) int {
	if s.Pool == nil {
		return p.Most(s.Servers)
	}
	most := 0
	for i := range s.Pool.Lanes {
		most += s.Pool.Lanes[i].Most * s.Pool.BatchMost
	}
	return most
}

// queueSpace gives the length that an entity of each class takes in a queue.
func (c *compiler) queueSpace(q *scenario.Queue) []int64 {
	classes := keys(c.scenario.Entities)
	space := make([]int64, len(classes))
	byName(q.Space, func(class string, length float64) {
		i, known := slices.BinarySearch(classes, class)
		if !known {
			c.unknown(scenario.Text{Meta: q.Meta, Text: class}, "entity class", func() []string { return classes })
			return
		}
		space[i] = millimetres(length)
	})
	return space
}

// checkQueueSpace checks that a queue with a length says what length an entity of the journey takes.
func (j *journey) checkQueueSpace(meta scenario.Meta, station StationID) {
	st := &j.plan.Stations[station]
	if st.Pool == nil || st.Pool.Space == nil {
		return
	}
	if class, lacks := j.lacksRoom(st.Pool.Space); lacks {
		j.fail(meta, scenario.ZoneSize,
			fmt.Sprintf("the queue of station %s does not say what length a %s takes", st.Name, class),
			fmt.Sprintf("add space: {%s: ... m} to the queue", class))
	}
}

// meanService gives the mean service time that a station states for all who come: NaN where visits state it or it
// depends on attributes.
func meanService(st *scenario.Station) float64 {
	if st.Service != nil {
		if st.Service.Distribution == nil {
			return math.NaN()
		}
		return st.Service.Mean()
	}
	total, stated := 0.0, 0
	for _, name := range keys(st.Lanes) {
		if lane := st.Lanes[name]; lane.Service != nil {
			total += lane.Service.Mean()
			stated++
		}
	}
	if stated == 0 {
		return math.NaN()
	}
	return total / float64(stated)
}

// laneMean gives the mean service time of a lane: NaN where visits state it or it depends on attributes.
func laneMean(st *scenario.Station, l *scenario.Lane) float64 {
	switch {
	case l.Service != nil:
		return l.Service.Mean()
	case st.Service != nil:
		return meanService(st)
	}
	return math.NaN()
}

// conditions compiles the conditions of a station's queue, lanes and balking, and finds the attribute of its
// set-up.
func (j *journey) conditions(station *Station, st *scenario.Station) {
	for _, condition := range st.Queue.Discipline.Priority {
		station.Priority = append(station.Priority, j.program(&condition.Formula, aCondition))
	}
	pool := station.Pool
	if pool == nil {
		return
	}
	for i := range pool.Lanes {
		name := strings.TrimPrefix(pool.Lanes[i].Name, station.Name+".")
		lane := st.Lanes[name]
		if lane != nil && lane.For != nil {
			pool.Lanes[i].For = j.program(&lane.For.Formula, aCondition)
		}
		if lane != nil && lane.Prefer != nil {
			pool.Lanes[i].Prefer = j.program(&lane.Prefer.Formula, aCondition)
		}
	}
	j.balking(pool, st.Queue.Balk)
	if st.SetUp != nil {
		slot, ok := j.slotIndex[st.SetUp.By.Text]
		if !ok {
			j.unknownAttribute(st.SetUp.By.Meta, st.SetUp.By.Text)
			return
		}
		j.use(AttributeElement, st.SetUp.By.Text)
		pool.SetUpSlot = slot
	}
}
