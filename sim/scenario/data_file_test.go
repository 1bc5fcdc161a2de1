package scenario

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"karvon/sim/syntax"
)

// traced is a scenario whose one flow reads arrivals.csv; %s stands for the rest of its trace.
const traced = `karvon: 1
title: Recorded arrivals
run: {kind: terminating, start: 2025-12-31, window: 2 days}
entities: {truck: {}}
sites: {post: {time-zone: UTC, stations: {gate: {servers: 1, service: 1m}}}}
flows:
  trucks: {entity: truck, arrivals: {trace: {file: arrivals.csv, %s}}, journey: [{visit: gate}, depart]}
`

// loadTrace loads a scenario beside a file with these bytes.
func loadTrace(t *testing.T, trace, file string) (*Scenario, error) {
	t.Helper()
	folder := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("arrivals.csv", file)
	write("traced.yaml", strings.ReplaceAll(traced, "%s", trace))
	t.Chdir(folder)
	return Load(t.Context(), noLibrary, "./traced.yaml", Options{})
}

func utf16LE(text string) string {
	bytes := []byte{0xff, 0xfe}
	for _, code := range utf16.Encode([]rune(text)) {
		bytes = binary.LittleEndian.AppendUint16(bytes, code)
	}
	return string(bytes)
}

func TestRecordedFilesAreReadAsSpreadsheetsWriteThem(t *testing.T) {
	const cyrillic = `time: Прибытие, attributes: {load: "Вес, т"}`
	for _, test := range []struct{ name, trace, file string }{
		{"plain", "time: at, attributes: {load: load}", "at,load\n2025-12-31 06:30,1200.5\n2025-12-31 24:00,3\n"},
		{"a byte order mark", "time: at, attributes: {load: load}",
			"\ufeffat,load\r\n2025-12-31 06:30,1200.5\r\n2026-01-01 00:00,3\r\n"},
		{"UTF-16 and tabs", cyrillic, utf16LE("Прибытие\tВес, т\r\n31.12.2025 6:30\t1200.5\r\n31.12.2025 24:00\t3\r\n")},
		{"semicolons and decimal commas", cyrillic + `, decimal: ","`,
			"Прибытие;Вес, т\n31.12.2025 06:30;1\u00a0200,5\n31.12.2025 24:00;3\n"},
		{"quoted decimal commas", cyrillic + `, decimal: ","`,
			"Прибытие,\"Вес, т\"\n31.12.2025 06:30,\"1 200,5\"\n31.12.2025 24:00,3\n"},
		{"Windows-1251", cyrillic + `, encoding: windows-1251, decimal: ","`,
			"\xcf\xf0\xe8\xe1\xfb\xf2\xe8\xe5;\xc2\xe5\xf1, \xf2\n31.12.2025 06:30;1200,5\n31.12.2025 24:00;3\n"},
		{"days first", "time: at, attributes: {load: load}, dates: day-first",
			"at,load\n31/12/2025 06:30,1200.5\n01/01/2026 00:00,3\n"},
		{"months first", "time: at, attributes: {load: load}, dates: month-first",
			"at,load\n12/31/2025 06:30,1200.5\n01/01/2026 00:00,3\n"},
		{"a stated separator", `time: at, attributes: {load: "a;b"}, separator: ","`,
			"at,a;b\n2025-12-31 06:30,1200.5\n2026-01-01 00:00,3\n"},
		{"times since the start", `time: at, attributes: {load: load}, decimal: ","`, "at;load\n6,5 h;1200,5\n1d;3\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, err := loadTrace(t, test.trace, test.file)
			if err != nil {
				t.Fatal(err)
			}
			requireTwoTrucks(t, s)
			// What is shown stands by itself, and says the same.
			if err := os.WriteFile("shown.yaml", s.Resolved(), 0o644); err != nil {
				t.Fatal(err)
			}
			shown, err := Load(t.Context(), noLibrary, "./shown.yaml", Options{})
			if err != nil {
				t.Fatalf("what is shown cannot be read: %v\n%s", err, s.Resolved())
			}
			requireTwoTrucks(t, shown)
			if shown.Hash != s.Hash {
				t.Errorf("what is shown has the hash %s, not %s", shown.Hash, s.Hash)
			}
		})
	}
}

// requireTwoTrucks fails unless a trace has one truck of 1200.5 at half past six of the first day, and one of 3 at
// its end.
func requireTwoTrucks(t *testing.T, s *Scenario) {
	t.Helper()
	trace := s.Flows["trucks"].Arrivals.Trace
	start := time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC)
	for i, want := range []time.Duration{6*time.Hour + 30*time.Minute, 24 * time.Hour} {
		got := time.Duration(trace.Moments[i].Since)
		if local := trace.Moments[i].Local; !local.IsZero() {
			got = local.Sub(start)
		}
		if got != want {
			t.Errorf("truck %d comes after %v, not %v", i+1, got, want)
		}
	}
	if got := trace.Columns["load"].Numbers; len(got) != 2 || got[0] != 1200.5 || got[1] != 3 {
		t.Errorf("the loads are %v, not 1200.5 and 3", got)
	}
}

func TestEachKindOfMistakeIsToldOnceWithHowManyMore(t *testing.T) {
	const trace = "time: at, attributes: {load: load}"
	row := func(cell string) string { return "2025-12-31 06:30;" + cell + "\n" }
	for _, test := range []struct {
		name, trace, file string
		want              []string // in the lines of errors, in order
	}{
		{"decimal commas", trace, "at;load\n" + strings.Repeat(row("3,5"), 12),
			[]string{`arrivals.csv:2:18: flows.trucks.arrivals.trace.attributes.load: "3,5" has a decimal comma, ` +
				`and 11 more like it (3.5 is meant? Say decimal: "," beside file)`}},
		{"blanks and NaN", trace, "at;load\n" + row("1") + row("") + row("NaN") + row("2") + row("") + row("3") +
			row("-Inf") + row("4"), []string{
			"arrivals.csv:3:18: flows.trucks.arrivals.trace.attributes.load: the cell is blank, and 1 more like it",
			`arrivals.csv:4:18: flows.trucks.arrivals.trace.attributes.load: "NaN" is not a value`,
			`arrivals.csv:8:18: flows.trucks.arrivals.trace.attributes.load: "-Inf" is not a finite number`}},
		{"a word among numbers", trace, "at;load\n" + row("1") + row("empty") + row("2") + row("full") + row("3"),
			[]string{`arrivals.csv:3:18: flows.trucks.arrivals.trace.attributes.load: "empty" is not a number, ` +
				`as most values here are, and 1 more like it`}},
		{"a number among words", trace, "at;load\n" + row("red") + row("7") + row("none"),
			[]string{`arrivals.csv:3:18: flows.trucks.arrivals.trace.attributes.load: "7" is not a name`}},
		{"short rows", trace, "at;load\n" + row("1") + "7h\n8h\n",
			[]string{`arrivals.csv:3:1: flows.trucks.arrivals.trace: the row has 1 of the 2 cells that the line ` +
				`of headers has, and 1 more like it`}},
		{"dates in doubt", trace, "at;load\n03/04/2025 06:30;1\n04/04/2025 06:30;2\n05/04/2025 06:30;3\n",
			[]string{`arrivals.csv:2:1: flows.trucks.arrivals.trace.time: "03/04/2025 06:30" can be two dates: ` +
				`which is the day and which is the month is in doubt, and 1 more like it (say dates: day-first beside ` +
				`file for 2025-04-03, dates: month-first for 2025-03-04)`}},
		{"dates of both orders", trace, "at;load\n13/04/2025 06:30;1\n04/14/2025 06:30;2\n",
			[]string{`arrivals.csv:3:1: flows.trucks.arrivals.trace.time: "13/04/2025 06:30" and ` +
				`"04/14/2025 06:30" have day and month in different orders`}},
		{"dates as numbers", trace, "at;load\n45537.27;1\n45537.28;2\n",
			[]string{`arrivals.csv:2:1: flows.trucks.arrivals.trace.time: "45537.27" is a number without a ` +
				`unit, where a time is due, and 1 more like it`}},
		{"a day there is not", trace, "at;load\n30.02.2025 06:30;1\n31.12.2025 24:30;1\n",
			[]string{`arrivals.csv:2:1: flows.trucks.arrivals.trace.time: 2025-02-30 06:30 is no date with a ` +
				`time of day, and 1 more like it`}},
		{"two columns of one name", trace, "at;load;load\n7h;1;2\n",
			[]string{`arrivals.csv:1:9: flows.trucks.arrivals.trace.attributes.load: "load" heads two columns ` +
				`(the first stands at 1:4`}},
		{"headers alone", trace, "at;load\n",
			[]string{"arrivals.csv:1:1: flows.trucks.arrivals.trace: the file has headers, and no rows under them"}},
		{"an encoding that is not said", trace, "at;load\n7h;\xea\xf0\n",
			[]string{"arrivals.csv:2:4: flows.trucks.arrivals.trace: the byte 0xea is not UTF-8 (say encoding: utf-16le, " +
				"utf-16be, windows-1251 or windows-1252 beside file, or save it as UTF-8)"}},
		{"another decimal mark than is stated", trace + `, decimal: ","`, "at;load\n7h;3.5\n",
			[]string{`arrivals.csv:2:4: flows.trucks.arrivals.trace.attributes.load: "3.5" has another mark ` +
				`than the decimal comma that is stated`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := loadTrace(t, test.trace, test.file)
			requirePlaced(t, err)
			got := strings.Split(err.Error(), "\n")
			if len(got) != len(test.want) {
				t.Fatalf("got %d mistakes, want %d:\n%v", len(got), len(test.want), err)
			}
			for i, want := range test.want {
				if !strings.HasPrefix(got[i], want) {
					t.Errorf("got\n%s\nwant\n%s", got[i], want)
				}
			}
			if shown := err.(syntax.Errors)[0].Line; shown == "" {
				t.Error("the offending line is not shown")
			}
		})
	}
}

func TestScenariosAreReadWithAByteOrderMark(t *testing.T) {
	const text = "karvon: 1\ntitle: Граница\n"
	for name, file := range map[string]string{"UTF-8": "\ufeff" + text, "UTF-16": utf16LE(text)} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "marked.yaml")
			if err := os.WriteFile(path, []byte(file), 0o644); err != nil {
				t.Fatal(err)
			}
			composed, _, err := composeNamed(newSources(t.Context(), noLibrary), path)
			if err != nil {
				t.Fatal(err)
			}
			if title := composed.Get("title"); title.Text != "Граница" || title.Pos.Line != 2 {
				t.Errorf("the title is %q in line %d", title.Text, title.Pos.Line)
			}
			if formatted, err := Format(t.Context(), path, []byte(file)); string(formatted) != text {
				t.Errorf("it is formatted as %q (%v)", formatted, err)
			}
		})
	}
}
