package scenario

import (
	"regexp"
	"strconv"
	"strings"
)

const (
	second int64 = 1e9
	minute       = 60 * second
	hour         = 60 * minute
	day          = 24 * hour
	week         = 7 * day
)

var clockPattern = regexp.MustCompile(`^([0-2]?\d):([0-5]\d)(?::([0-5]\d))?$`)

// ParseClock reads a time of day, 08:00 or 08:00:30, as nanoseconds since midnight. 24:00 is the midnight at the
// day's end.
func ParseClock(text string) (int64, bool) {
	parts := clockPattern.FindStringSubmatch(text)
	if parts == nil {
		return 0, false
	}
	var fields [3]int64
	for i, part := range parts[1:] {
		// The pattern leaves digits only, or nothing where there are no seconds.
		fields[i], _ = strconv.ParseInt(part, 10, 64)
	}
	t := fields[0]*hour + fields[1]*minute + fields[2]*second
	return t, t <= day
}

// Weekdays are the names of the days of the week, Monday first.
var Weekdays = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// dayGroups are words for several days.
var dayGroups = map[string]Days{"weekdays": 0b0011111, "weekend": 0b1100000, "every-day": 0b1111111}

// Has tells whether a day of the week belongs to the set; Monday is 0.
func (days Days) Has(weekday int) bool { return days>>weekday&1 == 1 }

// parseDays reads one day, a group of days, or a range from day to day, which may go over Sunday.
func parseDays(text string) (Days, bool) {
	if days, ok := dayGroups[text]; ok {
		return days, true
	}
	first, last, ranged := strings.Cut(text, "-")
	from, ok := weekday(first)
	if !ok {
		return 0, false
	}
	if !ranged {
		return 1 << from, true
	}
	to, ok := weekday(last)
	if !ok {
		return 0, false
	}
	var days Days
	for at := from; ; at = (at + 1) % 7 {
		days |= 1 << at
		if at == to {
			return days, true
		}
	}
}

func weekday(name string) (int, bool) {
	for i, known := range Weekdays {
		if name == known {
			return i, true
		}
	}
	return 0, false
}
