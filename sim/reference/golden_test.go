package reference

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

const (
	goldenFile   = "testdata/full.golden"
	goldenHeader = "family\tparameters\tmetric\texact\tsimulated\thalf-width"
)

// String is the figure's line in testdata/full.golden.
func (f figure) String() string {
	return fmt.Sprintf("%s\t%s\t%s\t%.6g\t%.6g\t%.2g", f.family, f.parameters, f.metric, f.expected, f.Mean, f.HalfWidth())
}

func writeGolden(t *testing.T, lines []string) {
	t.Helper()
	text := goldenHeader + "\n" + strings.Join(lines, "\n") + "\n"
	if err := os.WriteFile(goldenFile, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Every recorded figure of the full edition is of a row of the present table, and its interval holds the exact
// value.
func TestRecordedFiguresHoldTheExactValues(t *testing.T) {
	text, err := os.ReadFile(goldenFile)
	if err != nil {
		t.Fatal(err)
	}
	simulated := map[string]row{}
	for _, m := range allModels() {
		for _, r := range m.rows(t) {
			simulated[r.family+"\t"+r.parameters+"\t"+r.metric] = r
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		fields := strings.Split(line, "\t")
		if len(fields) != 6 {
			t.Fatalf("%q has not six fields", line)
		}
		r, ok := simulated[strings.Join(fields[:3], "\t")]
		if !ok {
			t.Errorf("%q is of no simulated row", line)
			continue
		}
		r.isHeld(t, number(t, fields[4]), number(t, fields[5]))
	}
}

// isHeld fails the test unless the interval holds the row's value. Its numbers are rounded, the half-width to two
// digits, hence the slack.
func (r row) isHeld(t *testing.T, mean, halfWidth float64) {
	t.Helper()
	if exact := r.value(t); math.Abs(mean-exact) > 1.05*halfWidth {
		t.Errorf("%s %s %s: %g ± %g misses %g", r.family, r.parameters, r.metric, mean, halfWidth, exact)
	}
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return value
}
