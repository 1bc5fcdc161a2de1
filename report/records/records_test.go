package records

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"karvon/report/internal/data"
	"karvon/scenarios"
	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

func load(t *testing.T, name string, set ...string) *response.Model {
	t.Helper()
	_, p := responsetest.Compile(t, scenarios.FS, name, scenario.Options{Set: set})
	return p
}

// record runs a plan and gives the file of its visits.
func record(t *testing.T, p *response.Model, name string, workers int, flows ...plan.FlowID) (path string,
	result *experiment.Result) {
	t.Helper()
	path = filepath.Join(t.TempDir(), name)
	f, err := Create(t.Context(), path, p.Plan)
	if err != nil {
		t.Fatal(err)
	}
	result, err = experiment.Run(context.Background(), p,
		experiment.Options{Workers: workers, Recorder: f, RecordFlows: flows})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	alone(t, filepath.Dir(path), name)
	return path, result
}

// alone checks that a folder has the named files and nothing else.
func alone(t *testing.T, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, entry := range entries {
		found = append(found, entry.Name())
	}
	if !slices.Equal(found, names) {
		t.Errorf("the folder has %q, want %q", found, names)
	}
}

// readCSV gives the rows as mappings by column.
func readCSV(t *testing.T, path string) []map[string]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		fields := map[string]string{}
		for i, column := range lines[0] {
			fields[column] = line[i]
		}
		rows = append(rows, fields)
	}
	return rows
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// The run's own summary can be had from the rows alone: the counts exactly, the means but for rounding, and the
// mean queue by Little's law as the sum of waits in the window over its length.
func TestTheSummaryFollowsFromTheRows(t *testing.T) {
	p := responsetest.Named(t, "tandem", "run.window=2 days", "run.warm-up=6h", "run.replications=3")
	path, result := record(t, p, "visits.csv", 2)
	const station, flow = "post.documents", "flow.trucks"
	from, to := float64(p.WindowStart())/1e9, float64(p.WindowEnd())/1e9
	days := (to - from) / 86400
	type sums struct{ served, waits, waited, queue, completed, times, took float64 }
	found := make([]sums, 3)
	for _, row := range readCSV(t, path) {
		s := &found[int(number(t, row["replication"]))]
		arrive, end := number(t, row["arrive_s"]), number(t, row["end_s"])
		begun := end
		if row["start_s"] != "" {
			begun = number(t, row["start_s"])
		}
		inWindow := row["in_window"] == "true"
		if inWindow != (arrive >= from && arrive < to) {
			t.Fatalf("in_window is %s of %v", row["in_window"], row)
		}
		switch {
		case row["place"] == station && row["kind"] != "blocked":
			s.queue += max(0, min(begun, to)-max(arrive, from))
			if inWindow && row["start_s"] != "" {
				s.waits++
				s.waited += begun - arrive
			}
			if row["kind"] == "service" && end >= from && end < to {
				s.served++
			}
		case row["place"] == flow && row["kind"] == "journey":
			if end >= from && end < to {
				s.completed++
			}
			if inWindow {
				s.times++
				s.took += end - arrive
			}
		}
	}
	for i, s := range found {
		for name, got := range map[string]float64{
			station + ".served":     s.served / days,
			station + ".wait.mean":  s.waited / s.waits,
			station + ".queue.mean": s.queue / (to - from),
			flow + ".completed":     s.completed / days,
			flow + ".time.mean":     s.took / s.times,
		} {
			want := result.Find(name).Values[i]
			if !(math.Abs(got-want) <= 1e-9*want) {
				t.Errorf("replication %d: %s is %v, by the rows %v", i, name, want, got)
			}
		}
	}
}

func TestTheNumberOfWorkersChangesNoByte(t *testing.T) {
	p := responsetest.Named(t, "priorities", "run.window=4h", "run.warm-up=1h", "run.replications=7")
	for _, name := range []string{"visits.csv", "visits.parquet"} {
		one, _ := record(t, p, name, 1)
		many, _ := record(t, p, name, 4)
		a, errA := os.ReadFile(one)
		b, errB := os.ReadFile(many)
		if errA != nil || errB != nil || len(a) < 1000 || !bytes.Equal(a, b) {
			t.Errorf("%s: %d bytes with one worker, %d with four (%v, %v)", name, len(a), len(b), errA, errB)
		}
	}
}

// Parquet has what CSV has, as the library reads it back.
func TestParquetAndCSVHoldTheSame(t *testing.T) {
	p := responsetest.Named(t, "priorities", "run.window=4h", "run.warm-up=1h", "run.replications=3")
	inCSV, _ := record(t, p, "visits.csv", 1, 0)
	inParquet, _ := record(t, p, "visits.parquet", 1, 0)
	rows := readCSV(t, inCSV)
	file, err := os.Open(inParquet)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader := parquet.NewReader(file)
	order := reader.Schema().Columns()
	buffer := make([]parquet.Row, 1)
	for i := range rows {
		if n, err := reader.ReadRows(buffer); n != 1 {
			t.Fatalf("row %d of %d: %v", i, len(rows), err)
		}
		for column, value := range buffer[0] {
			name := order[column][0]
			if got, want := text(value), plainText(t, name, rows[i][name]); got != want {
				t.Fatalf("row %d: %s is %q in Parquet and %q in CSV", i, name, got, want)
			}
		}
	}
	if n, err := reader.ReadRows(buffer); n != 0 || !errors.Is(err, io.EOF) {
		t.Errorf("Parquet has more than %d rows", len(rows))
	}
}

func text(v parquet.Value) string {
	if v.IsNull() {
		return ""
	}
	if v.Kind() == parquet.Double {
		return strconv.FormatFloat(v.Double(), 'f', -1, 64)
	}
	return v.String()
}

// plainText writes an exact time of the CSV as the nearest double.
func plainText(t *testing.T, column, field string) string {
	if field == "" || !slices.Contains([]string{"arrive_s", "start_s", "end_s"}, column) {
		return field
	}
	return strconv.FormatFloat(number(t, field), 'f', -1, 64)
}

func TestAFileThatIsDiscardedLeavesNothing(t *testing.T) {
	p := responsetest.Named(t, "one-server")
	for _, name := range []string{"visits.csv", "visits.parquet"} {
		path := filepath.Join(t.TempDir(), name)
		f, err := Create(t.Context(), path, p.Plan)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Begin(0); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Begin(1); err != nil {
			t.Fatal(err)
		}
		if err := f.End(1); err != nil {
			t.Fatal(err)
		}
		f.Discard()
		alone(t, filepath.Dir(path))
	}
}

// An interrupted run keeps its whole replications, in order, and nothing of those that were broken off.
func TestAnInterruptedRunKeepsWholeReplications(t *testing.T) {
	p := responsetest.Named(t, "one-server")
	path := filepath.Join(t.TempDir(), "visits.csv")
	f, err := Create(t.Context(), path, p.Plan)
	if err != nil {
		t.Fatal(err)
	}
	visit := engine.Visit{Kind: engine.Reneged, Arrive: 1_500_000_000, Start: plan.None, End: 2e9}
	for replication := range 5 {
		tell, err := f.Begin(replication)
		if err != nil {
			t.Fatal(err)
		}
		tell(&visit)
	}
	for _, whole := range []int{4, 0, 2} {
		if err := f.End(whole); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	alone(t, filepath.Dir(path), "visits.csv")
	var order []string
	for _, row := range readCSV(t, path) {
		order = append(order, row["replication"]+" "+row["kind"]+" "+row["arrive_s"]+" "+row["start_s"]+" "+row["end_s"])
	}
	if want := []string{"0 renege 1.5  2", "2 renege 1.5  2", "4 renege 1.5  2"}; !slices.Equal(order, want) {
		t.Errorf("rows %q, want %q", order, want)
	}
}

func TestTimesAreExactSeconds(t *testing.T) {
	for nanoseconds, want := range map[int64]string{
		0: "0", 1: "0.000000001", 1_500_000_000: "1.5", 90e9: "90", 86_400_000_000_010: "86400.00000001", plan.None: "",
	} {
		if got := string(appendSeconds(nil, nanoseconds)); got != want {
			t.Errorf("%d ns is written %q, want %q", nanoseconds, got, want)
		}
	}
}

// Every place of a model that has all kinds has a name.
func TestEveryPlaceHasAName(t *testing.T) {
	p := load(t, filepath.Join("..", "..", "sim", "experiment", "testdata", "elements.yaml"))
	n := newNames(p.Plan)
	counts := map[engine.Place]int{
		engine.AtStation: len(p.Stations), engine.OfResource: len(p.Resources), engine.InZone: len(p.Zones),
		engine.OnLink: len(p.Links), engine.AtCheckIn: len(p.Bookings), engine.OfFlow: len(p.Flows),
	}
	for place := engine.AtStation; place <= engine.OfFlow; place++ {
		if want, listed := counts[place]; !listed || len(n.places[place]) != want {
			t.Errorf("%s: %d names for %d places", place, len(n.places[place]), want)
		}
	}
}

// described gives the facts about a file of visits or series of a run.
func described(t *testing.T, path string) map[string]string {
	t.Helper()
	facts := map[string]string{}
	if filepath.Ext(path) == ".csv" {
		var read struct {
			URL   string
			Notes []map[string]string
		}
		text, err := os.ReadFile(path + "-metadata.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &read); err != nil || read.URL != filepath.Base(path) || len(read.Notes) != 1 {
			t.Fatalf("%s (%v)", text, err)
		}
		return read.Notes[0]
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	status, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	opened, err := parquet.OpenFile(file, status.Size())
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range opened.Metadata().KeyValueMetadata {
		facts[pair.Key] = pair.Value
	}
	return facts
}

func TestFilesSayWhichRunTheyAreOf(t *testing.T) {
	p := responsetest.Named(t, "one-server", "run.window=1h", "run.warm-up=0s", "run.replications=2")
	seed := uint64(77)
	for _, name := range []string{"visits.csv", "visits.parquet", "series.csv", "series.parquet"} {
		path := filepath.Join(t.TempDir(), name)
		var file interface {
			experiment.Recorder
			Describe(*experiment.Result)
			Commit() error
		}
		var err error
		if strings.HasPrefix(name, "series") {
			file, err = CreateSeries(t.Context(), path, p.Plan, plan.Hour/4)
		} else {
			file, err = Create(t.Context(), path, p.Plan)
		}
		if err != nil {
			t.Fatal(err)
		}
		result, err := experiment.Run(context.Background(), p, experiment.Options{Workers: 1, Seed: &seed, Recorder: file})
		if err != nil {
			t.Fatal(err)
		}
		file.Describe(result)
		if err := file.Commit(); err != nil {
			t.Fatal(err)
		}
		facts := described(t, path)
		for fact, want := range map[string]string{
			"karvon.scenario": "one-server", "karvon.title": p.Title, "karvon.hash": p.Hash, "karvon.seed": "77",
			"karvon.replications": "2",
			"karvon.start":        p.Start, "karvon.time_zone": p.TimeZone, "karvon.window_from_s": "0",
			"karvon.window_to_s": "3600",
			"karvon.policies":    "[]", "karvon.settings": data.Listed(p.Settings), "karvon.fingerprint": result.Fingerprint,
		} {
			if facts[fact] != want {
				t.Errorf("%s: %s is %q, want %q", name, fact, facts[fact], want)
			}
		}
	}
}
