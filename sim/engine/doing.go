package engine

import "karvon/sim/plan"

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
