package scenario

// Verb names what a step does.
type Verb string

// The verbs of steps.
const (
	Visit    Verb = "visit"
	Seize    Verb = "seize"
	Delay    Verb = "delay"
	Release  Verb = "release"
	Wait     Verb = "wait"
	Signal   Verb = "signal"
	Travel   Verb = "travel"
	Enter    Verb = "enter"
	Leave    Verb = "leave"
	Choose   Verb = "choose"
	Set      Verb = "set"
	Book     Verb = "book"
	CheckIn  Verb = "check-in"
	Split    Verb = "split"
	Join     Verb = "join"
	Batch    Verb = "batch"
	Unbatch  Verb = "unbatch"
	Approach Verb = "approach"
	Cross    Verb = "cross"
	Mark     Verb = "mark"
	Record   Verb = "record"
	Follow   Verb = "follow"
	GoTo     Verb = "go-to"
	Depart   Verb = "depart"
)

// Step is one step of a journey: exactly one verb, and at most a label and a
// luck. Written as {visit: gate}, or as the bare word depart or unbatch.
type Step struct {
	Meta
	Label string `key:"label" name:"true" doc:"a name that go-to, join and policies find"`
	Luck  string `key:"luck" name:"true" doc:"the name under which the step draws, kept over renaming; the station's, link's or label's by default"`

	Verb     Verb             `key:"-"`
	Visit    *VisitStep       `key:"visit" doc:"queue, be served and go on: a station's name, or {station, service, otherwise}"`
	Seize    *SeizeStep       `key:"seize" doc:"take units: a resource's name, {resource, units}, {all: {resource: units}} or {any: [resources], units}"`
	Delay    *Duration        `key:"delay" unit:"duration" doc:"let time pass"`
	Release  *SeizeStep       `key:"release" doc:"give units back, in the same words"`
	Wait     *WaitStep        `key:"wait" doc:"wait for a time of day, for a site to be open, for a schedule, or for a signal: {until: time, days}, {open: site}, {schedule: name} or {signal: name}"`
	Signal   *SignalStep      `key:"signal" doc:"let those who wait for this signal go on: its name, or {name, most}"`
	Travel   *TravelStep      `key:"travel" doc:"travel a link: {to: site} or {to: site, by: road}, or {link: name}"`
	Enter    *Text            `key:"enter" doc:"enter a zone; waits or is turned away where it is full"`
	Leave    *Text            `key:"leave" doc:"leave a zone"`
	Choose   *ChooseStep      `key:"choose" doc:"take one of several ways: a list of branches (share, when, shortest, otherwise), or {by: attribute, cases: {word: steps}}"`
	Set      map[string]*Expr `key:"set" doc:"give attributes new values: {attribute: word or expression}"`
	Book     *BookStep        `key:"book" doc:"book the earliest free slot of an electronic queue: its name, or {bookings, lead, early, late, no-show, without}"`
	CheckIn  *Text            `key:"check-in" doc:"pass an electronic queue or meter: wait for the slot that is booked, or for a free one"`
	Split    *SplitStep       `key:"split" doc:"send out others that do steps of their own: papers, passengers"`
	Join     *Text            `key:"join" doc:"wait until all that the named split sent out have come back"`
	Batch    *BatchStep       `key:"batch" doc:"wait until so many are there, and go on as one: trains of wagons, buses of passengers"`
	Unbatch  bool             `key:"unbatch" doc:"give the members of a batch back; among the steps of a batch"`
	Approach *Text            `key:"approach" doc:"count towards a crossing's offered load"`
	Cross    *Text            `key:"cross" doc:"pass a control line: count towards a crossing's carried load"`
	Mark     *Text            `key:"mark" name:"true" doc:"begin to take a time: its name"`
	Record   *Text            `key:"record" name:"true" doc:"note the time since the mark of this name"`
	Follow   *Text            `key:"follow" doc:"do the steps of a named journey"`
	GoTo     *Text            `key:"go-to" doc:"go on at the step with this label, in the same list of steps or one around it"`
	Depart   bool             `key:"depart" doc:"leave the model"`
}

// VisitStep is queue, service and going on.
type VisitStep struct {
	Meta
	Station   Text      `key:"station" required:"true" short:"true" doc:"the station"`
	Service   *Duration `key:"service" unit:"duration" doc:"service time of this visit, instead of the station's"`
	Otherwise []*Step   `key:"otherwise" doc:"what is done by who finds the queue full and is turned away, balks or reneges; by default it leaves the model"`
}

// TravelStep is a trip over a link, found by its name or by where it leads.
type TravelStep struct {
	Meta
	To   Text     `key:"to" short:"true" doc:"the site to which a link leads from here"`
	By   LinkMode `key:"by" doc:"road or rail, where links of both modes lead there"`
	Link Text     `key:"link" doc:"the link's name, instead of to"`
}

// ChooseStep takes one of several ways: Branches, or By and Cases.
type ChooseStep struct {
	Meta
	Branches []*Branch          // the list form; all of one kind, an otherwise last
	By       Text               `key:"by" required:"true" doc:"a word attribute"`
	Cases    map[string][]*Step `key:"cases" required:"true" doc:"steps for each of its words; a word left out goes on with the next step"`
}

// Branch is one way of a choice: exactly one of Share, When, Shortest and
// Otherwise is given. Where no branch holds the entity goes on with the next
// step.
type Branch struct {
	Meta
	Share     *float64   `key:"share" unit:"share" doc:"share of entities that take this way"`
	When      *Condition `key:"when" doc:"condition under which it is taken; the first that holds"`
	Shortest  *Text      `key:"shortest" doc:"a station: the branch whose station has the fewest entities, waiting and in service, is taken; the first of equals; one at which nobody is on duty only where all are so"`
	Otherwise []*Step    `key:"otherwise" doc:"the steps where no condition holds, or for the rest of the shares"`
	Do        []*Step    `key:"do" doc:"the steps of this way"`
}

// SplitStep sends out children that do steps of their own. A child that comes
// to the end of its steps waits for its parent's join, or departs where the
// parent has none.
type SplitStep struct {
	Meta
	Name   string  `key:"into" required:"true" name:"true" doc:"name of what is sent out: papers, passengers; a flow of its own in the results, and what join names"`
	Entity Text    `key:"entity" required:"true" doc:"their class"`
	Count  *Count  `key:"count" doc:"how many: a number or the name of a numeric attribute" default:"1"`
	Do     []*Step `key:"do" required:"true" doc:"what each of them does"`
}
