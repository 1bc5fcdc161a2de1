package measured

import (
	"slices"
	"strings"
)

// whenOf finds the columns of a moment by what headers say.
func (k *picker) whenOf(r role, what, hint string) (when, error) {
	taken := map[int]bool{}
	for _, column := range append(k.p.time.columns(), k.p.until.columns()...) {
		taken[column] = true
	}
	has := func(c *candidate) bool {
		other := ofArrival + ofDeparture - r
		return c.meaning.roles[r] && !c.meaning.roles[other] && !c.identifies() && !taken[c.at] &&
			!c.meaning.roles[ofDuration] &&
			!c.meaning.roles[ofCount]
	}
	full := k.best(k.all(func(c *candidate) bool { return has(c) && (c.class == isMoment || c.canBeMoment()) }))
	clocks := k.best(k.all(func(c *candidate) bool { return has(c) && c.class == isClock }))
	dates := k.best(k.all(func(c *candidate) bool { return has(c) && c.class == isDate }))
	switch {
	case len(full) == 1:
		return at(full[0]), nil
	case len(full) > 1:
		return never, k.several(what, hint, full)
	case len(clocks) > 1:
		return never, k.several(what, hint, clocks)
	case len(clocks) == 1:
		w := never
		w.clock = clocks[0]
		if len(dates) == 1 {
			w.date = dates[0]
		} else {
			w.date = k.dateBeside(&k.columns[clocks[0]])
		}
		return w, nil
	case len(dates) > 1:
		return never, k.several(what, hint, dates)
	case len(dates) == 1:
		return at(dates[0]), nil
	}
	return never, nil
}

// generalTime finds the columns of the one moment that each row has.
func (k *picker) generalTime() (when, error) {
	if w := k.parts(); w.known() {
		return w, nil
	}
	free := func(c *candidate) bool {
		return !c.identifies() && !slices.Contains(k.p.counts, c.at) && c.at != k.p.duration
	}
	full := k.all(func(c *candidate) bool {
		return free(c) && (c.class == isMoment || c.canBeMoment() && (c.meaning.roles[ofMoment] ||
			c.meaning.roles[ofArrival] ||
			c.meaning.roles[ofHour]))
	})
	if len(full) > 1 {
		full = k.narrowed(full)
	}
	dates := k.all(func(c *candidate) bool { return free(c) && c.class == isDate })
	months := k.all(func(c *candidate) bool { return free(c) && c.class == isMonth })
	hours := k.hourColumns(free)
	switch {
	case len(full) > 1:
		return never, k.several("the time", sayTime, full)
	case len(full) == 1 && len(hours) == 1 && k.atMidnight(full[0]):
		w := at(full[0])
		w.clock = hours[0]
		return w, nil
	case len(full) == 1:
		return at(full[0]), nil
	case len(dates) > 1 && len(k.best(dates)) != 1:
		return never, k.several("the date", sayTime, dates)
	case len(hours) > 1:
		return never, k.several("the time of day", sayTime, hours)
	}
	w := never
	if len(dates) > 1 {
		dates = k.best(dates)
	}
	switch {
	case len(dates) == 1:
		w.date = dates[0]
	case len(months) == 1:
		w.date = months[0]
	case len(months) > 1:
		return never, k.several("the month", sayTime, months)
	}
	if len(hours) == 1 {
		w.clock = hours[0]
	}
	return w, nil
}

// hourColumns are those of times of day, or of hours by their headers. Of a beginning and an end the beginning is
// taken.
func (k *picker) hourColumns(free func(*candidate) bool) []int {
	all := k.all(func(c *candidate) bool {
		return free(c) && (c.class == isSpan && !c.meaning.roles[ofCount] || c.class == isClock &&
			!c.meaning.roles[ofDuration] ||
			c.canBeHour() && c.meaning.roles[ofHour])
	})
	if len(all) > 1 {
		spans := k.all(func(c *candidate) bool { return slices.Contains(all, c.at) && c.class == isSpan })
		if len(spans) == 1 {
			return spans
		}
		first := k.all(func(c *candidate) bool { return slices.Contains(all, c.at) && !c.meaning.roles[ofDeparture] })
		if len(first) == 1 {
			return first
		}
		if best := k.best(all); len(best) == 1 {
			return best
		}
	}
	return all
}

// narrowed leaves of several columns of moments the beginnings, and those that say more.
func (k *picker) narrowed(all []int) []int {
	first := slices.DeleteFunc(slices.Clone(all), func(at int) bool {
		r := k.columns[at].meaning.roles
		return r[ofDeparture] && !r[ofArrival]
	})
	if len(first) == 1 {
		return first
	}
	return k.best(all)
}

// atMidnight says whether the moments of a column are dates whose time of day is midnight throughout.
func (k *picker) atMidnight(column int) bool {
	for i := range min(len(k.rows), looked) {
		if m, ok := momentOf(k.rows[i].text(column)); ok && m.hasClock() && m.clock != 0 {
			return false
		}
	}
	return true
}

// parts finds year, month, day, hour and minute in columns of their own.
func (k *picker) parts() when {
	w := never
	is := func(c *candidate) bool { return c.class == isNumber && c.whole && !c.identifies() }
	find := func(r role, words ...string) int {
		for _, word := range words { // as they stand, in this order
			if found := k.only(func(c *candidate) bool { return is(c) && strings.EqualFold(c.header, word) }); found >= 0 {
				return found
			}
		}
		return k.only(func(c *candidate) bool {
			return is(c) && c.meaning.roles[r] && !c.meaning.roles[ofDuration] && !c.meaning.roles[ofCount]
		})
	}
	w.year = find(ofYear, "year", "yr", "yyyy", "y")
	if w.year < 0 {
		return never
	}
	if w.month = find(ofMonths, "month", "mo", "m", "mm"); w.month < 0 {
		w.month = k.only(func(c *candidate) bool { return c.class == isMonth })
	}
	if w.month < 0 {
		return never
	}
	w.day = find(ofDay, "day", "d", "dd", "dom", "день")
	if w.day >= 0 {
		w.hour, w.minute = find(ofHour, "hour", "h", "hh"), find(ofMinute, "minute", "mi", "min", "mm")
		if w.minute == w.month {
			w.minute = -1
		}
	}
	return w
}
