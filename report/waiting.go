package report

import (
	"karvon/report/document"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// waiting is what waits at one place: a station, an electronic queue, a resource, a zone that is full, or a link.
type waiting struct {
	name   string
	kind   sentence       // that names it with what it is
	number float64        // that wait at a time, on average
	tail   stats.Estimate // that 19 in 20 do not wait longer than
	timed  bool           // whether it is known
}

// waits lists all places at which entities can wait.
func (x *index) waits() []waiting {
	var all []waiting
	add := func(about subject, name string, kind sentence, number float64) {
		w := waiting{name: name, kind: kind, number: number}
		if p95 := x.find(about, "wait", response.P95); p95 != nil && document.IsFinite(p95.Mean) {
			w.tail, w.timed = p95.Estimate, true
		}
		if number > 0 || w.timed {
			all = append(all, w)
		}
	}
	queue := func(kind *response.Subject, i int, name string, said sentence) {
		number, _ := x.mean(of(kind, i), "queue", response.Mean)
		add(of(kind, i), name, said, number)
	}
	for i := range x.Plan.Stations {
		queue(response.OfStation, i, x.Plan.Stations[i].Name, queuesText.station)
	}
	for i := range x.Plan.Bookings {
		queue(response.OfBookings, i, x.Plan.Bookings[i].Name, queuesText.booking)
	}
	for i := range x.Plan.Resources {
		queue(response.OfResource, i, x.Plan.Resources[i].Name, queuesText.resource)
	}
	for i := range x.Plan.Zones {
		add(of(response.OfZone, i), x.Plan.Zones[i].Name, queuesText.zone, x.waitingFor(of(response.OfZone, i)))
	}
	for i := range x.Plan.Links {
		queue(response.OfLink, i, x.Plan.Links[i].Name, queuesText.link)
	}
	for i := range x.Plan.Directions {
		queue(response.OfDirection, i, x.Plan.Directions[i].Name, queuesText.link)
	}
	return all
}

// waitingFor is the average number that wait for something of which only the waits themselves are kept: the sum of
// these over the time (Little 1961).
func (x *index) waitingFor(about subject) float64 {
	wait := x.find(about, "wait", response.Mean)
	if wait == nil || len(wait.Values) == 0 || len(wait.Weights) != len(wait.Values) {
		return 0
	}
	total := 0.0
	for i, mean := range wait.Values {
		if wait.Weights[i] > 0 {
			total += float64(mean * wait.Weights[i])
		}
	}
	return total / float64(len(wait.Values)) / (float64(x.Plan.Window) / nanoseconds)
}

// queuePoints name the queue in which most time is spent by all who wait in it, and the one in which one of them
// waits longest, where that is another.
func (x *index) queuePoints() []string {
	var most, longest *waiting
	open := false // whether any wait is known by a bound alone
	all := x.waits()
	for i := range all {
		w := &all[i]
		if most == nil || w.number > most.number {
			most = w
		}
		open = open || w.tail.Bound != stats.Exact
		if w.timed && (longest == nil || w.tail.Mean > longest.tail.Mean) {
			longest = w
		}
	}
	switch {
	case longest == nil:
		return nil
	case longest.tail.Mean == 0 && !open:
		return []string{string(queuesText.none)}
	}
	said := queuesText.longest
	if most.timed {
		said = queuesText.longestAnd
	}
	points := []string{most.said(said)}
	if longest.name != most.name || longest.kind != most.kind {
		points = append(points, longest.said(queuesText.wait))
	}
	return points
}

// said fills in a sentence about a place.
func (w *waiting) said(s sentence) string {
	return s.with(values{
		"place": w.kind.with(values{"name": w.name}), "number": w.number, "hours": 24 * w.number, "wait": atMost(w.tail),
	})
}

// atMost says how long 19 in 20 wait at most; where those who were still waiting leave it open, how long it is at
// the least, and how many of them there were.
func atMost(e stats.Estimate) string {
	said, low, high, open := queuesText.atMost, e.Low, e.High, false
	known := e.HasInterval() && !document.Exact(e)
	switch {
	case e.Bound == stats.AtLeast && e.Mean == 0:
		said, open = queuesText.unknown, true
	case e.Bound == stats.AtLeast:
		said, open = queuesText.atLeast, true
	case e.Bound == stats.Between:
		said, open = queuesText.between, true
		if !known {
			low, high = e.Mean, e.Most
		}
	case e.Mean == 0:
		said = queuesText.nobody
	case known && document.Uneven(e):
		said = queuesText.interval // as its table has it
	}
	remark := ""
	if open && e.Unfinished != 0 {
		remark = queuesText.unfinished.with(values{"share": document.UnfinishedShare(e)})
	}
	return withRemark(said.with(values{"time": seconds(e.Mean), "low": seconds(low), "high": seconds(high)}), remark)
}
