package scenario

import "karvon/sim/dist"

// Site is a place: a trade centre, a border post, a dry port.
type Site struct {
	Meta
	Title     string               `key:"title" doc:"the site's name in words"`
	Country   string               `key:"country" doc:"country code or codes, such as UZ"`
	Location  *Location            `key:"location" doc:"coordinates, for maps"`
	TimeZone  Text                 `key:"time-zone" doc:"name in the time zone database, such as Asia/Tashkent; the run's by default"`
	Area      *float64             `key:"area" unit:"area" doc:"land of the site; its zones fit in it"`
	Hours     []HoursBlock         `key:"hours" doc:"opening hours: outside them no station of the site works, unless it has hours of its own; round the clock by default"`
	Zones     map[string]*Zone     `key:"zones" doc:"land that holds entities, with an area"`
	Schedules map[string]*Schedule `key:"schedules" doc:"numbers that change through the week"`
	Stations  map[string]*Station  `key:"stations" doc:"servers and one queue at a place"`
	Bookings  map[string]*Bookings `key:"bookings" doc:"electronic queues and meters: slots by the hour, booked ahead or not"`
	Resources map[string]*Resource `key:"resources" doc:"movable units without a place: officers, forklifts, cranes"`
}

// Location is a point on the earth, in degrees.
type Location struct {
	Meta
	Latitude  float64 `key:"latitude" unit:"number" required:"true" min:"-90" max:"90" doc:"degrees north"`
	Longitude float64 `key:"longitude" unit:"number" required:"true" min:"-180" max:"180" doc:"degrees east"`
}

// Zone is land that holds entities. Its capacity is its places where they are stated, otherwise its area divided by
// the space that each class takes; with neither it holds any number.
type Zone struct {
	Meta
	Title    string             `key:"title" doc:"the zone's name in words"`
	Area     *float64           `key:"area" unit:"area" doc:"land of the zone"`
	Space    map[string]float64 `key:"space" unit:"area" doc:"area that one entity of a class takes, such as {truck: 120 m2}"`
	Places   *int               `key:"places" min:"0" doc:"number of entities that the zone holds, whatever their class; instead of space"`
	WhenFull WhenFull           `key:"when-full" doc:"what happens to an entity that finds no room: block (it waits where it is) or turn-away" default:"block"`
	Levels   *LevelOfService    `key:"level-of-service" doc:"area a person, by which the crowding of a hall is graded: {A: 2.7 m2, B: 2.3 m2, C: 1.9 m2, D: 1.5 m2, E: 1 m2}"`
}

// LevelOfService grades the crowding of a zone by the area that there is for each of those inside: A to E where it
// is at least so large, F below.
type LevelOfService struct {
	Meta
	A float64 `key:"A" unit:"area" required:"true" doc:"area a person from which on it is level A"`
	B float64 `key:"B" unit:"area" required:"true" doc:"level B"`
	C float64 `key:"C" unit:"area" required:"true" doc:"level C"`
	D float64 `key:"D" unit:"area" required:"true" doc:"level D"`
	E float64 `key:"E" unit:"area" required:"true" doc:"level E; below it is level F"`
}

// Resource is movable units without a place. Requests are met first come first served: a small request never passes
// a large one.
type Resource struct {
	Meta
	Title string      `key:"title" doc:"the resource's name in words"`
	Units Capacity    `key:"units" required:"true" doc:"number of units, or {schedule: name}"`
	Costs *PlaceCosts `key:"costs" doc:"what its units on duty and the resource itself cost, and who bears it"`
}

// HoursBlock is a block of opening hours.
type HoursBlock struct {
	Meta
	Days Days  `key:"days" doc:"days on which the block starts: mon, mon-fri, [mon, wed], weekdays, weekend or every-day" default:"every-day"`
	From int64 `key:"from" unit:"clock" required:"true" doc:"time of day at which it starts, as 08:00"`
	To   int64 `key:"to" unit:"clock" required:"true" doc:"time of day at which it ends; 24:00 is midnight; one not after from means the next day"`
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
	Days   Days    `key:"days" doc:"days on which the block starts: mon, mon-fri, [mon, wed], weekdays, weekend or every-day" default:"every-day"`
	From   int64   `key:"from" unit:"clock" doc:"time of day at which it starts, as 08:00" default:"00:00"`
	To     int64   `key:"to" unit:"clock" doc:"time of day at which it ends; 24:00 is midnight; one not after from means the next day" default:"24:00"`
	Value  int     `key:"value" required:"true" min:"0" doc:"the number"`
	Breaks []Break `key:"breaks" doc:"parts of the block in which fewer are there"`
}

// Break is a part of a schedule's block in which fewer are there.
type Break struct {
	Meta
	From int64 `key:"from" unit:"clock" required:"true" doc:"time of day at which it starts, within the block"`
	To   int64 `key:"to" unit:"clock" required:"true" doc:"time of day at which it ends, within the block"`
	Away int   `key:"away" required:"true" min:"1" doc:"how many are away, of the block's value"`
}

// Days is a set of days of the week: bit 0 is Monday, bit 6 is Sunday.
type Days uint8

// Link is a road or railway between two sites.
type Link struct {
	Meta
	Title  string   `key:"title" doc:"the link's name in words"`
	From   Text     `key:"from" required:"true" doc:"the site at one end"`
	To     Text     `key:"to" required:"true" doc:"the site at the other end"`
	Mode   LinkMode `key:"mode" required:"true" doc:"road or rail"`
	OneWay bool     `key:"one-way" doc:"true where it can be travelled only from from to to" default:"false"`
	Length float64  `key:"length" unit:"length" required:"true" doc:"length of the way"`
	Speed  *Dist    `key:"speed" unit:"speed" required:"true" doc:"an entity's mean speed over the link, one draw a trip"`
	Delay  *Dist    `key:"delay" unit:"duration" doc:"time spent on the way besides: rests, police posts, borders between; one draw a trip" default:"0s"`

	Fees      *Fees              `key:"fees" doc:"toll that an entity pays at the end of a trip, by class"`
	Storage   *int               `key:"storage" min:"1" doc:"number of entities that the link holds each way, whatever their class; no limit by default"`
	Lanes     *int               `key:"lanes" min:"1" doc:"lanes each way, where space is given; 1 by default"`
	Space     map[string]float64 `key:"space" unit:"length" doc:"length of lane that one entity of a class takes, such as {truck: 20 m}; instead of storage"`
	OpensWith Ends               `key:"opens-with" doc:"from, to or both: who comes to the link outside the opening hours of the site at that end, or at both, waits; any time by default"`
	Convoys   *Convoys           `key:"convoys" doc:"set hours at which those who wait set out together; one by one by default"`
}

// LinkMode is the kind of a link.
type LinkMode string

// The modes of links.
const (
	road LinkMode = "road"
	rail LinkMode = "rail"
)

// Values lists the allowed words.
func (LinkMode) Values() []string { return []string{string(road), string(rail)} }

// Dist is a probability distribution with its position. Durations are in seconds, speeds in metres a second, other
// numbers as they are.
type Dist struct {
	Meta
	dist.Distribution
}
