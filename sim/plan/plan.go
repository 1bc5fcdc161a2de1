package plan

import (
	"fmt"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/dist"
	"karvon/sim/reason"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// Week is the length of a week in nanoseconds.
const Week = int64(7 * 24 * 3600 * 1e9)

// Day is the length of a day in nanoseconds.
const Day = int64(24 * 3600 * 1e9)

// Hour is the length of an hour in nanoseconds.
const Hour = int64(3600 * 1e9)

// MaxInside is the largest number of entities that a run can hold, whatever its memory.
const MaxInside = bound.MostInside

// Plan is a scenario compiled for running: immutable tables that refer to each other by index. Everything with a
// name is ordered by it, so that the order in the file changes nothing. Times are integer nanoseconds since the
// run's start. A plan can be shared by any number of concurrent runs.
type Plan struct {
	Name  string // of the scenario
	Title string
	Hash  string // of the resolved scenario

	Titles scenario.Translations // in other languages than English

	About    []SiteID        // the sites that the scenario is about; empty for all
	Agencies []Agency        // by name; who runs which places says ActorOf
	SizedTo  scenario.Sizing // what its staff was chosen for; empty where it does not say

	Kind         scenario.RunKind
	Start        string // date of the first day, as 2024-09-02
	TimeZone     string
	Cycle        int64
	WarmUp       int64
	Window       int64 // all that is observed: Windows of one length, without a gap
	Windows      int   // 0 for one
	Antithetic   bool  // whether a replication is two runs, of which the second is the mirror image of the first
	FollowUp     int64
	AllStay      bool // whether nobody goes away because of a queue, whatever the stations say
	Replications int
	Seed         uint64
	Confidence   float64 // level of intervals, such as 0.95

	Bookings     []Bookings
	Reservations []Reservation

	Sites      []Site
	Stations   []Station
	Resources  []Resource
	Zones      []Zone
	Links      []Link
	Directions []Direction
	Crossings  []Crossing
	Classes    []Class
	Flows      []Flow
	Schedules  []Schedule
	Timetables []Timetable // of waits
	Convoys    []Convoys
	Batches    []Batch
	Requests   []Request
	Signals    []string // that steps give and wait for
	Timings    []Timing
	Tallies    []Tally

	Disruptions []Disruption
	Standings   []Standing

	Steps     []Step
	Paths     []string  // by step, its input path
	Holdings  []Holding // by step
	Branches  []Branch
	TimedWays []TimedWay // of choices by time
	Programs  []Program
	Samplers  []dist.Sampler
	Durations []Duration // those that depend on attributes
	Measures  []string   // what crossings count: people, trucks, ...
	Words     []string   // words of attributes; a word's value is its index
	Slots     []Slot     // attributes, one slot of each entity a name

	Costs *Costs // nil where the scenario says nothing of money

	Indicators *Indicators // nil where the scenario says nothing of posts

	Policies []string // that were applied, in order
	Settings []string // and the single settings after them

	// Warnings lists what a reader of any result should know: what is legal but doubtful. Package lint finds more, for
	// the author of a scenario.
	Warnings syntax.Errors

	Origins Origins
	runBy   map[string]AgencyID // agencies by place
	tooLong int64               // one of windows that no length of time holds together; 0 where one does
	used    map[named]bool

	// Assumptions counts the values without a source that runs use; Quantities counts all that they use.
	Assumptions, Quantities int
}

// WindowStart is the time at which the observed window begins.
func (p *Plan) WindowStart() int64 { return p.WarmUp }

// WindowEnd is the time at which the observed window ends; it is not part of it.
func (p *Plan) WindowEnd() int64 { return bound.Later(p.WarmUp, p.Window) }

// End is the time at which a run ends at the latest.
func (p *Plan) End() int64 { return bound.Later(p.WindowEnd(), p.FollowUp) }

// CheckLength refuses a run that lasts longer than any length of time that can be stated: one that was given
// another window or warm-up can.
func (p *Plan) CheckLength() error {
	if bound.Length.Allows(p.End()) {
		return nil
	}
	_, most := unit.Duration.Range()
	windows := "a window"
	if p.Windows > 1 {
		windows = fmt.Sprintf("%d windows", p.Windows)
	}
	return fmt.Errorf("the run is too long: a warm-up of %s, %s of %s and a follow-up of %s; a run takes at most %s",
		unit.FormatDuration(p.WarmUp), windows, unit.FormatDuration(p.OneWindow()), unit.FormatDuration(p.FollowUp), most)
}

// OneWindow is the length of one of the plan's windows.
func (p *Plan) OneWindow() int64 {
	if p.tooLong > 0 {
		return p.tooLong
	}
	return p.Window / int64(max(1, p.Windows))
}

// observe has the plan observe so many windows of a length.
func (p *Plan) observe(windows int, length int64) {
	exact := false
	p.Windows, p.tooLong = windows, 0
	if p.Window, exact = bound.Product(length, int64(max(1, windows))); !exact {
		p.tooLong = length
	}
}

// WithWindows gives the plan with another number of its windows.
func (p *Plan) WithWindows(windows int) *Plan {
	changed := *p
	changed.observe(windows, p.OneWindow())
	return &changed
}

// Runs is how many runs a replication is.
func (p *Plan) Runs() int {
	if p.Antithetic {
		return 2
	}
	return 1
}

// Counted is the time of which a replication counts who comes, in ns: the window, once for each of its runs.
func (p *Plan) Counted() int64 {
	counted, _ := bound.Product(p.Window, int64(p.Runs()))
	return counted
}

// WithAntithetic gives the plan with replications that are two runs, or one.
func (p *Plan) WithAntithetic(on bool) *Plan {
	changed := *p
	changed.Antithetic = on
	return &changed
}

// WithWindow gives the plan with windows of another length. One that is not a whole number of cycles is doubtful,
// and the plan's warnings say so.
func (p *Plan) WithWindow(window int64) *Plan {
	changed := *p
	changed.observe(p.Windows, window)
	if p.Kind == scenario.Cyclic && window%p.Cycle != 0 {
		at := len(p.Warnings)
		if at > 0 && p.Warnings[at-1].More > 0 {
			at-- // what counts others stands last
		}
		why := reason.Of(reason.UnevenWindow, reason.Values{
			"window": reason.Duration(window), "cycle": reason.Duration(p.Cycle),
		})
		changed.Warnings = slices.Insert(slices.Clone(p.Warnings), at, syntax.Error{
			Code: scenario.UnevenCycle, Path: "run.window", Message: why.String(), Reason: why,
		})
	}
	return &changed
}

// WithWarmUp gives the plan with a warm-up of another length.
func (p *Plan) WithWarmUp(warmUp int64) *Plan {
	changed := *p
	changed.WarmUp = warmUp
	return &changed
}

// Site is a place.
type Site struct {
	Name    string
	Title   string
	country string
	Area    float64    // m², 0 where unknown
	Phase   int64      // local time since Monday 00:00 when the run starts
	zone    string     // name of its time zone
	hours   ScheduleID // schedule of its opening hours, above 0 in them; None round the clock
}

// Station is servers and one queue.
type Station struct {
	Name          string // site.station
	Title         string
	Site          SiteID
	Servers       Capacity
	QueueCapacity int         // None where there is no limit
	Priority      []ProgramID // programs, the class served first first; empty for first in first out
	MeanService   float64     // s, as the file says for all; NaN where visits say it
	Display       *Display    // nil where those who come see the expected wait of now
	Pool          *ServerPool // how its servers differ from so many alike ones without a will; nil where they do not
	Loses         bool        // whether its queue can lose somebody his service: who balks, leaves or finds it full
	Hash          uint64
}

// Resource is movable units.
type Resource struct {
	Name  string
	Title string
	Site  SiteID
	Units Capacity
	// programs, the class that gets units first first; empty for first come first served
	Priority []ProgramID
	Loses    bool         // whether some who ask for units go without them
	Failure  *UnitFailure // nil where units do not fail
	hash     uint64
}

// Capacity is a number of servers or units: Schedule's, where that is not None, otherwise Number.
type Capacity struct {
	Number   int
	Schedule ScheduleID
}

// Schedule is a step function of the local week: Values[i] holds from times[i] (since the local Monday 00:00) to
// the next; times[0] is 0.
type Schedule struct {
	Phase  int64 // local time since Monday 00:00 when the run starts
	Times  []int64
	Values []int
}

// Zone is land that holds entities.
type Zone struct {
	Name     string // site.zone
	Title    string
	Site     SiteID
	Area     float64 // m², 0 where unknown
	Capacity int64   // in units of room (square centimetres, or places); None where there is no limit
	Room     []int64 // units of room that an entity of each class takes; 0 may not enter
	Places   float64 // entities that it holds of the class that takes the least room; NaN without a limit
	Holds    bool    // whether any journey enters it
	Levels   []int64 // the most inside at each level of service, from A to E; nil where it has none
	hash     uint64
}

// Link is a road or railway between two sites.
type Link struct {
	Name       string
	Title      string
	From       SiteID
	To         SiteID
	oneWay     bool
	Mode       scenario.LinkMode
	Length     float64        // m
	Speed      SamplerID      // sampler, m/s
	Delay      SamplerID      // sampler, s
	Closes     bool           // whether a disruption can close it
	Directions [2]DirectionID // there and back, where it has room for so many only; None otherwise
	Open       ScheduleID     // schedule, above 0 while it can be travelled; None at any time
	Convoys    ConvoysID      // index into Convoys, None where each sets out by itself
	purpose    uint64
	Hash       uint64
}

// Crossing is a control line in one direction.
type Crossing struct {
	Name       string
	Title      string
	Site       SiteID
	Design     []float64 // per second, by measure; NaN where none
	Approached bool      // whether any journey approaches it
}

// Class is a class of entities.
type Class struct {
	Name   string
	title  string
	Counts []Count // by measure; a zero Count where it does not count
}

// Count is a number, or the value of a slot where that is not None.
type Count struct {
	Number int64
	Slot   SlotID
}

// CountsFor says whether an entity of the class can count for a measure.
func (c *Class) CountsFor(measure MeasureID) bool { return c.Counts[measure] != Count{Slot: None} }

// Slot is an attribute: its name and whether its values are words. Hidden slots count the occurrences of a repeated
// draw or the children out.
type Slot struct {
	Name   string
	Word   bool
	Hidden bool
}

// Flow is a stream of entities; a split's children are a flow of their own.
type Flow struct {
	// What each arrival and departure reads stands first, with the first of Arrivals in two lines of a processor's cache.
	Start      StepID // first step
	Site       SiteID
	Hash       uint64
	Followers  []Follower // flows whose arrivals follow on departures of this one
	Attributes []Attribute
	Arrivals   Arrivals

	Name      string // for a split's children: flow.split
	Title     string
	Class     ClassID
	Parent    FlowID     // the flow that sends it out, None for a flow with arrivals
	Added     []Arrivals // streams that growth adds, one a year, and surges
	Thinnings []Thinning
	Sites     []SiteID // the sites that its journey can reach, ascending
	Tickets   []Ticket
	Timings   []TimingID // that its entities take
	Loses     bool       // whether a queue can lose some of them their service
	ShutOutOf []ZoneID   // the zones that turn some of them away when they are full, in their order
}

// Attribute is a draw on arrival into a slot.
type Attribute struct {
	Slot    SlotID
	Sampler SamplerID
	Purpose uint64
}

// Branch is one way of a choice.
type Branch struct {
	Below   uint64    // by share: taken by draws below this
	Program ProgramID // by condition
	Station StationID // by shortest queue
	Timed   TimedID   // by time
	Step    StepID    // where it leads
}

// SingleSite says whether the flow's entities arrive at a site and never leave it, so that their stay there is
// their whole journey.
func (f *Flow) SingleSite() bool { return len(f.Sites) == 1 }

// SiteIndex gives the place of a site among the flow's Sites.
func (f *Flow) SiteIndex(site SiteID) int {
	i, _ := slices.BinarySearch(f.Sites, site)
	return i
}
