package report

import (
	"bytes"
	"encoding/csv"
	"flag"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/report/layout"
)

var office = flag.String("office", "", "LibreOffice's program, to open workbooks and documents with")

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
	converted(t, folder, path, everySheet)
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

// converted has LibreOffice write a file anew in the same folder.
func converted(t *testing.T, folder, path, to string) {
	t.Helper()
	profile := "-env:UserInstallation=file://" + filepath.Join(folder, "profile")
	said, err := exec.Command(*office, "--headless", profile, "--convert-to", to, "--outdir", folder,
		path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
}

// TestLibreOfficeReadsTheDocument opens a document for Word with a reader that knows nothing of its writer: all that
// text says stands there, and each cell of each table. It needs LibreOffice's part for texts.
func TestLibreOfficeReadsTheDocument(t *testing.T) {
	if *office == "" {
		t.Skip("needs -office")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "small.docx")
	made := Run(smallResult(nil), nil)
	var contents bytes.Buffer
	if err := Everything.Write(&contents, DOCX, made, document.Options{All: true}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, contents.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	converted(t, folder, path, "txt:Text (encoded):UTF8")
	text, err := os.ReadFile(filepath.Join(folder, "small.txt"))
	if err != nil {
		t.Fatal(err)
	}
	read := strings.Join(strings.Fields(string(text)), " ")
	want := append([]string{made.Title, made.Setting, made.Headline}, made.Points...)
	for _, table := range made.Tables {
		want = append(want, table.Title)
		for _, row := range layout.NewGrid(table, 0, nil).Rows {
			want = append(want, row[0])
		}
	}
	for _, said := range append(want, made.Warnings...) {
		if !strings.Contains(read, strings.Join(strings.Fields(said), " ")) {
			t.Errorf("%q is not in the document: %s", said, read)
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
