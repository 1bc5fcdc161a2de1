// Package bound holds the bounds of karvon, all in one table, and the arithmetic that keeps within them.
//
// A model can be written that no machine holds: a queue of a thousand million, a patience of a thousand years, a
// journey that follows itself thirty times over. Each such quantity has a bound here. Where a file states more,
// loading or compiling it is an error that names the bound; where a run comes to more, it stops and says when, and
// what was inside. Times are int64 nanoseconds, and no sum of them passes the end of the clock: Later makes every
// time that lies in the future.
package bound

import "fmt"

// Bound is the most of one kind of thing.
type Bound struct {
	Name string // as messages call it
	Most int64
	Unit string // of Most, in the plural
	Of   string // what is counted, in words
	Met  string // what happens to what would pass it
}

// MostInside is the largest number of entities inside a model, whatever the memory.
const MostInside = 100_000_000

// The bounds. What a scenario states is refused beyond them, by check and by every command that reads it.
var (
	Length = Bound{"length of time", Century, "ns",
		"a length of time that a scenario states, and a run from its start to its end", "refused"}
	Mistakes = Bound{"mistakes shown", 100, "mistakes", "mistakes, and warnings, of a scenario that are shown one by one",
		"the first by position are shown, the others counted"}
	Memory = Bound{"memory of a worker", 1_000_000_000, "bytes",
		"entities inside and expected with their attributes and events, requests for units, servers and slots, and the " +
			"times that are counted, of one replication; --memory changes it",
		"the run stops and says when, what was inside, and what grew"}
	Inside = Bound{"entities inside", MostInside, "entities",
		"entities inside the model at one time and those that are expected, whatever the memory",
		"refused where it is stated; else the run stops as by memory"}
	Servers = Bound{"servers, units and slots", 1_000_000, "servers, units or slots",
		"servers of a station, units of a resource and of one request, slots of a period; by a schedule the most at any time",
		"refused"}
	Known = Bound{"servers known one by one", 100_000, "servers",
		"servers of all stations with lanes, breakdowns, vacations, patience or whatever else asks for a state of each, " +
			"and units of resources with breakdowns",
		"refused"}
	Periods = Bound{"periods of slots", 1_000_000, "periods",
		"periods that electronic queues keep, for each quota by itself: those that can be booked ahead and those whose " +
			"slots are valid still", "refused"}
	Noted = Bound{"waits noted for displays", 1_000_000, "waits",
		"waits that the displays of all queues keep until they are shown", "refused"}
	Years = Bound{"years of growth", 100, "years",
		"years over which a flow's growth compounds: a stream of arrivals for each", "refused"}
)

// Table lists every bound, in the order in which the reference shows them.
var Table = []*Bound{
	&Length, &Mistakes,
	&Values, &Uses, &Nesting, &Templates, &Expanded, &Spelled, &Policies, &Elements, &Steps, &Following, &Responses,
	&States, &Levels, &Points, &Replications, &Tasks,
	&Servers, &Known, &Periods, &Noted, &Years,
	&Memory, &Inside,
	&ScenarioFile, &DataFile, &DataRows, &Workbook, &Unpacked, &Sheets, &Cells, &Merges, &Measured, &MeasuredRows,
	&ScenarioRead, &Files, &Result, &Numbers, &Baseline, &Journal, &Finished, &Outcome,
}

// String says the bound as messages do: at most 4,000,000 entities.
func (b *Bound) String() string { return fmt.Sprintf("at most %s %s", Grouped(b.Most), b.Unit) }

// Allows says whether so many are within the bound.
func (b *Bound) Allows(n int64) bool { return n <= b.Most }

// Size says a bound on bytes as messages do: 4 MiB.
func (b *Bound) Size() string {
	const units = "KMGT"
	size := b.Most
	for i := range units {
		size >>= 10
		if size < 1<<10 {
			return fmt.Sprintf("%d %ciB", size, units[i])
		}
	}
	return fmt.Sprintf("%d %ciB", size, units[len(units)-1])
}
