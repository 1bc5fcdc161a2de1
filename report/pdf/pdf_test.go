package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"karvon/report/document"
	"karvon/report/internal/paper"
)

// words are the texts of a page, line by line.
func (p *page) words() string {
	var all []string
	for _, m := range p.marks {
		all = append(all, m.text)
	}
	return strings.Join(all, "\n")
}

// rows is a table of so many rows, each a name and a text.
func rows(count int, text string) *paper.Table {
	table := &paper.Table{Headers: []string{"name", "in words"}, Units: []string{"", "min"}, Numeric: []bool{false, true},
		Widths: []float64{100, 200}}
	for i := range count {
		table.Rows = append(table.Rows, []string{fmt.Sprintf("row %d", i+1), text})
	}
	return table
}

func TestHeadersStandOnEachPageAndNoRowIsLost(t *testing.T) {
	for _, table := range []*paper.Table{rows(120, "short"), rows(4, strings.Repeat("many words ", 900)), rows(0, "")} {
		pages := set(&paper.Paper{Title: "T", Blocks: []paper.Block{{Kind: document.AsTable, Table: table}}})
		all := ""
		for i := range pages {
			text := pages[i].words()
			all += text + "\n"
			if !strings.Contains(text, "in words\nmin") {
				t.Errorf("page %d has no header:\n%s", i+1, text)
			}
			requireWithin(t, &pages[i])
		}
		for i := range table.Rows {
			if strings.Count(all, fmt.Sprintf("row %d\n", i+1)) != 1 {
				t.Errorf("row %d does not stand there once", i+1)
			}
		}
		for _, word := range []string{"short", "many", "words"} {
			want := 0
			for _, row := range table.Rows {
				want += strings.Count(row[1], word)
			}
			if got := strings.Count(strings.ReplaceAll(all, "in words", ""), word); got != want {
				t.Errorf("%s stands there %d times, want %d", word, got, want)
			}
		}
	}
}

func TestTheLastRowDoesNotStandAlone(t *testing.T) {
	for count := 3; count < 70; count++ {
		pages := set(&paper.Paper{Blocks: []paper.Block{{Kind: document.AsTable, Table: rows(count, "x")}}})
		last := pages[len(pages)-1].words()
		if !strings.Contains(last, fmt.Sprintf("row %d\n", count)) || !strings.Contains(last,
			fmt.Sprintf("row %d\n", count-1)) {
			t.Errorf("of %d rows the last page has\n%s", count, last)
		}
	}
}

// requireWithin requires that what stands on a page stands between its margins.
func requireWithin(t *testing.T, p *page) {
	t.Helper()
	for _, m := range p.marks {
		right, low := m.x+m.letters.Width(m.text)+m.rule.length, m.y
		if m.plate != nil {
			right, low = m.x+m.plate.Width, m.y+m.plate.Height
		}
		if m.x < paper.Margin || m.y < paper.Margin || right > paper.PageWidth-paper.Margin+0.01 || low > bottom+0.01 {
			t.Errorf("%q from %.1f, %.1f to %.1f, %.1f stands beyond the margins", m.text, m.x, m.y, right, low)
		}
	}
}

func TestNumbersStandAtTheRight(t *testing.T) {
	pages := set(&paper.Paper{Blocks: []paper.Block{{Kind: document.AsTable, Table: rows(1, "12.5")}}})
	last := pages[0].marks[len(pages[0].marks)-2]
	if end := last.x + last.letters.Width(last.text); last.text != "12.5" || end < paper.Margin+300-paper.Gap-0.01 ||
		end > paper.Margin+300-paper.Gap+0.01 {
		t.Errorf("%q ends at %v", last.text, end)
	}
}

func TestAHeadingIsNotPartedFromWhatItIsOf(t *testing.T) {
	for name, block := range map[string]paper.Block{
		"table": {Kind: document.AsTable, Table: rows(9, "x")}, "picture": curve(t, "a"),
		"text": {Text: "A text."},
	} {
		for lines := 30; lines < 62; lines++ {
			var blocks []paper.Block
			for range lines {
				blocks = append(blocks, paper.Block{Kind: document.AsPoint, Text: "point"})
			}
			pages := set(&paper.Paper{Blocks: append(blocks, paper.Block{Kind: document.AsHeading, Text: "Heading"}, block)})
			for i := range pages {
				requireWithin(t, &pages[i])
				if last := pages[i].marks[len(pages[i].marks)-1]; last.text == "Heading" {
					t.Errorf("after %d lines the heading of a %s stands alone", lines, name)
				}
			}
		}
	}
}

func TestAPageBreakTurnsThePage(t *testing.T) {
	pages := set(&paper.Paper{Title: "One", Blocks: []paper.Block{{Text: "first"}, {Kind: document.PageBreak},
		{Kind: document.AsAnswer, Text: "second"}}})
	if len(pages) != 2 || pages[0].words() != "One\nfirst" || pages[1].words() != "second" {
		t.Errorf("there are %d pages: %+v", len(pages), pages)
	}
}

// curve is a picture of a line, its interval and a dashed line, over words.
func curve(t *testing.T, name string) paper.Block {
	t.Helper()
	return setAlone(t, document.Block{Kind: document.AsPicture, Picture: &document.Picture{
		Kind: document.Curve, Axis: "Год", At: document.Places{1, 2, 3}, Unit: "h", Series: []document.PictureSeries{
			{Name: name, Mean: []float64{1, 3, 2}, Low: []float64{0.5, 2, 1}, High: []float64{2, 4, 3}},
			{Name: "other", Mean: []float64{2, 2, 3}, Low: []float64{2, 2, 3}, High: []float64{2, 2, 3}},
		}}})
}

// setAlone is a block as it is set.
func setAlone(t *testing.T, block document.Block) paper.Block {
	t.Helper()
	made, err := paper.New(&document.Document{Body: []document.Block{block}}, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return made.Blocks[0]
}

// everything is a document with all that can be set.
func everything(t *testing.T) *paper.Paper {
	t.Helper()
	return &paper.Paper{Title: "Ўзбекистон – Қозоғистон: 5 ± 1 ≤ 6 · ’", Blocks: []paper.Block{
		{Kind: document.AsHeading, Text: "Очередь"}, {Kind: document.AsPoint, Text: "中 🚚"},
		curve(t, "первая"), curve(t, "вторая"),
		{Kind: document.AsTable, Table: rows(90, "x")}, {Kind: document.AsNote, Text: "(a note) \\"},
	}}
}

func TestTextsOfAFileCanBeRead(t *testing.T) {
	made := everything(t)
	var file bytes.Buffer
	if err := write(&file, made.Title, set(made)); err != nil {
		t.Fatal(err)
	}
	text := extracted(t, file.Bytes())
	for _, want := range []string{"Ўзбекистон – Қозоғистон: 5 ± 1 ≤ 6 · ’", "Очередь", "中 □", "row 90", "(a note) \\",
		"1 / 3", "3 / 3", "первая", "вторая", "Год"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the file:\n%.300s", want, text)
		}
	}
	if count := bytes.Count(file.Bytes(), []byte("/Type /Page\n")); count != 3 {
		t.Errorf("there are %d pages", count)
	}
	for _, want := range []string{"/Producer (\xfe\xff\x00k\x00a\x00r\x00v\x00o\x00n)", "/CreationDate (D:20000101000000)",
		"/Title (\xfe\xff\x04\x0e", "/Lang (en-GB)"} {
		if !bytes.Contains(file.Bytes(), []byte(want)) {
			t.Errorf("the file does not say %q", want)
		}
	}
}

var (
	stream = regexp.MustCompile(`(?s)stream\n(.*?)\nendstream`)
	shown  = regexp.MustCompile(`(?s)\(((?:[^()\\]|\\.)*)\) ?Tj`)
)

// extracted is the text of a file, line by line.
func extracted(t *testing.T, file []byte) string {
	t.Helper()
	var text strings.Builder
	for _, found := range stream.FindAllSubmatch(file, -1) {
		reader, err := zlib.NewReader(bytes.NewReader(found[1]))
		if err != nil {
			continue // it is not compressed
		}
		contents, err := io.ReadAll(reader)
		if err != nil {
			continue // of a font, in which the end of a stream may stand by chance
		}
		for _, line := range shown.FindAllSubmatch(contents, -1) {
			raw := []byte(unescaped(string(line[1])))
			units := make([]uint16, len(raw)/2)
			for i := range units {
				units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
			}
			text.WriteString(string(utf16.Decode(units)) + "\n")
		}
	}
	return text.String()
}

var escape = regexp.MustCompile(`(?s)\\([0-7]{3}|.)`)

// unescaped is a string of a file without its escapes.
func unescaped(s string) string {
	return escape.ReplaceAllStringFunc(s, func(found string) string {
		if code, err := strconv.ParseUint(found[1:], 8, 8); err == nil && len(found) == 4 {
			return string([]byte{byte(code)})
		}
		if found == `\r` {
			return "\r"
		}
		return found[1:]
	})
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	var first bytes.Buffer
	for range 5 {
		var file bytes.Buffer
		made := everything(t)
		if err := write(&file, made.Title, set(made)); err != nil {
			t.Fatal(err)
		}
		if first.Len() == 0 {
			first = file
		} else if !bytes.Equal(first.Bytes(), file.Bytes()) {
			t.Fatal("the bytes differ")
		}
	}
}

func TestAnEmptyDocumentHasAPage(t *testing.T) {
	var file bytes.Buffer
	if err := Write(&file, &document.Document{}, document.Options{}); err != nil {
		t.Fatal(err)
	}
	if text := extracted(t, file.Bytes()); text != "1 / 1\n" {
		t.Errorf("it says %q", text)
	}
}

func TestAMatrixCarriesPointsAsItsParts(t *testing.T) {
	both := matrix{2, 0, 0, -2, 10, 100}.after(matrix{0, 1, -1, 0, 0, 0}).after(matrix{1, 0, 0, 1, 3, 4})
	// The point (1, 1) moves to (4, 5), turns to (-5, 4), and stands at (10 - 10, 100 - 8).
	if x, y := both.apply(1, 1); x != 0 || y != 92 {
		t.Errorf("it stands at %v, %v", x, y)
	}
	if both.angle() != 90 || both.scale() != 2 {
		t.Errorf("it is turned by %v and %v times as large", both.angle(), both.scale())
	}
	for turns, want := range []float64{0, 90, 180, 270, 0} {
		x, y := quarter(turns)
		if got := (matrix{1, 0, 0, -1, 0, 0}).after(matrix{x, y, -y, x, 0, 0}).angle(); got != want {
			t.Errorf("%d quarters are %v degrees", turns, got)
		}
	}
}
