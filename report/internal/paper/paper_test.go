package paper

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"karvon/report/chart"
	"karvon/report/document"
	"karvon/sim/stats"
)

func TestLinesFitAndLoseNothing(t *testing.T) {
	for _, text := range []string{
		"All the traffic gets through.", "flow.trucks-from-uz.at.central-asia.time.p95 < 6h", strings.Repeat("ЖЎҚҒҲ", 40),
		strings.Repeat("a", 300), strings.Repeat("-", 90), "🚚🚚🚚 中亚中亚中亚", "",
	} {
		for _, width := range []float64{5, 40, 90, Width} {
			lines := Cell.Lines(text, width)
			for _, line := range lines {
				if Cell.Width(line) > width && len([]rune(line)) > 1 {
					t.Errorf("%q is %.1f wide, beyond %.1f", line, Cell.Width(line), width)
				}
			}
			if got, want := withoutSpaces(strings.Join(lines, "")), withoutSpaces(text); got != want {
				t.Errorf("%q became %q", want, got)
			}
		}
	}
	if got := strings.Join(Cell.Lines("flow.trucks.time", Cell.Width("flow.trucks.t")), "|"); got != "flow.trucks.|time" {
		t.Errorf("a name is broken as %s", got)
	}
}

func withoutSpaces(text string) string { return strings.Join(strings.Fields(text), "") }

func TestLettersAreAsWideAsInTheFont(t *testing.T) {
	// Of 2048 units: a digit 1139, A 1366, Ж 1891 and, bold, A 1479.
	for text, want := range map[string]float64{"0": 1139, "A": 1366, "Ж": 1891, "00": 2278, "\U0001F69A": 2048} {
		if got := (Letters{Size: 2048}).Width(text); got != want {
			t.Errorf("%q is %v wide, want %v", text, got, want)
		}
	}
	if got := (Letters{Size: 2048, Bold: true}).Width("A"); got != 1479 {
		t.Errorf("a bold A is %v wide", got)
	}
}

// wide is a table of many columns of numbers, the first of rank 0 and each other of a rank of its own.
func wide(columns int) document.Table {
	table := document.Table{Name: "wide", Title: "Wide", Columns: []document.Column{{Header: "name"}},
		Rows: [][]document.Cell{{{Text: "first"}}, {{Text: "second"}}}}
	for column := range columns {
		table.Columns = append(table.Columns, document.Column{Header: "a-header-of-some-length", Rank: column + 1,
			Note: "It is said of the column."})
		for i := range table.Rows {
			table.Rows[i] = append(table.Rows[i], document.Cell{Number: document.PlainNumber("s", float64(column))})
		}
	}
	return table
}

func TestColumnsFitOnThePage(t *testing.T) {
	long := document.Table{Columns: []document.Column{{Header: "name"}, {Header: "in words"}},
		Rows: [][]document.Cell{{{Text: strings.Repeat("x", 900)}, {Text: strings.Repeat("many words ", 90)}}}}
	for _, table := range []document.Table{wide(2), wide(40), long, {Columns: []document.Column{{Header: "empty"}}}} {
		laid := newTable(table, false, nil)
		if total := sum(laid.Widths); total > Width+1e-6 {
			t.Errorf("%s is %.1f points wide", table.Title, total)
		}
		if len(laid.Widths)+laid.hiddenColumns != len(table.Columns) {
			t.Errorf("%s has %d columns and hides %d of %d", table.Title, len(laid.Widths), laid.hiddenColumns,
				len(table.Columns))
		}
	}
	laid := newTable(wide(40), false, nil)
	if laid.hiddenColumns == 0 || laid.Headers[0] != "name" {
		t.Errorf("of 40 columns %d are hidden, and the first is %s", laid.hiddenColumns, laid.Headers[0])
	}
}

func TestNumbersAreNotBroken(t *testing.T) {
	table := wide(3)
	table.Rows[0][1].Number = &document.Number{Unit: "USD",
		Estimate: stats.Estimate{Mean: 123456, Low: 111111, High: 135801, N: 10}}
	table.Columns = append(table.Columns, document.Column{Header: "in words"})
	for i := range table.Rows {
		table.Rows[i] = append(table.Rows[i], document.Cell{Text: strings.Repeat("many words ", 30)})
	}
	laid := newTable(table, false, nil)
	for _, row := range laid.Rows {
		for column, cell := range row {
			if lines := Cell.Lines(cell, laid.Widths[column]-2*Gap); laid.Numeric[column] && len(lines) > 1 {
				t.Errorf("%q is broken into %d lines", cell, len(lines))
			}
		}
	}
}

func TestLongTablesAreCutAsOnATerminal(t *testing.T) {
	table := document.Table{Title: "Many", Columns: []document.Column{{Header: "row"}}}
	for range topRows + 5 {
		table.Rows = append(table.Rows, []document.Cell{{Text: "x"}})
	}
	whole := table
	whole.Whole = true
	for _, test := range []struct {
		table document.Table
		all   bool
		said  string
	}{
		{table, false, "and 5 more|Not shown: 5 rows, which --all shows."}, {table, true, ""}, {whole, false, ""},
	} {
		made, err := New(&document.Document{Tables: []document.Table{test.table}}, document.Options{All: test.all})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(texts(made, document.AsNote), "|"); got != test.said {
			t.Errorf("it says %q, want %q", got, test.said)
		}
	}
	want := "Not shown: 2 columns, which a workbook (.xlsx) has, and 1 row, which --all shows."
	if got := hiddenText(1, 2, nil); got != want {
		t.Errorf("it says %q", got)
	}
}

// texts are those of a kind.
func texts(p *Paper, kind document.BlockKind) []string {
	var all []string
	for _, block := range p.Blocks {
		if block.Kind == kind {
			all = append(all, block.Text)
		}
	}
	return all
}

func TestADocumentIsSetInTheUsualOrder(t *testing.T) {
	table := wide(1)
	made, err := New(&document.Document{
		Title: "A title", Setting: "How.", Headline: "The answer.", Points: []string{"A point\x1b."},
		Tables: []document.Table{table, table}, Closing: []string{"At last."}, Warnings: []string{"Beware."},
		Fingerprint: "0123", Pictures: []document.Picture{drawn("leading", true), drawn("other", false)}, PictureNote: "All.",
	}, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, block := range made.Blocks {
		switch block.Kind {
		case document.AsTable:
			got = append(got, "table")
		case document.AsPicture:
			got = append(got, "picture of "+block.Plate.About)
		default:
			got = append(got, block.Text)
		}
	}
	want := "How.|The answer.|A point␛.|Picture leading|picture of Picture leading|About leading.|All.|" +
		"Wide|table|It is said of the column.|Wide|table|At last.|Warnings|Beware.|Fingerprint: 0123"
	if set := strings.Join(got, "|"); set != strings.Replace(want, "␛", document.AsShown("\x1b"), 1) {
		t.Errorf("it is set as\n%s, want\n%s", set, want)
	}
}

// drawn is a picture of one line.
func drawn(name string, leads bool) document.Picture {
	return document.Picture{Name: name, Title: "Picture " + name, Note: "About " + name + ".", Kind: document.Curve,
		Leads: leads, At: document.Places{1, 2},
		Series: []document.PictureSeries{{Name: "s", Mean: []float64{1, 2}, Low: []float64{1, 2}, High: []float64{1, 2}}}}
}

func TestABodyIsSetAsItStands(t *testing.T) {
	table, picture := wide(1), drawn("one", false)
	table.Title, picture.Title = "", ""
	d := &document.Document{Title: "A brief", Headline: "elsewhere", Tables: []document.Table{wide(2)}, Fingerprint: "no",
		Body: []document.Block{
			{Kind: document.AsAnswer, Text: "Build."}, {Kind: document.AsTable, Table: &table},
			{Kind: document.AsPicture, Picture: &picture, Share: 0.5}, {Kind: document.PageBreak}, {Text: "The annex."},
		}}
	made, err := New(d, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	kinds := []document.BlockKind{document.AsAnswer, document.AsTable, document.AsNote, document.AsPicture,
		document.AsNote, document.PageBreak, document.AsParagraph}
	if len(made.Blocks) != len(kinds) {
		t.Fatalf("there are %d blocks, want %d: %+v", len(made.Blocks), len(kinds), made.Blocks)
	}
	for i, kind := range kinds {
		if made.Blocks[i].Kind != kind {
			t.Errorf("block %d is of kind %d, want %d", i, made.Blocks[i].Kind, kind)
		}
	}
	if plate := made.Blocks[3].Plate; math.Abs(plate.Width-Width/2) > 1e-9 || plate.Height <= 0 || plate.Height > Width/2 {
		t.Errorf("the picture is %v by %v points", plate.Width, plate.Height)
	}
	if _, err := New(&document.Document{}, document.Options{Charts: []string{"none"}}); err == nil {
		t.Error("a picture that there is not is drawn")
	}
}

func TestAPictureHasRoomOnAPage(t *testing.T) {
	names := make([]string, 300)
	for i := range names {
		names[i] = fmt.Sprintf("row %d", i)
	}
	marks := make([]float64, len(names))
	high := document.Picture{Kind: document.Rows, Names: names,
		Series: []document.PictureSeries{{Mean: marks, Low: marks, High: marks}}}
	plate := newPlate(chart.PlateOf(high, nil), Width)
	if plate.Height > highestPicture+1e-9 || plate.Width >= Width || plate.Scale >= 1 {
		t.Errorf("it is %v by %v points, drawn %v times as large", plate.Width, plate.Height, plate.Scale)
	}
}
