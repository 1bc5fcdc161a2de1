package measured

import (
	"math"

	"karvon/sim/fit"
)

// texts gives the cells of a column.
func (r *reader) texts(column int) func(func(string) bool) {
	return func(yield func(string) bool) {
		for i := range r.rows {
			if text := r.rows[i].text(column); text != "" && !yield(text) {
				return
			}
		}
	}
}

// marksOf tells how the numbers of a column are written, and says what is not plain of it.
func (r *reader) marksOf(column int, whole bool) (marks, error) {
	if r.g.sheet != "" && r.columns[column].class == isNumber && r.o.Format.Decimal == "" {
		whole = true
	}
	k, decided := marksOf(r.texts(column), r.o.Format.Decimal, whole)
	if !decided {
		return k, &Problem{Message: "in the column " + r.columns[column].shown(r.h) + " the comma can stand before " +
			"decimals " +
			"or part thousands", Hint: `say --decimal "," or --decimal "."`}
	}
	commas, points := 0, 0
	for text := range r.texts(column) {
		for _, letter := range text {
			switch letter {
			case ',':
				commas++
			case '.':
				points++
			}
		}
	}
	switch {
	case k.decimal == ',' && commas > 0 && r.o.Format.Decimal == "":
		r.data.remarkOnce(CommaDecimals, r.columns[column].shown(r.h))
	case k.decimal == '.' && commas > 0:
		r.data.remarkOnce(Thousands, r.columns[column].shown(r.h))
	}
	return k, nil
}

// times reads durations, and when they began where a column says it.
func (r *reader) times() error {
	var starts *momentColumn
	if r.p.time.known() {
		var err error
		if starts, err = r.moments(r.p.time); err != nil {
			if r.o.Time != "" {
				return err
			}
			r.data.remark(TimesInDoubt, 1, err.Error())
			starts, r.p.time = nil, never
		}
		if starts != nil && !starts.dated {
			starts, r.p.time = nil, never
		}
	}
	t, err := r.timer()
	if err != nil {
		return err
	}
	undated := 0
	for i := range r.rows {
		l := &r.rows[i]
		text, v := l.text(r.p.duration), l.value(r.p.duration)
		found, ok := fit.Observation{}, true
		switch {
		case text == "" || absent(text) && !noDelay[text]:
			why := NoDuration
			if text == "" && r.ofWords(l) {
				why = OtherRow
			}
			r.data.leave(why, r.g.place(l))
			continue
		case v.form == clocked:
			found = fit.Observation{Low: v.number * 86400, High: v.number * 86400}
			found.Low = math.Round(found.Low*1000) / 1000
			found.High = found.Low
		default:
			found, ok = t.durationOf(text)
		}
		switch {
		case !ok && r.ofWords(l):
			r.data.leave(OtherRow, r.g.place(l))
			continue
		case !ok:
			r.data.leave(BadDuration, r.g.place(l))
			continue
		case found.Low < 0:
			r.data.leave(BelowZero, r.g.place(l))
			continue
		}
		switch {
		case math.IsInf(found.High, 1):
			r.data.remark(Beyond, 1, "")
		case found.Low != found.High:
			r.data.remark(Within, 1, "")
		}
		g := r.group(l)
		g.N++
		r.data.Used++
		start := math.NaN()
		if starts != nil {
			start = starts.seconds[i]
		}
		if math.IsNaN(start) {
			undated++
		} else {
			r.data.span(start)
		}
		g.time(start, found)
	}
	if undated > 0 { // drift cannot be looked for
		for _, g := range r.data.Groups {
			g.Starts = nil
		}
	}
	return nil
}

// timer tells how the durations of the column are written.
func (r *reader) timer() (timer, error) {
	c := &r.columns[r.p.duration]
	t := timer{clock: hoursMinutes, unit: 0}
	var err error
	if t.marks, err = r.marksOf(r.p.duration, false); err != nil {
		return t, err
	}
	unit := r.o.Unit
	if unit == "" {
		unit = unitIn(c.header)
	}
	switch {
	case unit == hoursMinutes || unit == minutesSeconds:
		t.clock = unit
	default:
		t.unit = unit.seconds()
	}
	if t.unit == 0 && c.class == isNumber {
		return t, &Problem{Message: "the unit of the column " + c.shown(r.h) + " is not said", Hint: "say it by --unit: " +
			"s, min, h or day" + r.sayDateNumbers()}
	}
	if c.class != isClock || unit == hoursMinutes || unit == minutesSeconds || r.g.sheet != "" {
		return t, nil
	}
	for text := range r.texts(r.p.duration) { // two numbers alone leave in doubt what they are
		if m, ok := momentOf(text); ok && m.shape == noDate && len(text) > 5 {
			r.data.remark(HoursByMinutes, 1, c.shown(r.h))
			return t, nil
		}
	}
	return t, &Problem{Message: "in the column " + c.shown(r.h) + " two numbers with a colon can be hours and " +
		"minutes, or " +
		"minutes and seconds", Hint: "say --unit h:mm or --unit m:ss"}
}

// counter reads the numbers of a column that counts.
func (r *reader) counter(column int) (func(*line) (float64, Why), error) {
	k, err := r.marksOf(column, true)
	if err != nil {
		return nil, err
	}
	return func(l *line) (float64, Why) {
		text := l.text(column)
		if text == "" || absent(text) {
			return 0, NoCount
		}
		n, ok := k.numberOf(text)
		switch {
		case !ok:
			return 0, BadCount
		case n < 0:
			return 0, BelowZero
		}
		return n, ""
	}, nil
}
