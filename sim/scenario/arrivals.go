package scenario

// Arrivals says how the entities of a flow arrive. At most one of Rate, Interarrival, Times, Trace and Timetable is
// given; After may stand alone or beside it.
type Arrivals struct {
	Meta
	// mean rate of a Poisson process (or of one with another cv), such as 2500/day
	Rate *float64 `key:"rate" unit:"rate"`
	// time between arrivals of a renewal process; the first comes after one such time
	Interarrival *Dist `key:"interarrival" unit:"duration"`
	// given arrival times since the run's start, in ascending order
	Times []int64 `key:"times" unit:"duration"`
	// recorded arrivals with their attributes, from a CSV file
	Trace *Trace `key:"trace"`
	// local times of day at which they are due: trains, buses
	Timetable []*TimetablePart `key:"timetable"`
	// arrivals that follow on the departures of another flow's entities; alone, or beside one of the above
	After *After `key:"after"`
	// coefficient of variation of the time between arrivals of the process with rate 1 that the rate speeds up and
	// slows down; 100%, a Poisson process, by default; with rate only
	CV *float64 `key:"cv" unit:"share" max:"1000"`
	// the shape of the rate through the week: the name of a profile; in the time zone of the flow's site; with rate
	// only
	Profile Text `key:"profile"`
	// names of calendars, whose factors multiply the rate on their dates; with rate only
	Calendars []Text `key:"calendars"`
	// variation of the day's demand about its mean; with rate only
	DayToDay *DayToDay `key:"day-to-day"`
	// growth of the rate, which adds a stream to the one that was: a share, or {by, years}; with rate only
	Growth *Growth `key:"growth"`
	// number of entities that each arrival brings; 1 by default
	Batch *Dist `key:"batch" unit:"number"`
	// time by which each comes after it is due; with times, trace or timetable
	Late *Dist `key:"late" unit:"duration"`
	// time by which each comes before it is due, drawn apart from late; with times, trace or timetable
	Early *Dist `key:"early" unit:"duration"`
	// time of the first arrival, instead of one interarrival time; with interarrival only
	First *int64 `key:"first" unit:"duration"`
	// number of arrivals (of whole batches) after which the flow ends; not of those that come after others
	Limit *int `key:"limit" min:"0"`
}

// DayToDay is variation of the day's demand: each day's rate is multiplied by a gamma variate of mean 1.
type DayToDay struct {
	Meta
	// coefficient of variation of the factor
	CV float64 `key:"cv" unit:"share" required:"true" max:"10"`
	// a name: flows that give the same name share each day's luck; the flow's own by default
	With string `key:"with" name:"true"`
}

// Growth adds streams of arrivals to one that was: one a year, each with the rate by which that year exceeds the
// one before.
type Growth struct {
	Meta
	// growth in a year
	By float64 `key:"by" unit:"share" required:"true" short:"true"`
	// number of years over which it compounds, at most 100
	Years int `key:"years" min:"0" max:"100" default:"1"`
}

// TimetablePart is a part of a timetable: times of day on some days of the week.
type TimetablePart struct {
	Meta
	// days of the week, as of a schedule's block
	Days Days `key:"days" default:"every-day"`
	// times of day at which one is due, as [06:00, 14:30]
	At []int64 `key:"at" unit:"clock" required:"true"`
}

// After makes arrivals follow on departures: visitors who go home, trucks that come again.
type After struct {
	Meta
	// the flow whose departures they follow; it may be this one, beside arrivals of another kind
	Flow Text `key:"flow" required:"true"`
	// chance that a departure is followed
	Share float64 `key:"share" unit:"share" min:"0" max:"1" default:"100%"`
	// time from the departure to the arrival
	Delay *Dist `key:"delay" unit:"duration" default:"0s"`
}

// Profile is the shape of demand: the rate at an hour of a day of the week is the mean rate times hours × days ×
// months, normalised so that the mean is kept.
type Profile struct {
	Meta
	// 24 weights of at most 1e12, midnight first; equal by default
	Hours []float64 `key:"hours" unit:"number" max:"1e12"`
	// weights by day: mon, tue, wed, thu, fri, sat, sun; 1 where left out
	Days map[string]float64 `key:"days" unit:"number" max:"1e12"`
	// weights by month: jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec; 1 where left out
	Months map[string]float64 `key:"months" unit:"number" max:"1e12"`
}
