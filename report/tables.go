package report

import (
	"cmp"
	"math"
	"slices"

	"karvon/sim/experiment"
)

// Tables arranges a result in the order in which a planner reads it: the load
// against the design, the backlog and the thresholds, on which the verdict
// rests; then flows, stations, their lanes, electronic queues, zones, links, batches, sites,
// stays, recorded times, resources and costs. Tables without content are left out.
func Tables(r *experiment.Result) []Table {
	x := newIndex(r)
	traffic, papers := x.flows()
	stays, papersStays := x.stays()
	return Speaking([]Table{
		x.stoppedPlaces(), x.stoppedFlows(), x.loadTable(), x.backlog(), x.thresholds(),
		traffic, papers, x.stations(), x.lanes(), x.bookings(), x.zones(), x.halls(), x.land(), x.links(), x.ways(), x.batches(), x.disruptions(),
		stays, papersStays, x.timings(), x.resources(), x.costs(),
	})
}

// sortBy orders the rows by the numbers of a column, the largest first and the
// unknown last; equals keep their order, which is by name.
func (t *Table) sortBy(header string) {
	column := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Header == header })
	slices.SortStableFunc(t.Rows, func(a, b []Cell) int {
		return cmp.Compare(sortValue(b[column]), sortValue(a[column]))
	})
}

func sortValue(cell Cell) float64 {
	if !cell.Number.known() {
		return math.Inf(-1)
	}
	return cell.Number.Mean
}
