package report

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// opened reads a workbook back.
func opened(t *testing.T, contents []byte) *excelize.File {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(contents))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

// sheetRows are the cells of a sheet as they are stored, the header first.
func sheetRows(t *testing.T, file *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := file.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows { // GetRows leaves out empty cells at the end
		for len(row) < len(rows[0]) {
			row = append(row, "")
		}
		rows[i] = row
	}
	return rows
}

// documentWorkbook writes a document and reads it back.
func documentWorkbook(t *testing.T, d *Document) *excelize.File {
	t.Helper()
	var contents bytes.Buffer
	d.Tables = Speaking(d.Tables)
	if err := writeWorkbook(&contents, d, Options{}); err != nil {
		t.Fatal(err)
	}
	return opened(t, contents.Bytes())
}

// shownFactors are what stored numbers are multiplied with, by the unit that a
// header or a cell names.
func shownFactors() map[string]float64 {
	factors := map[string]float64{"": 1}
	for _, candidates := range scales {
		for _, candidate := range candidates {
			factors[candidate.unit] = candidate.factor
		}
	}
	return factors
}

// checkCell compares a stored cell with a number of the JSON.
func checkCell(t *testing.T, what, cell string, want, factor float64) {
	t.Helper()
	got, err := strconv.ParseFloat(cell, 64)
	if want *= factor; err != nil || math.Abs(got-want) > 1e-12*math.Abs(want) {
		t.Errorf("%s is %q in the workbook and %v in the JSON", what, cell, want)
	}
}

func TestWorkbookHasTheNumbersOfTheJSON(t *testing.T) {
	r := smallResult(nil)
	file := opened(t, []byte(written(t, XLSX, r, Options{})))
	result := parsed(t, written(t, JSON, r, Options{}))
	factors, compared := shownFactors(), 0
	for _, table := range Tables(r) {
		rows := sheetRows(t, file, table.Name)
		if len(rows) != len(table.Rows)+1 {
			t.Fatalf("sheet %s has %d rows, want %d and a header", table.Name, len(rows), len(table.Rows))
		}
		at := func(row int, header string) string { return rows[row+1][slices.Index(rows[0], header)] }
		for column, c := range table.Columns {
			for i, row := range table.Rows {
				number := row[column].Number
				if number == nil {
					continue
				}
				unit, suffix := "", ""
				if c.OwnUnits {
					unit = at(i, c.shown()+", unit")
				} else if own := scaleOf(table.columnNumbers(column)).unit; own != "" {
					unit, suffix = own, ", "+own
				}
				response := result.Responses[number.Name]
				checkCell(t, number.Name, at(i, c.shown()+suffix), *response.Mean, factors[unit])
				compared++
				if !number.Given {
					checkCell(t, number.Name+" low", at(i, c.shown()+" low"+suffix), *response.Low, factors[unit])
					checkCell(t, number.Name+" high", at(i, c.shown()+" high"+suffix), *response.High, factors[unit])
				}
			}
		}
	}
	if compared < 50 {
		t.Errorf("only %d numbers were compared", compared)
	}
}

func TestNumbersOfAWorkbookAreNumbers(t *testing.T) {
	r := smallResult(nil)
	file := opened(t, []byte(written(t, XLSX, r, Options{})))
	for _, sheet := range file.GetSheetList()[1:] {
		for i, row := range sheetRows(t, file, sheet)[1:] {
			for column, value := range row {
				if _, err := strconv.ParseFloat(value, 64); err != nil {
					continue
				}
				cell, err := excelize.CoordinatesToCellName(column+1, i+2)
				if err != nil {
					t.Fatal(err)
				}
				if kind, err := file.GetCellType(sheet, cell); err != nil || kind == excelize.CellTypeSharedString {
					t.Errorf("%s of %s is the text %q (%v)", cell, sheet, value, err)
				}
			}
		}
	}
}

func TestWorkbookIsTheSameWheneverItIsWritten(t *testing.T) {
	first := written(t, XLSX, smallResult(nil), Options{})
	if again := written(t, XLSX, smallResult(nil), Options{}); again != first {
		t.Error("the same result gives other bytes")
	}
	properties, err := opened(t, []byte(first)).GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if properties.Created != noTime || properties.Modified != noTime {
		t.Errorf("it says that it was made at %s and changed at %s", properties.Created, properties.Modified)
	}
}

func TestWorkbookStartsWithWhatIsToBeSaid(t *testing.T) {
	r := smallResult(nil)
	file := opened(t, []byte(written(t, XLSX, r, Options{})))
	if first := file.GetSheetList()[0]; first != summarySheet {
		t.Fatalf("the first sheet is %s", first)
	}
	said := map[string][]string{}
	for _, row := range sheetRows(t, file, summarySheet) {
		said[row[0]] = append(said[row[0]], row[1])
	}
	verdict := Judge(r)
	for label, want := range map[string][]string{
		"title": {r.Plan.Title}, "setting": {setting(r)}, "verdict": {verdict.Headline}, "point": verdict.Points,
		"warning": doubts(r), "fingerprint": {r.Fingerprint}, "flows": {"Flows, the largest first"},
	} {
		if !slices.Equal(said[label], want) {
			t.Errorf("%s says %q, want %q", label, said[label], want)
		}
	}
}

func TestTextsOfAWorkbookMayBeLong(t *testing.T) {
	long := strings.Repeat("so many words ", 500)
	file := documentWorkbook(t, &Document{Headline: "", Warnings: []string{long, "short"}})
	for row, want := range map[int]float64{2: lineHeight, 3: excelize.MaxRowHeight, 4: lineHeight} {
		if height, err := file.GetRowHeight(summarySheet, row); err != nil || height != want {
			t.Errorf("row %d is %v points high, want %v (%v)", row, height, want, err)
		}
	}
	if got, err := file.GetCellValue(summarySheet, "B3"); err != nil || got != long {
		t.Errorf("a text of %d characters became one of %d (%v)", len(long), len(got), err)
	}
}

func TestHeaderOfASheetStaysInSight(t *testing.T) {
	file := opened(t, []byte(written(t, XLSX, smallResult(nil), Options{})))
	panes, err := file.GetPanes("flows")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the panes are %+v (%v)", panes, err)
	}
	index, err := file.GetCellStyle("flows", "B1")
	if err != nil {
		t.Fatal(err)
	}
	if style, err := file.GetStyle(index); err != nil || style.Font == nil || !style.Font.Bold {
		t.Errorf("the header is not bold: %+v (%v)", style, err)
	}
}

func TestLowerBoundsOfAWorkbookAreNumbersThatShowIt(t *testing.T) {
	table := Table{Name: "bounds", Columns: []Column{{Header: "flow"}, {Header: "time"}}, Rows: [][]Cell{
		{text("trucks"), {Number: &Number{Unit: "s", Estimate: unfinished(bounded(about(60*125.25, 60*1.5), stats.AtLeast), 0.135)}}},
		{text("=1+1"), {Number: plainNumber("s", math.NaN())}},
	}}
	file := documentWorkbook(t, &Document{Tables: []Table{table}})
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
	if raw := sheetRows(t, file, "bounds")[1][1]; raw != "125.25" {
		t.Errorf("the lower bound is stored as %q", raw)
	}
}

func TestNumbersBehindTextsAreInTheWorkbook(t *testing.T) {
	d := &experiment.Difference{Estimate: about(-30, 6), Base: stats.Unknown(120), Other: stats.Unknown(90), VarianceRatio: 2.5}
	table := Table{Name: "points", Columns: []Column{{Header: "servers"}, {Header: "change"}, {Header: "pairing"}}, Rows: [][]Cell{
		{levelCell("26"), changeCell("quick", d), ratioCell("quick", d)},
		{levelCell("none"), text(nothing), text("exact")},
	}}
	rows := sheetRows(t, documentWorkbook(t, &Document{Tables: []Table{table}}), "points")
	for i, want := range [][]string{{"servers", "change, %", "pairing"}, {"26", "-25", "2.5"}, {"none", "", "exact"}} {
		if !slices.Equal(rows[i], want) {
			t.Errorf("row %d is %q, want %q", i+1, rows[i], want)
		}
	}
}

func TestSheetNamesAreLegalAndUnique(t *testing.T) {
	names := newSheetNames()
	names.give(summarySheet)
	seen := map[string]bool{}
	for _, wanted := range []string{
		"flows", "Flows", "flows", "summary", "history", "", "a/b:c*d?e[f]g\\h'", "'quoted'", "line\nbreak", "🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚🚚",
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
