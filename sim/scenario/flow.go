package scenario

// Flow is a stream of entities: how they arrive, what they are, where they go.
type Flow struct {
	Meta
	Title      string                `key:"title" doc:"the flow in words"`
	Entity     Text                  `key:"entity" required:"true" doc:"the entities' class"`
	From       Text                  `key:"from" doc:"the site at which they appear; may be left out where there is one site"`
	Arrivals   Arrivals              `key:"arrivals" required:"true" doc:"how they arrive: rate, interarrival or times"`
	Attributes map[string]*Attribute `key:"attributes" doc:"what is drawn for each entity on arrival"`
	Journey    []*Step               `key:"journey" required:"true" doc:"what they do, step by step, to their departure"`
}

// Arrivals says how the entities of a flow arrive. Exactly one of Rate,
// Interarrival and Times is given.
type Arrivals struct {
	Meta
	Rate         *float64  `key:"rate" unit:"rate" doc:"mean rate of a Poisson process, such as 2500/day"`
	Interarrival *Dist     `key:"interarrival" unit:"duration" doc:"time between arrivals of a renewal process; the first comes after one such time"`
	Times        []int64   `key:"times" unit:"duration" doc:"given arrival times since the run's start, in ascending order"`
	Profile      Text      `key:"profile" doc:"the shape of the rate through the week: the name of a profile; in the time zone of the flow's site; with rate only"`
	DayToDay     *DayToDay `key:"day-to-day" doc:"variation of the day's demand about its mean; with rate only"`
	First        *int64    `key:"first" unit:"duration" doc:"time of the first arrival, instead of one interarrival time; with interarrival only"`
	Limit        *int      `key:"limit" min:"0" doc:"number of arrivals after which the flow ends"`
}

// DayToDay is variation of the day's demand: each day's rate is multiplied by
// a gamma variate of mean 1.
type DayToDay struct {
	Meta
	CV   float64 `key:"cv" unit:"share" required:"true" doc:"coefficient of variation of the factor"`
	With string  `key:"with" name:"true" doc:"a name: flows that give the same name share each day's luck; the flow's own by default"`
}

// Profile is the shape of demand: the rate at an hour of a day of the week is
// the mean rate times hours × days, normalised so that the week's mean is kept.
type Profile struct {
	Meta
	Hours []float64          `key:"hours" unit:"number" doc:"24 weights, midnight first; equal by default"`
	Days  map[string]float64 `key:"days" unit:"number" doc:"weights by day: mon, tue, wed, thu, fri, sat, sun; 1 where left out"`
}

// Attribute is drawn for each entity on arrival. Exactly one of Shares, Draw
// and Value is given.
type Attribute struct {
	Meta
	Shares map[string]float64 `key:"shares" unit:"share" doc:"a word drawn by share; the shares sum to 100%"`
	Draw   *Dist              `key:"draw" unit:"number" doc:"a number drawn from a distribution"`
	Value  *Operand           `key:"is" doc:"a fixed word or number"`
	Luck   string             `key:"luck" name:"true" doc:"the name under which it is drawn, kept over renaming; the attribute's own by default"`
}

// Operand is a word or a number.
type Operand struct {
	Meta
	Word   string
	Number float64 // where Word is empty
}

// Procedure is a named list of steps that journeys follow.
type Procedure struct {
	Meta
	Title string  `key:"title" doc:"what is done"`
	At    Text    `key:"at" doc:"the site at which it begins; without it, the site from which it is followed"`
	Steps []*Step `key:"steps" required:"true" doc:"what is done, step by step"`
}
