package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"karvon/sim/stats"
)

// namesOf makes a table of names with a number each.
func namesOf(names ...string) Table {
	table := Table{Title: "Names", Columns: []Column{{Header: "name"}, {Header: "value", Note: "Value is worth much.", Rank: 1}}}
	for i, name := range names {
		table.Rows = append(table.Rows, []Cell{text(name), {Number: &Number{Estimate: stats.Unknown(float64(1000 + i))}}})
	}
	return table
}

// first lists the first column of a table as it is drawn in a width.
func first(table Table, limit int) []string {
	g, _ := newGrid(table, 0).narrowed(limit)
	var cells []string
	for _, row := range g.rows {
		cells = append(cells, row[0])
	}
	return cells
}

func TestNamesKeepBothEndsAndStayDifferent(t *testing.T) {
	for _, c := range []struct {
		names, want []string
	}{
		{
			[]string{"flow.trucks-from-uz.at.central-asia.time.p95 < 6h", "flow.trucks-from-kz.at.central-asia.time.p95 < 6h"},
			[]string{"flow.trucks-from-u….p95 < 6h", "flow.trucks-from-k….p95 < 6h"},
		},
		{
			[]string{"central-asia.kz-entry-veterinary", "central-asia.uz-entry-veterinary"},
			[]string{"central-…kz-entry-veterinary", "central-…uz-entry-veterinary"},
		},
		{[]string{"short.name"}, []string{"short.name"}},
		{[]string{"a sentence that is longer than the room"}, []string{"a sentence that is longer t…"}},
	} {
		table := namesOf(c.names...)
		table.Columns[1].Rank = 0
		if got := first(table, 28+2+5); !slices.Equal(got, c.want) {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestTheNoteOfAColumnGoesWithIt(t *testing.T) {
	for limit, want := range map[int]bool{40: true, 20: false} {
		var out bytes.Buffer
		p := &printer{w: &out}
		p.table(namesOf("a.name-of-twenty-four-ch"), Options{Width: limit})
		if got := strings.Contains(out.String(), "Value is worth much."); got != want {
			t.Errorf("in %d columns the note is shown: %v, want %v\n%s", limit, got, want, &out)
		}
	}
}

func TestTitlesAndHeadersFit(t *testing.T) {
	table := namesOf("a")
	table.Title = "A title that is a good deal longer than the forty columns that there are"
	table.Columns[1] = Column{Header: "flow.trucks-from-uz.at.central-asia.time.mean"}
	var out bytes.Buffer
	p := &printer{w: &out}
	p.table(table, Options{Width: 40})
	for _, line := range strings.Split(out.String(), "\n") {
		if width(line) > 40 {
			t.Errorf("a line is wider than 40: %s", line)
		}
	}
	if want := " trucks-from-uz."; !strings.Contains(out.String(), want) {
		t.Errorf("the header is not broken after %q:\n%s", want, &out)
	}
}

func TestTablesWithoutContentAreNotShown(t *testing.T) {
	unknown := stats.Unknown(1)
	unknown.Mean = unknown.Low // none
	for _, c := range []struct {
		name string
		rows [][]Cell
		want bool
	}{
		{"no rows", nil, false},
		{"all numbers absent", [][]Cell{{text("a"), {Number: &Number{Estimate: unknown}}}}, false},
		{"some numbers absent", [][]Cell{{text("a"), {Number: &Number{Estimate: unknown}}}, {text("b"), {Number: plainNumber("s", 0)}}}, true},
		{"texts alone", [][]Cell{{text("a"), text("b")}}, true},
	} {
		table := Table{Columns: []Column{{Header: "a"}, {Header: "b"}}, Rows: c.rows}
		if got := table.hasContent(); got != c.want {
			t.Errorf("%s: has content %v, want %v", c.name, got, c.want)
		}
	}
}

func TestPapersStandApartFromTraffic(t *testing.T) {
	r := smallResult(nil)
	for m := range r.Plan.Classes[0].Counts {
		r.Plan.Classes[0].Counts[m].Slot, r.Plan.Classes[0].Counts[m].Number = -1, 0
	}
	got := map[string]string{}
	for _, table := range Tables(r) {
		if strings.HasPrefix(table.Name, "flows") {
			got[table.Name] = table.Rows[0][0].Text
			if len(table.Rows) != 1 {
				t.Errorf("the table of %s has %d rows, want 1", table.Name, len(table.Rows))
			}
		}
	}
	if got["flows"] != "trucks" || got["flows-papers"] != "buses" {
		t.Errorf("the flows are shown as %v", got)
	}
}
