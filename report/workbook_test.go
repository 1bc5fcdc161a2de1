package report

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"karvon/report/document"
	"karvon/report/document/documenttest"
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
func documentWorkbook(t *testing.T, d *document.Document) *excelize.File {
	t.Helper()
	var contents bytes.Buffer
	if err := Everything.Write(&contents, XLSX, d, document.Options{}); err != nil {
		t.Fatal(err)
	}
	return opened(t, contents.Bytes())
}

// shownFactors are what stored numbers are multiplied with, by the unit that a header or a cell names.
func shownFactors() map[string]float64 {
	return map[string]float64{
		"": 1, "s": 1, "min": 1.0 / 60, "h": 1.0 / 3600, "d": 1.0 / 86400, "%": 100, "points": 100, "/day": 1, "/week": 1,
		"USD": 1, "USD/day": 1,
		"l/day": 1, "kg": 1, "t": 1e-3, "kg/day": 1, "t/day": 1e-3, "m²": 1, "ha": 1e-4, "m": 1, "km": 1e-3,
	}
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
	file := opened(t, []byte(written(t, XLSX, r, document.Options{})))
	result := parsed(t, written(t, JSON, r, document.Options{}))
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
					unit = at(i, c.Shown()+", unit")
				} else if own := document.ScaleOf(table.ColumnNumbers(column)).Unit; own != "" {
					unit, suffix = own, ", "+own
				}
				response := result.Responses[number.Name]
				checkCell(t, number.Name, at(i, c.Shown()+suffix), *response.Mean, factors[unit])
				compared++
				if !number.Given {
					checkCell(t, number.Name+" low", at(i, c.Shown()+" low"+suffix), *response.Low, factors[unit])
					checkCell(t, number.Name+" high", at(i, c.Shown()+" high"+suffix), *response.High, factors[unit])
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
	file := opened(t, []byte(written(t, XLSX, r, document.Options{})))
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
	first := written(t, XLSX, smallResult(nil), document.Options{})
	if again := written(t, XLSX, smallResult(nil), document.Options{}); again != first {
		t.Error("the same result gives other bytes")
	}
	properties, err := opened(t, []byte(first)).GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if properties.Created != "2000-01-01T00:00:00Z" || properties.Modified != "2000-01-01T00:00:00Z" {
		t.Errorf("it says that it was made at %s and changed at %s", properties.Created, properties.Modified)
	}
}

func TestWorkbookStartsWithWhatIsToBeSaid(t *testing.T) {
	r := smallResult(nil)
	file := opened(t, []byte(written(t, XLSX, r, document.Options{})))
	if first := file.GetSheetList()[0]; first != "summary" {
		t.Fatalf("the first sheet is %s", first)
	}
	said := map[string][]string{}
	for _, row := range sheetRows(t, file, "summary") {
		said[row[0]] = append(said[row[0]], row[1])
	}
	verdict := judge(r)
	for label, want := range map[string][]string{
		"title": {r.Plan.Title}, "setting": {setting(r)}, "verdict": {verdict.Headline}, "point": verdict.Points,
		"warning": doubts(r), "fingerprint": {r.Fingerprint}, "flows": {"Flows, the largest first"},
	} {
		if !slices.Equal(said[label], want) {
			t.Errorf("%s says %q, want %q", label, said[label], want)
		}
	}
}

func TestHeaderOfASheetStaysInSight(t *testing.T) {
	file := opened(t, []byte(written(t, XLSX, smallResult(nil), document.Options{})))
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

func TestNumbersBehindTextsAreInTheWorkbook(t *testing.T) {
	d := &experiment.Difference{Estimate: documenttest.About(-30, 6), Base: stats.Unknown(120), Other: stats.Unknown(90),
		VarianceRatio: 2.5}
	table := document.Table{Name: "points",
		Columns: []document.Column{{Header: "servers"}, {Header: "change"}, {Header: "pairing"}}, Rows: [][]document.Cell{
			{levelCell("26"), changeCell(d), ratioCell(d)},
			{levelCell("none"), text(document.Nothing), text("exact")},
		}}
	rows := sheetRows(t, documentWorkbook(t,
		&document.Document{Kind: document.OfSweep, Tables: document.Speaking([]document.Table{table}, nil)}), "points")
	for i, want := range [][]string{{"servers", "change, %", "pairing"}, {"26", "-25", "2.5"}, {"none", "", "exact"}} {
		if !slices.Equal(rows[i], want) {
			t.Errorf("row %d is %q, want %q", i+1, rows[i], want)
		}
	}
}
