package report

import (
	"fmt"

	"karvon/report/document"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// waiting is what waits at one place: a station, an electronic queue, a resource, a
// zone that is full, or a link.
type waiting struct {
	name, kind string
	number     float64        // that wait at a time, on average
	tail       stats.Estimate // that 19 in 20 do not wait longer than
	timed      bool           // whether it is known
}

// hours is how long all of them together wait in a day.
func (w *waiting) hours() float64 { return 24 * w.number }

// waits lists all places at which entities can wait.
func (x *index) waits() []waiting {
	var all []waiting
	add := func(about subject, name, kind string, number float64) {
		w := waiting{name: name, kind: kind, number: number}
		if p95 := x.find(about, "wait", response.P95); p95 != nil && document.IsFinite(p95.Mean) {
			w.tail, w.timed = p95.Estimate, true
		}
		if number > 0 || w.timed {
			all = append(all, w)
		}
	}
	queue := func(kind *response.Subject, i int, name, word string) {
		number, _ := x.mean(of(kind, i), "queue", response.Mean)
		add(of(kind, i), name, word, number)
	}
	for i := range x.Plan.Stations {
		queue(response.OfStation, i, x.Plan.Stations[i].Name, "")
	}
	for i := range x.Plan.Bookings {
		queue(response.OfBookings, i, x.Plan.Bookings[i].Name, "electronic queue")
	}
	for i := range x.Plan.Resources {
		queue(response.OfResource, i, x.Plan.Resources[i].Name, "resource")
	}
	for i := range x.Plan.Zones {
		add(of(response.OfZone, i), x.Plan.Zones[i].Name, "zone", x.waitingFor(of(response.OfZone, i)))
	}
	for i := range x.Plan.Links {
		queue(response.OfLink, i, x.Plan.Links[i].Name, "link")
	}
	for i := range x.Plan.Ways {
		queue(response.OfWay, i, x.Plan.Ways[i].Name, "link")
	}
	return all
}

// waitingFor is the average number that wait for something of which only the waits
// themselves are kept: the sum of these over the time (Little 1961).
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

// queuePoints name the queue in which most time is spent by all who wait in it, and
// the one in which one of them waits longest, where that is another.
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
		return []string{"Queues: everywhere at least " + nineteen + " do not wait at all."}
	}
	points := []string{fmt.Sprintf("Longest queue: %s, where %s wait at a time on average, %s of waiting a day in all%s.",
		most.named(), document.Shown(most.number), spokenHours(most.hours()), most.atMost("; ", " wait at most "))}
	if longest.name != most.name || longest.kind != most.kind {
		points = append(points, fmt.Sprintf("Longest wait: %s%s.", longest.named(), longest.atMost(", where ", " wait at most ")))
	}
	return points
}

// named gives a place's name with what it is, where that is no station.
func (w *waiting) named() string {
	if w.kind == "" {
		return w.name
	}
	return w.name + " (" + w.kind + ")"
}

// atMost says how long 19 in 20 wait at most, where that is known; where those who
// were still waiting leave it open, how long it is at the least, and how many of
// them there were.
func (w *waiting) atMost(before, verb string) string {
	e := w.tail
	known := e.HasInterval() && !document.Exact(e)
	switch {
	case !w.timed:
		return ""
	case e.Bound == stats.AtLeast && e.Mean == 0:
		return before + "how long " + nineteen + " wait is not known" + stillWaiting(e)
	case e.Bound == stats.AtLeast:
		return before + "1 in 20 waits at least " + spokenDuration(e.Mean) + stillWaiting(e)
	case e.Bound == stats.Between && known:
		return before + nineteen + verb + spokenDuration(e.Low) + " to " + spokenDuration(e.High) + stillWaiting(e)
	case e.Bound == stats.Between:
		return before + nineteen + verb + spokenDuration(e.Mean) + " to " + spokenDuration(e.Most) + stillWaiting(e)
	case e.Mean == 0:
		return before + nineteen + " do not wait"
	case !known || !document.Uneven(e):
		return before + nineteen + verb + spokenDuration(e.Mean)
	}
	return before + nineteen + verb + spokenDuration(e.Mean) + " (" + spokenDuration(e.Low) + " to " + spokenDuration(e.High) + ")" // as its table has it
}

// stillWaiting says what share of those who waited did so to the end.
func stillWaiting(e stats.Estimate) string {
	if e.Unfinished == 0 {
		return ""
	}
	return " (" + document.UnfinishedShare(e) + " were still waiting)"
}

// spokenHours writes a number of hours, which may be one.
func spokenHours(hours float64) string {
	if text := document.Shown(hours); text != "1" {
		return text + " hours"
	}
	return "1 hour"
}
