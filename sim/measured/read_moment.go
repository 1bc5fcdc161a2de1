package measured

import (
	"math"
	"strings"
	"time"

	"karvon/sim/internal/sheet"
	"karvon/sim/scenario/zone"
)

// momentColumn is the moments of all rows.
type momentColumn struct {
	seconds []float64 // NaN of those that cannot be read
	until   []float64 // the ends of intervals; nil where no cell has one
	blank   []bool    // of those that say nothing, or that there is nothing
	dated   bool      // whether they have dates
	timed   bool      // whether they have times of day
}

// moments reads the columns of a moment. It is an error that the order of day and month is not clear.
func (r *reader) moments(w when) (*momentColumn, error) {
	m := &momentColumn{seconds: make([]float64, len(r.rows)), blank: make([]bool, len(r.rows))}
	if w.year >= 0 {
		r.fromParts(w, m)
		return m, nil
	}
	var dates []moment
	if w.date >= 0 {
		dates = r.momentsIn(w.date)
	}
	var clocks []moment
	if w.clock >= 0 {
		clocks = r.readClocks(w.clock)
	}
	order, err := r.order(dates, w.date)
	if err != nil {
		return nil, err
	}
	shift, err := r.shift(dates)
	if err != nil {
		return nil, err
	}
	m.dated, m.timed = dates != nil, clocks != nil
	for i := range r.rows {
		at, ok := 0.0, true
		if dates != nil {
			d := &dates[i]
			m.blank[i] = d.shape == noDate && d.third < 0
			at = d.secondsOf(order)
			ok = d.shape != noDate && d.shape != numberedHour && d.shape != monthAlone
			if d.hasClock() && clocks == nil {
				at += d.clock
				m.timed = true
				if !math.IsNaN(d.until) {
					m.end(i, at-d.clock+d.until)
				}
			}
			m.timed = m.timed || d.shape == ofUnix || d.shape == spreadsheet && d.since != math.Floor(d.since/86400)*86400
			at += shift(d, at)
		}
		if clocks != nil {
			c := &clocks[i]
			if !c.hasClock() {
				ok = false
				m.blank[i] = m.blank[i] || c.third < 0
			}
			if !math.IsNaN(c.until) {
				m.end(i, at+c.until)
			}
			at += c.clock
		}
		if !ok {
			at = math.NaN()
		}
		m.seconds[i] = at
	}
	return m, nil
}

// onlyDays says whether all of several moments are the midnight of a date.
func (m *momentColumn) onlyDays() bool {
	known := 0
	for _, s := range m.seconds {
		if math.IsNaN(s) {
			continue
		}
		if s != math.Floor(s/86400)*86400 {
			return false
		}
		known++
	}
	return m.dated && known > 2
}

// end notes the end of an interval.
func (m *momentColumn) end(i int, at float64) {
	if m.until == nil {
		m.until = make([]float64, len(m.seconds))
		for j := range m.until {
			m.until[j] = math.NaN()
		}
	}
	m.until[i] = at
}

// momentsIn reads the cells of a column as moments; third is -1 of a cell that says nothing.
func (r *reader) momentsIn(column int) []moment {
	all := make([]moment, len(r.rows))
	numbers := r.columns[column].canBeMoment() || r.p.stated[column] && r.columns[column].class == isNumber
	for i := range r.rows {
		text := r.rows[i].text(column)
		none := moment{clock: math.NaN(), until: math.NaN()}
		if text == "" || absent(text) {
			none.third = -1
			all[i] = none
			continue
		}
		if numbers {
			if x, ok := (marks{'.', 0}).numberOf(text); ok && (x < 19000000 || x > 21001231) && x > 1000 {
				all[i] = momentOfNumber(x)
				continue
			}
			if x, ok := (marks{',', 0}).numberOf(text); ok && x > 1000 && x < 80000 {
				all[i] = momentOfNumber(x)
				continue
			}
		}
		if m, ok := momentOf(text); ok {
			all[i] = m
			continue
		}
		all[i] = none
	}
	return all
}

// readClocks reads the cells of a column as times of day: hours as numbers too, and 830 for 8:30.
func (r *reader) readClocks(column int) []moment {
	all := r.momentsIn(column)
	c := &r.columns[column]
	four := c.class == isNumber && c.whole && c.most > 24 && c.most <= 2400
	fraction := c.class == isNumber && !c.whole && c.most < 1
	ending := c.class == isNumber && r.hoursFromOne(column)
	pointed := c.class == isNumber && !c.whole && c.most < 24 && r.minutesAfterPoint(column)
	for i := range r.rows {
		m := &all[i]
		if c.class == isNumber {
			x, ok := marks{'.', 0}.numberOf(r.rows[i].text(column))
			m.shape, m.clock = noDate, math.NaN()
			switch {
			case !ok || x < 0:
			case four && math.Mod(x, 100) < 60:
				m.clock = float64(math.Floor(x/100)*3600) + float64(math.Mod(x, 100)*60)
			case pointed:
				m.clock = float64(math.Trunc(x)*3600) + float64(math.Round(100*(x-math.Trunc(x)))*60)
			case fraction:
				m.clock = math.Round(x * 86400)
			case ending:
				m.clock, m.until = (x-1)*3600, x*3600
			case x <= 24:
				m.clock = x * 3600
			}
			continue
		}
		if text := r.rows[i].text(column); !m.hasClock() && m.third >= 0 {
			if h, kind := hourWithLetter(text); kind == hourLabels {
				*m = h
			}
		}
	}
	if ending {
		r.data.remark(HourEnding, len(all), "")
	}
	return all
}

// hoursFromOne says whether the numbers of a column go from 1 to 24, by all rows: a class is found by some, which can
// be every second hour.
func (r *reader) hoursFromOne(column int) bool {
	least, most := math.Inf(1), math.Inf(-1)
	for i := range r.rows {
		x, ok := marks{'.', 0}.numberOf(r.rows[i].text(column))
		if !ok {
			continue
		}
		if x != math.Trunc(x) {
			return false
		}
		least, most = min(least, x), max(most, x)
	}
	return least == 1 && most == 24
}

// minutesAfterPoint says whether all numbers of a column have two digits below 60 after a point, as 08.15 has.
func (r *reader) minutesAfterPoint(column int) bool {
	some := false
	for i := range r.rows {
		text := r.rows[i].text(column)
		if text == "" || absent(text) {
			continue
		}
		_, minutes, ok := strings.Cut(text, ".")
		if !ok || len(minutes) != 2 || minutes[0] < '0' || minutes[0] > '5' || minutes[1] < '0' || minutes[1] > '9' {
			return false
		}
		some = true
	}
	return some
}

// fromParts puts together what stands in columns of years, months, days, hours and minutes.
func (r *reader) fromParts(w when, m *momentColumn) {
	m.dated, m.timed = true, w.hour >= 0
	k := marks{'.', 0}
	before := 0.0
	if w.hour >= 0 && r.hoursFromOne(w.hour) {
		before = 1
		r.data.remark(HourEnding, len(r.rows), "")
	}
	for i := range r.rows {
		part := func(column int, none float64) float64 {
			if column < 0 {
				return none
			}
			if x, ok := k.numberOf(r.rows[i].text(column)); ok {
				return x
			}
			if found, ok := momentOf(r.rows[i].text(column)); ok && column == w.month && found.shape == monthAlone {
				return float64(found.second)
			}
			return math.NaN()
		}
		d := moment{shape: yearFirst, first: whole(part(w.year, 0)), second: whole(part(w.month, 1)),
			third: whole(part(w.day, 1))}
		m.blank[i] = r.rows[i].text(w.year) == ""
		m.seconds[i] = d.secondsOf("") + float64(3600*(part(w.hour, before)-before)) + float64(60*part(w.minute, 0))
	}
}

func whole(x float64) int {
	if math.IsNaN(x) || x < 0 || x > 1e6 {
		return -1
	}
	return int(x)
}

// order tells the day from the month by what is stated, or by those dates that leave no doubt.
func (r *reader) order(dates []moment, column int) (sheet.Dates, error) {
	doubtful, days, months, twelve := 0, 0, 0, false
	firsts, seconds, years := map[int]bool{}, map[int]bool{}, map[int]bool{}
	place := ""
	for i := range dates {
		d := &dates[i]
		twelve = twelve || d.twelve
		if d.shape != undecided {
			continue
		}
		if doubtful++; place == "" {
			place = r.g.place(&r.rows[i])
		}
		firsts[d.first], seconds[d.second], years[d.third] = true, true, true
		if d.first > 12 {
			days++
		}
		if d.second > 12 {
			months++
		}
	}
	stated := r.o.Format.Dates
	switch {
	case doubtful == 0, stated != "":
		return stated, nil
	case days > 0 && months > 0:
		return "", &Problem{Place: place, Message: "the column " + r.columns[column].shown(r.h) +
			" has dates with the day first and dates with the month first", Hint: "say by --dates day-first or --dates " +
			"month-first which are right; the others are left out"}
	case days > 0:
		r.data.remark(DayFirstBySome, days, "")
		return sheet.DayFirst, nil
	case months > 0:
		r.data.remark(MonthFirstSome, months, "")
		return sheet.MonthFirst, nil
	case len(years) > 1 && len(seconds) == 1 && len(firsts) > 3:
		r.data.remark(MonthsByOnes, doubtful, "")
		return sheet.MonthFirst, nil
	case len(years) > 1 && len(firsts) == 1 && len(seconds) > 3:
		r.data.remark(MonthsByOnes, doubtful, "")
		return sheet.DayFirst, nil
	case twelve:
		r.data.remark(MonthFirstClock, doubtful, "")
		return sheet.MonthFirst, nil
	case len(firsts) == 1 && len(seconds) == 1 && firsts[maxKey(firsts)] && maxKey(firsts) == maxKey(seconds):
		return sheet.DayFirst, nil
	}
	return "", &Problem{Place: place, Message: "in the column " + r.columns[column].shown(r.h) +
		" the day and the month of no date can be told apart", Hint: "say --dates day-first or --dates month-first"}
}

func maxKey(keys map[int]bool) int {
	most := 0
	for key := range keys {
		most = max(most, key)
	}
	return most
}

// shift gives what is added to moments with a zone: nothing where they are taken as written, and what the clock of
// the stated zone is ahead of them otherwise.
func (r *reader) shift(dates []moment) (func(*moment, float64) float64, error) {
	var location *time.Location
	if r.o.Zone != "" {
		var err error
		if location, err = zone.Load(r.o.Zone); err != nil {
			return nil, problemf("zones are named as Asia/Tashkent", "--zone %s: there is no such time zone", r.o.Zone)
		}
	}
	zoned, utc, unix, numbers := 0, 0, 0, 0
	for i := range dates {
		switch d := &dates[i]; {
		case d.shape == ofUnix:
			unix++
		case d.shape == spreadsheet:
			numbers++
		case d.utc:
			utc++
		case d.zoned:
			zoned++
		}
	}
	r.data.remark(DateNumbers, numbers, "")
	r.data.remark(UnixTimes, unix, "")
	if location == nil {
		r.data.remark(InUTC, utc+unix, "")
		r.data.remark(InZone, zoned, "")
		return func(*moment, float64) float64 { return 0 }, nil
	}
	return func(d *moment, at float64) float64 {
		if !d.zoned && !d.utc && d.shape != ofUnix || math.IsNaN(at) {
			return 0
		}
		_, offset := time.Unix(int64(at-d.offset), 0).In(location).Zone()
		return float64(offset) - d.offset
	}, nil
}
