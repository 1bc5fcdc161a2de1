package plan

import (
	"fmt"

	"karvon/sim/stats"
	"karvon/sim/unit"
)

// Estimand defines a response: what the number means, before how it is
// computed. Every response of every report is an instance of one of these.
type Estimand struct {
	Subject    Subject
	Measure    string // the part of the dotted name after the subject
	Kind       Kind
	Population string // which entities, counted where
	Window     string // which of their times count
	Unfinished string // what happens to the unfinished and the turned away
	Estimator  string // of a replication
	Unit       string // of the number, as in JSON
	Dimension  unit.Dimension
	Statistics []Statistic // none for a single number without a suffix
	Stored     string      // what is kept per replication
}

// Kind is what kind of number a response is: it decides how the replications
// are brought together, how the interval is made and what those who are
// unfinished at the run's end leave open.
type Kind int

// The kinds.
const (
	RateKind    Kind = iota // events in a time: mean of the replications
	DriftKind               // growth, of either sign: mean of the replications
	LevelKind               // average over time: mean of the replications; the largest
	PartKind                // average over time, of a whole: between 0 and 1
	UseKind                 // time of one thing over that of another: mean of the replications
	AmountKind              // money, fuel or carbon in a time: mean of the replications
	TimeKind                // times of entities: pooled over all of them
	ShareKind               // share of entities: pooled over all of them
	RatioKind               // so much for each of so many: pooled over all of them
	ExtremeKind             // the largest there was
)

// Combination is how a response of many replications is made from theirs.
type Combination int

// The combinations.
const (
	MeanOfReplications Combination = iota
	PooledMean                     // over all entities of all replications
	PooledShare                    // of them
	PooledQuantile                 // of them
	LargestOfAll
	SmallestOfAll
)

// combinations are the words of the combinations, in results and baselines.
var combinations = [...]string{
	MeanOfReplications: "mean", PooledMean: "pooled mean", PooledShare: "pooled share",
	PooledQuantile: "pooled quantile", LargestOfAll: "largest", SmallestOfAll: "smallest",
}

// String is the word for a combination.
func (c Combination) String() string { return combinations[c] }

// ParseCombination finds a combination by its word.
func ParseCombination(word string) (Combination, error) {
	for c, known := range combinations {
		if known == word {
			return Combination(c), nil
		}
	}
	return 0, fmt.Errorf("%q is no way to combine replications", word)
}

// Combination says how a response is made from those of the replications.
func (r *Response) Combination() Combination {
	_, isQuantile := r.Statistic.Quantile()
	switch kind := r.Estimand.Kind; {
	case isQuantile:
		return PooledQuantile
	case r.Statistic == Max || kind == ExtremeKind:
		return LargestOfAll
	case r.Statistic == Min:
		return SmallestOfAll
	case r.Statistic == Within || r.Statistic == Below || kind == ShareKind:
		return PooledShare
	case kind == TimeKind || kind == RatioKind:
		return PooledMean
	}
	return MeanOfReplications
}

// Range says which values a response can have.
func (r *Response) Range() stats.Range {
	switch kind := r.Estimand.Kind; {
	case kind == DriftKind:
		return stats.Real
	case r.Combination() == PooledShare || kind == PartKind || kind == UseKind:
		return stats.Share
	}
	return stats.Positive
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
	OfTally      Subject = "count"              // flow.FLOW.count.NAME
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
	Below  Statistic = "below"  // the share of less than a duration: what a threshold on a quantile is judged by
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

// Interval says how a response of all replications and its interval are made.
func (r *Response) Interval() string {
	switch r.Combination() {
	case PooledQuantile:
		return "quantile of the entities of all replications; interval by inverting that of the share up to a limit (Woodruff)"
	case LargestOfAll:
		return "the greatest of all replications; no interval"
	case SmallestOfAll:
		return "the least of all replications; no interval"
	case PooledShare:
		return "share of the entities of all replications; jackknife over replications, Student t on the logit, where rare no narrower than Korn and Graubard's"
	case PooledMean:
		return "sum over the entities of all replications by their number; jackknife over replications, Student t on the logarithm"
	}
	switch r.Range() {
	case stats.Real:
		return "mean of the replications; Student t"
	case stats.Share:
		return "mean of the replications; Student t on the logit"
	}
	return "mean of the replications; Student t on the logarithm"
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
	censored     = "those still in it at the end of the run count with the time they have spent until then and their share is said; then means and largest are lower bounds, and quantiles and shares where it matters"
	notCounted   = "not counted"
)

// Estimands is the table of all responses that a plan can have.
var Estimands = append([]*Estimand{
	{Subject: OfCrossing, Measure: "offered", Kind: RateKind, Population: "entities by what their class counts for, where they approach the crossing",
		Window: eventWindow, Unfinished: "counted, whatever becomes of them", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfCrossing, Measure: "carried", Kind: RateKind, Population: "entities by what their class counts for, where they pass the control line",
		Window: eventWindow, Unfinished: notCounted, Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},

	{Subject: OfFlow, Measure: "arrived", Kind: RateKind, Population: "entities of the flow, at their arrival",
		Window: eventWindow, Unfinished: "counted", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfFlow, Measure: "completed", Kind: RateKind, Population: "entities of the flow, at their departure",
		Window: eventWindow, Unfinished: "not counted; the turned away are apart", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfFlow, Measure: "turned-away", Kind: RateKind, Population: "entities of the flow that leave unserved: a full queue or zone turns them away, they find no slot, come too late or never",
		Window: eventWindow, Unfinished: "these are the turned away", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfFlow, Measure: "inside", Kind: LevelKind, Population: "entities of the flow between arrival and departure",
		Window: levelWindow, Unfinished: "counted while they are inside", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfFlow, Measure: "drift", Kind: DriftKind, Population: "entities of the flow between arrival and departure",
		Window: "from the window's start to its end", Unfinished: "counted", Estimator: "number inside at the end less that at the start, divided by the window", Unit: "1/week", Dimension: unit.Number, Stored: tally},
	{Subject: OfFlow, Measure: "time", Kind: TimeKind, Population: "entities of the flow that arrive in the window, but those who are turned away",
		Window: cohortWindow, Unfinished: censored + "; the turned away are left out", Estimator: "time from arrival to departure", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfFlow, Measure: "wait", Kind: TimeKind, Population: "entities of the flow that arrive in the window, but those who are turned away",
		Window: cohortWindow, Unfinished: censored + "; the turned away are left out", Estimator: "sum of their waits (for stations, zones, resources, slots, hours, links, ...), over all steps", Unit: "s", Dimension: unit.Duration, Statistics: []Statistic{Mean}, Stored: "exact sum and count"},
	{Subject: OfFlow, Measure: "unfinished", Kind: ShareKind, Population: "entities of the flow that arrive in the window",
		Window: cohortWindow, Unfinished: "these are the unfinished", Estimator: "share that is still inside at the end of the run", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfFlowSite, Measure: "time", Kind: TimeKind, Population: "stays of the flow's entities at the site",
		Window: cohortWindow, Unfinished: censored + "; stays that end by being turned away are left out", Estimator: "time from coming to the site to leaving it", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},

	{Subject: OfTiming, Measure: "time", Kind: TimeKind, Population: "times of the flow's entities from a mark to its record",
		Window: cohortWindow, Unfinished: censored + "; those who leave without recording it are left out", Estimator: "time from the mark passed last to the record", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},

	{Subject: OfTally, Measure: "count", Kind: RateKind, Population: "entities of the flow, where they pass the steps of that name",
		Window: eventWindow, Unfinished: "counted, each time that they pass", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},

	{Subject: OfBatch, Measure: "size", Kind: RatioKind, Population: "batches, where they set out",
		Window: eventWindow, Unfinished: "counted", Estimator: "their members divided by their number", Unit: "entities", Dimension: unit.Number, Stored: tally},
	{Subject: OfBatch, Measure: "member-wait", Kind: TimeKind, Population: "members of batches",
		Window: cohortWindow, Unfinished: censored, Estimator: "time from coming to the batch to its setting out", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfBatch, Measure: "members-waiting", Kind: LevelKind, Population: "entities that wait for their batch",
		Window: levelWindow, Unfinished: "counted while they wait", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},

	{Subject: OfStation, Measure: "arrived", Kind: RateKind, Population: "visits of the station, where they ask to join",
		Window: eventWindow, Unfinished: "counted, the turned away and diverted too", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfStation, Measure: "served", Kind: RateKind, Population: "visits of the station, at the end of service",
		Window: eventWindow, Unfinished: notCounted, Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfStation, Measure: "turned-away", Kind: ShareKind, Population: "visits that find the queue full and are turned away or diverted",
		Window: eventWindow, Unfinished: "these are the turned away", Estimator: "share of the visits that ask to join in the window", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfStation, Measure: "wait", Kind: TimeKind, Population: "visits of the station, but those who are turned away, balk or renege",
		Window: cohortWindow, Unfinished: censored + "; who is not served in the end is left out", Estimator: "time from asking to join (blocked outside or not) to the start of service; where services can be interrupted, the time until their end that is not service", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfStation, Measure: "waited", Kind: ShareKind, Population: "visits of the station, but those who are turned away, balk or renege",
		Window: cohortWindow, Unfinished: censored, Estimator: "share whose wait is longer than zero", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfStation, Measure: "queue", Kind: LevelKind, Population: "entities waiting in the queue or blocked outside it",
		Window: levelWindow, Unfinished: "counted while they wait", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfStation, Measure: "present", Kind: LevelKind, Population: "entities waiting, in service, or holding a server after it",
		Window: levelWindow, Unfinished: "counted while they are present", Estimator: "time average", Unit: "entities", Dimension: unit.Number, Statistics: []Statistic{Mean}, Stored: integral},
	{Subject: OfStation, Measure: "utilisation", Kind: UseKind, Population: "servers of the station",
		Window: levelWindow, Unfinished: "work in hand at a shift's end counts, so that it can pass 100%", Estimator: "time of servers at work or held, divided by the time of servers on duty", Unit: "1", Dimension: unit.Share, Stored: integral},
	{Subject: OfStation, Measure: "blocked", Kind: UseKind, Population: "servers of the station",
		Window: levelWindow, Unfinished: notCounted, Estimator: "time of servers held by entities that are served and cannot go on, divided by the time of servers on duty", Unit: "1", Dimension: unit.Share, Stored: integral},
	{Subject: OfStation, Measure: "balked", Kind: ShareKind, Population: "visits that come and do not join the queue, by the station's rule",
		Window: eventWindow, Unfinished: "these are the balked", Estimator: "share of the visits that come in the window", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfStation, Measure: "reneged", Kind: ShareKind, Population: "visits whose patience ends before their service begins",
		Window: cohortWindow, Unfinished: "these are the reneged; who still waits at the run's end may become one of them, which leaves the share between two bounds", Estimator: "share of the visits that come in the window", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfStation, Measure: "at-once", Kind: ShareKind, Population: "visits of the station, where they come",
		Window: eventWindow, Unfinished: "counted, those who balk or are turned away too", Estimator: "share of those that come in the window whose service begins as they come", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfStation, Measure: "interrupted", Kind: RateKind, Population: "interruptions of services: by one of a class before, a shift's end or a breakdown",
		Window: eventWindow, Unfinished: "counted", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfStation, Measure: "down", Kind: LevelKind, Population: "servers of the station",
		Window: levelWindow, Unfinished: "counted while they are broken, on duty or not", Estimator: "time average of broken servers", Unit: "servers", Dimension: unit.Number, Statistics: []Statistic{Mean}, Stored: integral},
	{Subject: OfLane, Measure: "served", Kind: RateKind, Population: "visits that are served in the lane, at the end of service",
		Window: eventWindow, Unfinished: notCounted, Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfLane, Measure: "utilisation", Kind: UseKind, Population: "servers of the lane",
		Window: levelWindow, Unfinished: "work in hand at a shift's end counts, so that it can pass 100%", Estimator: "time of servers at work or held, divided by the time of servers on duty", Unit: "1", Dimension: unit.Share, Stored: integral},
	{Subject: OfLane, Measure: "servers", Kind: LevelKind, Population: "servers of the lane",
		Window: levelWindow, Unfinished: notCounted, Estimator: "time average of servers on duty", Unit: "servers", Dimension: unit.Number, Statistics: []Statistic{Mean}, Stored: integral},
	{Subject: OfStation, Measure: "servers", Kind: LevelKind, Population: "servers of the station",
		Window: levelWindow, Unfinished: notCounted, Estimator: "time average of servers on duty, the broken and closed left out", Unit: "servers", Dimension: unit.Number, Statistics: []Statistic{Mean}, Stored: integral},

	{Subject: OfBookings, Measure: "offered", Kind: RateKind, Population: "slots of the electronic queue, as their period begins",
		Window: eventWindow, Unfinished: notCounted, Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfBookings, Measure: "used", Kind: ShareKind, Population: "slots whose period begins in the window",
		Window: "periods that begin in the window, followed to the end of the run", Unfinished: "a slot with which nobody has passed by the end of the run is unused", Estimator: "share with which somebody passes, booked or not", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfBookings, Measure: "passed", Kind: RateKind, Population: "entities that pass the check-in",
		Window: eventWindow, Unfinished: notCounted, Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfBookings, Measure: "walk-ins", Kind: ShareKind, Population: "entities that pass the check-in",
		Window: eventWindow, Unfinished: notCounted, Estimator: "share that passes without a booking", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfBookings, Measure: "wait", Kind: TimeKind, Population: "entities that pass the check-in",
		Window: cohortWindow, Unfinished: censored, Estimator: "time from coming to the check-in to passing it, the early ones' wait for their slot included", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfBookings, Measure: "queue", Kind: LevelKind, Population: "entities waiting at the check-in, for their slot or for a free one",
		Window: levelWindow, Unfinished: "counted while they wait", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfBookings, Measure: "booked", Kind: RateKind, Population: "bookings, as they are made",
		Window: eventWindow, Unfinished: "counted, whatever becomes of them", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfBookings, Measure: "refused", Kind: ShareKind, Population: "attempts to book, the rebookings of those who are too late included",
		Window: eventWindow, Unfinished: "these found no slot", Estimator: "share that finds no free slot as far ahead as slots can be booked", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfBookings, Measure: "lead", Kind: TimeKind, Population: "bookings, as they are made",
		Window: cohortWindow, Unfinished: "counted, whatever becomes of them", Estimator: "time from booking to the beginning of the slot", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfBookings, Measure: "early", Kind: ShareKind, Population: "those with a booking who come to the check-in",
		Window: eventWindow, Unfinished: "counted", Estimator: "share that comes before its slot begins", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfBookings, Measure: "late", Kind: ShareKind, Population: "those with a booking who come to the check-in",
		Window: eventWindow, Unfinished: "counted", Estimator: "share that comes after its slot has ended", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfBookings, Measure: "missed", Kind: ShareKind, Population: "those with a booking who come to the check-in",
		Window: eventWindow, Unfinished: "counted", Estimator: "share that comes too late to be let in on its booking", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfBookings, Measure: "no-shows", Kind: ShareKind, Population: "bookings that come to their end: used, missed, or never used",
		Window: eventWindow, Unfinished: "bookings still to come are left out", Estimator: "share of which the holder leaves the model, or books again, without coming to the check-in", Unit: "1", Dimension: unit.Share, Stored: tally},

	{Subject: OfResource, Measure: "wait", Kind: TimeKind, Population: "requests that are met",
		Window: cohortWindow, Unfinished: censored, Estimator: "time from request to seizing", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfResource, Measure: "queue", Kind: LevelKind, Population: "requests waiting",
		Window: levelWindow, Unfinished: "counted while they wait", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfResource, Measure: "utilisation", Kind: UseKind, Population: "units of the resource",
		Window: levelWindow, Unfinished: "units seized at a shift's end count, so that it can pass 100%", Estimator: "time of units seized, divided by the time of units on duty", Unit: "1", Dimension: unit.Share, Stored: integral},

	{Subject: OfZone, Measure: "inside", Kind: LevelKind, Population: "entities in the zone",
		Window: levelWindow, Unfinished: "counted while they are inside", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfZone, Measure: "occupancy", Kind: PartKind, Population: "room of the zone (area or places)",
		Window: levelWindow, Unfinished: "counted while it is taken", Estimator: "room taken divided by the zone's: time average; largest", Unit: "1", Dimension: unit.Share, Statistics: levelStatistics, Stored: integral},
	{Subject: OfZone, Measure: "wait", Kind: TimeKind, Population: "entities that enter the zone",
		Window: cohortWindow, Unfinished: censored + "; the turned away are left out", Estimator: "time from asking to enter to entering", Unit: "s", Dimension: unit.Duration, Statistics: []Statistic{Mean, P95, Max}, Stored: histogram},
	{Subject: OfZone, Measure: "turned-away", Kind: ShareKind, Population: "entities that find the zone full and are turned away",
		Window: eventWindow, Unfinished: "these are the turned away", Estimator: "share of those that ask to enter in the window", Unit: "1", Dimension: unit.Share, Stored: tally},
	{Subject: OfZone, Measure: "space", Kind: LevelKind, Population: "area of a zone with levels of service",
		Window: "the time of the window when anyone is inside", Unfinished: "counted while they are inside", Estimator: "area divided by the number inside: time average; smallest", Unit: "m2", Dimension: unit.Area, Statistics: []Statistic{Mean, Min}, Stored: "exact time with each number inside"},
	{Subject: OfZone, Measure: "worst-level", Kind: ExtremeKind, Population: "area of a zone with levels of service",
		Window: levelWindow, Unfinished: "counted while they are inside", Estimator: "level with the most inside: 1 is A, 6 is F", Unit: "levels", Dimension: unit.Number, Stored: "exact time with each number inside"},
	{Subject: OfLevel, Measure: "share", Kind: PartKind, Population: "area of a zone with levels of service",
		Window: levelWindow, Unfinished: "counted while they are inside", Estimator: "share of the time at the level; empty is level A", Unit: "1", Dimension: unit.Share, Stored: "exact time with each number inside"},
	{Subject: OfLevel, Measure: "or-better", Kind: PartKind, Population: "area of a zone with levels of service",
		Window: levelWindow, Unfinished: "counted while they are inside", Estimator: "share of the time at the level or a better one", Unit: "1", Dimension: unit.Share, Stored: "exact time with each number inside"},

	{Subject: OfLink, Measure: "passed", Kind: RateKind, Population: "trips over the link, both ways, at their end",
		Window: eventWindow, Unfinished: notCounted, Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfLink, Measure: "inside", Kind: LevelKind, Population: "entities on the link, both ways",
		Window: levelWindow, Unfinished: "counted while they travel", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfLink, Measure: "time", Kind: TimeKind, Population: "trips over the link, both ways",
		Window: cohortWindow, Unfinished: censored, Estimator: "length divided by the speed drawn, and delay", Unit: "s", Dimension: unit.Duration, Statistics: []Statistic{Mean, P95}, Stored: histogram},

	{Subject: OfLink, Measure: "wait", Kind: TimeKind, Population: "trips over a link that opens, or has convoys, at set hours, both ways",
		Window: cohortWindow, Unfinished: censored, Estimator: "time from coming to the link to its opening, or to the convoy", Unit: "s", Dimension: unit.Duration, Statistics: timeStatistics, Stored: histogram},
	{Subject: OfLink, Measure: "queue", Kind: LevelKind, Population: "entities that wait for the link's opening or for a convoy, both ways",
		Window: levelWindow, Unfinished: "counted while they wait", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfLink, Measure: "convoys", Kind: RateKind, Population: "convoys over the link, both ways, where they set out",
		Window: eventWindow, Unfinished: "counted", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},
	{Subject: OfLink, Measure: "convoy-size", Kind: RatioKind, Population: "convoys over the link, both ways, where they set out",
		Window: eventWindow, Unfinished: "counted", Estimator: "those who go with them divided by their number", Unit: "entities", Dimension: unit.Number, Stored: tally},

	{Subject: OfWay, Measure: "occupancy", Kind: PartKind, Population: "room of a link with storage or lanes, one way",
		Window: levelWindow, Unfinished: "counted while it is taken", Estimator: "room taken by those on the way and those at its end who are not let in, divided by the link's: time average; largest", Unit: "1", Dimension: unit.Share, Statistics: levelStatistics, Stored: integral},
	{Subject: OfWay, Measure: "blocked", Kind: LevelKind, Population: "entities at the end of a link with storage or lanes, one way, that are not let in where they go",
		Window: levelWindow, Unfinished: "counted while they stand there", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfWay, Measure: "queue", Kind: LevelKind, Population: "entities that wait to set out on a link with storage or lanes, one way",
		Window: levelWindow, Unfinished: "counted while they wait", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfWay, Measure: "wait", Kind: TimeKind, Population: "trips over a link with storage or lanes, one way",
		Window: cohortWindow, Unfinished: censored, Estimator: "time from coming to the link to setting out", Unit: "s", Dimension: unit.Duration, Statistics: []Statistic{Mean, P95, Max, Within}, Stored: histogram},

	{Subject: OfDisruption, Measure: "active", Kind: PartKind, Population: "the disruption",
		Window: levelWindow, Unfinished: "counted while it lasts", Estimator: "share of the time in which it lasts", Unit: "1", Dimension: unit.Share, Stored: integral},
	{Subject: OfDisruption, Measure: "begun", Kind: RateKind, Population: "occurrences of the disruption, at their beginning",
		Window: eventWindow, Unfinished: "counted", Estimator: "count divided by the window", Unit: "1/day", Dimension: unit.Rate, Stored: tally},

	{Subject: OfSite, Measure: "inside", Kind: LevelKind, Population: "entities at the site, of every class",
		Window: levelWindow, Unfinished: "counted while they are there", Estimator: "time average; largest", Unit: "entities", Dimension: unit.Number, Statistics: levelStatistics, Stored: integral},
	{Subject: OfSite, Measure: "drift", Kind: DriftKind, Population: "entities at the site, of every class",
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
func (e *Estimand) Timed() bool { return e.Kind == TimeKind }
