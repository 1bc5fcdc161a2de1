package page

import (
	"embed"
	"encoding/json"
	"html/template"
	"io"
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/report/layout"
)

// The parts of a page. ECharts is the release 6.1.0 of Apache ECharts, whose licence stands beside it; it goes into
// the page, so that the page needs no network.
var (
	//go:embed assets/page/*
	pageParts embed.FS
	//go:embed assets/echarts.min.js
	chartLibrary string
)

// pageScripts are the page's own scripts, in the order in which they build on each other. They become one.
var pageScripts = []string{
	"chart.js", "week.js", "hours.js", "map.js", "courses.js", "replay.js", "corridor.js", "pictures.js", "tables.js",
	"start.js",
}

// pageView is what the template of a page shows.
type pageView struct {
	Title, Setting, Headline string
	Points, Warnings         []string
	Tables                   []pageTable
	Assumptions              *pageTable // nil for none
	Words                    *pageTable // the glossary
	Span                     string     // what a run counts: week, day or run
	Fingerprint              string
	Style                    template.CSS
	Library, Script          template.JS
	Data                     template.JS
	Timeline, Map, Replay    bool
	Pictures                 []document.Picture
}

// pageTable is a table in text, with a value to sort each cell by.
type pageTable struct {
	ID, Title string
	Headers   []pageHeader
	Rows      [][]pageCell
	Notes     []string
}

type pageHeader struct {
	Text    string
	Numeric bool
}

type pageCell struct {
	Text    string
	Numeric bool
	Sort    string
}

// Write writes a document as a self-contained HTML page: the answer, the pictures of a run's window or those of the
// document, and all tables. The words are what the terms of the page mean.
func Write(w io.Writer, d *document.Document, words document.Table) error {
	view, err := viewOf(d)
	if err != nil {
		return err
	}
	explained := pageTableOf(words)
	view.Words = &explained
	return view.execute(w)
}

func viewOf(d *document.Document) (*pageView, error) {
	view := &pageView{
		Title: document.AsShown(d.Title), Setting: document.AsShown(d.Setting), Headline: document.AsShown(d.Headline),
		Points: document.AllAsShown(d.Points), Warnings: document.AllAsShown(d.Warnings), Fingerprint: d.Fingerprint,
	}
	for _, table := range d.Tables {
		view.Tables = append(view.Tables, pageTableOf(table))
	}
	if d.Assumptions != nil {
		assumptions := pageTableOf(*d.Assumptions)
		view.Assumptions = &assumptions
	}
	data, err := json.Marshal(view.drawn(d))
	view.Data = template.JS(data)
	return view, err
}

// drawn is what the scripts of the page draw.
func (v *pageView) drawn(d *document.Document) any {
	if d.Week == nil {
		v.Pictures = document.ShownPictures(d.Pictures)
		return map[string]any{"pictures": v.Pictures}
	}
	for _, picture := range document.ShownPictures(d.Pictures) {
		if picture.Beside {
			v.Pictures = append(v.Pictures, picture)
		}
	}
	week := *d.Week
	week.Borders = bordersAround(week.Sites)
	v.Span, v.Timeline = week.Span, week.Replications > 0
	v.Map = v.Timeline && week.Borders != nil
	v.Replay = week.Replay != nil && len(week.Replay.Entities) > 0
	if len(v.Pictures) == 0 {
		return &week
	}
	return struct {
		*document.Week
		Pictures []document.Picture `json:"pictures"`
	}{&week, v.Pictures}
}

func (v *pageView) execute(w io.Writer) error {
	layout, err := pageParts.ReadFile("assets/page/page.html")
	if err != nil {
		return err
	}
	parsed, err := template.New("page").Parse(string(layout))
	if err != nil {
		return err
	}
	style, err := pageParts.ReadFile("assets/page/page.css")
	if err != nil {
		return err
	}
	script, err := pageScript()
	if err != nil {
		return err
	}
	v.Style, v.Script = template.CSS(style), template.JS(script)
	if v.Timeline || len(v.Pictures) > 0 {
		v.Library = template.JS(chartLibrary)
	}
	return parsed.Execute(w, v)
}

// pageScript joins the page's scripts.
func pageScript() (string, error) {
	var all strings.Builder
	for _, name := range pageScripts {
		text, err := pageParts.ReadFile("assets/page/" + name)
		if err != nil {
			return "", err
		}
		all.Write(text)
	}
	return all.String(), nil
}

// pageTableOf renders a table's cells as the Markdown report does.
func pageTableOf(table document.Table) pageTable {
	g := layout.NewGrid(table, 0)
	page := pageTable{ID: "table-" + table.Name, Title: document.AsShown(table.Title),
		Notes: document.AllAsShown(table.AllNotes())}
	for column, header := range g.Headers {
		if g.Units[column] != "" {
			header += ", " + g.Units[column]
		}
		page.Headers = append(page.Headers, pageHeader{header, g.Numeric[column]})
	}
	for i, row := range g.Rows {
		cells := make([]pageCell, len(row))
		for column := range row {
			cells[column] = pageCell{Text: row[column], Numeric: g.Numeric[column]}
			if n := table.Rows[i][column].Number; n.Known() {
				cells[column].Sort = strconv.FormatFloat(n.Mean, 'g', 12, 64)
			}
		}
		page.Rows = append(page.Rows, cells)
	}
	return page
}
