package fit

import "time"

// dayText writes a day since 1 January 1970 as a date.
func dayText(day float64) string {
	return time.Unix(int64(day)*86400, 0).UTC().Format("2006-01-02")
}
