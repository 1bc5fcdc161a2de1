package inputs

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"karvon/scenarios"
	"karvon/sim/inputs/workbook"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// loaded loads a scenario of the library.
func loaded(t *testing.T, name string, options scenario.Options) *scenario.Scenario {
	t.Helper()
	s, err := scenario.Load(t.Context(), scenarios.FS, name, options)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// written is the workbook of a scenario, as somebody has changed it.
func written(t *testing.T, s *scenario.Scenario, change func(*excelize.File)) []byte {
	t.Helper()
	var raw bytes.Buffer
	if err := WriteWorkbook(&raw, s, "inputs.xlsx", workbook.Write); err != nil {
		t.Fatal(err)
	}
	return changed(t, raw.Bytes(), change)
}

// changed is a workbook as somebody has changed it.
func changed(t *testing.T, raw []byte, change func(*excelize.File)) []byte {
	t.Helper()
	if change == nil {
		return raw
	}
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	change(f)
	var again bytes.Buffer
	if err := f.Write(&again); err != nil {
		t.Fatal(err)
	}
	return again.Bytes()
}

// csvOf is the table of a scenario as CSV, with texts replaced.
func csvOf(t *testing.T, s *scenario.Scenario, replaced ...string) []byte {
	t.Helper()
	var raw bytes.Buffer
	if err := WriteCSV(&raw, s, "inputs.csv"); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(replaced); i += 2 {
		if !strings.Contains(raw.String(), replaced[i]) {
			t.Fatalf("the table has no %q", replaced[i])
		}
	}
	return []byte(strings.NewReplacer(replaced...).Replace(raw.String()))
}

func taken(t *testing.T, file string, raw []byte, name string, options scenario.Options) (*Taken, error) {
	t.Helper()
	table, err := Read(t.Context(), file, raw)
	if err != nil {
		return nil, err
	}
	return table.Take(t.Context(), scenarios.FS, name, options)
}

func mustTake(t *testing.T, file string, raw []byte, name string, options scenario.Options) *Taken {
	t.Helper()
	found, err := taken(t, file, raw, name, options)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestAWorkbookThatIsNotChangedSetsNothing takes each scenario of the library through a workbook and a CSV: some of
// them where it is not to take long.
func TestAWorkbookThatIsNotChangedSetsNothing(t *testing.T) {
	files, err := fs.Glob(scenarios.FS, "*.yaml")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d scenarios (%v)", len(files), err)
	}
	for i, file := range files {
		if !*long && i%4 != 0 {
			continue
		}
		name := strings.TrimSuffix(path.Base(file), ".yaml")
		s := loaded(t, name, scenario.Options{})
		if all, _ := s.Inputs(); len(all) < 3 {
			t.Errorf("%s has %d inputs", name, len(all))
		}
		tables := map[string][]byte{"inputs.xlsx": written(t, s, nil)}
		if *long || len(s.Values) < 50 {
			tables["inputs.csv"] = csvOf(t, s)
		}
		for file, raw := range tables {
			if found := mustTake(t, file, raw, name, scenario.Options{}); len(found.Edits)+len(found.Doubts) > 0 {
				t.Errorf("%s of %s: got %+v and %v", file, name, found.Edits, found.Doubts)
			}
		}
	}
}

func TestWhatDiffersIsSetWithWhatIsSaidOfIt(t *testing.T) {
	s := loaded(t, "tutorial-4-centre", scenario.Options{})
	for _, c := range []struct {
		name   string
		change func(*excelize.File)
		want   string
	}{
		{"a value", func(f *excelize.File) { set(t, f, "Assumptions", "assumptions.red", "", "value", 9) },
			"assumptions.red={value: 9%, range: [4%, 15%]}"},
		{"a range alone", func(f *excelize.File) { set(t, f, "Assumptions", "assumptions.red", "", "high", 20) },
			"assumptions.red.range=[4%, 20%]"},
		{"no range", func(f *excelize.File) {
			set(t, f, "Assumptions", "assumptions.red", "", "low", nil)
			set(t, f, "Assumptions", "assumptions.red", "", "high", nil)
		}, "assumptions.red={value: 8%, confidence: assumption, note: share of trucks that each country inspects}"},
		{"where it comes from", func(f *excelize.File) {
			set(t, f, "Assumptions", "assumptions.red", "", "source", "own count, of 400")
			set(t, f, "Assumptions", "assumptions.red", "", "source date", "2025-06")
			set(t, f, "Assumptions", "assumptions.red", "", "confidence", "measured")
		}, `assumptions.red.source={of: "own count, of 400", date: 2025-06} assumptions.red.confidence=measured`},
		{"how a range is meant", func(f *excelize.File) {
			set(t, f, "Assumptions", "assumptions.red", "", "range means", "90%")
		}, "assumptions.red.range=[4%, 15%] assumptions.red.interval=90%"},
		{"a part of a distribution", func(f *excelize.File) {
			set(t, f, "Assumptions", "assumptions.documents", "lognormal mean", "value", 6.5)
		}, "assumptions.documents={value: {lognormal: {mean: 6.5m, cv: 0.6}}, range: [4m, 7m]}"},
		{"a number of officers", func(f *excelize.File) {
			set(t, f, "Staff", "sites.centre.stations.kz-exit-documents.servers", "", "value", 9)
		}, "sites.centre.stations.kz-exit-documents.servers=9"},
		{"an hour of a profile", func(f *excelize.File) {
			set(t, f, "Series", "profiles.by-hour.hours", "2 of 24", "value", 3.5)
		}, "profiles.by-hour.hours=[4, 3.5, 3, 3, 3, 4, 5, 7, 9, 10, 10, 10, 9, 9, 9, 9, 8, 8, 7, 6, 6, 5, 5, 4]"},
		{"a percentage as spreadsheets have it", func(f *excelize.File) {
			at := set(t, f, "Assumptions", "assumptions.red", "", "value", 0.095)
			style, err := f.NewStyle(&excelize.Style{NumFmt: 10})
			if err != nil {
				t.Fatal(err)
			}
			must(t, f.SetCellStyle("Assumptions", at, at, style))
		}, "assumptions.red={value: 9.5%, range: [4%, 15%]}"},
	} {
		found := mustTake(t, "inputs.xlsx", written(t, s, c.change), "tutorial-4-centre", scenario.Options{})
		if got := strings.Join(found.Settings(), " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		again := loaded(t, "tutorial-4-centre", scenario.Options{Entries: found.Entries})
		by := loaded(t, "tutorial-4-centre", scenario.Options{Set: found.Settings()})
		if again.Hash != by.Hash || !slices.Equal(again.Set, by.Set) {
			t.Errorf("%s: the hash is %s by entries and %s by settings", c.name, again.Hash, by.Hash)
		}
	}
}

// where finds the row of an input in a sheet.
func where(t *testing.T, f *excelize.File, sheet, name, part string) int {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if len(row) > 1 && row[0] == name && row[1] == part {
			return i + 1
		}
	}
	t.Fatalf("%s has no row %s %s", sheet, name, part)
	return 0
}

// set writes a cell of a row, and says which.
func set(t *testing.T, f *excelize.File, sheet, name, part, column string, value any) string {
	t.Helper()
	for i, c := range columns {
		if c.header == column {
			at, err := excelize.CoordinatesToCellName(i+1, where(t, f, sheet, name, part))
			if err != nil {
				t.Fatal(err)
			}
			must(t, f.SetCellValue(sheet, at, value))
			return at
		}
	}
	t.Fatalf("there is no column %s", column)
	return ""
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// mistakesOf lists the mistakes of an error.
func mistakesOf(t *testing.T, err error) syntax.Errors {
	t.Helper()
	var mistakes syntax.Errors
	if !errors.As(err, &mistakes) {
		t.Fatalf("got %v, want mistakes", err)
	}
	return mistakes
}
