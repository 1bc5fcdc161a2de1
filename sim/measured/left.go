package measured

import (
	"fmt"
	"slices"
)

// Why is a reason for which a row is left out.
type Why string

// The reasons.
const (
	TotalRow       Why = "total-row"        // a row of totals or means
	OtherRow       Why = "other-row"        // the line of headers once more, or words between the rows
	NoTime         Why = "no-time"          // the cell of the time is blank, or says that there is none
	BadTime        Why = "bad-time"         // what stands there is no date with a time
	NoEnd          Why = "no-end"           // a visit without a departure
	BadEnd         Why = "bad-end"          // its departure is no date with a time
	EndBeforeStart Why = "end-before-start" // the departure lies before the arrival
	NoDuration     Why = "no-duration"
	BadDuration    Why = "bad-duration"
	BelowZero      Why = "below-zero" // a duration or a number below nought
	NoCount        Why = "no-count"
	BadCount       Why = "bad-count"
	Repeated       Why = "repeated" // the same identity at the same time once more
	NotASummary    Why = "no-summary"
	NoIdentity     Why = "no-identity" // an entry or an exit of nobody that is said
	BadEvent       Why = "bad-event"   // neither an entry nor an exit
	EntryAlone     Why = "entry-alone" // an entry without an exit before the next one
	ExitAlone      Why = "exit-alone"  // an exit without an entry before it
	Conflicting    Why = "conflicting" // another number for the same time
)

// Left is rows that were left out for one reason.
type Left struct {
	Why    Why
	Rows   int
	Places []string // of the first of them
}

// placesShown are the places that are said of one reason.
const placesShown = 3

// leave notes a row that is left out.
func (d *Data) leave(why Why, place string) {
	at := slices.IndexFunc(d.Left, func(l Left) bool { return l.Why == why })
	if at < 0 {
		at = len(d.Left)
		d.Left = append(d.Left, Left{Why: why})
	}
	l := &d.Left[at]
	l.Rows++
	if len(l.Places) < placesShown {
		l.Places = append(l.Places, place)
	}
}

// Note is what is to be said of how a file was read, besides the rows that were left out.
type Note string

// The notes.
const (
	DayFirstBySome  Note = "day-first"      // the day comes first in dates: some have a day above 12
	MonthFirstSome  Note = "month-first"    // the month does
	MonthFirstClock Note = "month-first-am" // the month does, as where hours are counted to twelve
	MonthsByOnes    Note = "months"         // dates are first days of months
	CommaDecimals   Note = "decimal-comma"  // numbers have decimal commas
	Thousands       Note = "thousands"      // commas or points part thousands
	DateNumbers     Note = "date-numbers"   // dates are numbers of a spreadsheet
	UnixTimes       Note = "unix"           // times are seconds since 1970
	DatesAlone      Note = "dates-alone"    // arrivals have dates and no times of day
	InZone          Note = "zone"           // times bear a zone, and are taken as written
	InUTC           Note = "utc"            // times are in UTC
	OverMidnight    Note = "over-midnight"  // the departure's time of day is before the arrival's: the next day
	HourEnding      Note = "hours-from-1"   // hours go from 1 to 24
	Alike           Note = "alike"          // rows are equal in all that is read
	Inside          Note = "still-inside"   // had no departure at the stated end
	Beyond          Note = "beyond"         // cells that say "more than"
	Within          Note = "within"         // cells with two ends
	Known           Note = "identities"     // different identities
	Again           Note = "returned"       // visits or passages of those who had come before
	Summed          Note = "summed"         // rows of one month that are added
	Gaps            Note = "gaps"           // lengths of time that have no count between the first and the last
	ClockAlone      Note = "no-dates"       // times of day without dates
	OutOfOrder      Note = "out-of-order"   // times before that of the row above
	Unread          Note = "unread"         // columns that were not read
	Paired          Note = "paired"         // visits put together from an entry and an exit
	BothWays        Note = "both-ways"      // entries and exits are counted alike
	Without         Note = "where"          // rows that the condition leaves out
	OtherSheets     Note = "other-sheets"   // sheets that were not read
	TimesInDoubt    Note = "times-in-doubt" // when durations began is not read, as its dates have two readings
	HoursByMinutes  Note = "h:mm"           // two numbers with a colon are hours and minutes
)

// Remark is a note with how many it is about.
type Remark struct {
	Note  Note
	Count int
	Text  string // of the file's own words only what the command line or the line of headers has
}

// remark notes something once, and counts it.
func (d *Data) remark(note Note, count int, text string) {
	if count == 0 {
		return
	}
	for i := range d.Remarks {
		if d.Remarks[i].Note == note && d.Remarks[i].Text == text {
			d.Remarks[i].Count += count
			return
		}
	}
	d.Remarks = append(d.Remarks, Remark{note, count, text})
}

// remarkOnce notes something of a column, which is looked at more than once.
func (d *Data) remarkOnce(note Note, column string) {
	if !slices.ContainsFunc(d.Remarks, func(r Remark) bool { return r.Note == note && r.Text == column }) {
		d.remark(note, 1, column)
	}
}

// Problem is why a file cannot be read. It quotes nothing but headers and the command line.
type Problem struct {
	Place   string // a line or a cell; empty for the whole file
	Message string
	Hint    string
}

func (p *Problem) Error() string {
	said := p.Message
	if p.Place != "" {
		said = p.Place + ": " + said
	}
	if p.Hint != "" {
		said += "; " + p.Hint
	}
	return said
}

func problemf(hint, format string, values ...any) error {
	return &Problem{Message: fmt.Sprintf(format, values...), Hint: hint}
}
