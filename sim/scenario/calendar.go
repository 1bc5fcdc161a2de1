package scenario

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"karvon/sim/syntax"
)

// Dates is an entry of a calendar: a span of dates on which demand differs. It is in one year, or in every year.
type Dates struct {
	Meta
	// the first date, as 2024-03-21, or as 03-21 in every year
	From Text `key:"from" required:"true"`
	// the last date, which belongs to it, written as from; the first date by default
	To Text `key:"to"`
	// what the rate is multiplied by on these dates, such as 140%
	Factor float64 `key:"factor" unit:"share" required:"true"`

	// First and Last are the dates of From and To.
	First, Last Date `key:"-"`
}

// Date is a day of the calendar. Year 0 means every year.
type Date struct{ Year, Month, Day int }

var datePattern = regexp.MustCompile(`^(?:(\d{4})-)?(\d\d)-(\d\d)$`)

// parseDate reads 2024-03-21 or 03-21.
func parseDate(text string) (Date, bool) {
	parts := datePattern.FindStringSubmatch(text)
	if parts == nil {
		return Date{}, false
	}
	var d Date
	for i, field := range []*int{&d.Year, &d.Month, &d.Day} {
		// The pattern leaves digits only, or nothing where there is no year.
		*field, _ = strconv.Atoi(parts[i+1])
	}
	leapYear := d
	if d.Year == 0 {
		leapYear.Year = 2024
	}
	return d, DateOf(leapYear.Time()) == leapYear
}

// DateOf gives the date of a time in its zone.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, int(month), day}
}

// Time is the date's midnight, in UTC.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// withinYear orders the dates of a year.
func (d Date) withinYear() int { return d.Month*100 + d.Day }

func (d Date) order() int { return d.Year*10000 + d.withinYear() }

// Cover tells whether a date belongs to the entry. A span of every year may go over New Year.
func (s *Dates) Cover(d Date) bool {
	if s.First.Year != 0 {
		return s.First.order() <= d.order() && d.order() <= s.Last.order()
	}
	from, to, at := s.First.withinYear(), s.Last.withinYear(), d.withinYear()
	if from <= to {
		return from <= at && at <= to
	}
	return at >= from || at <= to
}

func (s *Dates) check(d *decoder, t *syntax.Tree, at place) {
	if !d.date(s.From, &s.First) || s.To.Text != "" && !d.date(s.To, &s.Last) {
		return
	}
	if s.To.Text == "" {
		s.Last = s.First
	}
	switch {
	case (s.First.Year == 0) != (s.Last.Year == 0):
		d.Add(BadTime, s.To.Pos, s.To.Path, "one of the dates has a year and the other has none", "write both the same way")
	case s.First.Year != 0 && s.Last.order() < s.First.order():
		d.Add(BadTime, s.To.Pos, s.To.Path, "the last date is before the first", "")
	}
}

// date reads a date of a calendar. One that is missing was told of.
func (d *decoder) date(text Text, target *Date) bool {
	found, ok := parseDate(text.Text)
	if !ok && text.Path != "" && !d.Blamed(text.Path) {
		d.Add(BadTime, text.Pos, text.Path, syntax.Abbreviated(text.Text)+" is not a date",
			"write it as 2024-03-21, or as 03-21 for every year")
	}
	*target = found
	return ok
}

// overlap gives a date on which two entries of a calendar hold.
func (s *Dates) overlap(other *Dates) (Date, bool) {
	if s.First.Year == 0 && other.First.Year != 0 {
		s, other = other, s
	}
	first, last := s.First, s.Last
	if first.Year == 0 {
		first, last = Date{2024, 1, 1}, Date{2024, 12, 31} // a leap year has every date
	}
	for day := first.Time(); !day.After(last.Time()); day = day.AddDate(0, 0, 1) {
		if date := DateOf(day); s.Cover(date) && other.Cover(date) {
			return date, true
		}
	}
	return Date{}, false
}

// checkCalendars refuses entries of one calendar that give a date two factors.
func (s *Scenario) checkCalendars(d *decoder) {
	for _, entries := range s.Calendars {
		for i, entry := range entries {
			for _, before := range entries[:i] {
				if d.Blamed(entry.Path) || d.Blamed(before.Path) {
					continue
				}
				if date, both := entry.overlap(before); both {
					d.Add(ScheduleOverlap, entry.Pos, entry.Path,
						fmt.Sprintf("the entry overlaps another one on %02d-%02d", date.Month, date.Day),
						fmt.Sprintf("the other stands at %s", before.Pos))
				}
			}
		}
	}
}
