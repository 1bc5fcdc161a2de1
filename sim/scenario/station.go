package scenario

import (
	"math"

	"karvon/sim/bound"
)

// Station is servers and one queue at a place. Its servers are alike, or stand in lanes; exactly one of Servers and
// Lanes is given.
type Station struct {
	Meta
	// the station's name in words
	Title string `key:"title"`
	// where the middle of its servers lies, for plans: metres to the east and to the north of the site's south-west corner
	At []float64 `key:"at" unit:"number" min:"0" max:"100000"`
	// number of servers, or {schedule: name}, or {staff: people}; instead of lanes
	Servers *Capacity `key:"servers"`
	// servers in groups, some of them reserved; instead of servers
	Lanes map[string]*Lane `key:"lanes"`
	// service time; a visit or a lane may give its own
	Service *Duration `key:"service" unit:"duration"`
	// the queue; first come first served without a limit by default
	Queue Queue `key:"queue"`
	// opening hours of this station, instead of the site's
	Hours []HoursBlock `key:"hours"`
	// what becomes of work in hand for which there is no server any more when a shift ends: finish, hand-over or stop
	ShiftEnd ShiftEnd `key:"shift-end" default:"finish"`
	// servers are opened and closed by the length of the queue; all on duty are open by default
	Opening *Opening `key:"opening"`
	// servers break down and are repaired
	Breakdowns *Breakdowns `key:"breakdowns"`
	// a server that finds nobody waiting does something else for such a time, again and again until somebody waits
	Vacations *Dist `key:"vacations" unit:"duration"`
	// a server serves several together
	Batch *ServiceBatch `key:"batch"`
	// time that a server needs to change from one kind of customer to another
	SetUp *SetUp `key:"set-up"`
	// what its servers on duty and the station itself cost, and who bears it
	Costs *PlaceCosts `key:"costs"`
	// what an entity pays at the end of its service, by class
	Fees *Fees `key:"fees"`
}

// Lane is a group of a station's servers, open to all or reserved.
type Lane struct {
	Meta
	// the lane's name in words
	Title string `key:"title"`
	// number of servers, or {schedule: name}, or {staff: people}
	Servers Capacity `key:"servers" default:"1"`
	// who may use it; open to all by default
	For *Condition `key:"for"`
	// whom its servers serve first; others of those who may use it where none of these waits
	Prefer *Condition `key:"prefer"`
	// service time in this lane, instead of the station's
	Service *Dist `key:"service" unit:"duration"`
}

// Capacity is a number of servers or units: constant, a schedule of the site, or as many as people can man.
type Capacity struct {
	Meta
	Number   int
	Schedule string    // empty where Number holds
	Staff    *Staffing // nil where a server is a number
}

// Staffing says how many servers a number of people can man.
type Staffing struct {
	Meta
	// people on duty; instead of schedule
	Staff *int `key:"staff"`
	// a schedule of the site that gives the people on duty; instead of staff
	Schedule string `key:"schedule" name:"true"`
	// people at one server
	PerServer int `key:"per-server" min:"1" default:"1"`
	// people needed for each who is at work, so that breaks, training and sickness are covered
	Relief float64 `key:"relief" unit:"number" min:"1" max:"1000" default:"1"`
}

// people is the constant number of people, or of servers where no people are given.
func (c *Capacity) people() int {
	if c.Staff != nil && c.Staff.Staff != nil {
		return *c.Staff.Staff
	}
	return c.Number
}

// Constant gives the number of servers where no schedule gives it.
func (c *Capacity) Constant() int { return c.Servers(c.people()) }

// Servers gives how many servers so many people can man; without staffing a person is a server. A server that is
// not fully manned stays closed.
func (c *Capacity) Servers(people int) int {
	if c.Staff == nil {
		return people
	}
	return int(bound.Round(math.Floor(float64(people)/float64(float64(c.Staff.PerServer)*c.Staff.Relief) + 1e-9)))
}

// Queue says how a station's queue works.
type Queue struct {
	Meta
	// number of entities that can wait, those in service not counted; no limit by default
	Capacity *int `key:"capacity" min:"0"`
	// length of the queue's lane, which holds as many as the space of their classes allows; instead of capacity
	Length *float64 `key:"length" unit:"length"`
	// length that one entity of a class takes in the queue, such as {truck: 18 m}; with length
	Space map[string]float64 `key:"space" unit:"length"`
	// what happens to an entity that finds the queue full: block, turn-away, or {divert: station}; required with a
	// capacity or length
	WhenFull WhenFull `key:"when-full"`
	// fifo, lifo (who came last is next), shortest-job, or {priority: [conditions]}: the first condition that holds
	// gives the class, the first class is served first; {priority: ..., preempt: resume} interrupts
	Discipline Discipline `key:"discipline" default:"fifo"`
	// one: a queue before all lanes; each-lane: a queue before each, joined where the fewest are a server on duty
	Lines Lines `key:"lines" default:"one"`
	// with lines: each-lane, what those do who stand in a lane that closes, as nobody is on duty in it any more: move
	// (choose a lane anew) or stay
	WhenClosed WhenClosed `key:"when-closed" default:"move"`
	// with lines: each-lane, the last of a lane changes to another open one where so many fewer would be before it, for
	// each server on duty, such as 1 or 2; nobody does by default
	Jockey *float64 `key:"jockey" unit:"number" min:"0.01"`
	// time after which who still waits gives up (reneges); endless by default
	Patience *Dist `key:"patience" unit:"duration" endless:"leave patience out for one that never ends"`
	// who does not join at all, or leaves by the same curve
	Balk *Balk `key:"balk"`
	// the wait that those see who come, where it is late: their curve, and displayed-wait(station), go by it; without it
	// they see the expected wait of now
	Display *Display `key:"display"`
}

// Balk says who, on coming, does not join a queue: exactly one of When, Chance and Stay is given.
type Balk struct {
	Meta
	// condition under which one who comes does not join, such as queue(gate) >= 20
	When *Condition `key:"when"`
	// chance of not joining, an expression from 0 to 1, such as 1 - 1 / (1 + present(gate))
	Chance *Expr `key:"chance"`
	// share of those who come that join, by the wait that they see: {30m: 90%, 1h: 70%, 2h: 40%}; all where there is
	// none, linear between, constant behind the last, never increasing
	Stay *Curve `key:"stay"`
	// with stay: number that the waits of the curve are multiplied by; its range is the curve's
	Stretch float64 `key:"stretch" unit:"number" min:"1e-6" max:"1e6" default:"1"`
	// with stay: true where who has joined leaves once it has waited for as long as it tolerates, by the same draw
	Renege bool `key:"renege" default:"false"`
	// with stay: who goes by the curve; all by default. Others stay, as those do who are bound to a post by a document,
	// a seal or a slot
	For *Condition `key:"for"`
}

// Display is what those see of a queue who come to it.
type Display struct {
	Meta
	// age of the wait that is shown: the expected one of so long before
	Late int64 `key:"late" unit:"duration" required:"true" short:"true"`
	// time after which the wait is noted again
	Every int64 `key:"every" unit:"duration" default:"1m"`
}

// Lines says how many queues a station has.
type Lines string

// The kinds of lines.
const (
	OneLine  Lines = "one"
	EachLane Lines = "each-lane"
)

// Values lists the allowed words.
func (Lines) Values() []string { return []string{string(OneLine), string(EachLane)} }

// WhenClosed says what those do who stand in a lane that closes.
type WhenClosed string

// The rules for a lane in which nobody is on duty.
const (
	MoveOn WhenClosed = "move" // they choose a lane anew, and go to the end of its queue
	StayOn WhenClosed = "stay" // until it opens again
)

// Values lists the allowed words.
func (WhenClosed) Values() []string { return []string{string(MoveOn), string(StayOn)} }

// FullRule is what happens to an entity that finds no room.
type FullRule string

// The rules for a full queue or zone.
const (
	Block    FullRule = "block"
	TurnAway FullRule = "turn-away"
	Divert   FullRule = "divert"
)

// WhenFull is a rule for a full queue or zone. Its zero value says that none was given.
type WhenFull struct {
	Meta
	Rule FullRule
	To   Text // the station, where Rule is Divert
}

// Discipline is the order of service: Order alone where Priority is empty, otherwise priority by the first condition
// that holds, and Order within a class. With Preempt one of a class before interrupts one of a class behind; with
// Accumulate a class behind may overtake in time.
type Discipline struct {
	Meta
	// conditions; the first that holds gives the class, and the first class is served first
	Priority []Condition `key:"priority" required:"true"`
	// one of a class before interrupts the service of one of a class behind: resume, restart or resample; nobody is
	// interrupted by default
	Preempt Interruption `key:"preempt"`
	// who is next of a class: fifo (who came first), lifo (who came last) or shortest-job
	Order Order `key:"order" default:"fifo"`
	// priority that grows with waiting: how fast it grows for each class and for all others, such as [4, 2, 1]; who has
	// the most is next
	Accumulate []float64 `key:"accumulate" unit:"number" max:"1e6"`
}

// Order says who is served next of those of one class.
type Order string

// The orders of service. The zero value is that of the first to come too.
const (
	FirstCome   Order = "fifo"
	LastCome    Order = "lifo"
	ShortestJob Order = "shortest-job"
)

// Values lists the allowed words.
func (Order) Values() []string {
	return []string{string(FirstCome), string(LastCome), string(ShortestJob)}
}

// Reorders says whether others than the first of a class that came can be next.
func (d *Discipline) Reorders() bool {
	return d.Order != "" && d.Order != FirstCome || len(d.Accumulate) > 0
}

// Interruption says what an interrupted service has to do when it goes on.
type Interruption string

// The kinds of interruption.
const (
	Resume   Interruption = "resume"   // what was left
	Restart  Interruption = "restart"  // all again, of the same length
	Resample Interruption = "resample" // all again, of a new length
)

// Values lists the allowed words.
func (Interruption) Values() []string {
	return []string{string(Resume), string(Restart), string(Resample)}
}

// ShiftEnd says what becomes of work in hand when servers go off duty.
type ShiftEnd string

// The rules for the end of a shift.
const (
	Finish   ShiftEnd = "finish"    // it is finished by those who go
	HandOver ShiftEnd = "hand-over" // it waits for the next server, which does what was left
	Stop     ShiftEnd = "stop"      // it waits for the next server, which begins anew
)

// Values lists the allowed words.
func (ShiftEnd) Values() []string { return []string{string(Finish), string(HandOver), string(Stop)} }

// Opening opens and closes servers by the length of the queue.
type Opening struct {
	Meta
	// servers that are open in any case, as far as they are on duty
	Least int `key:"least" required:"true" min:"1"`
	// one more opens when more than so many wait for each open server
	OpenAbove float64 `key:"open-above" unit:"number" required:"true" min:"0"`
	// the one opened last closes when fewer than so many wait for each open server
	CloseBelow float64 `key:"close-below" unit:"number" required:"true" min:"0"`
	// time for which one stays open at least
	For int64 `key:"for" unit:"duration" default:"0s"`
}

// Breakdowns says how a station's servers fail.
type Breakdowns struct {
	Meta
	// time from a repair, or from the run's start, to the next failure
	After *Dist `key:"after" unit:"duration" required:"true" positive:"the time between failures"`
	// time that a repair takes
	Repair *Dist `key:"repair" unit:"duration" required:"true"`
	// calendar: the time to a failure runs always; work: only while the server works
	By FailureClock `key:"by" default:"calendar"`
	// what the service that was interrupted has to do when it goes on: resume, restart or resample
	Work Interruption `key:"work" default:"resume"`
}

// FailureClock is the time that counts towards a failure.
type FailureClock string

// The clocks of failures.
const (
	ByCalendar FailureClock = "calendar"
	ByWork     FailureClock = "work"
)

// Values lists the allowed words.
func (FailureClock) Values() []string { return []string{string(ByCalendar), string(ByWork)} }

// ServiceBatch says how many a server serves together.
type ServiceBatch struct {
	Meta
	// how many a server takes at once at the most
	Most int `key:"most" required:"true" min:"1" short:"true"`
	// how many must wait before it begins
	Least int `key:"least" min:"1" default:"1"`
}

// SetUp is the time that a server needs between customers of different kinds.
type SetUp struct {
	Meta
	// the attribute whose value makes the kind
	By Text `key:"by" required:"true"`
	// time to change a server from one kind to another; it begins with none
	Time *Dist `key:"time" unit:"duration" required:"true"`
	// when it changes: in-order (whenever the next is of another kind) or exhaustive (where none of its kind waits)
	Change KindChange `key:"change" default:"in-order"`
}

// KindChange says when a server changes to another kind.
type KindChange string

// The rules for when a server changes to another kind.
const (
	InOrder    KindChange = "in-order"   // whenever the next in the queue is of another
	Exhaustive KindChange = "exhaustive" // where none of its kind waits
)

// Values lists the allowed words.
func (KindChange) Values() []string { return []string{string(InOrder), string(Exhaustive)} }
