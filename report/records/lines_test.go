package records

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/parquet-go/parquet-go"

	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
)

// readLines gives the rows of lines of JSON.
func readLines(t *testing.T, text []byte) []map[string]any {
	t.Helper()
	var rows []map[string]any
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		row := map[string]any{}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatalf("%s: %v", lines.Bytes(), err)
		}
		rows = append(rows, row)
	}
	return rows
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// identified runs a plan with a recorder that says of which run its rows are.
func identified(t *testing.T, p *response.Model, seed uint64, recorder interface {
	experiment.Recorder
	Identify(*plan.Plan, uint64)
	Describe(*experiment.Result)
	Commit() error
}) *experiment.Result {
	t.Helper()
	recorder.Identify(p.Plan, seed)
	result, err := experiment.Run(context.Background(), p, experiment.Options{Workers: 3, Seed: &seed, Recorder: recorder})
	if err != nil {
		t.Fatal(err)
	}
	recorder.Describe(result)
	if err := recorder.Commit(); err != nil {
		t.Fatal(err)
	}
	return result
}

// ofRun are the members of each line that say of which run it is.
var ofRun = []string{"run_start", "scenario", "policies", "settings", "hash", "seed", "window_start", "time_zone"}

// checkLines compares lines of JSON with the rows of CSV, where nothing is written for null, and finds on each of
// which run it is.
func checkLines(t *testing.T, lines []map[string]any, rows []map[string]string, p *plan.Plan) {
	t.Helper()
	for i, line := range lines {
		if line["hash"] != p.Hash || line["seed"] != 77.0 || line["time_zone"] != "Asia/Almaty" ||
			line["run_start"] != "2024-09-02T00:00:00+05:00" || line["window_start"] != "2024-09-02T06:00:00+05:00" ||
			line["scenario"] != "khorgos" || len(line["settings"].([]any)) != 5 || len(line["policies"].([]any)) != 0 {
			t.Fatalf("line %d does not say of which run it is: %v", i, line)
		}
		for _, name := range ofRun {
			delete(line, name)
		}
	}
	compareRows(t, lines, rows)
}

func TestLinesOfJSONHoldWhatCSVDoesAndTheirRun(t *testing.T) {
	p := responsetest.Named(t, "khorgos", "run.kind=stationary", "run.window=1 day", "run.warm-up=6h", "run.follow-up=1h",
		"run.replications=2")
	folder := t.TempDir()
	paths := map[string]string{}
	for _, ending := range []string{".csv", ".jsonl"} {
		paths["visits"+ending], paths["series"+ending] = filepath.Join(folder, "visits"+ending),
			filepath.Join(folder, "series"+ending)
		visits, err := Create(t.Context(), paths["visits"+ending], p.Plan)
		if err != nil {
			t.Fatal(err)
		}
		identified(t, p, 77, visits)
		series, err := CreateSeries(t.Context(), paths["series"+ending], p.Plan, plan.Hour)
		if err != nil {
			t.Fatal(err)
		}
		identified(t, p, 77, series)
	}
	for _, name := range []string{"visits", "series"} {
		checkLines(t, readLines(t, read(t, paths[name+".jsonl"])), readCSV(t, paths[name+".csv"]), p.Plan)
	}
}

// An output of the process gets the bytes of a file, and each replication when it is whole.
func TestAStreamGetsEachReplicationWhenItIsWhole(t *testing.T) {
	p := responsetest.Named(t, "one-server", "run.window=4h", "run.warm-up=1h", "run.replications=5")
	for _, format := range StreamFormats {
		var out bytes.Buffer
		stream, err := Stream(&out, format, p.Plan)
		if err != nil {
			t.Fatal(err)
		}
		identified(t, p, 77, stream)
		path := filepath.Join(t.TempDir(), "visits."+format)
		file, err := Create(t.Context(), path, p.Plan)
		if err != nil {
			t.Fatal(err)
		}
		identified(t, p, 77, file)
		if text := read(t, path); !bytes.Equal(out.Bytes(), text) || len(text) < 1000 {
			t.Errorf("%s: the stream has %d bytes, the file %d", format, out.Len(), len(text))
		}
	}
	var out bytes.Buffer
	stream, err := Stream(&out, "csv", p.Plan)
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Discard()
	grown := []int{0}
	visit := engine.Visit{Kind: engine.Reneged, Arrive: 1_500_000_000, Start: plan.None, End: 2e9}
	for replication := range 3 {
		if _, err := stream.Begin(replication); err != nil {
			t.Fatal(err)
		}
	}
	for _, whole := range []int{1, 0, 2} { // the first two come together
		stream.parts[whole].add(&visit)
		if err := stream.End(whole); err != nil {
			t.Fatal(err)
		}
		grown = append(grown, bytes.Count(out.Bytes(), []byte("\n")))
	}
	if want := []int{0, 1, 3, 4}; !slices.Equal(grown, want) {
		t.Errorf("after each end the output has %v lines, want %v", grown, want)
	}
}

// gone is an output whose reader goes away after some bytes.
type gone struct{ left int }

var errGone = errors.New("broken pipe")

func (g *gone) Write(p []byte) (int, error) {
	if g.left -= len(p); g.left < 0 {
		return 0, errGone
	}
	return len(p), nil
}

// A run whose rows nobody reads any more ends, and leaves no parts.
func TestARunEndsWithTheReaderOfItsRows(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	p := responsetest.Named(t, "one-server", "run.window=4h", "run.warm-up=1h", "run.replications=10000")
	stream, err := Stream(&gone{100_000}, "csv", p.Plan)
	if err != nil {
		t.Fatal(err)
	}
	_, err = experiment.Run(context.Background(), p, experiment.Options{Workers: 2, Recorder: stream})
	if !errors.Is(err, errGone) {
		t.Errorf("the error is %v", err)
	}
	stream.Discard()
	if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

// What is written for each replication is what the result has, in every format.
func TestValuesAreThoseOfTheResult(t *testing.T) {
	p := responsetest.Named(t, "priorities", "run.window=4h", "run.warm-up=1h", "run.replications=3")
	result, err := experiment.Run(context.Background(), p, experiment.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	result.Responses[0].Values[1] = math.NaN()
	folder := t.TempDir()
	for _, name := range []string{"values.csv", "values.jsonl", "values.parquet"} {
		file, err := CreateValues(t.Context(), filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := file.Write(result); err != nil {
			t.Fatal(err)
		}
	}
	rows := readCSV(t, filepath.Join(folder, "values.csv"))
	if len(rows) != 3*len(result.Responses) {
		t.Fatalf("%d rows for %d responses", len(rows), len(result.Responses))
	}
	for _, row := range rows {
		r, i := result.Find(row["name"]), int(number(t, row["replication"]))
		checkValue(t, row, "value", r.Values, i)
		checkValue(t, row, "weight", r.Weights, i)
		if row["unit"] != r.Unit() || row["measure"] != r.MeasureName() || row["statistic"] != string(r.Statistic) ||
			row["hash"] != p.Hash || row["seed"] != strconv.FormatUint(result.Seed, 10) ||
			row["window_start"] != "2024-09-02T01:00:00Z" {
			t.Fatalf("%v", row)
		}
	}
	lines := readLines(t, read(t, filepath.Join(folder, "values.jsonl")))
	facts := described(t, filepath.Join(folder, "values.parquet"))
	stored, err := parquet.ReadFile[valueRow](filepath.Join(folder, "values.parquet"))
	if err != nil || len(stored) != len(rows) || len(lines) != len(rows) || facts["karvon.schema"] != valuesSchema {
		t.Fatalf("%d rows, %d lines, %v, %v", len(stored), len(lines), facts, err)
	}
	for i, row := range rows {
		for column, field := range map[string]any{"name": lines[i]["name"], "statistic": lines[i]["statistic"],
			"value": lines[i]["value"], "weight": lines[i]["weight"], "replication": lines[i]["replication"]} {
			if !same(field, row[column]) {
				t.Errorf("line %d: %s is %v, want %s", i, column, field, row[column])
			}
		}
		for j, field := range stored[i].fields() {
			if name := valueColumns[j].Name; field != row[name] {
				t.Errorf("row %d: %s is %q in Parquet, %q in CSV", i, name, field, row[name])
			}
		}
	}
}

func checkValue(t *testing.T, row map[string]string, column string, values []float64, i int) {
	t.Helper()
	if i >= len(values) || math.IsNaN(values[i]) {
		if row[column] != "" {
			t.Errorf("%s has the %s %s, and none is known", row["name"], column, row[column])
		}
		return
	}
	if number(t, row[column]) != values[i] {
		t.Errorf("%s: the %s of replication %d is %s, want %v", row["name"], column, i, row[column], values[i])
	}
}

// Each column of a file is described, in CSV and in Parquet alike.
func TestEveryColumnIsDescribed(t *testing.T) {
	p := responsetest.Named(t, "one-server", "run.window=1h", "run.warm-up=0s", "run.replications=1")
	inParquet, inCSV := filepath.Join(t.TempDir(), "visits.parquet"), filepath.Join(t.TempDir(), "visits.csv")
	for _, path := range []string{inParquet, inCSV} {
		file, err := Create(t.Context(), path, p.Plan)
		if err != nil {
			t.Fatal(err)
		}
		identified(t, p, 77, file)
	}
	var beside struct {
		TableSchema struct{ Columns []column }
	}
	if err := json.Unmarshal(read(t, inCSV+"-metadata.json"), &beside); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(beside.TableSchema.Columns, visitColumns) {
		t.Errorf("beside the CSV stand %v", beside.TableSchema.Columns)
	}
	facts := described(t, inParquet)
	for _, c := range visitColumns {
		if facts["karvon.column."+c.Name] != c.Description || facts["karvon.unit."+c.Name] != c.Unit || c.Description == "" {
			t.Errorf("%s is described as %q, in %q", c.Name, facts["karvon.column."+c.Name], facts["karvon.unit."+c.Name])
		}
	}
	for fact, want := range map[string]string{
		"karvon.schema": "karvon.visits/1", "karvon.run_start": "2024-09-02T00:00:00Z",
		"karvon.window_start": "2024-09-02T00:00:00Z", "karvon.window_end": "2024-09-02T01:00:00Z",
	} {
		if facts[fact] != want {
			t.Errorf("%s is %q, want %q", fact, facts[fact], want)
		}
	}
}
