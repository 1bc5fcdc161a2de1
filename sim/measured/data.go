package measured

import (
	"slices"
	"strings"

	"karvon/sim/fit"
)

// Data is what was read of a file.
type Data struct {
	Kind    Kind
	Sheet   string   // of a workbook
	Columns []Column // those that were read
	Headers string   // where the line of headers stands; empty where there is none
	Rows    int      // under it that are not blank
	Used    int      // rows of which something is used
	Left    []Left
	Remarks []Remark
	Groups  []*Group // in the order of their first rows; one without a name where nothing parts them

	// From and To are the first and the last moment, in seconds of the local clock since the beginning of 1970; NaN
	// where there are no dates.
	From, To float64
}

// Column is a column that was read, and for what.
type Column struct {
	Header string // or its letter, where the headers may be cells
	Use    Use
	Stated bool // by the command line; else by rule
}

// Use is what a column was read for.
type Use string

// The uses.
const (
	ForTime      Use = "time"
	ForUntil     Use = "until"
	ForDuration  Use = "duration"
	ForCount     Use = "count"
	ForGroup     Use = "group"
	ForCondition Use = "condition"
	ForIdentity  Use = "identity"
	ForEvent     Use = "event"
	ForStatistic Use = "statistic"
)

// Group is the rows that belong together.
type Group struct {
	Name string
	N    int // rows

	Arrivals   []float64         // moments, in seconds of the local clock since the beginning of 1970, ascending
	Durations  []fit.Observation // s
	Starts     []float64         // when each of the durations began; nil where that is not known
	Counts     []fit.Count
	Totals     []fit.Total
	Size       int // of the sample that statements are of; 0 where it is not said
	Statements []fit.Statement
}

// sift leaves out rows of totals, repeated headers, and those that a condition does not hold for.
func (r *reader) sift() {
	kept := r.rows[:0:0]
	without := 0
	for i := range r.rows {
		l := &r.rows[i]
		r.data.Rows++
		switch {
		case !r.p.listed && r.p.kind != Summaries && isTotal(l) && !r.stated(l):
			r.data.leave(TotalRow, r.g.place(l))
		case r.isHeader(l):
			r.data.leave(OtherRow, r.g.place(l))
		case !r.holds(l):
			without++
		default:
			kept = append(kept, *l)
		}
	}
	r.rows = kept
	r.data.remark(Without, without, "")
}

// stated says whether a row that looks like one of totals has a word that a condition asks for.
func (r *reader) stated(l *line) bool {
	for _, c := range r.p.where {
		if totalWords[strings.ToLower(l.text(c.column))] {
			return true
		}
	}
	return false
}

// isHeader says whether a row repeats the line of headers.
func (r *reader) isHeader(l *line) bool {
	repeated := 0
	for at, name := range r.h.names {
		if name == "" {
			continue
		}
		if !strings.EqualFold(l.text(at), name) {
			return false
		}
		repeated++
	}
	return repeated > 0
}

func (r *reader) holds(l *line) bool {
	for _, c := range r.p.where {
		text := l.text(c.column)
		if !slices.ContainsFunc(c.values, func(value string) bool { return strings.EqualFold(value, text) }) {
			return false
		}
	}
	return true
}

// group is that of a row.
func (r *reader) group(l *line) *Group {
	if len(r.p.by) == 0 {
		return r.groupNamed("")
	}
	var names []string
	for _, at := range r.p.by {
		names = append(names, l.text(at))
	}
	return r.groupNamed(strings.Join(names, " · "))
}

func (r *reader) groupNamed(name string) *Group {
	g := r.groups[name]
	if g == nil {
		g = &Group{Name: name}
		r.groups[name] = g
		r.data.Groups = append(r.data.Groups, g)
	}
	return g
}

// identity is the number of who it is, counted in the order of first appearance; 0 where that is not said.
func (r *reader) identity(l *line) int {
	text := l.text(r.p.identity)
	if text == "" || absent(text) {
		return 0
	}
	text = strings.ToLower(strings.Join(strings.Fields(text), ""))
	if r.who[text] == 0 {
		r.who[text] = len(r.who) + 1
	}
	return r.who[text]
}

// span widens the time that the data goes over.
func (d *Data) span(moment float64) {
	if !(moment >= d.From) {
		d.From = moment
	}
	if !(moment <= d.To) {
		d.To = moment
	}
}

// used lists the columns that were read, and counts the others.
func (r *reader) used() {
	r.data.Columns = nil
	add := func(use Use, columns ...int) {
		for _, at := range columns {
			if at >= 0 && at < len(r.columns) {
				r.data.Columns = append(r.data.Columns, Column{r.columns[at].shown(r.h), use, r.p.stated[at]})
			}
		}
	}
	add(ForTime, r.p.time.columns()...)
	add(ForUntil, r.p.until.columns()...)
	add(ForDuration, r.p.duration)
	add(ForCount, r.p.counts...)
	if r.p.wide {
		add(ForCount, r.h.labels.columns...)
	}
	for _, s := range r.p.statistics {
		add(ForStatistic, s.column)
	}
	add(ForGroup, r.p.by...)
	add(ForGroup, r.labelled)
	for _, c := range r.p.where {
		add(ForCondition, c.column)
	}
	add(ForIdentity, r.p.identity)
	add(ForEvent, r.p.event)
	different := map[string]bool{}
	for _, c := range r.data.Columns {
		different[c.Header] = true
	}
	for i := range r.data.Remarks {
		if r.data.Remarks[i].Note == Unread {
			return
		}
	}
	r.data.remark(Unread, max(0, len(r.columns)-len(different)), "")
}
