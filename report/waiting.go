package report

import (
	"cmp"
	"slices"

	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// waiting is what waits at one place: a station, an electronic queue, a resource, a zone that is full, or a link.
type waiting struct {
	name   string
	site   plan.SiteID    // at which it is; None on the way between two
	kind   sentence       // that names it with what it is
	number float64        // that wait at a time, on average
	tail   stats.Estimate // that 19 in 20 do not wait longer than
	timed  bool           // whether it is known
}

// waits lists all places at which entities can wait.
func (x *index) waits() []waiting {
	var all []waiting
	add := func(about subject, name string, site plan.SiteID, kind sentence, number float64) {
		w := waiting{name: name, site: site, kind: kind, number: number}
		if p95 := x.find(about, "wait", response.P95); p95 != nil && document.IsFinite(p95.Mean) {
			w.tail, w.timed = p95.Estimate, true
		}
		if number > 0 || w.timed {
			all = append(all, w)
		}
	}
	queue := func(kind *response.Subject, i int, name string, site plan.SiteID, said sentence) {
		number, _ := x.mean(of(kind, i), "queue", response.Mean)
		add(of(kind, i), name, site, said, number)
	}
	for i := range x.Plan.Stations {
		queue(response.OfStation, i, x.Plan.Stations[i].Name, x.Plan.Stations[i].Site, queuesText.station)
	}
	for i := range x.Plan.Bookings {
		queue(response.OfBookings, i, x.Plan.Bookings[i].Name, x.Plan.Bookings[i].Site, queuesText.booking)
	}
	for i := range x.Plan.Resources {
		queue(response.OfResource, i, x.Plan.Resources[i].Name, x.Plan.Resources[i].Site, queuesText.resource)
	}
	for i := range x.Plan.Zones {
		zone := &x.Plan.Zones[i]
		add(of(response.OfZone, i), zone.Name, zone.Site, queuesText.zone, x.waitingFor(of(response.OfZone, i)))
	}
	for i := range x.Plan.Links {
		queue(response.OfLink, i, x.Plan.Links[i].Name, plan.None, queuesText.link)
	}
	for i := range x.Plan.Directions {
		queue(response.OfDirection, i, x.Plan.Directions[i].Name, plan.None, queuesText.link)
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
	return total / float64(len(wait.Values)) / (float64(x.Plan.Counted()) / nanoseconds)
}

// queuePoints tell of the queues at the sites that the scenario is about, and then of the longest queue elsewhere.
func (x *index) queuePoints() []string {
	all := x.waits()
	if len(x.Plan.About) == 0 {
		return queuesOf(all, queuesText.none.said(), "")
	}
	var names []string
	for _, site := range x.Plan.About {
		names = append(names, x.Plan.Sites[site].Name)
	}
	var here, elsewhere []waiting
	for _, w := range all {
		if slices.Contains(x.Plan.About, w.site) {
			here = append(here, w)
		} else {
			elsewhere = append(elsewhere, w)
		}
	}
	none := queuesText.noneAt.with(values{"sites": list(names)})
	most := mostOf(elsewhere)
	if most == nil || most.number == 0 {
		return queuesOf(here, none, "")
	}
	return append(queuesOf(here, none, queuesText.at.with(values{"sites": few(names)})),
		most.told(queuesText.elsewhere, queuesText.elsewhereAnd, ""))
}

// mostOf is the queue in which most time is spent by all who wait in it.
func mostOf(all []waiting) *waiting {
	var most *waiting
	for i := range all {
		if most == nil || all[i].number > most.number {
			most = &all[i]
		}
	}
	return most
}

// queuesOf names the queue in which most time is spent by all who wait in it, and the one in which one of them waits
// longest, where that is another; with words that say at which sites, where there are others.
func queuesOf(all []waiting, none, at string) []string {
	var longest *waiting
	open := false // whether any wait is known by a bound alone
	for i := range all {
		w := &all[i]
		open = open || w.tail.Bound != stats.Exact
		if w.timed && (longest == nil || w.tail.Mean > longest.tail.Mean) {
			longest = w
		}
	}
	switch {
	case longest == nil:
		return nil
	case longest.tail.Mean == 0 && !open:
		return []string{none}
	}
	most := mostOf(all)
	points := []string{most.told(queuesText.longest, queuesText.longestAnd, at)}
	if longest.name != most.name || longest.kind != most.kind {
		points = append(points, longest.said(queuesText.wait, at))
	}
	return append(points, sharesOf(all, at)...)
}

// sharesOf says where the hours are that all wait together, the most first, where it is at several places.
func sharesOf(all []waiting, at string) []string {
	const most = 3
	sum := 0.0
	places := slices.DeleteFunc(slices.Clone(all), func(w waiting) bool { return w.number == 0 })
	slices.SortStableFunc(places, func(a, b waiting) int { return cmp.Compare(b.number, a.number) })
	var shares []string
	for i := range places {
		w := &places[i]
		sum += w.number
		if i < most {
			shares = append(shares, queuesText.share.with(values{
				"hours": 24 * w.number, "place": w.kind.with(values{"name": w.name}),
			}))
		}
	}
	if len(places) < 2 {
		return nil
	}
	return []string{queuesText.shares.with(values{"all": 24 * sum, "at": at, "most": list(shares)})}
}

// told fills in the one sentence, or the other where it is known how long they wait.
func (w *waiting) told(alone, and sentence, at string) string {
	if w.timed {
		return w.said(and, at)
	}
	return w.said(alone, at)
}

// said fills in a sentence about a place, with words that say of which sites.
func (w *waiting) said(s sentence, at string) string {
	return s.with(values{
		"at": at, "place": w.kind.with(values{"name": w.name}), "number": w.number, "hours": 24 * w.number,
		"wait": atMost(w.tail),
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
		remark = queuesText.unfinished.with(values{"share": digits(document.UnfinishedShare(e))})
	}
	return withRemark(said.with(values{"time": seconds(e.Mean), "low": seconds(low), "high": seconds(high)}), remark)
}
