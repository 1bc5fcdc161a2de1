package scenario

import (
	"fmt"
	"time"
)

// PublishedDate is a day, a month without its day or a year without both. Its zero value is none.
type PublishedDate struct{ Year, Month, Day int }

// publishedLayouts are the ways to write a date, by their lengths.
var publishedLayouts = map[int]string{4: "2006", 7: "2006-01", 10: time.DateOnly}

// publishedPattern is the look of a date.
const publishedPattern = `^[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?$`

// parsePublishedDate reads 2021, 2021-04 or 2021-04-10, from the year 1000 on.
func parsePublishedDate(text string) (PublishedDate, bool) {
	found, err := time.Parse(publishedLayouts[len(text)], text)
	if err != nil || len(text) == 0 || found.Year() < 1000 {
		return PublishedDate{}, false
	}
	date := PublishedDate{Year: found.Year()}
	if len(text) > 4 {
		date.Month = int(found.Month())
	}
	if len(text) > 7 {
		date.Day = found.Day()
	}
	return date, true
}

// Given tells whether there is a date.
func (d PublishedDate) Given() bool { return d.Year > 0 }

// String writes a date as it was written.
func (d PublishedDate) String() string {
	switch {
	case !d.Given():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
