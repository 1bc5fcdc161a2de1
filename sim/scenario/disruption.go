package scenario

import "karvon/sim/syntax"

// Disruption is something that goes wrong for a while, at a set time or at random. Exactly one of At and Every is
// given, and exactly one of Close, Capacity, Absent, Service, Surge and Link.
type Disruption struct {
	Meta
	// the disruption in words
	Title string `key:"title"`
	// when it begins: a time since the run's start, such as 32h, or a date and time of the run's time zone, such as
	// 2024-09-03 08:00
	At Text `key:"at"`
	// instead of at: time from the run's start to the first, and from the end of one to the next
	Every *Dist `key:"every" unit:"duration"`
	// how long it lasts
	For *Dist `key:"for" unit:"duration" required:"true"`
	// what closes: a site (all its stations), or a station or resource, as site.name
	Close Text `key:"close"`
	// servers or units that are left: {of: site.name, to: 2} or {of: site.name, share: 50%}
	Capacity *CapacityCut `key:"capacity"`
	// servers or units that are away: {of: site.name, share: 30%}
	Absent *Absence `key:"absent"`
	// services that take longer, or shorter: {of: site.name, factor: 1.5}
	Service *SlowService `key:"service"`
	// demand that rises or falls: {flow, factor: 2}
	Surge *Surge `key:"surge"`
	// a link that is slow or closed: {name, speed: 50%} or {name, closed: true}
	Link *LinkDisruption `key:"link"`
}

// CapacityCut leaves so many servers or units, or a share of those on duty. Exactly one of To and Share is given.
type CapacityCut struct {
	Meta
	// a station or resource, as site.name
	Of Text `key:"of" required:"true"`
	// the most that are left
	To *int `key:"to" min:"0"`
	// share that is left of those on duty, instead of to
	Share *float64 `key:"share" unit:"share" min:"0" max:"1"`
}

// Absence takes a share of those on duty away.
type Absence struct {
	Meta
	// a station or resource, as site.name
	Of Text `key:"of" required:"true"`
	// share of those on duty that is away
	Share float64 `key:"share" unit:"share" required:"true" min:"0" max:"1"`
}

// SlowService multiplies the time of services.
type SlowService struct {
	Meta
	// a site (all its stations), or a station, as site.name
	Of Text `key:"of" required:"true"`
	// what the time of each service is multiplied by that begins meanwhile
	Factor float64 `key:"factor" unit:"number" required:"true" min:"0" max:"1000"`
}

// Surge multiplies the demand of a flow.
type Surge struct {
	Meta
	// the flow, as its arrivals
	Flow Text `key:"flow" required:"true"`
	// what its rate is multiplied by, at most 1000; below 1 that share of the arrivals comes
	Factor float64 `key:"factor" unit:"number" required:"true" min:"0" max:"1000"`
}

// LinkDisruption slows a link down or closes it. Exactly one of Speed and Closed is given.
type LinkDisruption struct {
	Meta
	// the link
	Name Text `key:"name" required:"true"`
	// share of their speed at which those go who set out meanwhile
	Speed *float64 `key:"speed" unit:"share"`
	// true where nobody sets out meanwhile; who is on the way goes on
	Closed bool `key:"closed"`
}

func (x *Disruption) check(d *decoder, t *syntax.Tree, at place) {
	d.exactlyOne(t, at, "at", "every")
	d.exactlyOne(t, at, "close", "capacity", "absent", "service", "surge", "link")
	if x.Every != nil && x.Every.Distribution != nil && x.Every.Mean() <= 0 {
		d.fail(OutOfRange, t.Get("every"), at.under("every", constraint{}), "no time passes before the next one", "")
	}
}

func (x *CapacityCut) check(d *decoder, t *syntax.Tree, at place) { d.exactlyOne(t, at, "to", "share") }

func (x *LinkDisruption) check(d *decoder, t *syntax.Tree, at place) {
	if !d.exactlyOne(t, at, "speed", "closed") {
		return
	}
	if t.Get("closed") != nil && d.sound(t, at, "closed") && !x.Closed {
		d.fail(OutOfRange, t.Get("closed"), at.under("closed", constraint{}), "a link that is not closed is not disrupted",
			"write closed: true, or give a speed")
	}
	if x.Speed != nil && *x.Speed <= 0 && d.sound(t, at, "speed") {
		d.fail(OutOfRange, t.Get("speed"), at.under("speed", constraint{}), "nobody would ever arrive", "write closed: true")
	}
}
