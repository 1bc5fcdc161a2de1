package scenario

import "time"

// momentLayouts are the ways to write a date with a time of day.
var momentLayouts = [...]string{"2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02 15:04"}

// ParseMoment reads a date and time of day at a place, such as 2025-08-23T13:00.
func ParseMoment(text string, place *time.Location) (moment time.Time, ok bool) {
	for _, layout := range momentLayouts {
		if moment, err := time.ParseInLocation(layout, text, place); err == nil {
			return moment, true
		}
	}
	return time.Time{}, false
}

// FormatMoment writes a date and time of day in the one way that names have: as 2025-08-23T13:00, with seconds where
// there are any.
func FormatMoment(moment time.Time) string {
	if moment.Second() == 0 && moment.Nanosecond() == 0 {
		return moment.Format(momentLayouts[0])
	}
	return moment.Format(momentLayouts[1] + ".999999999")
}

// ParseStart reads when a run starts: a date, for its midnight, or a date with a time of day.
func ParseStart(text string, place *time.Location) (start time.Time, ok bool) {
	if start, err := time.ParseInLocation(time.DateOnly, text, place); err == nil {
		return start, true
	}
	return ParseMoment(text, place)
}
