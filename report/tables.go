package report

import (
	"karvon/report/document"
	"karvon/sim/experiment"
)

// Tables arranges a result in the order in which a planner reads it: the load
// against the design, the backlog and the thresholds, on which the verdict
// rests; then flows, stations, their lanes, electronic queues, zones, links, batches, sites,
// stays, recorded times, counts, resources and costs. Tables without content are left out.
func Tables(r *experiment.Result) []document.Table {
	x := newIndex(r)
	traffic, papers := x.flows()
	stays, papersStays := x.stays()
	return document.Speaking([]document.Table{
		x.stoppedPlaces(), x.stoppedFlows(), x.loadTable(), x.backlog(), x.thresholds(),
		traffic, papers, x.stations(), x.lanes(), x.bookings(), x.zones(), x.halls(), x.land(), x.links(), x.ways(), x.batches(), x.disruptions(),
		stays, papersStays, x.timings(), x.counts(), x.resources(), x.costs(),
	})
}
