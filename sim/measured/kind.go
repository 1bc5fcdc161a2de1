package measured

import "karvon/sim/internal/sheet"

// Kind is what a row of a file is about.
type Kind string

// The kinds.
const (
	Visits    Kind = "visits"    // an arrival and a departure
	Passages  Kind = "passages"  // a time at which somebody passes a gate
	Counts    Kind = "counts"    // how many in an hour, or another length of time
	Times     Kind = "times"     // how long something took
	Totals    Kind = "totals"    // how many in a month
	Summaries Kind = "summaries" // n, mean, median, quartiles and the like of a sample
)

// Kinds lists the kinds.
var Kinds = []Kind{Visits, Passages, Counts, Times, Totals, Summaries}

// Unit is what a number of a duration counts where the cell has no unit, or how two numbers with a colon are read.
type Unit string

// The units.
const (
	inSeconds      Unit = "s"
	inMinutes      Unit = "min"
	inHours        Unit = "h"
	inDays         Unit = "day"
	hoursMinutes   Unit = "h:mm"
	minutesSeconds Unit = "m:ss"
)

// Units lists the units.
var Units = []Unit{inSeconds, inMinutes, inHours, inDays, hoursMinutes, minutesSeconds}

// seconds is the length of a unit; 0 of the two that are clocks.
func (u Unit) seconds() float64 {
	return map[Unit]float64{inSeconds: 1, inMinutes: 60, inHours: 3600, inDays: 86400}[u]
}

// Options is what is stated of a file. A column is named by its header, or by its letter as spreadsheets have them; a
// date and a time of day that stand in two columns are joined by a plus sign.
type Options struct {
	Kind     Kind
	Time     string   // the column of arrivals, of passages, or of the beginnings of counts
	Until    string   // of departures
	Duration string   // of durations
	Count    []string // of numbers; of several each is a group
	By       []string // of groups
	Where    []string // "COLUMN=VALUE": the rows that are read
	Identity string   // of who it is
	Event    string   // of what happened: an entry or an exit
	Unit     Unit     // of durations
	Zone     string   // a time zone, to whose clock times with a zone are turned
	End      string   // when the record ends: who has no departure was still there
	Sheet    string
	Format   sheet.Format
}

// Format is how cells are written, as package sheet has it.
type (
	Format    = sheet.Format
	Encoding  = sheet.Encoding
	Separator = sheet.Separator
	Decimal   = sheet.Decimal
	Dates     = sheet.Dates
)
