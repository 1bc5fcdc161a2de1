package report

import (
	"encoding/csv"
	"flag"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"karvon/report/document"
)

var office = flag.String("office", "", "LibreOffice's program, to open a workbook with")

// everySheet has LibreOffice write each sheet of a workbook as CSV in UTF-8, numbers with all their digits and not
// as they are shown.
const everySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"

// TestLibreOfficeReadsTheWorkbook opens a workbook with another reader than the library that wrote it: each sheet
// has the same cells there.
func TestLibreOfficeReadsTheWorkbook(t *testing.T) {
	if *office == "" {
		t.Skip("needs -office")
	}
	folder := t.TempDir()
	contents := []byte(written(t, XLSX, smallResult(nil), document.Options{}))
	path := filepath.Join(folder, "small.xlsx")
	if err := os.WriteFile(path, contents, 0o666); err != nil {
		t.Fatal(err)
	}
	profile := "-env:UserInstallation=file://" + filepath.Join(folder, "profile")
	said, err := exec.Command(*office, "--headless", profile, "--convert-to", everySheet, "--outdir", folder,
		path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	file := opened(t, contents)
	for _, sheet := range file.GetSheetList() {
		want, got := sheetRows(t, file, sheet), csvFile(t, filepath.Join(folder, "small-"+sheet+".csv"))
		if len(got) != len(want) {
			t.Fatalf("%s has %d rows, want %d", sheet, len(got), len(want))
		}
		for i := range want {
			for column, cell := range want[i] {
				if !sameCell(got[i][column], cell) {
					t.Errorf("%s, row %d, column %d is %q, want %q", sheet, i+1, column+1, got[i][column], cell)
				}
			}
		}
	}
}

func csvFile(t *testing.T, path string) [][]string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// sameCell compares texts, or numbers to the 15 digits that LibreOffice writes.
func sameCell(got, want string) bool {
	x, errX := strconv.ParseFloat(got, 64)
	y, errY := strconv.ParseFloat(want, 64)
	if errX != nil || errY != nil {
		return got == want
	}
	return math.Abs(x-y) <= 1e-14*math.Abs(y)
}
