package response

import (
	"math"
	"strings"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/unit"
)

// A count in some hours of the day is how many there are in these hours on a day: over the 24 hours of the day they
// add up to what the response of all hours is, where the window is whole days, and of a window of a day each is the
// number that somebody counts who stands there.

// lengthOfHours is how long the hours of a response last on a day, in ns.
func (r *Response) lengthOfHours() int64 {
	if length := r.hours.To - r.hours.From; length > 0 {
		return length
	}
	return r.hours.To - r.hours.From + plan.Day
}

// perDayOfHours is how many a run counted in the hours of a response, of a day: hours of which the window has a part
// are that part of a day.
func (r *Response) perDayOfHours(rec *engine.ProbeRecord) float64 {
	return float64(rec.Count) / (float64(rec.Time) / float64(r.lengthOfHours()))
}

// parseCount reads a count of some hours of a day: a number of itself, or by the day or longer, is of all these hours;
// by the hour, minute or second it is one of each in them, so that 35/h from 08 to 12 is 140.
func (r *Response) parseCount(text string) (float64, error) {
	if count, err := unit.Parse(text, unit.Number); err == nil {
		return count, nil
	}
	rate, err := unit.Parse(text, unit.Rate)
	count := rate * day
	for _, shorter := range []string{"/h", "/min", "/s"} {
		if strings.HasSuffix(text, shorter) {
			count = rate * (float64(r.lengthOfHours()) / 1e9)
		}
	}
	if whole := math.Round(count); math.Abs(count-whole) < 1e-9 {
		return whole, err // 35/day is 35, and not less by a rounding than what was counted
	}
	return count, err
}
