package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// speedRow is a row of the README's table of speeds: what is measured, how long it takes, and the benchmark with its
// unit.
var speedRow = regexp.MustCompile("(?m)^(\\| .* \\| )(.*)( \\| `(\\S+) (\\S+)` \\|)$")

// speedSource is the file of results that the README's speeds are taken from.
var speedSource = regexp.MustCompile(`\]\((\.ci/benchmarks/\S+\.txt)\)`)

// TestReadmeTellsTheSpeedThatWasMeasured holds the README's speeds to the least of what .ci/bench has kept: what else
// a machine does only adds to it. -update writes them.
func TestReadmeTellsTheSpeedThatWasMeasured(t *testing.T) {
	text := readmeText(t)
	source := speedSource.FindStringSubmatch(text)
	if source == nil {
		t.Fatal("the README does not say where its speeds are from")
	}
	kept, err := os.ReadFile(filepath.Join("../..", filepath.FromSlash(source[1])))
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	updated := speedRow.ReplaceAllStringFunc(text, func(line string) string {
		rows++
		row := speedRow.FindStringSubmatch(line)
		values := valuesOf(t, string(kept), row[4], row[5])
		if len(values) < 6 {
			t.Errorf("%s was measured %d times, fewer than six: COUNT=6 .ci/bench", row[4], len(values))
			return line
		}
		return row[1] + inWords(slices.Min(values)) + row[3]
	})
	if rows < 5 {
		t.Errorf("only %d speeds are told", rows)
	}
	switch {
	case updated == text:
	case *update:
		if err := os.WriteFile(readme, []byte(updated), 0o666); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the README tells other speeds than %s (go test ./cmd/karvon -run Readme -args -update rewrites them)",
			source[1])
	}
}

// valuesOf lists the values that a benchmark has in a unit.
func valuesOf(t *testing.T, results, benchmark, unit string) []float64 {
	t.Helper()
	line := regexp.MustCompile(`(?m)^Benchmark` + regexp.QuoteMeta(benchmark) + `(?:-\d+)?\s.*?\s(\S+) ` +
		regexp.QuoteMeta(unit) + `\b`)
	var values []float64
	for _, found := range line.FindAllStringSubmatch(results, -1) {
		value, err := strconv.ParseFloat(found[1], 64)
		if err != nil {
			t.Fatalf("%s: %v", found[0], err)
		}
		values = append(values, value)
	}
	return values
}

// inWords rounds nanoseconds to what noise leaves of them, two digits, or three behind a 1.
func inWords(nanoseconds float64) string {
	for _, unit := range []struct {
		of   float64
		name string
	}{{1e9, "s"}, {1e6, "ms"}, {1e3, "µs"}} {
		if nanoseconds >= unit.of {
			return twoDigits(nanoseconds/unit.of) + " " + unit.name
		}
	}
	return twoDigits(nanoseconds) + " ns"
}

func twoDigits(x float64) string {
	digits := 2
	if strings.HasPrefix(fmt.Sprintf("%.2e", x), "1") {
		digits = 3
	}
	rounded, _ := strconv.ParseFloat(fmt.Sprintf("%.*e", digits-1, x), 64) // what was printed as a number is one
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

func TestSpeedsAreRoundedToWhatNoiseLeaves(t *testing.T) {
	for nanoseconds, want := range map[float64]string{
		36.4: "36 ns", 69.96: "70 ns", 164.6: "165 ns", 713.2: "710 ns", 999.6: "1000 ns", 1331: "1.33 µs",
		1.8254e9: "1.83 s", 196157000: "196 ms", 30.2e9: "30 s",
	} {
		if got := inWords(nanoseconds); got != want {
			t.Errorf("%v ns are %q, not %q", nanoseconds, got, want)
		}
	}
}
