package workbook

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"karvon/report/document"
	"karvon/report/document/documenttest"
	"karvon/report/language"
	"karvon/sim/stats"
)

func TestTextsOfAWorkbookMayBeLong(t *testing.T) {
	long := strings.Repeat("so many words ", 500)
	file := book(t, &document.Document{Warnings: []string{long, "short"}})
	for row, want := range map[int]float64{2: lineHeight, 3: excelize.MaxRowHeight, 4: lineHeight} {
		if height, err := file.GetRowHeight(summarySheet, row); err != nil || height != want {
			t.Errorf("row %d is %v points high, want %v (%v)", row, height, want, err)
		}
	}
	if got, err := file.GetCellValue(summarySheet, "B3"); err != nil || got != long {
		t.Errorf("a text of %d characters became one of %d (%v)", len(long), len(got), err)
	}
}

func TestLowerBoundsOfAWorkbookAreNumbersThatShowIt(t *testing.T) {
	table := document.Table{Name: "bounds", Columns: []document.Column{{Header: "flow"}, {Header: "time"}},
		Rows: [][]document.Cell{
			{document.Cell{Text: "trucks"},
				{Number: &document.Number{Unit: "s",
					Estimate: documenttest.Unfinished(documenttest.Bounded(documenttest.About(60*125.25, 60*1.5), stats.AtLeast),
						0.135)}}},
			{document.Cell{Text: "=1+1"}, {Number: document.PlainNumber("s", math.NaN())}},
		}}
	file := book(t, &document.Document{Tables: document.Speaking([]document.Table{table}, nil)})
	want := [][]string{
		{"flow", "time, min", "time low, min", "time high, min", "time, remark", "still under way, %"},
		{"trucks", "≥ 125.3", "123.8", "126.8", "at least, 13.5% still under way", "13.5"}, {"=1+1", "", "", "", "", ""},
	}
	rows, err := file.GetRows("bounds")
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		if got := strings.Join(rows[i], "|"); strings.TrimRight(strings.Join(want[i], "|"), "|") != got {
			t.Errorf("row %d is %s, want %s", i+1, got, strings.Join(want[i], "|"))
		}
	}
	if raw, err := file.GetCellValue("bounds", "B2", excelize.Options{RawCellValue: true}); err != nil || raw != "125.25" {
		t.Errorf("the lower bound is stored as %q (%v)", raw, err)
	}
}

func TestSheetNamesAreLegalAndUnique(t *testing.T) {
	names := newSheetNames()
	names.give(summarySheet)
	seen := map[string]bool{}
	for _, wanted := range []string{
		"flows", "Flows", "flows", "summary", "history", "", "a/b:c*d?e[f]g\\h'", "'quoted'", "line\nbreak",
		"🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚",
		"one-stop+more-inspectors+longer-hours-primary", "one-stop+more-inspectors+longer-weeks-primary",
		"central-asia.uz-exit-customs-hall.wait.p95", "Ўзбекистон ва Қозоғистон чегараси",
	} {
		name := names.give(wanted)
		if length := len(utf16.Encode([]rune(name))); length == 0 || length > longestSheetName {
			t.Errorf("%q becomes %q, of %d characters", wanted, name, length)
		}
		if lower := strings.ToLower(name); seen[lower] || lower == "history" || lower == summarySheet {
			t.Errorf("%q becomes %q, which is taken", wanted, name)
		}
		seen[strings.ToLower(name)] = true
		if err := excelize.NewFile().SetSheetName("Sheet1", name); err != nil {
			t.Errorf("%q becomes %q: %v", wanted, name, err)
		}
	}
}

// book writes a workbook and reads it back.
func book(t *testing.T, d *document.Document) *excelize.File {
	t.Helper()
	var contents bytes.Buffer
	if err := Write(&contents, d, document.Options{}); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&contents)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

// Sheets are called alike in every language, and so are the links to them; units are said.
func TestWorkbooksInOtherLanguagesLinkToTheirSheets(t *testing.T) {
	table := document.Table{Name: "load", Title: "Нагрузка",
		Columns: []document.Column{{Header: "what"}, {Header: "amount", OwnUnits: true}},
		Rows:    [][]document.Cell{{document.Cell{Text: "fees"}, {Number: document.PlainNumber("USD/day", 5)}}}}
	file := book(t, &document.Document{Language: language.Find("ru"), Tables: []document.Table{table}})
	for cell, want := range map[string]string{"summary!A4": "load", "summary!A1": "название", "load!C1": "сумма, единица",
		"load!C2": "USD/сут"} {
		sheet, at, _ := strings.Cut(cell, "!")
		if got, err := file.GetCellValue(sheet, at); err != nil || got != want {
			t.Errorf("%s is %q, not %q (%v)", cell, got, want, err)
		}
	}
}
