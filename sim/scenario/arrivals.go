package scenario

// Arrivals says how the entities of a flow arrive. At most one of Rate, Interarrival, Times, Trace and Timetable is
// given; After may stand alone or beside it.
type Arrivals struct {
	Meta
	Rate         *float64         `key:"rate" unit:"rate" doc:"mean rate of a Poisson process (or of one with another cv), such as 2500/day"`
	Interarrival *Dist            `key:"interarrival" unit:"duration" doc:"time between arrivals of a renewal process; the first comes after one such time"`
	Times        []int64          `key:"times" unit:"duration" doc:"given arrival times since the run's start, in ascending order"`
	Trace        *Trace           `key:"trace" doc:"recorded arrivals with their attributes, from a CSV file"`
	Timetable    []*TimetablePart `key:"timetable" doc:"local times of day at which they are due: trains, buses"`
	After        *After           `key:"after" doc:"arrivals that follow on the departures of another flow's entities; alone, or beside one of the above"`
	CV           *float64         `key:"cv" unit:"share" max:"1000" doc:"coefficient of variation of the time between arrivals of the process with rate 1 that the rate speeds up and slows down; 100%, a Poisson process, by default; with rate only"`
	Profile      Text             `key:"profile" doc:"the shape of the rate through the week: the name of a profile; in the time zone of the flow's site; with rate only"`
	Calendars    []Text           `key:"calendars" doc:"names of calendars, whose factors multiply the rate on their dates; with rate only"`
	DayToDay     *DayToDay        `key:"day-to-day" doc:"variation of the day's demand about its mean; with rate only"`
	Growth       *Growth          `key:"growth" doc:"growth of the rate, which adds a stream to the one that was: a share, or {by, years}; with rate only"`
	Batch        *Dist            `key:"batch" unit:"number" doc:"number of entities that each arrival brings; 1 by default"`
	Late         *Dist            `key:"late" unit:"duration" doc:"time by which each comes after it is due; with times, trace or timetable"`
	Early        *Dist            `key:"early" unit:"duration" doc:"time by which each comes before it is due, drawn apart from late; with times, trace or timetable"`
	First        *int64           `key:"first" unit:"duration" doc:"time of the first arrival, instead of one interarrival time; with interarrival only"`
	Limit        *int             `key:"limit" min:"0" doc:"number of arrivals (of whole batches) after which the flow ends; not of those that come after others"`
}

// DayToDay is variation of the day's demand: each day's rate is multiplied by a gamma variate of mean 1.
type DayToDay struct {
	Meta
	CV   float64 `key:"cv" unit:"share" required:"true" max:"10" doc:"coefficient of variation of the factor"`
	With string  `key:"with" name:"true" doc:"a name: flows that give the same name share each day's luck; the flow's own by default"`
}

// Growth adds streams of arrivals to one that was: one a year, each with the rate by which that year exceeds the
// one before.
type Growth struct {
	Meta
	By    float64 `key:"by" unit:"share" required:"true" short:"true" doc:"growth in a year"`
	Years int     `key:"years" min:"0" max:"100" default:"1" doc:"number of years over which it compounds, at most 100"`
}

// TimetablePart is a part of a timetable: times of day on some days of the week.
type TimetablePart struct {
	Meta
	Days Days    `key:"days" doc:"days of the week, as of a schedule's block" default:"every-day"`
	At   []int64 `key:"at" unit:"clock" required:"true" doc:"times of day at which one is due, as [06:00, 14:30]"`
}

// After makes arrivals follow on departures: visitors who go home, trucks that come again.
type After struct {
	Meta
	Flow  Text    `key:"flow" required:"true" doc:"the flow whose departures they follow; it may be this one, beside arrivals of another kind"`
	Share float64 `key:"share" unit:"share" min:"0" max:"1" doc:"chance that a departure is followed" default:"100%"`
	Delay *Dist   `key:"delay" unit:"duration" doc:"time from the departure to the arrival" default:"0s"`
}

// Profile is the shape of demand: the rate at an hour of a day of the week is the mean rate times hours × days ×
// months, normalised so that the mean is kept.
type Profile struct {
	Meta
	Hours  []float64          `key:"hours" unit:"number" max:"1e12" doc:"24 weights of at most 1e12, midnight first; equal by default"`
	Days   map[string]float64 `key:"days" unit:"number" max:"1e12" doc:"weights by day: mon, tue, wed, thu, fri, sat, sun; 1 where left out"`
	Months map[string]float64 `key:"months" unit:"number" max:"1e12" doc:"weights by month: jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec; 1 where left out"`
}
