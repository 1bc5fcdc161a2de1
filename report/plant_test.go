package report_test

import (
	"bytes"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"karvon/report"
	"karvon/report/document"
	"karvon/report/internal/data"
)

// fault is a mistake that a builder of tables could make in a column.
type fault struct {
	name string
	// plant makes it, and says whether there is anything in the column to make it of.
	plant func(table *document.Table, column int) bool
}

var faults = []fault{
	{"60 times too large", func(table *document.Table, column int) bool { return eachNumber(table, column, times(60)) }},
	{"of the other sign", func(table *document.Table, column int) bool { return eachNumber(table, column, times(-1)) }},
	{"without its unit", func(table *document.Table, column int) bool {
		return eachNumber(table, column, func(n *document.Number) bool {
			had := n.Unit != "" && n.Unit != "1"
			n.Unit = "1"
			return had
		})
	}},
	{"exchanged with the next", func(table *document.Table, column int) bool {
		if column+1 == len(table.Columns) {
			return false
		}
		for _, row := range table.Rows {
			row[column], row[column+1] = row[column+1], row[column]
		}
		return true
	}},
	{"a row too low", func(table *document.Table, column int) bool {
		last := len(table.Rows) - 1
		cell := table.Rows[last][column]
		differ := false
		for i := last; i > 0; i-- {
			differ = differ || !reflect.DeepEqual(table.Rows[i][column], table.Rows[i-1][column])
			table.Rows[i][column] = table.Rows[i-1][column]
		}
		table.Rows[0][column] = cell
		return differ
	}},
	{"left out", func(table *document.Table, column int) bool {
		table.Columns = slices.Delete(table.Columns, column, column+1)
		for i := range table.Rows {
			table.Rows[i] = slices.Delete(table.Rows[i], column, column+1)
		}
		return len(table.Columns) > 0
	}},
	{"under another header", func(table *document.Table, column int) bool {
		c := &table.Columns[column]
		c.Header += " again"
		return true
	}},
	{"under other words", func(table *document.Table, column int) bool {
		c := &table.Columns[column]
		had := c.Words != ""
		c.Words += " again"
		return had
	}},
	{"without its note", func(table *document.Table, column int) bool {
		note := table.Columns[column].Note
		for i := range table.Columns {
			if table.Columns[i].Note == note { // it is shown once for all that have it
				table.Columns[i].Note = ""
			}
		}
		return note != ""
	}},
}

// tableFaults are mistakes of a table as a whole.
var tableFaults = []struct {
	name  string
	plant func(table *document.Table) bool
}{
	{"under another title", func(table *document.Table) bool {
		table.Title += " again"
		return true
	}},
	{"without its last note", func(table *document.Table) bool {
		last := len(table.Notes) - 1
		if last < 0 {
			return false
		}
		table.Notes = table.Notes[:last]
		return true
	}},
	{"without its last row", func(table *document.Table) bool {
		table.Rows = table.Rows[:len(table.Rows)-1]
		return true
	}},
	{"with its first rows exchanged", func(table *document.Table) bool {
		if len(table.Rows) < 2 {
			return false
		}
		table.Rows[0], table.Rows[1] = table.Rows[1], table.Rows[0]
		return true
	}},
}

// eachNumber changes the numbers of a column, and says whether any was changed.
func eachNumber(table *document.Table, column int, change func(n *document.Number) bool) bool {
	changed := false
	for _, row := range table.Rows {
		for _, n := range []*document.Number{row[column].Number, row[column].Value} {
			if n != nil && n.Mean == n.Mean { // not where it is not known
				changed = change(n) || changed
			}
		}
	}
	return changed
}

func times(factor float64) func(n *document.Number) bool {
	return func(n *document.Number) bool {
		n.Mean, n.Low, n.High, n.Most = n.Mean*factor, n.Low*factor, n.High*factor, n.Most*factor
		if factor < 0 {
			n.Low, n.High = n.High, n.Low
		}
		return true
	}
}

// copied is a table of which cells and columns can be changed.
func copied(table *document.Table) document.Table {
	to := *table
	to.Columns, to.Notes, to.Rows = slices.Clone(table.Columns), slices.Clone(table.Notes), nil
	for _, row := range table.Rows {
		cells := slices.Clone(row)
		for i := range cells {
			cells[i].Number, cells[i].Value = copyOf(cells[i].Number), copyOf(cells[i].Value)
		}
		to.Rows = append(to.Rows, cells)
	}
	return to
}

func copyOf(n *document.Number) *document.Number {
	if n == nil {
		return nil
	}
	to := *n
	return &to
}

// renderings are what is written of a table, the quick formats first.
var renderings = []report.Format{report.CSV, report.Text, report.Markdown, report.XLSX}

// rendered writes a table in a format, alone in a document of the kind.
func (k *kind) rendered(t *testing.T, format report.Format, table document.Table) string {
	t.Helper()
	var file bytes.Buffer
	var err error
	if format == report.CSV { // documents have a table of all their numbers, and this one in a folder
		err = data.WriteTable(&file, table)
	} else {
		err = k.render(&file, format, []document.Table{table})
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := kept(format, file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// rightTable is a table as it is written in each format, of which each is written when it is first asked for.
type rightTable struct {
	of      *kind
	table   *document.Table
	formats []report.Format
	written map[report.Format]string
}

func (k *kind) right(table *document.Table) *rightTable {
	r := &rightTable{of: k, table: table, written: map[report.Format]string{}}
	for _, format := range renderings {
		// a table by itself, or one of a folder, is written as CSV
		if slices.Contains(k.formats, format) && (format != report.CSV || k.folder != nil || !k.concludes()) {
			r.formats = append(r.formats, format)
		}
	}
	return r
}

func (r *rightTable) text(t *testing.T, format report.Format) string {
	t.Helper()
	if _, known := r.written[format]; !known {
		r.written[format] = r.of.rendered(t, format, copied(r.table))
	}
	return r.written[format]
}

// sees says whether a faulty table is written otherwise than the right one.
func (r *rightTable) sees(t *testing.T, faulty document.Table) bool {
	t.Helper()
	return slices.ContainsFunc(r.formats, func(format report.Format) bool {
		return r.of.rendered(t, format, faulty) != r.text(t, format)
	})
}

// inWords is why no header is seen of a column that has words.
const inWords = "it is shown in words, and no format of these documents has keys of columns"

// unseen are the faults that no golden file shows, each with the reason.
var unseen = map[string]string{
	"changes: column response under another header":   inWords,
	"changes: column unfinished under another header": inWords,
}

// What is planted in a table is seen in at least one format. The tables of several configurations, responses and
// results come from one builder each: a fault of the builder is in all of them, and seen where it is seen in one.
func TestFaultsInTablesAreSeen(t *testing.T) {
	found := map[string]bool{} // whether it is seen, by fault
	for _, k := range kindsMade(t) {
		if k.tables == nil {
			continue
		}
		whole := k.inGolden(t)
		for _, table := range k.tables() {
			if len(table.Rows) == 0 {
				continue
			}
			right := k.right(&table)
			if slices.Contains(right.formats, report.Markdown) {
				requireLines(t, k.name, whole, right.text(t, report.Markdown))
			}
			for column := range table.Columns {
				for _, f := range faults {
					name := k.builder(table.Name) + ": column " + table.Columns[column].Header + " " + f.name
					with := copied(&table)
					if !found[name] && f.plant(&with, column) {
						found[name] = right.sees(t, with)
					}
				}
			}
			for _, f := range tableFaults {
				name := k.builder(table.Name) + " " + f.name
				with := copied(&table)
				if !found[name] && f.plant(&with) {
					found[name] = right.sees(t, with)
				}
			}
		}
	}
	checkFound(t, found)
}

// builder names what builds a table of a kind, whichever configuration or response it is about.
func (k *kind) builder(table string) string {
	family, _, _ := strings.Cut(k.name, "-")
	switch family {
	case "stopped", "lost":
		family = "run"
	case "difference", "verification":
		return "changes"
	case "sensitivity":
		return k.name
	}
	for _, configuration := range []string{"second-ramp-", "slow-booths-"} {
		table = strings.TrimPrefix(table, configuration)
	}
	return family + ": " + table
}

func checkFound(t *testing.T, found map[string]bool) {
	t.Helper()
	caught := 0
	for _, name := range slices.Sorted(maps.Keys(found)) {
		switch _, listed := unseen[name]; {
		case found[name] && listed:
			t.Errorf("listed as not seen, but it is: %s", name)
		case found[name]:
			caught++
		case !listed:
			t.Errorf("not seen: %s", name)
		}
	}
	t.Logf("%d of %d planted faults are seen", caught, len(found))
}

// inGolden is a document of the kind as its golden file has it in Markdown; empty where it has none.
func (k *kind) inGolden(t *testing.T) string {
	t.Helper()
	if !slices.Contains(k.formats, report.Markdown) {
		return ""
	}
	whole, err := k.written(edition{"md", report.Markdown, document.Options{All: true}})
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// requireLines checks that a document has a table as it is written alone: what is seen here is seen in its golden file.
func requireLines(t *testing.T, name, whole, markdown string) {
	t.Helper()
	for line := range strings.Lines(markdown) {
		if strings.HasPrefix(line, "|") && !strings.Contains(whole, line) {
			t.Errorf("%s: the document has no line %s", name, line)
		}
	}
}
