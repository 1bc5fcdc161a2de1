package report

import (
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"math"
	"strconv"
	"strings"

	"karvon/sim/experiment"
	"karvon/sim/scenario"
)

// The parts of a page. ECharts is the release 6.1.0 of Apache ECharts, whose
// licence stands beside it; it goes into the page, so that the page needs no
// network.
var (
	//go:embed assets/page/*
	pageParts embed.FS
	//go:embed assets/echarts.min.js
	chartLibrary string
)

// pageScripts are the page's own scripts, in the order in which they build on
// each other. They become one.
var pageScripts = []string{
	"chart.js", "week.js", "hours.js", "map.js", "courses.js", "replay.js", "corridor.js", "pictures.js", "tables.js", "start.js",
}

// page is what a page about a run is made from. Its pictures come from the
// result's timeline.
type page struct {
	result   *experiment.Result
	scenario *scenario.Scenario // whose quantities are listed with their sources; nil for none
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
	Pictures                 []Picture
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

// writePage writes a self-contained HTML page about a run: the verdict, pictures
// of the window, a day replayed, and all tables.
func writePage(w io.Writer, r *experiment.Result, s *scenario.Scenario) error {
	view, err := (&page{r, s}).view()
	if err != nil {
		return err
	}
	return view.execute(w)
}

// writePage writes a document as a page with its tables.
func (d *Document) writePage(w io.Writer) error {
	pictures := shownPictures(d.Pictures)
	data, err := json.Marshal(map[string]any{"pictures": pictures})
	if err != nil {
		return err
	}
	view := &pageView{
		Title: d.Title, Setting: d.Setting, Headline: d.Headline, Points: d.Points, Warnings: d.Warnings,
		Pictures: pictures, Data: template.JS(data),
	}
	for _, table := range d.shownTables() {
		view.Tables = append(view.Tables, pageTableOf(table))
	}
	return view.execute(w)
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
	v.Title, v.Setting, v.Headline = asShown(v.Title), asShown(v.Setting), asShown(v.Headline)
	v.Points, v.Warnings = allAsShown(v.Points), allAsShown(v.Warnings)
	words := pageTableOf(GlossaryTable())
	v.Words = &words
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

func (p *page) view() (*pageView, error) {
	r := p.result
	verdict := Judge(r)
	view := &pageView{
		Title: r.Plan.Title, Setting: setting(r), Headline: verdict.Headline, Points: verdict.Points, Warnings: doubts(r),
		Fingerprint: r.Fingerprint, Span: spanWord(r.Plan),
		Timeline: r.Timeline != nil && r.Timeline.Replications > 0,
	}
	if p.scenario != nil {
		assumptions := pageTableOf(Assumptions(p.scenario))
		view.Assumptions = &assumptions
	}
	for _, table := range Tables(r) {
		view.Tables = append(view.Tables, pageTableOf(table))
	}
	data := p.data()
	view.Map = view.Timeline && data.Borders != nil
	view.Replay = data.Replay != nil && len(data.Replay.Entities) > 0
	text, err := json.Marshal(data)
	view.Data = template.JS(text)
	return view, err
}

// pageTableOf renders a table's cells as the Markdown report does.
func pageTableOf(table Table) pageTable {
	g := newGrid(table, 0)
	page := pageTable{ID: "table-" + table.Name, Title: asShown(table.Title), Notes: allAsShown(table.allNotes())}
	for column, header := range g.headers {
		if g.units[column] != "" {
			header += ", " + g.units[column]
		}
		page.Headers = append(page.Headers, pageHeader{header, g.numeric[column]})
	}
	for i, row := range g.rows {
		cells := make([]pageCell, len(row))
		for column := range row {
			cells[column] = pageCell{Text: row[column], Numeric: g.numeric[column]}
			if n := table.Rows[i][column].Number; n.known() {
				cells[column].Sort = strconv.FormatFloat(n.Mean, 'g', 12, 64)
			}
		}
		page.Rows = append(page.Rows, cells)
	}
	return page
}

// brief is a list of numbers of which three digits are written: a picture shows
// no more.
type brief []float64

// MarshalJSON writes the numbers, and null for what is none.
func (b brief) MarshalJSON() ([]byte, error) {
	text := []byte{'['}
	for i, value := range b {
		if i > 0 {
			text = append(text, ',')
		}
		if math.IsNaN(value) || math.IsInf(value, 0) {
			text = append(text, "null"...)
			continue
		}
		if math.Abs(value) < 1e-3 {
			value = 0
		}
		rounded, err := strconv.ParseFloat(fmt.Sprintf("%.3g", value), 64)
		if err != nil {
			return nil, err
		}
		text = strconv.AppendFloat(text, rounded, 'f', -1, 64)
	}
	return append(text, ']'), nil
}
