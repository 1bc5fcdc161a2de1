package measured

import (
	"context"
	"math"
	"slices"
	"strings"
)

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
		return readWorkbook(ctx, name, raw, o)
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
	return strings.HasSuffix(lower, ".xlsx") || strings.HasSuffix(lower, ".xlsm") || strings.HasPrefix(string(raw[:min(4,
		len(raw))]), "PK\x03\x04")
}

// readWorkbook reads the sheet that is named, or else the only one of which it can be told what it holds.
func readWorkbook(ctx context.Context, name string, raw []byte, o Options) (*Data, error) {
	b, err := openBook(name, raw)
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
		if r.p.event >= 0 {
			err = r.events()
		} else {
			err = r.visits()
		}
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
	switch {
	case len(r.data.Left) == 0 && len(r.o.Where) > 0:
		return problemf("upper and lower case are one; cells count without spaces around them",
			"no row has what --where asks for")
	case len(r.data.Left) == 0:
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
	TotalRow: "they are totals", OtherRow: "they are words", NoTime: "they have no time", BadTime: "what stands for " +
		"the time is no date and no time of day",
	NoEnd: "they have no departure", BadEnd: "what stands for the departure is no date and no time of day",
	EndBeforeStart: "each ends before it starts", NoDuration: "they have no duration", BadDuration: "what stands for " +
		"the duration is none",
	BelowZero: "the numbers are below nought", NoCount: "they have no number", BadCount: "what stands for the number " +
		"is none",
	NoIdentity: "nothing says who it was", BadEvent: "what stands for the event is neither an entry nor an exit",
	EntryAlone: "each entry has no exit", ExitAlone: "each exit has no entry",
	Repeated: "they repeat each other", NotASummary: "they are no statistics", Conflicting: "they contradict each other",
}
