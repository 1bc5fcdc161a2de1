package scenario

import (
	"fmt"
	"time"
)

// PublishedDate is a day, a month without its day or a year without both. Its zero value is none.
type PublishedDate struct{ year, month, day int }

// publishedLayouts are the ways to write a date, by their lengths.
var publishedLayouts = map[int]string{4: "2006", 7: "2006-01", 10: time.DateOnly}

// publishedPattern is the look of a date.
const publishedPattern = `^[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?$`

// ParsePublishedDate reads 2021, 2021-04 or 2021-04-10, from the year 1000 on.
func ParsePublishedDate(text string) (PublishedDate, bool) {
	found, err := time.Parse(publishedLayouts[len(text)], text)
	if err != nil || len(text) == 0 || found.Year() < 1000 {
		return PublishedDate{}, false
	}
	date := PublishedDate{year: found.Year()}
	if len(text) > 4 {
		date.month = int(found.Month())
	}
	if len(text) > 7 {
		date.day = found.Day()
	}
	return date, true
}

// LastDay is the last one that a date can mean: a figure is no older than its date says for sure. One of several years
// has the last of them for its date, and is as old as what is newest in it.
func (d PublishedDate) LastDay() time.Time {
	switch {
	case d.month == 0:
		return time.Date(d.year, time.December, 31, 0, 0, 0, 0, time.UTC)
	case d.day == 0:
		return time.Date(d.year, time.Month(d.month)+1, 0, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
}

// After tells whether all days that a date can mean are after another date.
func (d PublishedDate) After(other PublishedDate) bool {
	first := time.Date(d.year, time.Month(max(d.month, 1)), max(d.day, 1), 0, 0, 0, 0, time.UTC)
	return first.After(other.LastDay())
}

// YearsTo tells how many years a later date is after this one, to about a day; 0 where it is not later.
func (d PublishedDate) YearsTo(later PublishedDate) float64 {
	return max(0, later.LastDay().Sub(d.LastDay()).Hours()/24/365.25)
}

// OlderThan tells whether a date is more than some years before a later one, by the calendar.
func (d PublishedDate) OlderThan(years int, later PublishedDate) bool {
	return d.LastDay().AddDate(years, 0, 0).Before(later.LastDay())
}

// PublishedOn is the date of a day.
func PublishedOn(day time.Time) PublishedDate {
	date := DateOf(day)
	return PublishedDate{year: date.Year, month: date.Month, day: date.Day}
}

// Given tells whether there is a date.
func (d PublishedDate) Given() bool { return d.year > 0 }

// String writes a date as it was written.
func (d PublishedDate) String() string {
	switch {
	case !d.Given():
		return ""
	case d.month == 0:
		return fmt.Sprintf("%04d", d.year)
	case d.day == 0:
		return fmt.Sprintf("%04d-%02d", d.year, d.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}
