package scenario

import "karvon/sim/dist"

// Site is a place: a trade centre, a border post, a dry port.
type Site struct {
	Meta
	// the site's name in words
	Title string `key:"title"`
	// country code or codes, such as UZ
	Country string `key:"country"`
	// coordinates, for maps
	Location *Location `key:"location"`
	// name in the time zone database, such as Asia/Tashkent; the run's by default
	TimeZone Text `key:"time-zone"`
	// land of the site; its zones fit in it
	Area *float64 `key:"area" unit:"area"`
	// opening hours: outside them no station of the site works, unless it has hours of its own; round the clock by
	// default
	Hours []HoursBlock `key:"hours"`
	// land that holds entities, with an area
	Zones map[string]*Zone `key:"zones"`
	// numbers that change through the week
	Schedules map[string]*Schedule `key:"schedules"`
	// servers and one queue at a place
	Stations map[string]*Station `key:"stations"`
	// electronic queues and meters: slots by the hour, booked ahead or not
	Bookings map[string]*Bookings `key:"bookings"`
	// movable units without a place: officers, forklifts, cranes
	Resources map[string]*Resource `key:"resources"`
}

// Location is a point on the earth, in degrees.
type Location struct {
	Meta
	// degrees north
	Latitude float64 `key:"latitude" unit:"number" required:"true" min:"-90" max:"90"`
	// degrees east
	Longitude float64 `key:"longitude" unit:"number" required:"true" min:"-180" max:"180"`
}

// Zone is land that holds entities. Its capacity is its places where they are stated, otherwise its area divided by
// the space that each class takes; with neither it holds any number.
type Zone struct {
	Meta
	// the zone's name in words
	Title string `key:"title"`
	// where its middle lies, for plans: metres to the east and to the north of the site's south-west corner, such as
	// [120, 80]; all zones of a site have it or none
	At []float64 `key:"at" unit:"number" min:"0" max:"100000"`
	// land of the zone
	Area *float64 `key:"area" unit:"area"`
	// area that one entity of a class takes, such as {truck: 120 m2}
	Space map[string]float64 `key:"space" unit:"area"`
	// number of entities that the zone holds, whatever their class; instead of space
	Places *int `key:"places" min:"0"`
	// what happens to an entity that finds no room: block (it waits where it is) or turn-away
	WhenFull WhenFull `key:"when-full" default:"block"`
	// area a person, by which the crowding of a hall is graded: {A: 2.7 m2, B: 2.3 m2, C: 1.9 m2, D: 1.5 m2, E: 1 m2}
	Levels *LevelOfService `key:"level-of-service"`
}

// LevelOfService grades the crowding of a zone by the area that there is for each of those inside: A to E where it
// is at least so large, F below.
type LevelOfService struct {
	Meta
	// area a person from which on it is level A
	A float64 `key:"A" unit:"area" required:"true"`
	// level B
	B float64 `key:"B" unit:"area" required:"true"`
	// level C
	C float64 `key:"C" unit:"area" required:"true"`
	// level D
	D float64 `key:"D" unit:"area" required:"true"`
	// level E; below it is level F
	E float64 `key:"E" unit:"area" required:"true"`
}

// Resource is movable units without a place. Requests are met first come first served: a small request never passes
// a large one.
type Resource struct {
	Meta
	// the resource's name in words
	Title string `key:"title"`
	// number of units, or {schedule: name}
	Units Capacity `key:"units" required:"true"`
	// conditions; the first that holds for who asks gives the class, and the first class gets units first; first come
	// first served by default
	Priority []Condition `key:"priority"`
	// its units fail by themselves, in use or not, and are repaired
	Breakdowns *UnitBreakdowns `key:"breakdowns"`
	// what its units on duty and the resource itself cost, and who bears it
	Costs *PlaceCosts `key:"costs"`
}

// HoursBlock is a block of opening hours.
type HoursBlock struct {
	Meta
	// days on which the block starts: mon, mon-fri, [mon, wed], weekdays, weekend or every-day
	Days Days `key:"days" default:"every-day"`
	// time of day at which it starts, as 08:00
	From int64 `key:"from" unit:"clock" required:"true"`
	// time of day at which it ends; 24:00 is midnight; one not after from means the next day
	To int64 `key:"to" unit:"clock" required:"true"`
}

// Schedule is a number that changes through the week, in the site's time zone. Where no block holds the value is 0;
// blocks do not overlap.
type Schedule struct {
	Meta
	Blocks []ScheduleBlock
}

// ScheduleBlock is a block of a schedule.
type ScheduleBlock struct {
	Meta
	// days on which the block starts: mon, mon-fri, [mon, wed], weekdays, weekend or every-day
	Days Days `key:"days" default:"every-day"`
	// time of day at which it starts, as 08:00
	From int64 `key:"from" unit:"clock" default:"00:00"`
	// time of day at which it ends; 24:00 is midnight; one not after from means the next day
	To int64 `key:"to" unit:"clock" default:"24:00"`
	// the number
	Value int `key:"value" required:"true" min:"0"`
	// parts of the block in which fewer are there
	Breaks []Break `key:"breaks"`
}

// Break is a part of a schedule's block in which fewer are there.
type Break struct {
	Meta
	// time of day at which it starts, within the block
	From int64 `key:"from" unit:"clock" required:"true"`
	// time of day at which it ends, within the block
	To int64 `key:"to" unit:"clock" required:"true"`
	// how many are away, of the block's value
	Away int `key:"away" required:"true" min:"1"`
}

// Days is a set of days of the week: bit 0 is Monday, bit 6 is Sunday.
type Days uint8

// Link is a road or railway between two sites.
type Link struct {
	Meta
	// the link's name in words
	Title string `key:"title"`
	// the site at one end
	From Text `key:"from" required:"true"`
	// the site at the other end
	To Text `key:"to" required:"true"`
	// road or rail
	Mode LinkMode `key:"mode" required:"true"`
	// true where it can be travelled only from from to to
	OneWay bool `key:"one-way" default:"false"`
	// length of the way
	Length float64 `key:"length" unit:"length" required:"true"`
	// an entity's mean speed over the link, one draw a trip
	Speed *Dist `key:"speed" unit:"speed" required:"true"`
	// time spent on the way besides: rests, police posts, borders between; one draw a trip
	Delay *Dist `key:"delay" unit:"duration" default:"0s"`

	// toll that an entity pays at the end of a trip, by class
	Fees *Fees `key:"fees"`
	// number of entities that the link holds each way, whatever their class; no limit by default
	Storage *int `key:"storage" min:"1"`
	// lanes each way, where space is given; 1 by default
	Lanes *int `key:"lanes" min:"1"`
	// length of lane that one entity of a class takes, such as {truck: 20 m}; instead of storage
	Space map[string]float64 `key:"space" unit:"length"`
	// from, to or both: who comes to the link outside the opening hours of the site at that end, or at both, waits; any
	// time by default
	OpensWith Ends `key:"opens-with"`
	// set hours at which those who wait set out together; one by one by default
	Convoys *Convoys `key:"convoys"`
}

// LinkMode is the kind of a link.
type LinkMode string

// The modes of links.
const (
	Road LinkMode = "road"
	Rail LinkMode = "rail"
)

// Values lists the allowed words.
func (LinkMode) Values() []string { return []string{string(Road), string(Rail)} }

// Dist is a probability distribution with its position. Durations are in seconds, speeds in metres a second, other
// numbers as they are.
type Dist struct {
	Meta
	dist.Distribution
}
