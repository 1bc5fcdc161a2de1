package fit

import (
	"math"
	"slices"
)

var weekdayNames = [7]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// weekday is that of a day since 1 January 1970, a Thursday; 0 is Monday.
func weekday(day float64) int { return int(math.Mod(math.Mod(day+3, 7)+7, 7)) }

// ofCalendar says what days, days of the week and hours do to the values, and which days have none.
func (s series) ofCalendar(c course) []Trouble {
	days := make([]float64, len(s.starts))
	weekdays, hours, dates := groups{number: 7}, groups{number: 24}, groups{}
	for i, start := range s.starts {
		days[i] = math.Floor(start / 86400)
		if i == 0 || days[i] != days[i-1] {
			dates.number++
		}
		dates.of = append(dates.of, dates.number-1)
		weekdays.of = append(weekdays.of, weekday(days[i]))
		hours.of = append(hours.of, int(min(23, (start-float64(days[i]*86400))/3600)))
	}
	var all []Trouble
	rest := slices.Clone(c.residuals)
	const much = 0.02
	if part, p := weekdays.differ(rest); p < groupsAt && part > much && dates.number >= 7 {
		medians, fast, slow := weekdays.medians(s.values)
		all = append(all, trouble(weekdayEffect, Doubt, portion("share", part), quantity("low", medians[fast]),
			text("slow", weekdayNames[fast]), quantity("high", medians[slow]), text("fast", weekdayNames[slow])))
		rest = weekdays.centred(rest)
	}
	if part, p := hours.differ(rest); p < groupsAt && part > much {
		medians, least, most := hours.medians(s.values)
		all = append(all, trouble(hourEffect, Doubt, portion("share", part), quantity("low", medians[least]),
			clock("least", float64(3600*least)), quantity("high", medians[most]), clock("most", float64(3600*most))))
	}
	if part, p := dates.differ(rest); p < groupsAt && part > much && dates.number >= 4 &&
		len(s.values) >= 3*dates.number {
		all = append(all, trouble(dayEffect, Doubt, portion("share", part)))
	}
	if missing, yes := daysMissing(days); yes {
		all = append(all, missing)
	}
	return all
}

// centred takes the mean of its group from each value.
func (g groups) centred(values []float64) []float64 {
	sums, counts := make([]float64, g.number), make([]float64, g.number)
	for i, k := range g.of {
		sums[k] += values[i]
		counts[k]++
	}
	rest := make([]float64, len(values))
	for i, k := range g.of {
		rest[i] = values[i] - sums[k]/counts[k]
	}
	return rest
}

// daysMissing looks for days without values among days of the week that have five and more in the mean. Days are in
// order.
func daysMissing(days []float64) (Trouble, bool) {
	seen := map[float64]bool{}
	var values, withSome, dates [7]float64
	for _, d := range days {
		values[weekday(d)]++
		if !seen[d] {
			seen[d] = true
			withSome[weekday(d)]++
		}
	}
	last := days[len(days)-1]
	if last-days[0] > 40_000 { // dates that are none
		return Trouble{}, false
	}
	for d := days[0]; d <= last; d++ {
		dates[weekday(d)]++
	}
	missing, first := 0, 0.0
	for d := days[0]; d <= last; d++ {
		w := weekday(d)
		if seen[d] || 2*withSome[w] < dates[w] || values[w] < 5*withSome[w] {
			continue
		}
		if missing++; missing == 1 {
			first = d
		}
	}
	if missing == 0 {
		return Trouble{}, false
	}
	return trouble(missingDays, Remark, count("count", missing), day("first", first)), true
}

// cutAtClock says whether nothing ends after a time of day, although as much as began would. Values that go past
// midnight show that nothing is cut.
func (p *prepared) cutAtClock() (Trouble, bool) {
	var clocks, values []float64
	latest := 0.0
	for i, o := range p.kept {
		start := p.options.Starts[p.places[i]]
		at := start - float64(86400*math.Floor(start/86400))
		clocks, values = append(clocks, at), append(values, o.point())
		latest = max(latest, at+o.point())
	}
	if latest >= 86400 {
		return Trouble{}, false
	}
	slices.Sort(values)
	// How many of those that began would have ended later, by the times of all, which are too short if anything.
	expected := 0.0
	for _, at := range clocks {
		place, _ := slices.BinarySearch(values, latest-at+1e-9)
		expected += float64(len(values)-place) / float64(len(values))
	}
	if expected < 7 || expected < 0.005*float64(len(values)) {
		return Trouble{}, false
	}
	return trouble(cutAtClock, Doubt, clock("clock", latest), count("expected", int(math.Round(expected)))), true
}
