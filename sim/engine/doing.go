package engine

import "karvon/sim/plan"

// Doing is what an entity does, or what it waits for.
type Doing uint8

// What entities do. The place of each is in the table of the plan that is named.
const (
	IsServed      Doing = iota // at a station
	AwaitsServer               // at a station: those on duty are at work
	AwaitsOpening              // at a station: nobody is on duty by its schedule
	AwaitsRepair               // at a station: servers are broken, or a disruption takes them away
	AwaitsRoom                 // at a station: servers are held by those who find no room further on
	AwaitsUnits                // of a resource: those there are are in use
	AwaitsDuty                 // of a resource: none is on duty by its schedule
	AwaitsMending              // of a resource: units have failed, or a disruption takes them away
	AwaitsPlace                // in a zone
	AwaitsWay                  // on a link, which is full
	AwaitsGate                 // at a link: its opening, or a convoy
	AwaitsSlot                 // of an electronic queue
	AwaitsBatch                // others to go with
	AwaitsSignal               //
	AwaitsTime                 // at a site: a time of day, or an opening
	Travels                    // on a link
	IsBooked                   // of an electronic queue, until it means to come
	Passes                     // time by itself, as a delay; there are no places
	DoesOther                  // there are no places
	Doings                     // how many there are
)

// Waits says whether an entity waits.
func (d Doing) Waits() bool { return d >= AwaitsServer && d <= AwaitsTime }

// doingFacts is what is known of what entities do: how reports call it, and which table of the plan has its places.
var doingFacts = [Doings]struct {
	words string
	place func(p *plan.Plan, at int) string // nil where it has none
}{
	IsServed:      {"service", stationName},
	AwaitsServer:  {"all at work", stationName},
	AwaitsOpening: {"closed", stationName},
	AwaitsRepair:  {"out of order", stationName},
	AwaitsRoom:    {"held up ahead", stationName},
	AwaitsUnits:   {"all in use", resourceName},
	AwaitsDuty:    {"off duty", resourceName},
	AwaitsMending: {"failed", resourceName},
	AwaitsPlace:   {"no room", func(p *plan.Plan, at int) string { return p.Zones[at].Name }},
	AwaitsWay:     {"way full", linkName},
	AwaitsGate:    {"way closed", linkName},
	AwaitsSlot:    {"slot not begun", bookingsName},
	AwaitsBatch:   {"batch not full", func(p *plan.Plan, at int) string { return p.Flows[p.Batches[at].Flow].Name }},
	AwaitsSignal:  {"no signal", func(p *plan.Plan, at int) string { return p.Signals[at] }},
	AwaitsTime:    {"not yet time", func(p *plan.Plan, at int) string { return p.Sites[at].Name }},
	Travels:       {"trip", linkName},
	IsBooked:      {"booked for later", bookingsName},
	Passes:        {"delay", nil},
	DoesOther:     {"other", nil},
}

func stationName(p *plan.Plan, at int) string  { return p.Stations[at].Name }
func resourceName(p *plan.Plan, at int) string { return p.Resources[at].Name }
func bookingsName(p *plan.Plan, at int) string { return p.Bookings[at].Name }
func linkName(p *plan.Plan, at int) string     { return p.Links[at].Name }

// String gives the words for what is done.
func (d Doing) String() string { return doingFacts[d].words }

// Place names where it is done; it is empty where what is done has no place.
func (d Doing) Place(p *plan.Plan, at int) string {
	if place := doingFacts[d].place; place != nil {
		return place(p, at)
	}
	return ""
}
