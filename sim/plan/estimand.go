package plan

import "karvon/sim/unit"

// Estimand defines a response: what the number means, before how it is
// computed. Every response of every report is an instance of one of these.
type Estimand struct {
	Subject    Subject
	Measure    string // the part of the dotted name after the subject
	Population string // which entities, counted where
	Window     string // which of their times count
	Unfinished string // what happens to the unfinished and the turned away
	Estimator  string // of a replication
	Unit       string // of the number, as in JSON
	Dimension  unit.Dimension
	Statistics []Statistic // none for a single number without a suffix
	Stored     string      // what is kept per replication
}

// Subject is what a response is about.
type Subject string

// The subjects of responses, with the form of their names.
const (
	OfBookings   Subject = "electronic queue"   // site.bookings
	OfStation    Subject = "station"            // site.station
	OfLane       Subject = "lane"               // site.station.lane
	OfZone       Subject = "zone"               // site.zone
	OfLevel      Subject = "level of a zone"    // site.zone.level-a
	OfResource   Subject = "resource"           // site.resource
	OfSite       Subject = "site"               // site.SITE
	OfLink       Subject = "link"               // link.LINK
	OfWay        Subject = "way of a link"      // link.LINK.to.SITE
	OfBatch      Subject = "batch"              // flow.FLOW.BATCH
	OfFlow       Subject = "flow"               // flow.FLOW
	OfFlowSite   Subject = "flow at a site"     // flow.FLOW.at.SITE
	OfTiming     Subject = "time between marks" // flow.FLOW.record.NAME
	OfDisruption Subject = "disruption"         // disruption.DISRUPTION
	OfCrossing   Subject = "crossing"           // crossing.CROSSING.MEASURE
)

// Statistic is the last part of a response's name.
type Statistic string

// The statistics.
const (
	Single Statistic = ""
	Mean   Statistic = "mean"
	P50    Statistic = "p50"
	P95    Statistic = "p95"
	P99    Statistic = "p99"
	Max    Statistic = "max"
	Min    Statistic = "min"
	Within Statistic = "within" // within-DURATION: the share at most so long
)

// Quantile gives the probability of a quantile statistic, and whether it is one.
func (s Statistic) Quantile() (p float64, ok bool) {
	switch s {
	case P50:
		return 0.50, true
	case P95:
		return 0.95, true
	case P99:
		return 0.99, true
	}
	return 0, false
}

// Interval says how a statistic's interval is made.
func (s Statistic) Interval() string {
	switch s {
	case P50, P95, P99:
		return "quantile of the pooled customers of all replications; interval by sectioning, Student t"
	case Max:
		return "mean of the replications' largest; Student t"
	case Min:
		return "mean of the replications' smallest; Student t"
	default:
		return "mean over replications; Student t"
	}
}

// Times of a cohort, and averages over time.
var (
	timeStatistics  = []Statistic{Mean, P50, P95, P99, Max, Within}
	levelStatistics = []Statistic{Mean, Max}
)

const (
	cohortWindow = "those that begin it in the window, followed to its end under continuing load"
	eventWindow  = "events in the window; its start belongs to it, its end does not"
	levelWindow  = "the window, weighted by time"
	histogram    = "count, exact sum and log-linear histogram (bins of at most 2^-8)"
	integral     = "exact integral over the window"
	tally        = "exact count"
	censored     = "those still in it at the end of the run are left out and their share is said; then the number is a lower bound"
	notCounted   = "not counted"
)

// Estimands is the table of all responses that a plan can have.
var Estimands = append([]*Estimand{
	{Subject: OfCrossing, Measure: "offered", Population: "entities by what their class counts for, where they approach the crossing",
		Window: eventWindow, Unfinished: "counted, whatever becomes of them", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfCrossing, Measure: "carried", Population: "entities by what their class counts for, where they pass the control line",
		Window: eventWindow, Unfinished: notCounted, Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},

	{Subject: OfFlow, Measure: "arrived", Population: "entities of the flow, at their arrival",
		Window: eventWindow, Unfinished: "counted", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfFlow, Measure: "completed", Population: "entities of the flow, at their departure",
		Window: eventWindow, Unfinished: "not counted; the turned away are apart", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfFlow, Measure: "turned-away", Population: "entities of the flow that leave unserved: a full queue or zone turns them away, they find no slot, come too late or never",
		Window: eventWindow, Unfinished: "these are the turned away", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfFlow, Measure: "inside", Population: "entities of the flow between arrival and departure",
		Window: levelWindow, Unfinished: "counted while they are inside", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfFlow, Measure: "drift", Population: "entities of the flow between arrival and departure",
		Window: "from the window's start to its end", Unfinished: "counted", Estimator: "number inside at the end less that at the start, divided by the window", Unit: "1/week", Dimension: unit.Number, Stored: tally},
	{Subject: OfFlow, Measure: "time", Population: "entities of the flow that arrive in the window and depart",
		Window: cohortWindow, Unfinished: censored + "; the turned away are left out", Estimator: "time from arrival to departure", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfFlow, Measure: "wait", Population: "entities of the flow that arrive in the window and depart",
		Window: cohortWindow, Unfinished: censored + "; the turned away are left out", Estimator: "sum of their waits (for stations, zones, resources, slots, hours, links, ...), over all steps", Unit: "s", Dimension: unit.Duration, Statistics: []Statistic{Mean}, Stored: "exact sum and count"},
	{Subject: OfFlow, Measure: "unfinished", Population: "entities of the flow that arrive in the window",
		Window: cohortWindow, Unfinished: "these are the unfinished", Estimator: "share that is still inside at the end of the run", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfFlowSite, Measure: "time", Population: "stays of the flow's entities at the site",
		Window: cohortWindow, Unfinished: censored + "; stays that end by being turned away are left out", Estimator: "time from coming to the site to leaving it", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},

	{Subject: OfTiming, Measure: "time", Population: "times of the flow's entities from a mark to its record",
		Window: cohortWindow, Unfinished: censored + "; those who leave without recording it are left out", Estimator: "time from the mark passed last to the record", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},

	{Subject: OfBatch, Measure: "size", Population: "batches, where they set out",
		Window: eventWindow, Unfinished: "counted", Estimator: "their members divided by their number", Unit: "entities", Dimension: unit.Number, Stored: tally},
	{Subject: OfBatch, Measure: "member-wait", Population: "members of batches",
		Window: cohortWindow, Unfinished: censored, Estimator: "time from coming to the batch to its setting out", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfBatch, Measure: "members-waiting", Population: "entities that wait for their batch",
		Window: levelWindow, Unfinished: "counted while they wait", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},

	{Subject: OfStation, Measure: "arrived", Population: "visits of the station, where they ask to join",
		Window: eventWindow, Unfinished: "counted, the turned away and diverted too", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfStation, Measure: "served", Population: "visits of the station, at the end of service",
		Window: eventWindow, Unfinished: notCounted, Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfStation, Measure: "turned-away", Population: "visits that find the queue full and are turned away or diverted",
		Window: eventWindow, Unfinished: "these are the turned away", Estimator: "share of the visits that ask to join in the window", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfStation, Measure: "wait", Population: "visits of the station that are served",
		Window: cohortWindow, Unfinished: censored + "; the turned away are left out", Estimator: "time from asking to join (blocked outside or not) to the start of service; where services can be interrupted, the time until their end that is not service", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfStation, Measure: "waited", Population: "visits of the station that are served",
		Window: cohortWindow, Unfinished: censored, Estimator: "share whose wait is longer than zero", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfStation, Measure: "queue", Population: "entities waiting in the queue or blocked outside it",
		Window: levelWindow, Unfinished: "counted while they wait", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfStation, Measure: "present", Population: "entities waiting, in service, or holding a server after it",
		Window: levelWindow, Unfinished: "counted while they are present", Estimator: "time average", Unit: "entities", Dimension: unit.Number, Statistics: []Statistic{Mean}, Stored: integral},
	{Subject: OfStation, Measure: "utilisation", Population: "servers of the station",
		Window: levelWindow, Unfinished: "work in hand at a shift's end counts, so that it can pass 100%", Estimator: "time of servers at work or held, divided by the time of servers on duty", Unit: "1", Dimension: unit.Share, Stored: integral},
	{Subject: OfStation, Measure: "blocked", Population: "servers of the station",
		Window: levelWindow, Unfinished: notCounted, Estimator: "time of servers held by entities that are served and cannot go on, divided by the time of servers on duty", Unit: "1", Dimension: unit.Share, Stored: integral},
	{Subject: OfStation, Measure: "balked", Population: "visits that come and do not join the queue, by the station's rule",
		Window: eventWindow, Unfinished: "these are the balked", Estimator: "share of the visits that come in the window", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfStation, Measure: "reneged", Population: "visits whose patience ends before their service begins",
		Window: eventWindow, Unfinished: "these are the reneged", Estimator: "number in the window divided by that of the visits that come in it", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfStation, Measure: "at-once", Population: "visits of the station, where they come",
		Window: eventWindow, Unfinished: "counted, those who balk or are turned away too", Estimator: "share of those that come in the window whose service begins as they come", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfStation, Measure: "interrupted", Population: "interruptions of services: by one of a class before, a shift's end or a breakdown",
		Window: eventWindow, Unfinished: "counted", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfStation, Measure: "down", Population: "servers of the station",
		Window: levelWindow, Unfinished: "counted while they are broken, on duty or not", Estimator: "time average of broken servers", Unit: "servers", Dimension: unit.Number, Statistics: []Statistic{Mean}, Stored: integral},
	{Subject: OfLane, Measure: "served", Population: "visits that are served in the lane, at the end of service",
		Window: eventWindow, Unfinished: notCounted, Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfLane, Measure: "utilisation", Population: "servers of the lane",
		Window: levelWindow, Unfinished: "work in hand at a shift's end counts, so that it can pass 100%", Estimator: "time of servers at work or held, divided by the time of servers on duty", Unit: "1", Dimension: unit.Share, Stored: integral},
	{Subject: OfLane, Measure: "servers", Population: "servers of the lane",
		Window: levelWindow, Unfinished: notCounted, Estimator: "time average of servers on duty", Unit: "servers", Dimension: unit.Number, Statistics: []Statistic{Mean}, Stored: integral},
	{Subject: OfStation, Measure: "servers", Population: "servers of the station",
		Window: levelWindow, Unfinished: notCounted, Estimator: "time average of servers on duty, the broken and closed left out", Unit: "servers", Dimension: unit.Number, Statistics: []Statistic{Mean}, Stored: integral},

	{Subject: OfBookings, Measure: "offered", Population: "slots of the electronic queue, as their period begins",
		Window: eventWindow, Unfinished: notCounted, Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfBookings, Measure: "used", Population: "slots whose period begins in the window",
		Window: "periods that begin in the window, followed to the end of the run", Unfinished: "a slot with which nobody has passed by the end of the run is unused", Estimator: "share with which somebody passes, booked or not", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfBookings, Measure: "passed", Population: "entities that pass the check-in",
		Window: eventWindow, Unfinished: notCounted, Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfBookings, Measure: "walk-ins", Population: "entities that pass the check-in",
		Window: eventWindow, Unfinished: notCounted, Estimator: "share that passes without a booking", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfBookings, Measure: "wait", Population: "entities that pass the check-in",
		Window: cohortWindow, Unfinished: censored, Estimator: "time from coming to the check-in to passing it, the early ones' wait for their slot included", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfBookings, Measure: "queue", Population: "entities waiting at the check-in, for their slot or for a free one",
		Window: levelWindow, Unfinished: "counted while they wait", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfBookings, Measure: "booked", Population: "bookings, as they are made",
		Window: eventWindow, Unfinished: "counted, whatever becomes of them", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfBookings, Measure: "refused", Population: "attempts to book, the rebookings of those who are too late included",
		Window: eventWindow, Unfinished: "these found no slot", Estimator: "share that finds no free slot as far ahead as slots can be booked", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfBookings, Measure: "lead", Population: "bookings, as they are made",
		Window: cohortWindow, Unfinished: "counted, whatever becomes of them", Estimator: "time from booking to the beginning of the slot", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfBookings, Measure: "early", Population: "those with a booking who come to the check-in",
		Window: eventWindow, Unfinished: "counted", Estimator: "share that comes before its slot begins", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfBookings, Measure: "late", Population: "those with a booking who come to the check-in",
		Window: eventWindow, Unfinished: "counted", Estimator: "share that comes after its slot has ended", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfBookings, Measure: "missed", Population: "those with a booking who come to the check-in",
		Window: eventWindow, Unfinished: "counted", Estimator: "share that comes too late to be let in on its booking", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfBookings, Measure: "no-shows", Population: "bookings that come to their end: used, missed, or never used",
		Window: eventWindow, Unfinished: "bookings still to come are left out", Estimator: "share of which the holder leaves the model, or books again, without coming to the check-in", Unit: "1", Dimension: unit.Share, Stored: tally},

	{Subject: OfResource, Measure: "wait", Population: "requests that are met",
		Window: cohortWindow, Unfinished: censored, Estimator: "time from request to seizing", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfResource, Measure: "queue", Population: "requests waiting",
		Window: levelWindow, Unfinished: "counted while they wait", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfResource, Measure: "utilisation", Population: "units of the resource",
		Window: levelWindow, Unfinished: "units seized at a shift's end count, so that it can pass 100%", Estimator: "time of units seized, divided by the time of units on duty", Unit: "1", Dimension: unit.Share, Stored: integral},

	{Subject: OfZone, Measure: "inside", Population: "entities in the zone",
		Window: levelWindow, Unfinished: "counted while they are inside", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfZone, Measure: "occupancy", Population: "room of the zone (area or places)",
		Window: levelWindow, Unfinished: "counted while it is taken", Estimator: "room taken divided by the zone's: time average; largest", Unit: "1", Dimension: unit.Share, Statistics: levelStatistics, Stored: integral},
	{Subject: OfZone, Measure: "wait", Population: "entities that enter the zone",
		Window: cohortWindow, Unfinished: censored + "; the turned away are left out", Estimator: "time from asking to enter to entering", Unit: "s", Dimension: unit.Duration, Statistics: []Statistic{Mean, P95, Max}, Stored: histogram},
	{Subject: OfZone, Measure: "turned-away", Population: "entities that find the zone full and are turned away",
		Window: eventWindow, Unfinished: "these are the turned away", Estimator: "share of those that ask to enter in the window", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfZone, Measure: "space", Population: "area of a zone with levels of service",
		Window: "the time of the window when anyone is inside", Unfinished: "counted while they are inside", Estimator: "area divided by the number inside: time average; smallest", Unit: "m2", Dimension: unit.Area, Statistics: []Statistic{Mean, Min}, Stored: "exact time with each number inside"},
	{Subject: OfZone, Measure: "worst-level", Population: "area of a zone with levels of service",
		Window: levelWindow, Unfinished: "counted while they are inside", Estimator: "level with the most inside: 1 is A, 6 is F", Unit: "levels", Dimension: unit.Number, Stored: "exact time with each number inside"},
	{Subject: OfLevel, Measure: "share", Population: "area of a zone with levels of service",
		Window: levelWindow, Unfinished: "counted while they are inside", Estimator: "share of the time at the level; empty is level A", Unit: "1", Dimension: unit.Share, Stored: "exact time with each number inside"},
	{Subject: OfLevel, Measure: "or-better", Population: "area of a zone with levels of service",
		Window: levelWindow, Unfinished: "counted while they are inside", Estimator: "share of the time at the level or a better one", Unit: "1", Dimension: unit.Share, Stored: "exact time with each number inside"},

	{Subject: OfLink, Measure: "passed", Population: "trips over the link, both ways, at their end",
		Window: eventWindow, Unfinished: notCounted, Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfLink, Measure: "inside", Population: "entities on the link, both ways",
		Window: levelWindow, Unfinished: "counted while they travel", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfLink, Measure: "time", Population: "trips over the link, both ways",
		Window: cohortWindow, Unfinished: censored, Estimator: "length divided by the speed drawn, and delay", Unit: "s", Dimension: unit.Duration, Statistics: []Statistic{Mean, P95}, Stored: histogram},

	{Subject: OfLink, Measure: "wait", Population: "trips over a link that opens, or has convoys, at set hours, both ways",
		Window: cohortWindow, Unfinished: censored, Estimator: "time from coming to the link to its opening, or to the convoy", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfLink, Measure: "queue", Population: "entities that wait for the link's opening or for a convoy, both ways",
		Window: levelWindow, Unfinished: "counted while they wait", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfLink, Measure: "convoys", Population: "convoys over the link, both ways, where they set out",
		Window: eventWindow, Unfinished: "counted", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfLink, Measure: "convoy-size", Population: "convoys over the link, both ways, where they set out",
		Window: eventWindow, Unfinished: "counted", Estimator: "those who go with them divided by their number", Unit: "entities", Dimension: unit.Number, Stored: tally},

	{Subject: OfWay, Measure: "occupancy", Population: "room of a link with storage or lanes, one way",
		Window: levelWindow, Unfinished: "counted while it is taken", Estimator: "room taken by those on the way and those at its end who are not let in, divided by the link's: time average; largest", Unit: "1", Dimension: unit.Share, Statistics: levelStatistics, Stored: integral},
	{Subject: OfWay, Measure: "blocked", Population: "entities at the end of a link with storage or lanes, one way, that are not let in where they go",
		Window: levelWindow, Unfinished: "counted while they stand there", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfWay, Measure: "queue", Population: "entities that wait to set out on a link with storage or lanes, one way",
		Window: levelWindow, Unfinished: "counted while they wait", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfWay, Measure: "wait", Population: "trips over a link with storage or lanes, one way",
		Window: cohortWindow, Unfinished: censored, Estimator: "time from coming to the link to setting out", Unit: "s", Dimension: unit.Duration, Statistics: []Statistic{Mean, P95, Max, Within}, Stored: histogram},

	{Subject: OfDisruption, Measure: "active", Population: "the disruption",
		Window: levelWindow, Unfinished: "counted while it lasts", Estimator: "share of the time in which it lasts", Unit: "1", Dimension: unit.Share, Stored: integral},
	{Subject: OfDisruption, Measure: "begun", Population: "occurrences of the disruption, at their beginning",
		Window: eventWindow, Unfinished: "counted", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},

	{Subject: OfSite, Measure: "inside", Population: "entities at the site, of every class",
		Window: levelWindow, Unfinished: "counted while they are there", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfSite, Measure: "drift", Population: "entities at the site, of every class",
		Window: "from the window's start to its end", Unfinished: "counted", Estimator: "number at the site at the end less that at the start, divided by the window", Unit: "1/week", Dimension: unit.Number, Stored: tally},
}, costEstimands...)

// ofBooking says whether the number has a meaning only where slots are booked
// ahead.
func (e *Estimand) ofBooking() bool {
	switch e.Measure {
	case "booked", "refused", "lead", "early", "late", "missed", "no-shows":
		return e.Subject == OfBookings
	}
	return false
}

// Timed says whether the number is a time of a cohort, which the end of the
// run can cut off.
func (e *Estimand) Timed() bool { return e.Window == cohortWindow && e.Dimension == unit.Duration }
