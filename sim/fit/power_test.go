package fit

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var update = flag.Bool("update", false, "measure the table of power anew, which takes some ten minutes")

var powerSizes = []int{30, 100, 300}

const powerSamples = 25

// rejections counts how often a family is rejected of so many samples of another.
func rejections(t *testing.T, truth knownFamily, name string, n, from, samples int) int {
	t.Helper()
	of := ofName(name)
	rejected := 0
	for i := range samples {
		f := newFitting(exactly(drawn(truth.d, n, 1_000_000+1000*n+from+i)), uint64(i))
		values, ok := []float64(nil), of.applies(f.whole)
		if ok {
			values, ok = of.estimate(f.condensed)
		}
		if !ok {
			rejected++
			continue
		}
		d, err := of.build(values)
		if err != nil {
			rejected++
			continue
		}
		r := Fit{Distribution: d}
		if err := f.judge(context.Background(), of, of.law(values), &r); err != nil {
			t.Fatal(err)
		}
		if r.Rejected {
			rejected++
		}
	}
	return rejected
}

// TestPower holds testdata/power.golden, the share of samples of one family of which another is rejected, to what is
// measured again: some cells of it.
func TestPower(t *testing.T) {
	file := filepath.Join("testdata", "power.golden")
	if *update {
		if err := os.WriteFile(file, []byte(powerTable(t)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if !*long {
		t.Skip("measured by -long")
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, cell := range []struct {
		truth, fitted string
		n             int
	}{{"lognormal", "gamma", 100}, {"gamma", "lognormal", 100}, {"weibull", "exponential", 30},
		{"normal", "weibull", 100}} {
		var truth knownFamily
		for _, k := range known {
			if k.family == cell.truth {
				truth = k
			}
		}
		const samples = 40
		rejected := rejections(t, truth, cell.fitted, cell.n, 500, samples)
		share := powerOf(t, string(text), cell.truth, cell.fitted, cell.n)
		checkRate(t, fmt.Sprint(cell), rejected, samples, max(0, share-0.3), min(1, share+0.3))
	}
}

func powerTable(t *testing.T) string {
	var b strings.Builder
	fmt.Fprintf(&b, "In how many of %d samples a family (columns) is rejected, in percent, by the true one and n.\n",
		powerSamples)
	b.WriteString("The diagonal is near 5. True: as in helper_test.go, such as lognormal with a cv of 0.8.\n\n")
	fmt.Fprintf(&b, "%-17s %5s", "true", "n")
	for _, k := range known {
		fmt.Fprintf(&b, " %6.6s", k.family)
	}
	b.WriteString("\n")
	rows := make([]string, len(known)*len(powerSizes))
	var wait sync.WaitGroup
	for i := range rows {
		wait.Add(1)
		go func() {
			defer wait.Done()
			truth, n := known[i/len(powerSizes)], powerSizes[i%len(powerSizes)]
			rows[i] = fmt.Sprintf("%-17s %5d", truth.family, n)
			for _, k := range known {
				rejected := rejections(t, truth, k.family, n, 0, powerSamples)
				rows[i] += fmt.Sprintf(" %6.0f", 100*float64(rejected)/powerSamples)
			}
			t.Log(rows[i])
		}()
	}
	wait.Wait()
	for _, row := range rows {
		b.WriteString(row + "\n")
	}
	return b.String()
}

// powerOf reads a cell of the table.
func powerOf(t *testing.T, table, truth, fitted string, n int) float64 {
	t.Helper()
	for _, line := range strings.Split(table, "\n") {
		fields := strings.Fields(line)
		if len(fields) != len(known)+2 || fields[0] != truth || fields[1] != fmt.Sprint(n) {
			continue
		}
		for i, k := range known {
			if k.family == fitted {
				var percent float64
				if _, err := fmt.Sscan(fields[i+2], &percent); err != nil {
					t.Fatal(err)
				}
				return percent / 100
			}
		}
	}
	t.Fatalf("the table has no %s, %s, %d", truth, fitted, n)
	return 0
}
