package scenario

// Verb names what a step does: a key of Step.
type Verb string

// Step is one step of a journey: exactly one verb, and at most a label and a luck. Written as {visit: gate}, or as
// the bare word depart or unbatch.
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
	Choose   *ChooseStep      `key:"choose" doc:"take one of several ways: a list of branches (share, when, shortest, otherwise), {by: attribute, cases: {word: steps}}, or {by-time: {way: {time, do}}, spread}"`
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
	Count    *Text            `key:"count" name:"true" doc:"count who passes here, under this name"`
	Follow   *Text            `key:"follow" doc:"do the steps of a named journey"`
	GoTo     *Text            `key:"go-to" doc:"go on at the step with this label, in the same list of steps or one around it"`
	Depart   bool             `key:"depart" doc:"leave the model"`
}
