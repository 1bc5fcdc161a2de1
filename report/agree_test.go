package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// outputs are one result in every format that holds its numbers.
type outputs struct {
	result                          *experiment.Result
	text, markdown, csv, json, page string
	tables                          map[string]string // CSV by table
	book                            map[string][][]string
	formats                         map[string][][]string // of the workbook's numbers
}

func outputsOf(t *testing.T, r *experiment.Result) *outputs {
	t.Helper()
	o := &outputs{
		result: r,
		text:   written(t, Text, r, document.Options{All: true}), markdown: written(t, Markdown, r, document.Options{}),
		csv: written(t, CSV, r, document.Options{}), json: written(t, JSON, r, document.Options{}),
		page:   written(t, HTML, r, document.Options{}),
		tables: map[string]string{}, book: map[string][][]string{}, formats: map[string][][]string{},
	}
	file := opened(t, []byte(written(t, XLSX, r, document.Options{})))
	for _, table := range Tables(r) {
		var text bytes.Buffer
		if err := data.WriteTable(&text, table); err != nil {
			t.Fatal(err)
		}
		o.tables[table.Name] = text.String()
		o.book[table.Name] = sheetRows(t, file, table.Name)
		shown, err := file.GetRows(table.Name, excelize.Options{})
		if err != nil {
			t.Fatal(err)
		}
		o.formats[table.Name] = shown
	}
	return o
}

// told is a number as JSON tells it.
type told struct {
	Subject, Unit, Bound  string
	Mean, Low, High, Most *float64
	HalfWidth             *float64 `json:"half_width"`
	Replications, Of      int
	Unfinished            float64
	AtLimit               bool `json:"at_limit"`
	Extreme               bool
	By                    string
	Values, Weights       []*float64
}

// faults lists all in which the formats do not agree with the JSON, or the JSON with the result.
func (o *outputs) faults() []string {
	var read struct{ Responses map[string]told }
	if err := json.Unmarshal([]byte(o.json), &read); err != nil {
		return []string{err.Error()}
	}
	found := o.jsonFaults(read.Responses)
	found = append(found, o.csvFaults(read.Responses)...)
	shown := markdownTables(o.markdown)
	for _, table := range Tables(o.result) {
		rows := shown[table.Title]
		found = append(found, shownFaults(&table, rows, read.Responses)...)
		found = append(found, sameRows("text, "+table.Title, textRows(o.text, table.Title, len(table.Rows)), rows)...)
		found = append(found, sameRows("page, "+table.Title, pageRows(o.page, table.Name), rows)...)
		found = append(found, tableFaults(&table, o.tables[table.Name], read.Responses)...)
		found = append(found, bookFaults(&table, o.book[table.Name], o.formats[table.Name], read.Responses)...)
	}
	return found
}

// numberOf is a number of JSON, NaN where it is null.
func numberOf(x *float64) float64 {
	if x == nil {
		return math.NaN()
	}
	return *x
}

func sameNumber(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

// jsonFaults compares the JSON with the estimates that were handed over.
func (o *outputs) jsonFaults(all map[string]told) []string {
	var found []string
	for i := range o.result.Responses {
		r := &o.result.Responses[i]
		j, known := all[r.Name]
		most := numberOf(j.Most)
		if r.Estimate.Bound != stats.Between {
			most = r.Most
		}
		switch e := r.Estimate; {
		case !known:
			found = append(found, r.Name+" is not in the JSON")
		case !sameNumber(numberOf(j.Mean), e.Mean) || !sameNumber(numberOf(j.Low), e.Low) ||
			!sameNumber(numberOf(j.High), e.High),
			most != e.Most, j.Bound != string(e.Bound), j.Unfinished != e.Unfinished, j.Replications != e.N,
			j.Of != e.N+e.Missing,
			j.AtLimit != e.AtLimit, j.Extreme != e.Extreme, len(j.Values) != len(r.Values), len(j.Weights) != len(r.Weights):
			found = append(found, fmt.Sprintf("%s is %+v in the JSON and %+v by the estimate", r.Name, j, e))
		}
		if again, can := j.recomputed(); can && !(math.Abs(again-numberOf(j.Mean)) <= 1e-9*(1+math.Abs(again))) {
			found = append(found, fmt.Sprintf("%s is %v in the JSON, where its values make %v", r.Name, numberOf(j.Mean), again))
		}
	}
	return found
}

// recomputed is the number as anyone makes it from the values and weights, which can be done for all but quantiles.
func (j *told) recomputed() (number float64, can bool) {
	sum, weight, most := 0.0, 0.0, math.NaN()
	for i, value := range j.Values {
		if value == nil {
			continue
		}
		w := 1.0
		if len(j.Weights) > 0 {
			w = numberOf(j.Weights[i])
		}
		sum, weight = sum+*value*w, weight+w
		if math.IsNaN(most) || j.By == "largest" && *value > most || j.By == "smallest" && *value < most {
			most = *value
		}
	}
	switch {
	case j.Mean == nil || j.By == "pooled quantile":
		return 0, false
	case j.By == "largest" || j.By == "smallest":
		return most, true
	}
	return sum / weight, true
}

// csvFaults compares the tidy table with the JSON.
func (o *outputs) csvFaults(all map[string]told) []string {
	rows, err := csv.NewReader(strings.NewReader(o.csv)).ReadAll()
	if err != nil {
		return []string{err.Error()}
	}
	if len(rows)-1 != len(all) {
		return []string{fmt.Sprintf("%d rows of CSV for %d responses", len(rows)-1, len(all))}
	}
	var found []string
	for _, row := range rows[1:] {
		at := func(column string) string { return row[slices.Index(rows[0], column)] }
		j := all[at("name")]
		want := map[string]string{
			"subject": j.Subject, "unit": j.Unit, "bound": j.Bound, "by": j.By,
			"mean": data.Plain(numberOf(j.Mean)), "low": data.Plain(numberOf(j.Low)), "high": data.Plain(numberOf(j.High)),
			"half_width": data.Plain(numberOf(j.HalfWidth)), "most": data.Plain(numberOf(j.Most)),
			"replications": strconv.Itoa(j.Replications), "of": strconv.Itoa(j.Of),
			"at_limit": map[bool]string{true: "true"}[j.AtLimit], "extreme": map[bool]string{true: "true"}[j.Extreme],
			"unfinished": "",
		}
		if j.Unfinished > 0 {
			want["unfinished"] = data.Plain(j.Unfinished)
		}
		for column, value := range want {
			if at(column) != value {
				found = append(found, fmt.Sprintf("CSV: %s of %s is %q, %q in the JSON", column, at("name"), at(column), value))
			}
		}
	}
	return found
}

// markdownTables reads the rows of the tables, cell by cell, by their titles.
func markdownTables(text string) map[string][][]string {
	tables, title := map[string][][]string{}, ""
	for _, line := range strings.Split(text, "\n") {
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			title = unescaped(heading)
		}
		if strings.HasPrefix(line, "|") {
			cells := strings.Split(strings.ReplaceAll(strings.Trim(line, "| "), `\|`, "\x00"), "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(unescaped(strings.ReplaceAll(cells[i], "\x00", "|")))
			}
			tables[title] = append(tables[title], cells)
		}
	}
	for title, rows := range tables {
		tables[title] = append(rows[:1:1], rows[2:]...) // without the line under the header
	}
	return tables
}

func unescaped(s string) string {
	return strings.NewReplacer(`\<`, "<", `\*`, "*", `\_`, "_").Replace(s)
}

// textRows are the rows below a title in text.
func textRows(text, title string, rows int) []string {
	_, below, found := strings.Cut(text, "\n"+title+"\n")
	if !found {
		return nil
	}
	_, body, _ := strings.Cut(below, "──\n")
	lines := strings.Split(body, "\n")
	return lines[:min(rows, len(lines))]
}

var pageRow, pageField = regexp.MustCompile(`(?s)<tr>(<td.*?)</tr>`), regexp.MustCompile(`(?s)<td[^>]*>(.*?)</td>`)

// pageRows are the rows of a table of a page.
func pageRows(page, name string) []string {
	_, below, _ := strings.Cut(page, `aria-labelledby="table-`+name+`"`)
	body, _, _ := strings.Cut(below, "</table>")
	var rows []string
	for _, row := range pageRow.FindAllStringSubmatch(body, -1) {
		var cells []string
		for _, cell := range pageField.FindAllStringSubmatch(row[1], -1) {
			cells = append(cells, html.UnescapeString(cell[1]))
		}
		rows = append(rows, strings.Join(cells, " "))
	}
	return rows
}

// sameRows compares rows but for the spaces that lay them out.
func sameRows(where string, rows []string, markdown [][]string) []string {
	if len(rows)+1 != len(markdown) {
		return []string{fmt.Sprintf("%s: %d rows, %d in Markdown", where, len(rows), len(markdown)-1)}
	}
	var found []string
	for i, row := range rows {
		if got, want := strings.Join(strings.Fields(row), " "),
			strings.Join(strings.Fields(strings.Join(markdown[i+1], " ")), " "); got != want {
			found = append(found, fmt.Sprintf("%s: %q, in Markdown %q", where, got, want))
		}
	}
	return found
}
