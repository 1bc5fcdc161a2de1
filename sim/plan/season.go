package plan

import (
	"fmt"
	"time"

	"karvon/sim/bound"
	"karvon/sim/reason"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// daysOfMonth are those of a year of 365 days.
var daysOfMonth = [12]float64{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// lastDay is behind the last local day that a run can reach.
const lastDay = bound.Century/Day + 2

// seasons compiles the factors of calendars and of a profile's months into a step function of the run's local days.
func (c *compiler) seasons(site SiteID, given *scenario.Arrivals, profile *scenario.Profile, a *Arrivals) {
	var entries []*scenario.Dates
	for _, name := range given.Calendars {
		known, _ := find(c, c.scenario.Calendars, CalendarElement, name)
		entries = append(entries, known...)
	}
	months := monthly(profile)
	if site == None || len(entries) == 0 && months == nil {
		return
	}
	midnight := c.localStart(site)
	for day := range int(lastDay) {
		date := scenario.DateOf(midnight.Add(time.Duration(int64(day) * Day)))
		factor := factorOn(date, entries, months)
		if factor > unit.Share.Most() {
			_, most := unit.Share.Range()
			c.fail(given.Meta, scenario.OutOfRange,
				fmt.Sprintf("the factors of the calendars multiply the rate by %g on %s", factor,
					date.Time().Format(time.DateOnly)), "by at most "+most)
			return
		}
		if n := len(a.Seasons); n == 0 || a.Seasons[n-1].Factor != factor {
			a.Seasons = append(a.Seasons, Season{day, factor})
		}
	}
	if c.plan.Kind != scenario.Terminating && len(a.Seasons) > 1 && int64(a.Seasons[1].Day)*Day < a.Phase%Day+
		c.plan.WindowEnd() {
		c.warnOf(given.Meta, scenario.UnevenCycle, reason.Of(reason.RateChanges, nil))
	}
}

// factorOn gives the factor of a date.
func factorOn(date scenario.Date, entries []*scenario.Dates, months []float64) float64 {
	factor := 1.0
	for _, entry := range entries {
		if entry.Cover(date) {
			factor *= entry.Factor
		}
	}
	if months != nil {
		factor *= months[date.Month-1]
	}
	return factor
}

// monthly gives a profile's weights by month, with mean 1 over a year of 365 days; nil where it has none.
func monthly(profile *scenario.Profile) []float64 {
	if profile == nil || profile.Months == nil {
		return nil
	}
	weights := make([]float64, len(scenario.Months))
	total := 0.0
	for i, name := range scenario.Months {
		weights[i] = 1
		if weight, ok := profile.Months[name]; ok {
			weights[i] = weight
		}
		total += float64(weights[i] * daysOfMonth[i])
	}
	for i := range weights {
		weights[i] = weights[i] * 365 / total
	}
	return weights
}
