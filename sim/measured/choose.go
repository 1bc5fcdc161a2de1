package measured

import (
	"strings"
)

// chooseKind tells the kind by what is stated, and else by the columns.
func (k *picker) chooseKind() error {
	if paired, err := k.chooseEvents(); paired || err != nil {
		return err
	}
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
	case len(k.numbers()) == 1 || len(k.all(func(c *candidate) bool { return c.class == isLasting })) == 1:
		k.p.kind = Times
	default:
		return &Problem{Message: "what the file holds cannot be told by its columns: " + k.g.show(k.h, k.columns),
			Hint: "say it by --kind (" + kindNames() + ") and name columns by --time, --until, --duration or --count" +
				k.sayDateNumbers()}
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
	return len(k.best(counts)) > 0 && len(k.all(func(c *candidate) bool {
		return (c.meaning.roles[ofArrival] || c.meaning.roles[ofDeparture]) && !c.meaning.weak && c.moment()
	})) == 0
}

// moment says whether a column has moments, dates or times of day.
func (c *candidate) moment() bool {
	return c.class == isMoment || c.class == isDate || c.class == isClock || c.canBeMoment()
}

// countColumns are those of numbers that count something by their headers.
func (k *picker) countColumns() []int {
	return k.all(func(c *candidate) bool {
		r := c.meaning.roles
		return c.class == isNumber && r[ofCount] && !r[ofDuration] && !r[ofIdentity] && !r[ofPost] && !r[ofRow] &&
			!(r[ofGroup] && c.meaning.roles[ofMoment]) && unitIn(c.header) == "" && !laneNumber(c)
	})
}

// laneNumber says whether a column numbers lanes or classes.
func laneNumber(c *candidate) bool {
	return c.meaning.roles[ofGroup] && c.most < 100 && c.whole && c.different < 30
}

// durationColumns are those of durations by their headers, or by units in their cells.
func (k *picker) durationColumns() []int {
	return k.all(func(c *candidate) bool {
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
	return k.all(func(c *candidate) bool {
		r := c.meaning.roles
		return c.class == isNumber && !r[ofIdentity] && !r[ofRow] && !r[ofPost] && !r[ofGroup] && !r[ofYear] &&
			!r[ofMonths] &&
			!r[ofDay] && !r[ofHour] && !r[ofMinute] && !r[ofMoment] && !r[ofArrival] && !r[ofDeparture]
	})
}

// events are columns of arrivals or passages by their headers, with times of day.
func (k *picker) events() []int {
	return k.all(func(c *candidate) bool {
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
	return len(k.all(func(c *candidate) bool {
		return !c.identifies() && (c.timely() || c.class == isMonth || c.class == isSpan || c.class == isClock ||
			c.canBeMoment() && (c.meaning.roles[ofMoment] || c.meaning.roles[ofArrival]) ||
			c.canBeHour() && c.meaning.roles[ofHour])
	})) > 0
}

// hasMoments says whether a column has moments, dates or times of day: numbers of hours alone are no passages.
func (k *picker) hasMoments() bool {
	return k.p.time.known() || k.parts().known() || len(k.all(func(c *candidate) bool {
		return !c.identifies() && c.moment() && !(c.class == isNumber && !c.canBeMoment())
	})) > 0
}

// complete finds the columns of the kind that are not stated.
func (k *picker) complete() error {
	switch k.p.kind {
	case Visits:
		if k.p.event >= 0 {
			return k.completeTime(true)
		}
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
		pairs := k.all(func(c *candidate) bool { return c.class == isMoment && !c.identifies() })
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
