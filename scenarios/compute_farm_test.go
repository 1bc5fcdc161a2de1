package scenarios_test

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/scenario"
)

// farm is what a compute farm is by hand, without workers and chunks: compute-farm.yaml under one of its policies.
type farm struct {
	policy              string // none where empty
	histograms          float64
	values              float64 // a second of work
	secondsOfKibibyte   float64
	fetching            float64 // in seconds, as what follows
	broker, coordinator float64
}

var farms = []farm{
	{"", 300, 4, 8.192e-6, 0.050, 0.002, 0.005},
	{"large-outcomes", 3200, 40, 8.192e-6, 0.050, 0.002, 0.005},
	{"slow-line", 300, 4, 81.92e-6, 0.050, 0.002, 0.005},
}

// Workers and seconds of work in a chunk, as the sweep of the file has them.
var (
	workersOfFarm = []int{10, 100, 1000, 10000}
	worksOfFarm   = []float64{1, 6, 60, 600}
)

// efficiency is by hand the share of the workers' time that is simulation, at the most: no farm does more chunks a
// second than its workers can without waiting, its line, its broker, and its coordinator.
//
// source: Denning and Buzen 1978, section 4, bounds of a closed network by its bottleneck.
func (f farm) efficiency(workers int, work float64) float64 {
	line := (f.histograms + f.values*work) * f.secondsOfKibibyte
	chunks := min(float64(workers)/(f.fetching+work+line+f.broker/2), 1/line, 1/f.broker, 1/f.coordinator)
	return chunks * work / float64(workers)
}

// What is simulated is the bound by hand within 2% of it. One replication of few chunks varies by 0.9% at most, two by
// 0.7%, five by 0.4%; a right engine fails by luck about once in a thousand. The quick edition leaves out 10,000
// workers and the policies. With all replications of the file it is what compute-farm.md says, too.
func TestComputeFarmIsAsFastAsItsBottleneck(t *testing.T) {
	t.Parallel()
	tables := tablesOfFarms(t)
	for _, f := range farms {
		for _, workers := range workersOfFarm {
			for _, work := range worksOfFarm {
				if !*long && (f.policy != "" || workers > 1000) {
					continue
				}
				t.Run(fmt.Sprintf("%s %d workers, chunks of %g s", f.policy, workers, work), func(t *testing.T) {
					got, want := simulatedEfficiency(t, f, workers, work), f.efficiency(workers, work)
					if math.Abs(got-want) > 0.02*want {
						t.Errorf("the workers are at work for %.2f%% of their time, %.2f%% by hand", 100*got, 100*want)
					}
					const rounding = 0.0005
					if shown := tables[f.policy][cell{workers, work}]; *long && math.Abs(got-shown) > 1.01*rounding {
						t.Errorf("the workers are at work for %.2f%% of their time, compute-farm.md says %.1f%%", 100*got, 100*shown)
					}
				})
			}
		}
	}
}

// simulatedEfficiency gives the share of the workers' time that is simulation, from all replications of the file in the
// long edition.
func simulatedEfficiency(t *testing.T, f farm, workers int, work float64) float64 {
	t.Helper()
	options := scenario.Options{Set: []string{
		fmt.Sprintf("assumptions.workers=%d", workers), fmt.Sprintf("assumptions.work=%gs", work),
	}}
	if f.policy != "" {
		options.Policies = []string{f.policy}
	}
	_, m := compile(t, "compute-farm", options)
	replications := 2
	if *long {
		replications = m.Replications
	}
	result, err := experiment.Run(t.Context(), m, experiment.Options{Replications: replications})
	if err != nil {
		t.Fatal(err)
	}
	return result.Find("farm.simulation.utilisation").Mean
}

// The tables of compute-farm.md are the bound by hand, within 2% of it.
func TestComputeFarmsPageSaysWhatIsSoByHand(t *testing.T) {
	tables := tablesOfFarms(t)
	for _, f := range farms {
		if cells := len(workersOfFarm) * len(worksOfFarm); len(tables[f.policy]) != cells {
			t.Fatalf("the table of %q has %d cells, not %d", f.policy, len(tables[f.policy]), cells)
		}
		for at, shown := range tables[f.policy] {
			if want := f.efficiency(at.workers, at.work); math.Abs(shown-want) > 0.02*want+0.0005 {
				t.Errorf("%q: %.1f%% with %d workers and chunks of %g s, %.2f%% by hand", f.policy, 100*shown, at.workers,
					at.work, 100*want)
			}
		}
	}
}

// cell is a place in a table of the page.
type cell struct {
	workers int
	work    float64 // in seconds
}

// rowOfFarm is a row of a table of the page: a number of workers, and a share for each length of chunks.
var rowOfFarm = regexp.MustCompile(`^\| ([\d,]+) \| ([\d.]+)% \| ([\d.]+)% \| ([\d.]+)% \| ([\d.]+)% \|`)

// tablesOfFarms reads the tables of compute-farm.md, by policy: each stands behind the command that makes it.
func tablesOfFarms(t *testing.T) map[string]map[cell]float64 {
	t.Helper()
	tables := map[string]map[cell]float64{}
	parts := strings.Split(readPage(t, "compute-farm.md"), "\nkarvon sweep compute-farm")
	for _, part := range parts[1:] {
		command, rest, _ := strings.Cut(part, "\n")
		policy := strings.TrimPrefix(command, " --policy ")
		tables[policy] = map[cell]float64{}
		for _, line := range strings.Split(rest, "\n") {
			found := rowOfFarm.FindStringSubmatch(line)
			if found == nil {
				continue
			}
			workers, err := strconv.Atoi(strings.ReplaceAll(found[1], ",", ""))
			if err != nil {
				t.Fatal(err)
			}
			for i, work := range worksOfFarm {
				percent, err := strconv.ParseFloat(found[2+i], 64)
				if err != nil {
					t.Fatal(err)
				}
				tables[policy][cell{workers, work}] = percent / 100
			}
		}
	}
	return tables
}
