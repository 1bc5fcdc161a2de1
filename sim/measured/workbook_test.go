package measured

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// made fills a workbook's sheets with rows and gives its bytes.
func made(t *testing.T, sheets map[string][][]any, after func(*excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	first := true
	for _, name := range []string{"Notes", "Data", "More"} {
		rows := sheets[name]
		if rows == nil {
			continue
		}
		if first {
			if err := f.SetSheetName("Sheet1", name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		first = false
		for i, row := range rows {
			at, err := excelize.CoordinatesToCellName(1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetSheetRow(name, at, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if after != nil {
		if err := after(f); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readBook(t *testing.T, raw []byte, o Options) string {
	t.Helper()
	d, err := Read(t.Context(), "data.xlsx", raw, o)
	if err != nil {
		return "error: " + err.Error()
	}
	return told(d)
}

func TestAWorkbookOfLibreOfficeIsRead(t *testing.T) {
	raw, err := os.ReadFile("testdata/libreoffice.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	want := "visits | 4 of 5 | -1 total-row wb!8 | [4 arrivals from 2024-09-02 06:30:00 4 times 2700 1800 5400] | " +
		"over-midnight 1"
	if got := readBook(t, raw, Options{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWorkbooksAreReadAsFilesAre(t *testing.T) {
	counts := [][]any{{"Date", "Hour", "Count"}, {45537, 8, 5}, {45537, 9, 7}}
	times := [][]any{{"Post", "Release time"}, {"a", 0.0625}, {nil, 0.03125}, {"b", "n/a"}}
	for _, test := range []struct {
		name string
		raw  []byte
		o    Options
		want string
	}{
		{"numbers of dates, and a sheet of notes", made(t, map[string][][]any{"Notes": {{"see the other sheet"},
			{"made in May"}},
			"Data": counts}, nil), Options{},
			"counts | 2 of 2 | [2 counts of 3600 s from 2024-09-02 08:00:00: 5] | date-numbers 2 | other-sheets 1"},
		{"two sheets that can be read", made(t, map[string][][]any{"Data": counts, "More": counts}, nil), Options{},
			"error: the workbook has several sheets that can be read: Data, More; say which by --sheet"},
		{"one of them", made(t, map[string][][]any{"Data": counts, "More": counts}, nil), Options{Sheet: "more"},
			"counts | 2 of 2 | [2 counts of 3600 s from 2024-09-02 08:00:00: 5] | date-numbers 2"},
		{"none of that name", made(t, map[string][][]any{"Data": counts}, nil), Options{Sheet: "x"},
			`error: there is no sheet "x"; there are Data`},
		{"durations that are shown as clocks, and merged posts", made(t, map[string][][]any{"Data": times},
			func(f *excelize.File) error {
				style, err := f.NewStyle(&excelize.Style{NumFmt: 46})
				if err != nil {
					return err
				}
				if err := f.SetCellStyle("Data", "B2", "B3", style); err != nil {
					return err
				}
				return f.MergeCell("Data", "A2", "A3")
			}), Options{By: []string{"Post"}},
			"times | 2 of 3 | -1 no-duration Data!4 | [a 2 times 5400 2700]"},
	} {
		if got := readBook(t, test.raw, test.o); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestABrokenWorkbookQuotesNoCell(t *testing.T) {
	for _, raw := range []string{"PK\x03\x04", "PK\x03\x04Zulfiya", ""} {
		got := readBook(t, []byte(raw), Options{})
		if !strings.HasPrefix(got, "error: ") || strings.Contains(got, "Zulfiya") {
			t.Error(got)
		}
	}
}
