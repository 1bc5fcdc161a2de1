package book

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"karvon/sim/internal/sheet"
)

// kept opens a workbook of testdata.
func kept(t *testing.T, name string) *Book {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, raw)
}

func opened(t *testing.T, raw []byte) *Book {
	t.Helper()
	b, mistake := Open(raw)
	if mistake != nil {
		t.Fatal(mistake)
	}
	return b
}

// made opens what excelize makes.
func made(t *testing.T, fill func(*excelize.File) error) *Book {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := fill(f); err != nil {
		t.Fatal(err)
	}
	var raw bytes.Buffer
	if err := f.Write(&raw); err != nil {
		t.Fatal(err)
	}
	return opened(t, raw.Bytes())
}

var kinds = map[Kind]string{Empty: "empty", Text: "text", Number: "number", Date: "date", Clock: "clock",
	Truth: "truth", Error: "error", Uncalculated: "uncalculated", Covered: "covered"}

func placeOf(c Cell) string { return sheet.PlaceOf(c.Sheet, c.Row, c.Column) }

func told(c Cell) string {
	said := placeOf(c) + " " + kinds[c.Kind] + " " + c.Text
	if c.Formula {
		said += " by formula"
	}
	return said
}

func require(t *testing.T, s *Sheet, want ...string) {
	t.Helper()
	for _, line := range want {
		_, at, _ := strings.Cut(line, "!")
		name, _, _ := strings.Cut(at, " ")
		column, row, ok := sheet.CellAt(name)
		if got := told(s.At(row, column)); !ok || got != line {
			t.Errorf("got %q, want %q", got, line)
		}
	}
}

func TestAWorkbookOfLibreOfficeIsRead(t *testing.T) {
	b := kept(t, "libreoffice.xlsx")
	if got := strings.Join(b.Names(), ", "); got != "Gate log, Empty" {
		t.Fatalf("got the sheets %s", got)
	}
	require(t, b.Sheet("gate LOG"),
		"'Gate log'!A1 text Gate log of the post",
		"'Gate log'!A4 date 2024-09-02 06:30",
		"'Gate log'!A5 date 2024-09-02 06:45:10",
		"'Gate log'!B4 date 2024-09-02",
		"'Gate log'!C4 clock 30:15",
		"'Gate log'!C5 clock 00:20",
		"'Gate log'!D4 number 12.5",
		"'Gate log'!E4 number 7%",
		"'Gate log'!E5 text 12,5",
		"'Gate log'!D5 number 25 by formula",
		"'Gate log'!F5 empty  by formula",
		"'Gate log'!D6 error #N/A by formula",
		"'Gate log'!F4 text красный",
		"'Gate log'!B7 covered ",
		"'Gate log'!Z99 empty ",
	)
	if top := b.Sheets[0].At(6, 2); top.Merged != "B6:B7" || top.Text != "both" {
		t.Errorf("the first of merged cells is %+v", top)
	}
}

func TestAWorkbookOfExcelsFormatIsRead(t *testing.T) {
	require(t, kept(t, "excel.xlsx").Sheet("Staff"),
		"Staff!A1 text station", "Staff!A2 text entry-control", "Staff!B2 number 4", "Staff!C2 date 2025-12-31 18:30",
		"Staff!D2 truth true", "Staff!E2 number 12.5%", "Staff!B3 uncalculated  by formula",
		"Staff!A4 text of two lines\nand _x", "Staff!C4 covered ")
}

func TestCellsThatCannotBeReadSayWhy(t *testing.T) {
	b := kept(t, "libreoffice.xlsx")
	for place, want := range map[[2]int]string{
		{6, 4}: "#N/A is the error of a formula", {7, 2}: "merged with others (B6:B7), of which B6 alone holds something",
	} {
		mistake := b.Sheets[0].At(place[0], place[1]).Mistake()
		if mistake == nil || !strings.Contains(mistake.Error(), want) || mistake.Sheet != "Gate log" ||
			mistake.Line != place[0] || mistake.Column != place[1] {
			t.Errorf("got %+v, want %s", mistake, want)
		}
	}
	mistake := kept(t, "excel.xlsx").Sheets[0].At(3, 2).Mistake()
	if mistake == nil || !strings.Contains(mistake.Message, "no spreadsheet has calculated it") {
		t.Errorf("got %v of a formula without a value", mistake)
	}
	if mistake := b.Sheets[0].At(4, 4).Mistake(); mistake != nil {
		t.Errorf("got %v of a number", mistake)
	}
}

func TestASheetIsATableAsAFileIs(t *testing.T) {
	table, mistakes := kept(t, "libreoffice.xlsx").Sheets[0].Table([]string{"took", "Канал"})
	if len(mistakes) != 1 || mistakes[0].Place() != "'Gate log'!B7" || len(table.Rows) != 3 {
		t.Fatalf("got %v, and %+v", mistakes, table)
	}
	column, mistake := table.Header("took")
	cell := table.Rows[0][column]
	at := sheet.PlaceOf(cell.Sheet, cell.Line, cell.Column)
	if mistake != nil || cell.Text != "30:15" || !cell.Plain || at != "'Gate log'!C4" {
		t.Errorf("got %+v (%v)", cell, mistake)
	}
	if cell := table.Rows[1][4]; cell.Text != "12,5" || cell.Plain {
		t.Errorf("got %+v for a text", cell)
	}
	if _, mistakes := kept(t, "libreoffice.xlsx").Sheets[1].Table(nil); len(mistakes) != 1 || mistakes[0].Kind != "empty" {
		t.Errorf("got %v for a sheet without cells", mistakes)
	}
}

func TestRowsBesideTheHeadersAreMistakes(t *testing.T) {
	b := made(t, func(f *excelize.File) error {
		return f.SetSheetRow("Sheet1", "A1", &[]any{"a", "b"})
	})
	if _, mistakes := b.Sheets[0].Table(nil); len(mistakes) != 1 || mistakes[0].Place() != "Sheet1!A1" {
		t.Errorf("got %v", mistakes)
	}
	b = made(t, func(f *excelize.File) error {
		if err := f.SetSheetRow("Sheet1", "A1", &[]any{"a", "b"}); err != nil {
			return err
		}
		return f.SetSheetRow("Sheet1", "A3", &[]any{1, 2, "aside"})
	})
	if _, mistakes := b.Sheets[0].Table(nil); len(mistakes) != 1 || mistakes[0].Place() != "Sheet1!C3" {
		t.Errorf("got %v", mistakes)
	}
}

func TestFilesThatAreNoWorkbooksSayWhatTheyAre(t *testing.T) {
	packed := func(names ...string) []byte {
		parts := map[string]string{}
		for _, name := range names {
			parts[name] = "<a>"
		}
		return packed(t, parts)
	}
	whole, err := os.ReadFile(filepath.Join("testdata", "excel.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		raw  []byte
		want string
	}{
		"nothing":            {nil, "holds nothing"},
		"text":               {[]byte("a;b\n1;2\n"), "no workbook (.xlsx)"},
		"old Excel":          {[]byte(compound + "\xa1\xb1\x1a\xe1"), "old Excel"},
		"cut off":            {whole[:len(whole)/2], "cut off or damaged"},
		"OpenDocument":       {packed("mimetype", "content.xml"), "OpenDocument"},
		"a binary workbook":  {packed("[Content_Types].xml", "xl/workbook.bin"), "binary workbook"},
		"pictures":           {packed("a.png"), "packed, but is no workbook"},
		"a broken list":      {packed("[Content_Types].xml", "xl/workbook.xml"), "cannot be read"},
		"without its sheets": {packed("[Content_Types].xml"), "a part of it is missing"},
	} {
		if _, mistake := Open(c.raw); mistake == nil || !strings.Contains(mistake.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", name, mistake, c.want)
		}
	}
}

func TestFormatsTellDatesFromNumbers(t *testing.T) {
	for code, want := range map[string]format{
		"General": plain, "0.00": plain, `0.0" min"`: plain, "#,##0.00 [$€-407]": plain, "0.0%": percent, `"d"0`: plain,
		"yyyy-mm-dd": day, "mmm yy": day, "dd.mm.yyyy hh:mm": dayOfTime, "[$-409]m/d/yy h:mm AM/PM;@": dayOfTime,
		"h:mm": clock, "[h]:mm": clock, "[mm]:ss": clock, "mm:ss.0": clock, "[Red]0;[Blue]-0": plain, `0\ "ч"`: plain,
	} {
		if got := formatOf(code); got != want {
			t.Errorf("%s is read as %d, want %d", code, got, want)
		}
	}
}

func TestNumbersAreWrittenWithoutRounding(t *testing.T) {
	for _, c := range []struct {
		value float64
		power int
		want  string
	}{{0.1, 0, "0.1"}, {0.07, 2, "7"}, {0.125, 2, "12.5"}, {1e-9, 0, "1e-9"}, {12500, 0, "12500"}, {-0.5, 0, "-0.5"},
		{0, 2, "0"}, {1e20, 0, "1e20"}} {
		if got := decimal(c.value, c.power); got != c.want {
			t.Errorf("%g times 10^%d is written %s, want %s", c.value, c.power, got, c.want)
		}
	}
}

// FuzzSheets looks for sheets that are not read to the end, and for cells that are not found where they stand.
func FuzzSheets(f *testing.F) {
	for _, text := range []string{
		`<row r="2"><c r="B2" t="s"><v>0</v></c><c><v>1.5</v></c></row>`,
		`<row><c t="str"><f>A1</f></c><c s="1"><v>45000.5</v></c></row>`,
		`<row r="1"><c r="A1"><v>1</v></c></row><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
		`<row r="1048576"><c r="XFD1048576" t="d"><v>2024-01-02</v></c></row>`,
		`<row><c t="inlineStr"><is><r><t>_x000D_</t></r></is></c></row>`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		b, mistake := Open(packed(t, map[string]string{
			"[Content_Types].xml": "<Types/>",
			"xl/workbook.xml":     `<workbook xmlns:r="a/relationships"><sheets><sheet name="S" r:id="1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<a><Relationship Id="1" Type="a/worksheet" Target="s.xml"/>` +
				`<Relationship Id="2" Type="a/styles" Target="styles.xml"/></a>`,
			"xl/styles.xml": `<a><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></a>`,
			"xl/s.xml":      "<worksheet>" + text + "</worksheet>",
		}))
		if mistake != nil {
			return
		}
		for _, r := range b.Sheets[0].rows {
			for _, cell := range r.cells {
				if got := b.Sheets[0].At(cell.Row, cell.Column); placeOf(got) != placeOf(cell) {
					t.Errorf("%s is found as %s", placeOf(cell), placeOf(got))
				}
			}
		}
		b.Sheets[0].Table([]string{"a"})
	})
}

// packed packs parts as a workbook does.
func packed(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var raw bytes.Buffer
	w := zip.NewWriter(&raw)
	for name, text := range parts {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(part, text)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return raw.Bytes()
}
