package measured

import (
	"context"
	"math"
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

// reader reads the rows of a grid into data.
type reader struct {
	*picker
	data   *Data
	groups map[string]*Group
	who    map[string]int // identities by the number that takes the place of their text

	labelled int // the column by which summaries are called; -1 of none
}

// Read reads a file by its bytes; a name that ends in .xlsx or .xlsm, or what begins as such a file does, is a
// workbook. The error is a [Problem], or that of the context.
func Read(ctx context.Context, name string, raw []byte, o Options) (*Data, error) {
	if isWorkbook(name, raw) {
		return readWorkbook(ctx, raw, o)
	}
	if o.Sheet != "" {
		return nil, problemf("", "--sheet is for workbooks")
	}
	g, err := readCSV(raw, o.Format)
	if err != nil {
		return nil, err
	}
	return readGrid(ctx, g, &o)
}

func isWorkbook(name string, raw []byte) bool {
	lower := strings.ToLower(name)
	return strings.HasSuffix(lower, ".xlsx") || strings.HasSuffix(lower, ".xlsm") || strings.HasPrefix(string(raw[:min(4, len(raw))]), "PK\x03\x04")
}

// readWorkbook reads the sheet that is named, or else the only one of which it can be told what it holds.
func readWorkbook(ctx context.Context, raw []byte, o Options) (*Data, error) {
	b, err := openBook(raw)
	if err != nil {
		return nil, err
	}
	if o.Sheet != "" {
		s := b.Sheet(o.Sheet)
		if s == nil {
			return nil, problemf("", "there is no sheet %q; there are %s", o.Sheet, strings.Join(b.Names(), ", "))
		}
		g, err := gridOf(s)
		if err != nil {
			return nil, err
		}
		return readGrid(ctx, g, &o)
	}
	var found []*Data
	var names []string
	var first error
	for _, s := range b.Sheets {
		if s.Hidden || s.Rows() < 2 {
			continue
		}
		g, err := gridOf(s)
		if err != nil {
			return nil, err
		}
		data, err := readGrid(ctx, g, &o)
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		found, names = append(found, data), append(names, s.Name)
	}
	switch {
	case len(found) > 1:
		return nil, problemf("say which by --sheet", "the workbook has several sheets that can be read: %s",
			strings.Join(names, ", "))
	case len(found) == 1:
		found[0].remark(OtherSheets, len(b.Sheets)-1, "")
		return found[0], nil
	case first != nil:
		return nil, first
	}
	return nil, problemf("", "the workbook has no sheet with rows")
}

// readGrid reads the cells of a file or of a sheet.
func readGrid(ctx context.Context, g *grid, o *Options) (*Data, error) {
	if len(g.rows) == 0 {
		return nil, problemf("it needs a line of headers, and rows under it", "the file holds nothing")
	}
	h := g.findHead()
	k, err := pick(g, &h, o)
	if err != nil {
		return nil, err
	}
	r := &reader{picker: k, data: &Data{Kind: k.p.kind, Sheet: g.sheet, From: math.NaN(), To: math.NaN()},
		groups: map[string]*Group{}, who: map[string]int{}, labelled: -1}
	if h.at > 0 {
		r.data.Headers = g.place(&g.rows[h.at-1])
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := r.read(); err != nil {
		return nil, err
	}
	r.used()
	return r.data, ctx.Err()
}

// read reads the rows by their kind.
func (r *reader) read() error {
	r.sift()
	var err error
	switch r.p.kind {
	case Visits:
		err = r.visits()
	case Passages:
		err = r.passages()
	case Counts:
		err = r.counts()
	case Times:
		err = r.times()
	case Totals:
		err = r.totals()
	case Summaries:
		err = r.summaries()
	}
	if err != nil {
		return err
	}
	r.data.Kind = r.p.kind
	r.data.Groups = slices.DeleteFunc(r.data.Groups, (*Group).empty)
	if len(r.data.Groups) == 0 {
		return r.nothing()
	}
	return nil
}

func (g *Group) empty() bool {
	return len(g.Arrivals)+len(g.Durations)+len(g.Counts)+len(g.Totals)+len(g.Statements) == 0
}

// nothing says why no row could be read.
func (r *reader) nothing() error {
	if len(r.data.Left) == 0 {
		return problemf("", "no row can be read")
	}
	worst := r.data.Left[0]
	for _, left := range r.data.Left {
		if left.Rows > worst.Rows {
			worst = left
		}
	}
	return &Problem{Place: worst.Places[0], Message: "no row can be read as one of " + string(r.p.kind) + ": " +
		whyNothing[worst.Why], Hint: "the columns read are " + r.reads() + "; others are named by --time, --until, " +
		"--duration and --count, and dates by --dates"}
}

// reads lists the columns that were to be read.
func (r *reader) reads() string {
	r.used()
	var names []string
	for _, c := range r.data.Columns {
		names = append(names, c.Header+" ("+string(c.Use)+")")
	}
	return strings.Join(names, ", ")
}

var whyNothing = map[Why]string{
	TotalRow: "they are totals", OtherRow: "they are words", NoTime: "they have no time", BadTime: "what stands for the time is no date and no time of day",
	NoEnd: "they have no departure", BadEnd: "what stands for the departure is no date and no time of day",
	EndBeforeStart: "each ends before it starts", NoDuration: "they have no duration", BadDuration: "what stands for the duration is none",
	BelowZero: "the numbers are below nought", NoCount: "they have no number", BadCount: "what stands for the number is none",
	Repeated: "they repeat each other", NotASummary: "they are no statistics", Conflicting: "they contradict each other",
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
