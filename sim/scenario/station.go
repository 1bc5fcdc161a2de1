package scenario

import (
	"math"

	"karvon/sim/bound"
)

// Station is servers and one queue at a place. Its servers are alike, or stand in lanes; exactly one of Servers and
// Lanes is given.
type Station struct {
	Meta
	Title      string           `key:"title" doc:"the station's name in words"`
	Servers    *Capacity        `key:"servers" doc:"number of servers, or {schedule: name}, or {staff: people}; instead of lanes"`
	Lanes      map[string]*Lane `key:"lanes" doc:"servers in groups, some of them reserved; instead of servers"`
	Service    *Duration        `key:"service" unit:"duration" doc:"service time; a visit or a lane may give its own"`
	Queue      Queue            `key:"queue" doc:"the queue; first come first served without a limit by default"`
	Hours      []HoursBlock     `key:"hours" doc:"opening hours of this station, instead of the site's"`
	ShiftEnd   ShiftEnd         `key:"shift-end" doc:"what becomes of work in hand for which there is no server any more when a shift ends: finish, hand-over or stop" default:"finish"`
	Opening    *Opening         `key:"opening" doc:"servers are opened and closed by the length of the queue; all on duty are open by default"`
	Breakdowns *Breakdowns      `key:"breakdowns" doc:"servers break down and are repaired"`
	Vacations  *Dist            `key:"vacations" unit:"duration" doc:"a server that finds nobody waiting does something else for such a time, again and again until somebody waits"`
	Batch      *ServiceBatch    `key:"batch" doc:"a server serves several together"`
	SetUp      *SetUp           `key:"set-up" doc:"time that a server needs to change from one kind of customer to another"`
	Costs      *PlaceCosts      `key:"costs" doc:"what its servers on duty and the station itself cost, and who bears it"`
	Fees       *Fees            `key:"fees" doc:"what an entity pays at the end of its service, by class"`
}

// Lane is a group of a station's servers, open to all or reserved.
type Lane struct {
	Meta
	Title   string     `key:"title" doc:"the lane's name in words"`
	Servers Capacity   `key:"servers" doc:"number of servers, or {schedule: name}, or {staff: people}" default:"1"`
	For     *Condition `key:"for" doc:"who may use it; open to all by default"`
	Service *Dist      `key:"service" unit:"duration" doc:"service time in this lane, instead of the station's"`
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
	Staff     *int    `key:"staff" doc:"people on duty; instead of schedule"`
	Schedule  string  `key:"schedule" name:"true" doc:"a schedule of the site that gives the people on duty; instead of staff"`
	PerServer int     `key:"per-server" min:"1" doc:"people at one server" default:"1"`
	Relief    float64 `key:"relief" unit:"number" min:"1" max:"1000" doc:"people needed for each who is at work, so that breaks, training and sickness are covered" default:"1"`
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
	Capacity   *int               `key:"capacity" min:"0" doc:"number of entities that can wait, those in service not counted; no limit by default"`
	Length     *float64           `key:"length" unit:"length" doc:"length of the queue's lane, which holds as many as the space of their classes allows; instead of capacity"`
	Space      map[string]float64 `key:"space" unit:"length" doc:"length that one entity of a class takes in the queue, such as {truck: 18 m}; with length"`
	WhenFull   WhenFull           `key:"when-full" doc:"what happens to an entity that finds the queue full: block, turn-away, or {divert: station}; required with a capacity or length"`
	Discipline Discipline         `key:"discipline" doc:"fifo, or {priority: [conditions]}: the first condition that holds gives the class, the first class is served first; {priority: ..., preempt: resume} interrupts" default:"fifo"`
	Lines      Lines              `key:"lines" doc:"one: a queue before all lanes; each-lane: a queue before each, joined where the fewest are a server on duty" default:"one"`
	WhenClosed WhenClosed         `key:"when-closed" doc:"with lines: each-lane, what those do who stand in a lane that closes, as nobody is on duty in it any more: move (choose a lane anew) or stay" default:"move"`
	Patience   *Dist              `key:"patience" unit:"duration" endless:"leave patience out for one that never ends" doc:"time after which who still waits gives up (reneges); endless by default"`
	Balk       *Balk              `key:"balk" doc:"who does not join at all, or leaves by the same curve"`
	Display    *Display           `key:"display" doc:"the wait that those see who come, where it is late: their curve, and displayed-wait(station), go by it; without it they see the expected wait of now"`
}

// Balk says who, on coming, does not join a queue: exactly one of When, Chance and Stay is given.
type Balk struct {
	Meta
	When    *Condition `key:"when" doc:"condition under which one who comes does not join, such as queue(gate) >= 20"`
	Chance  *Expr      `key:"chance" doc:"chance of not joining, an expression from 0 to 1, such as 1 - 1 / (1 + present(gate))"`
	Stay    *Curve     `key:"stay" doc:"share of those who come that join, by the wait that they see: {30m: 90%, 1h: 70%, 2h: 40%}; all where there is none, linear between, constant behind the last, never increasing"`
	Stretch float64    `key:"stretch" unit:"number" min:"1e-6" max:"1e6" doc:"with stay: number that the waits of the curve are multiplied by; its range is the curve's" default:"1"`
	Renege  bool       `key:"renege" doc:"with stay: true where who has joined leaves once it has waited for as long as it tolerates, by the same draw" default:"false"`
	For     *Condition `key:"for" doc:"with stay: who goes by the curve; all by default. Others stay, as those do who are bound to a post by a document, a seal or a slot"`
}

// Display is what those see of a queue who come to it.
type Display struct {
	Meta
	Late  int64 `key:"late" unit:"duration" required:"true" short:"true" doc:"age of the wait that is shown: the expected one of so long before"`
	Every int64 `key:"every" unit:"duration" doc:"time after which the wait is noted again" default:"1m"`
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

// Discipline is the order of service: first in first out where Priority is empty, otherwise priority by the first
// condition that holds. With Preempt one of a class before interrupts one of a class behind.
type Discipline struct {
	Meta
	Priority []Condition  `key:"priority" required:"true" doc:"conditions; the first that holds gives the class, and the first class is served first"`
	Preempt  Interruption `key:"preempt" doc:"one of a class before interrupts the service of one of a class behind: resume, restart or resample; nobody is interrupted by default"`
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
	Least      int     `key:"least" required:"true" min:"1" doc:"servers that are open in any case, as far as they are on duty"`
	OpenAbove  float64 `key:"open-above" unit:"number" required:"true" min:"0" doc:"one more opens when more than so many wait for each open server"`
	CloseBelow float64 `key:"close-below" unit:"number" required:"true" min:"0" doc:"the one opened last closes when fewer than so many wait for each open server"`
	For        int64   `key:"for" unit:"duration" doc:"time for which one stays open at least" default:"0s"`
}

// Breakdowns says how a station's servers fail.
type Breakdowns struct {
	Meta
	After  *Dist        `key:"after" unit:"duration" required:"true" doc:"time from a repair, or from the run's start, to the next failure"`
	Repair *Dist        `key:"repair" unit:"duration" required:"true" doc:"time that a repair takes"`
	By     FailureClock `key:"by" doc:"calendar: the time to a failure runs always; work: only while the server works" default:"calendar"`
	Work   Interruption `key:"work" doc:"what the service that was interrupted has to do when it goes on: resume, restart or resample" default:"resume"`
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
	Most  int `key:"most" required:"true" min:"1" short:"true" doc:"how many a server takes at once at the most"`
	Least int `key:"least" min:"1" doc:"how many must wait before it begins" default:"1"`
}

// SetUp is the time that a server needs between customers of different kinds.
type SetUp struct {
	Meta
	By   Text  `key:"by" required:"true" doc:"the attribute whose value makes the kind"`
	Time *Dist `key:"time" unit:"duration" required:"true" doc:"time to change a server from one kind to another; it begins with none"`
}
