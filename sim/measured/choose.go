package measured

import (
	"slices"
	"strings"
)

// chooseKind tells the kind by what is stated, and else by the columns.
func (k *picker) chooseKind() error {
	switch {
	case k.p.kind != "":
		return nil
	case k.p.until.known():
		k.p.kind = Visits
	case k.p.duration >= 0:
		k.p.kind = Times
	case len(k.p.counts) > 0:
		k.p.kind = Counts
	default:
		return k.kindByRule()
	}
	return nil
}

// kindByRule tells the kind by headers and by what stands under them.
func (k *picker) kindByRule() error {
	counts, durations := k.countColumns(), k.durationColumns()
	visits := k.hasVisits()
	timed := k.hasTime()
	switch {
	case k.findStatistics():
		k.p.kind = Summaries
	case k.h.labels.over == hourLabels || k.h.labels.over == dateLabels:
		k.p.kind = Counts
	case k.h.labels.over == monthLabels:
		k.p.kind = Totals
	case visits && !k.intervals(counts):
		k.p.kind = Visits
	case len(counts) > 0 && len(durations) > 0 && timed:
		return k.twoKinds(counts, durations)
	case len(counts) > 0 && timed:
		k.p.kind = Counts
	case len(durations) > 0:
		k.p.kind = Times
	case timed && len(k.numbers()) > 0 && len(k.events()) == 0:
		k.p.kind = Counts
	case timed && k.hasMoments():
		k.p.kind = Passages
	case len(k.numbers()) == 1 || len(k.all(func(c *column) bool { return c.class == isLasting })) == 1:
		k.p.kind = Times
	default:
		return &Problem{Message: "what the file holds cannot be told by its columns: " + k.g.show(k.h, k.columns),
			Hint: "say it by --kind (" + kindNames() + ") and name columns by --time, --until, --duration or --count"}
	}
	return nil
}

func kindNames() string {
	names := make([]string, len(Kinds))
	for i, kind := range Kinds {
		names[i] = string(kind)
	}
	return strings.Join(names, ", ")
}

func (k *picker) twoKinds(counts, durations []int) error {
	return &Problem{Message: "the file has numbers that count (" + k.list(counts) + ") and durations (" +
		k.list(durations) + ")", Hint: "say by --count or by --duration which is to be fitted"}
}

// intervals says whether the beginnings and ends of a file are those of intervals in which was counted.
func (k *picker) intervals(counts []int) bool {
	return len(k.best(counts)) > 0 && len(k.all(func(c *column) bool {
		return (c.meaning.roles[ofArrival] || c.meaning.roles[ofDeparture]) && !c.meaning.weak && c.moment()
	})) == 0
}

// moment says whether a column has moments, dates or times of day.
func (c *column) moment() bool {
	return c.class == isMoment || c.class == isDate || c.class == isClock || c.canBeMoment()
}

// countColumns are those of numbers that count something by their headers.
func (k *picker) countColumns() []int {
	return k.all(func(c *column) bool {
		r := c.meaning.roles
		return c.class == isNumber && r[ofCount] && !r[ofDuration] && !r[ofIdentity] && !r[ofPost] && !r[ofRow] &&
			!(r[ofGroup] && c.meaning.roles[ofMoment]) && unitIn(c.header) == "" && !laneNumber(c)
	})
}

// laneNumber says whether a column numbers lanes or classes.
func laneNumber(c *column) bool {
	return c.meaning.roles[ofGroup] && c.most < 100 && c.whole && c.different < 30
}

// durationColumns are those of durations by their headers, or by units in their cells.
func (k *picker) durationColumns() []int {
	return k.all(func(c *column) bool {
		r := c.meaning.roles
		if r[ofIdentity] && !r[ofDuration] {
			return false
		}
		switch c.class {
		case isLasting:
			return true
		case isNumber:
			return r[ofDuration] || unitIn(c.header) != "" && !r[ofHour] && !r[ofMinute] && !r[ofMoment]
		case isClock:
			return r[ofDuration]
		}
		return false
	})
}

// numbers are the columns of numbers of which the headers say nothing else.
func (k *picker) numbers() []int {
	return k.all(func(c *column) bool {
		r := c.meaning.roles
		return c.class == isNumber && !r[ofIdentity] && !r[ofRow] && !r[ofPost] && !r[ofGroup] && !r[ofYear] && !r[ofMonths] &&
			!r[ofDay] && !r[ofHour] && !r[ofMinute] && !r[ofMoment] && !r[ofArrival] && !r[ofDeparture]
	})
}

// events are columns of arrivals or passages by their headers, with times of day.
func (k *picker) events() []int {
	return k.all(func(c *column) bool {
		r := c.meaning.roles
		return (r[ofArrival] || r[ofDeparture]) && (c.class == isMoment || c.class == isClock)
	})
}

func (k *picker) hasVisits() bool {
	if k.p.time.known() {
		w, err := k.whenOf(ofDeparture, "the departure", sayUntil)
		return err == nil && w.known()
	}
	first, errFirst := k.whenOf(ofArrival, "the arrival", sayTime)
	second, errSecond := k.whenOf(ofDeparture, "the departure", sayUntil)
	known := func(w when, err error) bool { return w.known() || err != nil }
	return known(first, errFirst) && known(second, errSecond)
}

func (k *picker) hasTime() bool {
	if k.p.time.known() || k.parts().known() {
		return true
	}
	return len(k.all(func(c *column) bool {
		return !c.identifies() && (c.timely() || c.class == isMonth || c.class == isSpan || c.class == isClock ||
			c.canBeMoment() && (c.meaning.roles[ofMoment] || c.meaning.roles[ofArrival]) ||
			c.canBeHour() && c.meaning.roles[ofHour])
	})) > 0
}

// hasMoments says whether a column has moments, dates or times of day: numbers of hours alone are no passages.
func (k *picker) hasMoments() bool {
	return k.p.time.known() || k.parts().known() || len(k.all(func(c *column) bool {
		return !c.identifies() && c.moment() && !(c.class == isNumber && !c.canBeMoment())
	})) > 0
}

// complete finds the columns of the kind that are not stated.
func (k *picker) complete() error {
	switch k.p.kind {
	case Visits:
		return k.completeVisits()
	case Passages:
		return k.completeTime(true)
	case Counts:
		return k.completeCounts()
	case Times:
		return k.completeTimes()
	case Totals:
		return k.completeTotals()
	case Summaries:
		if len(k.p.statistics) == 0 && !k.findStatistics() {
			return &Problem{Message: "no column is a statistic: " + k.g.show(k.h, k.columns),
				Hint: "headers such as n, mean, median, p25, p75, p95, sd, min, max or share > 2h are"}
		}
		return nil
	}
	return problemf("they are "+kindNames(), "--kind %s is none", k.p.kind)
}

func (k *picker) completeVisits() (err error) {
	if !k.p.time.known() {
		if k.p.time, err = k.whenOf(ofArrival, "the arrival", sayTime); err != nil {
			return err
		}
	}
	if !k.p.until.known() {
		if k.p.until, err = k.whenOf(ofDeparture, "the departure", sayUntil); err != nil {
			return err
		}
	}
	if !k.p.time.known() || !k.p.until.known() {
		pairs := k.all(func(c *column) bool { return c.class == isMoment && !c.identifies() })
		if !k.p.time.known() && !k.p.until.known() && len(pairs) == 2 && k.ordered(pairs[0], pairs[1]) {
			k.p.time, k.p.until = at(pairs[0]), at(pairs[1])
			return nil
		}
		return k.missing("an arrival and a departure", "name them by --time and --until")
	}
	return nil
}

// ordered says whether the second of two columns is never the earlier, in texts that sort as dates do.
func (k *picker) ordered(first, second int) bool {
	earlier := 0
	for i := range min(len(k.rows), looked) {
		a, b := k.rows[i].text(first), k.rows[i].text(second)
		if a != "" && b != "" && b < a {
			earlier++
		}
	}
	return earlier == 0
}

func (k *picker) missing(what, hint string) error {
	return &Problem{Message: "the file has no column of " + what + " that can be told by its header: " +
		k.g.show(k.h, k.columns), Hint: hint}
}

// completeTime finds the column of a moment; where must, it is an error that there is none.
func (k *picker) completeTime(must bool) error {
	if k.p.time.known() {
		return nil
	}
	found, err := k.generalTime()
	if err != nil {
		if must {
			return err
		}
		return nil
	}
	if !found.known() && must {
		return k.missing("times", "name it by --time")
	}
	k.p.time = found
	return nil
}

// whenOf finds the columns of a moment by what headers say.
func (k *picker) whenOf(r role, what, hint string) (when, error) {
	taken := map[int]bool{}
	for _, column := range append(k.p.time.columns(), k.p.until.columns()...) {
		taken[column] = true
	}
	has := func(c *column) bool {
		other := ofArrival + ofDeparture - r
		return c.meaning.roles[r] && !c.meaning.roles[other] && !c.identifies() && !taken[c.at] && !c.meaning.roles[ofDuration] &&
			!c.meaning.roles[ofCount]
	}
	full := k.best(k.all(func(c *column) bool { return has(c) && (c.class == isMoment || c.canBeMoment()) }))
	clocks := k.best(k.all(func(c *column) bool { return has(c) && c.class == isClock }))
	dates := k.best(k.all(func(c *column) bool { return has(c) && c.class == isDate }))
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
	free := func(c *column) bool {
		return !c.identifies() && !slices.Contains(k.p.counts, c.at) && c.at != k.p.duration
	}
	full := k.all(func(c *column) bool {
		return free(c) && (c.class == isMoment || c.canBeMoment() && (c.meaning.roles[ofMoment] || c.meaning.roles[ofArrival] ||
			c.meaning.roles[ofHour]))
	})
	if len(full) > 1 {
		full = k.narrowed(full)
	}
	dates := k.all(func(c *column) bool { return free(c) && c.class == isDate })
	months := k.all(func(c *column) bool { return free(c) && c.class == isMonth })
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
func (k *picker) hourColumns(free func(*column) bool) []int {
	all := k.all(func(c *column) bool {
		return free(c) && (c.class == isSpan && !c.meaning.roles[ofCount] || c.class == isClock && !c.meaning.roles[ofDuration] ||
			c.canBeHour() && c.meaning.roles[ofHour])
	})
	if len(all) > 1 {
		spans := k.all(func(c *column) bool { return slices.Contains(all, c.at) && c.class == isSpan })
		if len(spans) == 1 {
			return spans
		}
		first := k.all(func(c *column) bool { return slices.Contains(all, c.at) && !c.meaning.roles[ofDeparture] })
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
	is := func(c *column) bool { return c.class == isNumber && c.whole && !c.identifies() }
	find := func(r role, words ...string) int {
		for _, word := range words { // as they stand, in this order
			if found := k.only(func(c *column) bool { return is(c) && strings.EqualFold(c.header, word) }); found >= 0 {
				return found
			}
		}
		return k.only(func(c *column) bool {
			return is(c) && c.meaning.roles[r] && !c.meaning.roles[ofDuration] && !c.meaning.roles[ofCount]
		})
	}
	w.year = find(ofYear, "year", "yr", "yyyy", "y")
	if w.year < 0 {
		return never
	}
	if w.month = find(ofMonths, "month", "mo", "m", "mm"); w.month < 0 {
		w.month = k.only(func(c *column) bool { return c.class == isMonth })
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
