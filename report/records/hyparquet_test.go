package records

import (
	"bytes"
	"encoding/json"
	"flag"
	"os/exec"
	"strconv"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/response/responsetest"
)

var hyparquet = flag.String("hyparquet", "",
	"folder of the package hyparquet, which node reads Parquet with; without it that test is left out")

// TestHyparquetReadsTheSame reads Parquet with another reader than the library that wrote it, and compares each
// value with that in CSV.
func TestHyparquetReadsTheSame(t *testing.T) {
	if *hyparquet == "" {
		t.Skip("no -hyparquet is given")
	}
	p := responsetest.Named(t, "khorgos", "run.kind=stationary", "run.window=1 day", "run.warm-up=6h", "run.follow-up=1h",
		"run.replications=2")
	t.Run("visits", func(t *testing.T) {
		read, _ := record(t, p, "visits.parquet", 2)
		written, _ := record(t, p, "visits.csv", 2)
		compareRows(t, readParquet(t, read), readCSV(t, written))
	})
	t.Run("series", func(t *testing.T) {
		read, _ := serve(t, p, "series.parquet", plan.Hour, 2)
		written, _ := serve(t, p, "series.csv", plan.Hour, 2)
		compareRows(t, readParquet(t, read), readCSV(t, written))
	})
}

// readParquet gives the rows of a file as hyparquet reads them.
func readParquet(t *testing.T, path string) []map[string]any {
	t.Helper()
	command := exec.Command("node", "testdata/read.mjs", *hyparquet, path)
	var told bytes.Buffer
	command.Stderr = &told
	text, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, &told)
	}
	var rows []map[string]any
	for line := range bytes.Lines(text) {
		row := map[string]any{}
		if err := json.Unmarshal(line, &row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

// compareRows compares rows of Parquet with those of CSV, where nothing is written for null.
func compareRows(t *testing.T, rows []map[string]any, want []map[string]string) {
	t.Helper()
	if len(rows) != len(want) || len(rows) < 1000 {
		t.Fatalf("%d rows were read, want %d", len(rows), len(want))
	}
	for i, row := range rows {
		if len(row) != len(want[i]) {
			t.Fatalf("row %d has %d columns, want %d", i, len(row), len(want[i]))
		}
		for column, text := range want[i] {
			if !same(row[column], text) {
				t.Fatalf("row %d: %s is %v, want %q", i, column, row[column], text)
			}
		}
	}
}

// same says whether a value is what CSV has of it. Parquet keeps the double that is nearest to the exact number of
// CSV.
func same(value any, text string) bool {
	switch value := value.(type) {
	case nil:
		return text == ""
	case bool:
		return text == strconv.FormatBool(value)
	case float64:
		number, err := strconv.ParseFloat(text, 64)
		return err == nil && number == value
	}
	return value == text
}
