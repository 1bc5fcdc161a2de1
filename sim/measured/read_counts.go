package measured

import (
	"math"
	"slices"

	"karvon/sim/fit"
)

// counted is a number beside its time, with the row where it stands.
type counted struct {
	start, until, n float64
	row             *line
}

// counts reads how many came in intervals of the clock.
func (r *reader) counts() error {
	if r.p.wide {
		return r.wideCounts()
	}
	m, err := r.moments(r.p.time)
	if err != nil {
		return err
	}
	if monthly(m.seconds) && m.dated {
		r.p.kind = Totals
		return r.totals()
	}
	found := map[*Group][]counted{}
	err = r.eachCount(m, func(i, column int, n float64) {
		l := &r.rows[i]
		g := r.countGroup(l, column)
		until := math.NaN()
		if m.until != nil {
			until = m.until[i]
		}
		found[g] = append(found[g], counted{m.seconds[i], until, n, l})
	})
	if err != nil {
		return err
	}
	if !m.dated {
		r.data.remark(ClockAlone, len(r.rows), "")
	}
	return r.settle(found, m.dated)
}

// eachCount gives the counts of each column, a row each, and leaves out rows without a time or a count.
func (r *reader) eachCount(m *momentColumn, take func(row, column int, n float64)) error {
	for _, column := range r.p.counts {
		count, err := r.counter(column)
		if err != nil {
			return err
		}
		for i := range r.rows {
			l := &r.rows[i]
			why := r.whyNoTime(m, i, NoTime, BadTime)
			var n float64
			if why == "" {
				n, why = count(l)
			}
			if why != "" {
				r.data.leave(why, r.g.place(l))
				continue
			}
			take(i, column, n)
		}
	}
	return nil
}

// countGroup is the group of a row, and of its column where several are asked for.
func (r *reader) countGroup(l *line, column int) *Group {
	g := r.group(l)
	if len(r.p.counts) < 2 {
		return g
	}
	name := r.columns[column].shown(r.h)
	if g.Name != "" {
		name = g.Name + " · " + name
	}
	return r.groupNamed(name)
}

// monthly says whether all times are the midnight with which a month begins, of two months at least.
func monthly(seconds []float64) bool {
	months := map[float64]bool{}
	for _, s := range seconds {
		if math.IsNaN(s) {
			continue
		}
		if dayOfMonth(s) != 1 || s != math.Floor(s/86400)*86400 {
			return false
		}
		months[s] = true
	}
	return len(months) >= 2
}

// settle makes counts of intervals of one length, and looks for those that contradict each other.
func (r *reader) settle(found map[*Group][]counted, dated bool) error {
	for _, g := range slices.Clone(r.data.Groups) {
		all := found[g]
		if len(all) == 0 {
			continue
		}
		slices.SortStableFunc(all, func(a, b counted) int { return compare(a.start, b.start) })
		kept, err := r.once(all)
		if err != nil {
			return err
		}
		length := lengthOf(kept)
		if math.IsNaN(length) {
			return problemf("hours, halves and quarters of an hour, minutes and days can be", "the times of the counts tell no "+
				"length of an interval that divides a day")
		}
		for _, c := range kept {
			if math.Mod(c.start, length) != 0 {
				r.data.leave(BadTime, r.g.place(c.row))
				continue
			}
			g.Counts = append(g.Counts, fit.Count{Start: c.start, Length: length, N: c.n})
			g.N++
			r.data.Used++
			if dated {
				r.data.span(c.start)
				r.data.span(c.start + length - 1)
			}
		}
		if n := len(g.Counts); n > 0 {
			expected := math.Round((g.Counts[n-1].Start-g.Counts[0].Start)/length) + 1
			r.data.remark(Gaps, int(expected)-n, g.Name)
		}
	}
	return nil
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// once keeps one of the rows of each time. Rows that contradict each other are an error, unless they are as few as
// clocks that are set back make.
func (r *reader) once(all []counted) ([]counted, error) {
	kept := all[:0:0]
	var other []counted
	for _, c := range all {
		if last := len(kept) - 1; last >= 0 && kept[last].start == c.start {
			if kept[last].n != c.n {
				other = append(other, c)
			} else {
				r.data.leave(Repeated, r.g.place(c.row))
			}
			continue
		}
		kept = append(kept, c)
	}
	if len(other) > 2 && 500*len(other) > len(all) {
		return nil, r.manyOfOne(other[0].row, "time")
	}
	for _, c := range other {
		r.data.leave(Conflicting, r.g.place(c.row))
	}
	return kept, nil
}

// manyOfOne is the error of several rows of one time or month, with different numbers.
func (r *reader) manyOfOne(l *line, of string) error {
	hint := "say what parts them by --by COLUMN, or which are meant by --where COLUMN=VALUE"
	if parts := r.groupColumns(); len(parts) > 0 {
		hint += "; columns that can are " + r.list(parts)
	}
	return &Problem{Place: r.g.place(l), Message: "several rows are of one " + of + " and have different numbers",
		Hint: hint}
}

// lengthOf is the length of the intervals, s: what their ends say, or the least step between beginnings that is not
// rare, where it divides a day; NaN of none.
func lengthOf(all []counted) float64 {
	steps := map[float64]int{}
	for i, c := range all {
		if !math.IsNaN(c.until) {
			length := c.until - c.start
			if rest := math.Mod(length, 300); rest == 240 || rest == 299 { // 08:00-08:59
				length += 300 - rest
			}
			steps[length]++
		} else if i > 0 {
			steps[c.start-all[i-1].start]++
		}
	}
	best, total := math.NaN(), 0
	for _, count := range steps {
		total += count
	}
	for step, count := range steps {
		if 50*count >= total && (math.IsNaN(best) || step < best) {
			best = step
		}
	}
	switch {
	case len(all) == 1 && math.IsNaN(best):
		return 86400
	case best > 86400 && math.Mod(best, 86400) == 0:
		return 86400
	case best > 0 && math.Mod(86400, best) == 0:
		return best
	}
	common := 86400.0
	for step := range steps {
		common = divisor(common, step)
	}
	if common >= leastLength {
		return common
	}
	return math.NaN()
}

// leastLength is the shortest interval that is looked for where no step between times is one, s.
const leastLength = 300

// divisor is the greatest number that divides both.
func divisor(a, b float64) float64 {
	for b > 0 {
		a, b = b, math.Mod(a, b)
	}
	return a
}

// wideCounts reads a table whose headers are hours and whose rows are dates, or the reverse.
func (r *reader) wideCounts() error {
	rows, err := r.wideRows()
	if err != nil {
		return err
	}
	heads := r.h.labels
	order := r.o.Format.Dates
	if heads.over == dateLabels {
		if order, err = r.order(heads.moments, heads.columns[0]); err != nil {
			return err
		}
	}
	if heads.over == hourLabels && fromOne(heads.moments) {
		r.data.remark(HourEnding, len(heads.moments), "")
	}
	found := map[*Group][]counted{}
	for j, column := range heads.columns {
		count, err := r.counter(column)
		if err != nil {
			return err
		}
		for i := range r.rows {
			l := &r.rows[i]
			if why := r.whyNoTime(rows, i, NoTime, BadTime); why != "" {
				if j == 0 {
					r.data.leave(why, r.g.place(l))
				}
				continue
			}
			n, why := count(l)
			if why != "" {
				r.data.leave(why, r.g.place(l))
				continue
			}
			start, until := r.wideTime(j, order)
			g := r.group(l)
			c := counted{rows.seconds[i] + start, math.NaN(), n, l}
			switch {
			case !math.IsNaN(until):
				c.until = rows.seconds[i] + until
			case rows.until != nil:
				c.until = rows.until[i] + start
			}
			found[g] = append(found[g], c)
		}
	}
	dated := heads.over == dateLabels || rows.dated
	if !dated {
		r.data.remark(ClockAlone, len(r.rows), "")
	}
	return r.settle(found, dated)
}

// wideRows reads what stands before the rows: dates, hours, or nothing.
func (r *reader) wideRows() (*momentColumn, error) {
	if !r.p.time.known() {
		return &momentColumn{seconds: make([]float64, len(r.rows)), blank: make([]bool, len(r.rows))}, nil
	}
	return r.moments(r.p.time)
}

// wideTime is what a header says: an hour with its end, or a date.
func (r *reader) wideTime(j int, order sheetDates) (start, until float64) {
	m := &r.h.labels.moments[j]
	if r.h.labels.over == dateLabels {
		return m.secondsOf(order), math.NaN()
	}
	if fromOne(r.h.labels.moments) {
		return m.clock - 3600, m.clock
	}
	if m.clock == 0 && j == len(r.h.labels.moments)-1 && j > 0 { // 0 as the last of a day
		return 86400, math.NaN()
	}
	return m.clock, m.until
}

// fromOne says whether hours go from 1 to 24.
func fromOne(hours []moment) bool {
	last := hours[len(hours)-1]
	return hours[0].clock == 3600 && last.clock == 86400 && math.IsNaN(last.until)
}
