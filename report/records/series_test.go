package records

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/parquet-go/parquet-go"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
)

// serve runs a plan and gives the file of its series.
func serve(t *testing.T, p *response.Model, name string, interval int64, workers int) (path string,
	result *experiment.Result) {
	t.Helper()
	path = filepath.Join(t.TempDir(), name)
	f, err := CreateSeries(t.Context(), path, p.Plan, interval)
	if err != nil {
		t.Fatal(err)
	}
	result, err = experiment.Run(context.Background(), p, experiment.Options{Workers: workers, Recorder: f})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	alone(t, filepath.Dir(path), name)
	return path, result
}

// statistics are the endings of the responses that a series makes up.
var statistics = map[string]string{"queue": ".queue.mean", "present": ".present.mean", "inside": ".inside.mean",
	"served": ".served", "arrived": ".arrived", "completed": ".completed", "servers": ".servers.mean"}

// The mean of a series over the window, in each replication, is the response of its name; also where the intervals
// do not fill the window.
func TestASeriesMakesUpTheResponseOfItsName(t *testing.T) {
	for _, scenario := range []string{"tandem", "khorgos",
		filepath.Join("..", "..", "sim", "experiment", "testdata", "outages.yaml")} {
		p := responsetest.Named(t, scenario, "run.kind=stationary", "run.window=1 day", "run.warm-up=6h", "run.follow-up=0s",
			"run.replications=2")
		path, result := serve(t, p, "series.csv", 7*plan.Hour/4, 2)
		type key struct {
			replication int
			response    string
		}
		means := map[key]float64{}
		for _, row := range readCSV(t, path) {
			if row["value"] != "" && statistics[row["measure"]] != "" {
				at := key{int(number(t, row["replication"])), row["element"] + statistics[row["measure"]]}
				means[at] += number(t, row["value"]) * number(t, row["length_s"]) / 86400
			}
		}
		if len(means) < 10 {
			t.Fatalf("%s: only %d series", scenario, len(means))
		}
		for at, mean := range means {
			if want := result.Find(at.response).Values[at.replication]; !(math.Abs(mean-want) <= 1e-9*(1+math.Abs(want))) {
				t.Errorf("%s: %s of replication %d is %v, by the series %v", scenario, at.response, at.replication, want, mean)
			}
		}
	}
}

func TestTheWorkersChangeNoByteOfASeries(t *testing.T) {
	p := responsetest.Named(t, "priorities", "run.window=4h", "run.warm-up=1h", "run.replications=7")
	for _, name := range []string{"series.csv", "series.parquet"} {
		one, _ := serve(t, p, name, plan.Hour/4, 1)
		many, _ := serve(t, p, name, plan.Hour/4, 4)
		a, errA := os.ReadFile(one)
		b, errB := os.ReadFile(many)
		if errA != nil || errB != nil || len(a) < 1000 || !bytes.Equal(a, b) {
			t.Errorf("%s: %d bytes with one worker, %d with four (%v, %v)", name, len(a), len(b), errA, errB)
		}
	}
}

func TestSeriesInParquetAndCSVHoldTheSame(t *testing.T) {
	p := responsetest.Named(t, "priorities", "run.window=4h", "run.warm-up=1h", "run.replications=2")
	inCSV, _ := serve(t, p, "series.csv", plan.Hour/4, 1)
	inParquet, _ := serve(t, p, "series.parquet", plan.Hour/4, 1)
	want := readCSV(t, inCSV)
	file, err := os.Open(inParquet)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader := parquet.NewReader(file)
	if reader.NumRows() != int64(len(want)) {
		t.Fatalf("%d rows in Parquet, %d in CSV", reader.NumRows(), len(want))
	}
	order := reader.Schema().Columns()
	buffer := make([]parquet.Row, 1)
	for i := range want {
		if n, err := reader.ReadRows(buffer); n != 1 {
			t.Fatalf("row %d of %d: %v", i, len(want), err)
		}
		for column, value := range buffer[0] {
			if name := order[column][0]; text(value) != want[i][name] {
				t.Fatalf("row %d: %s is %q in Parquet and %q in CSV", i, name, text(value), want[i][name])
			}
		}
	}
}
