package scenario

import "karvon/sim/syntax"

// Disruption is something that goes wrong for a while, at a set time or at random. Exactly one of At and Every is
// given, and exactly one of Close, Capacity, Absent, Surge and Link.
type Disruption struct {
	Meta
	Title    string          `key:"title" doc:"the disruption in words"`
	At       Text            `key:"at" doc:"when it begins: a time since the run's start, such as 32h, or a date and time of the run's time zone, such as 2024-09-03 08:00"`
	Every    *Dist           `key:"every" unit:"duration" doc:"instead of at: time from the run's start to the first, and from the end of one to the next"`
	For      *Dist           `key:"for" unit:"duration" required:"true" doc:"how long it lasts"`
	Close    Text            `key:"close" doc:"what closes: a site (all its stations), or a station or resource, as site.name"`
	Capacity *CapacityCut    `key:"capacity" doc:"servers or units that are left: {of: site.name, to: 2} or {of: site.name, share: 50%}"`
	Absent   *Absence        `key:"absent" doc:"servers or units that are away: {of: site.name, share: 30%}"`
	Surge    *Surge          `key:"surge" doc:"demand that rises or falls: {flow, factor: 2}"`
	Link     *LinkDisruption `key:"link" doc:"a link that is slow or closed: {name, speed: 50%} or {name, closed: true}"`
}

// CapacityCut leaves so many servers or units, or a share of those on duty. Exactly one of To and Share is given.
type CapacityCut struct {
	Meta
	Of    Text     `key:"of" required:"true" doc:"a station or resource, as site.name"`
	To    *int     `key:"to" min:"0" doc:"the most that are left"`
	Share *float64 `key:"share" unit:"share" min:"0" max:"1" doc:"share that is left of those on duty, instead of to"`
}

// Absence takes a share of those on duty away.
type Absence struct {
	Meta
	Of    Text    `key:"of" required:"true" doc:"a station or resource, as site.name"`
	Share float64 `key:"share" unit:"share" required:"true" min:"0" max:"1" doc:"share of those on duty that is away"`
}

// Surge multiplies the demand of a flow.
type Surge struct {
	Meta
	Flow   Text    `key:"flow" required:"true" doc:"the flow, as its arrivals"`
	Factor float64 `key:"factor" unit:"number" required:"true" min:"0" max:"1000" doc:"what its rate is multiplied by, at most 1000; below 1 that share of the arrivals comes"`
}

// LinkDisruption slows a link down or closes it. Exactly one of Speed and Closed is given.
type LinkDisruption struct {
	Meta
	Name   Text     `key:"name" required:"true" doc:"the link"`
	Speed  *float64 `key:"speed" unit:"share" doc:"share of their speed at which those go who set out meanwhile"`
	Closed bool     `key:"closed" doc:"true where nobody sets out meanwhile; who is on the way goes on"`
}

func (x *Disruption) check(d *decoder, t *syntax.Tree, at place) {
	d.exactlyOne(t, at, "at", "every")
	d.exactlyOne(t, at, "close", "capacity", "absent", "surge", "link")
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
