package measured

import (
	"math"
	"slices"
	"strings"

	"karvon/sim/fit"
)

// summaries reads statistics of samples.
func (r *reader) summaries() error {
	if r.p.listed {
		return r.listedSummary()
	}
	label := r.only(func(c *candidate) bool { return c.class == isWords && c.groups() && c.different > 1 })
	for i := range r.rows {
		l := &r.rows[i]
		if r.ofWords(l) {
			r.data.leave(OtherRow, r.g.place(l))
			continue
		}
		name := r.nameOf(l)
		switch {
		case len(r.p.by) > 0 || len(r.rows) == 1:
		case label >= 0:
			name = l.text(label)
		default:
			name = r.g.place(l)
		}
		g := r.groupNamed(name)
		for _, s := range r.p.statistics {
			if err := r.statement(g, l, s.statistic, l.text(s.column), l.value(s.column),
				r.columns[s.column].header); err != nil {
				return err
			}
		}
		if label >= 0 && len(r.p.by) == 0 && len(r.rows) > 1 && !slices.Contains(r.p.by, label) {
			r.labelled = label
		}
		r.tally(g, l)
	}
	return nil
}

// tally counts a row of which something was used.
func (r *reader) tally(g *Group, l *line) {
	g.N++
	if g.empty() {
		r.data.leave(NotASummary, r.g.place(l))
		return
	}
	r.data.Used++
}

// listedSummary reads statistics that stand in rows. The line of headers can be one of them.
func (r *reader) listedSummary() error {
	names, values := r.p.statistics[0].column, r.p.statistics[1].column
	g := r.groupNamed("")
	rows := r.rows
	if r.h.at > 0 {
		if _, ok := statisticOf(r.h.names[names]); ok && classOf(r.h.names[values], value{}) != isWords {
			rows = append([]line{r.g.rows[r.h.at-1]}, rows...)
			r.data.Rows++
		}
	}
	for i := range rows {
		l := &rows[i]
		s, ok := statisticOf(l.text(names))
		if !ok {
			r.data.leave(OtherRow, r.g.place(l))
			continue
		}
		before := len(g.Statements) + g.Size
		header := l.text(names)
		if unitIn(header) == "" {
			header = r.columns[values].header
		}
		if err := r.statement(g, l, s, l.text(values), l.value(values), header); err != nil {
			return err
		}
		if len(g.Statements)+g.Size > before {
			r.data.Used++
		}
	}
	g.N = r.data.Used
	return nil
}

// statement adds one statistic of a row.
func (r *reader) statement(g *Group, l *line, s statistic, text string, v value, header string) error {
	if text == "" || absent(text) {
		return nil
	}
	unit := r.o.Unit
	if own := unitIn(header); own != "" && s.text == "" && !(s.measure == fit.LeastOf && len(wordsOf(header)) == 1) {
		unit = own
	}
	t := timer{unit: unit.seconds(), clock: hoursMinutes, marks: r.statisticMarks()}
	if unit == minutesSeconds {
		t.clock = unit
	}
	if s.measure == "" {
		n, ok := t.marks.numberOf(text)
		if !ok || n < 1 {
			r.data.leave(NotASummary, r.g.place(l))
			return nil
		}
		g.Size = int(n)
		return nil
	}
	if s.measure == fit.AboveOf {
		return r.shareAbove(g, l, s, text, v, t)
	}
	o, ok := t.durationOf(text)
	if v.form == clocked {
		o, ok = fit.Observation{Low: v.number * 86400, High: v.number * 86400}, true
	}
	if !ok || o.Low != o.High || o.Low < 0 {
		if _, number := t.marks.numberOf(text); number && t.unit == 0 {
			return problemf("say it by --unit: s, min, h or day", "the unit of the statistics is not said")
		}
		r.data.leave(NotASummary, r.g.place(l))
		return nil
	}
	g.Statements = append(g.Statements, fit.Statement{Measure: s.measure, At: s.at, Value: o.Low})
	return nil
}

// statisticMarks is how numbers of statistics are written.
func (r *reader) statisticMarks() marks {
	all := func(yield func(string) bool) {
		for i := range r.rows {
			for _, s := range r.p.statistics {
				if !yield(r.rows[i].text(s.column)) {
					return
				}
			}
		}
	}
	k, _ := marksOf(all, r.o.Format.Decimal, false)
	return k
}

// shareAbove adds the share above a limit: 35%, 0.35, or 35 under a header with a sign of per cent.
func (r *reader) shareAbove(g *Group, l *line, s statistic, text string, v value, t timer) error {
	limit, ok := t.oneDuration(s.text)
	if !ok {
		return problemf("write the unit into it, as share > 2 h, or say --unit", "the unit of the limit that a share is "+
			"above is "+
			"not said")
	}
	bare, percent := strings.CutSuffix(text, "%")
	share, ok := t.marks.numberOf(strings.TrimSpace(bare))
	if v.form == number && !percent {
		share, ok = v.number, true
	}
	if percent || s.percent && share > 1 {
		share /= 100
	}
	if !ok || share < 0 || share > 1 || math.IsNaN(limit) {
		r.data.leave(NotASummary, r.g.place(l))
		return nil
	}
	g.Statements = append(g.Statements, fit.Statement{Measure: fit.AboveOf, At: limit, Value: share})
	return nil
}
