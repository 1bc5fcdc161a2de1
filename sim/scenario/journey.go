package scenario

// Verb names what a step does: a key of Step.
type Verb string

// Step is one step of a journey: exactly one verb, and at most a label and a luck. Written as {visit: gate}, or as
// the bare word depart or unbatch.
type Step struct {
	Meta
	// a name that go-to, join and policies find
	Label string `key:"label" name:"true"`
	// the name under which the step draws, kept over renaming; the station's, link's or label's by default
	Luck string `key:"luck" name:"true"`

	Verb Verb `key:"-"`
	// queue, be served and go on: a station's name, or {station, service, otherwise}
	Visit *VisitStep `key:"visit"`
	// take units: a resource's name, {resource, units}, {all: {resource: units}} or {any: [resources], units}
	Seize *SeizeStep `key:"seize"`
	// let time pass
	Delay *Duration `key:"delay" unit:"duration"`
	// give units back, in the same words
	Release *ReleaseStep `key:"release"`
	// wait for a time of day, for a site to be open, for a schedule, or for a signal: {until: time, days}, {open: site},
	// {schedule: name} or {signal: name}
	Wait *WaitStep `key:"wait"`
	// let those who wait for this signal go on: its name, or {name, most}
	Signal *SignalStep `key:"signal"`
	// travel a link: {to: site} or {to: site, by: road}, or {link: name}
	Travel *TravelStep `key:"travel"`
	// enter a zone; waits or is turned away where it is full
	Enter *Text `key:"enter"`
	// leave a zone
	Leave *Text `key:"leave"`
	// take one of several ways: a list of branches (share, when, shortest, otherwise), {by: attribute, cases: {word:
	// steps}}, or {by-time: {way: {time, do}}, spread}
	Choose *ChooseStep `key:"choose"`
	// give attributes new values: {attribute: word or expression}
	Set map[string]*Expr `key:"set"`
	// book the earliest free slot of an electronic queue: its name, or {bookings, lead, early, late, no-show, without}
	Book *BookStep `key:"book"`
	// pass an electronic queue or meter: wait for the slot that is booked, or for a free one
	CheckIn *Text `key:"check-in"`
	// send out others that do steps of their own: papers, passengers
	Split *SplitStep `key:"split"`
	// wait until all that the named split sent out have come back
	Join *Text `key:"join"`
	// wait until so many are there, and go on as one: trains of wagons, buses of passengers
	Batch *BatchStep `key:"batch"`
	// give the members of a batch back; among the steps of a batch
	Unbatch bool `key:"unbatch"`
	// count towards a crossing's offered load
	Approach *Text `key:"approach"`
	// pass a control line: count towards a crossing's carried load
	Cross *Text `key:"cross"`
	// begin to take a time: its name
	Mark *Text `key:"mark" name:"true"`
	// note the time since the mark of this name
	Record *Text `key:"record" name:"true"`
	// count who passes here, under this name
	Count *Text `key:"count" name:"true"`
	// do the steps of a named journey
	Follow *Text `key:"follow"`
	// go on at the step with this label, in the same list of steps or one around it
	GoTo *Text `key:"go-to"`
	// leave the model
	Depart bool `key:"depart"`
}
