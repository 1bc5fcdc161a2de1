package page

import (
	"slices"
	"strconv"

	"karvon/report/document"
	"karvon/report/language"
	"karvon/report/layout"
)

// View is what a page shows of a document: all in text, but for what its scripts draw. In JSON it is what a page that
// is not made by this package shows.
type View struct {
	Kind        document.Kind `json:"kind"`
	Title       string        `json:"title"`
	Setting     string        `json:"setting"`
	Headline    string        `json:"headline"`
	Points      []string      `json:"points"`
	Warnings    []string      `json:"warnings"`
	Provisional bool          `json:"provisional"` // whether more replications are to come; its maker says so
	Fingerprint string        `json:"fingerprint"`
	Hash        string        `json:"hash"` // of the scenario; empty where there are several, or none
	Thresholds  []threshold   `json:"thresholds"`
	Tables      []table       `json:"tables"`
	Assumptions *table        `json:"assumptions"` // nil for none

	Pictures []document.Picture `json:"pictures"`
	Week     *document.Week     `json:"week"` // with its borders; nil for none
	// Figures is the markup in which the page's scripts draw the pictures and the week.
	Figures string `json:"figures"`

	// Language is that in which it is said, and Words are those of the page's scripts in it; empty for English.
	Language string            `json:"language,omitempty"`
	Words    map[string]string `json:"words,omitempty"`

	Span                  string `json:"span"` // what a run counts: week, day or run
	Timeline, Map, Replay bool   `json:"-"`

	in *language.Language
}

// threshold is a threshold with its verdict, in words.
type threshold struct {
	Expression string `json:"expression"`
	Value      string `json:"value"`
	Verdict    string `json:"verdict"` // met, not met or undecided
	Words      string `json:"words"`   // what is said of the verdict
	Why        string `json:"why"`     // what would decide it, where it is undecided; else mostly empty
}

// table is a table in text, with a value to sort each cell by.
type table struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Headers []header `json:"headers"`
	Rows    [][]cell `json:"rows"`
	Notes   []string `json:"notes"`
}

// header stands over a column.
type header struct {
	Text    string `json:"text"`
	Numeric bool   `json:"numeric"`
}

// cell is a cell in text.
type cell struct {
	Text    string `json:"text"`
	Numeric bool   `json:"numeric,omitempty"`
	Sort    string `json:"sort,omitempty"` // a number; empty for none
}

// ViewOf is what a page shows of a document. The day that a run replays is left out of its figures and of its week:
// who shows it draws it otherwise.
func ViewOf(d *document.Document) *View {
	view := viewOf(d)
	view.Replay = false
	if view.Week != nil {
		view.Week.Replay, view.Week.Ground = nil, nil
	}
	view.Figures = view.figures()
	return view
}

func viewOf(d *document.Document) *View {
	view := &View{
		Kind: d.Kind, Title: document.AsShown(d.Title), Setting: document.AsShown(d.Setting),
		Headline: document.AsShown(d.Headline), Points: listed(document.AllAsShown(d.Points)),
		Warnings: listed(document.AllAsShown(d.Warnings)), Fingerprint: d.Fingerprint, Hash: d.Hash,
		Thresholds: []threshold{}, Tables: []table{}, Pictures: []document.Picture{}, in: d.Language,
	}
	view.Language, view.Words = spokenBy(d.Language)
	for i := range d.Thresholds {
		view.Thresholds = append(view.Thresholds, thresholdOf(&d.Thresholds[i], d.Language))
	}
	for _, one := range d.Tables {
		view.Tables = append(view.Tables, tableOf(one, d.Language))
	}
	if d.Assumptions != nil {
		assumptions := tableOf(*d.Assumptions, d.Language)
		view.Assumptions = &assumptions
	}
	for _, picture := range document.ShownPictures(d.Pictures, d.Language) {
		if picture.Beside || d.Week == nil {
			view.Pictures = append(view.Pictures, picture)
		}
	}
	if d.Week == nil {
		return view
	}
	week := *d.Week
	week.Borders, week.Language, week.Words = bordersAround(week.Sites), view.Language, view.Words
	view.Week, view.Span, view.Timeline = &week, week.Span, week.Replications > 0
	view.Map = view.Timeline && week.Borders != nil
	view.Replay = week.Replay != nil && len(week.Replay.Entities) > 0 && week.Ground != nil
	return view
}

// listed is a list that JSON has as one, though it be empty.
func listed(texts []string) []string { return slices.Concat([]string{}, texts) }

// drawn is what the scripts of the page draw.
func (v *View) drawn() any {
	switch {
	case v.Week == nil && v.Words == nil:
		return map[string]any{"pictures": v.Pictures}
	case v.Week == nil:
		return map[string]any{"pictures": v.Pictures, "language": v.Language, "words": v.Words}
	case len(v.Pictures) == 0:
		return v.Week
	}
	return struct {
		*document.Week
		Pictures []document.Picture `json:"pictures"`
	}{v.Week, v.Pictures}
}

func thresholdOf(t *document.Threshold, in *language.Language) threshold {
	value := document.FigureOf(&t.Value, document.ScaleOf([]*document.Number{&t.Value}), in)
	unit := in.Unit(document.ScaleOf([]*document.Number{&t.Value}).Unit)
	return threshold{
		Expression: document.AsShown(t.Expression), Value: value.String() + document.After(" ", unit), Verdict: t.Verdict,
		Words: t.Words, Why: document.AsShown(t.Why),
	}
}

// tableOf renders a table's cells as the Markdown report does.
func tableOf(t document.Table, in *language.Language) table {
	g := layout.NewGrid(t, 0, in)
	page := table{ID: "table-" + t.Name, Title: document.AsShown(t.Title),
		Notes: listed(document.AllAsShown(t.AllNotes())), Headers: []header{}, Rows: [][]cell{}}
	for column, name := range g.Headers {
		if g.Units[column] != "" {
			name += ", " + g.Units[column]
		}
		page.Headers = append(page.Headers, header{name, g.Numeric[column]})
	}
	for i, row := range g.Rows {
		cells := make([]cell, len(row))
		for column := range row {
			cells[column] = cell{Text: row[column], Numeric: g.Numeric[column]}
			if n := t.Rows[i][column].Number; n.Known() {
				cells[column].Sort = strconv.FormatFloat(n.Mean, 'g', 12, 64)
			}
		}
		page.Rows = append(page.Rows, cells)
	}
	return page
}
