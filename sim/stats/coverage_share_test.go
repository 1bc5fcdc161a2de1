package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"sort"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mathext"
)

// events draws how many of a replication's customers belong to a share: binomial where they are independent,
// beta-binomial with a correlation between any two of a replication where they are not. It is drawn by inverting
// its distribution.
type events []float64

func newEvents(customers int, share, correlation float64) events {
	cumulative := make(events, customers+1)
	sum := 0.0
	for k := range cumulative {
		sum += math.Exp(logChance(customers, k, share, correlation))
		cumulative[k] = sum
	}
	return cumulative
}

func logChance(customers, k int, share, correlation float64) float64 {
	n, x := float64(customers), float64(k)
	choose := -math.Log(n+1) - mathext.Lbeta(n-x+1, x+1)
	if correlation == 0 {
		return choose + x*math.Log(share) + (n-x)*math.Log1p(-share)
	}
	size := (1 - correlation) / correlation
	a, b := share*size, (1-share)*size
	return choose + mathext.Lbeta(x+a, n-x+b) - mathext.Lbeta(a, b)
}

func (e events) draw(random *rand.Rand) float64 {
	return float64(min(sort.SearchFloat64s(e, random.Float64()), len(e)-1))
}

// shareRow is a row of the table of coverage.
type shareRow struct {
	replications, customers int
	correlation, share      float64
}

func (r shareRow) String() string {
	return fmt.Sprintf("%2d replications of %4d, correlation %4g, share %6.4g", r.replications, r.customers, r.correlation,
		r.share)
}

// tally counts what became of the intervals of experiments.
type tally struct{ trials, shown, covered, marked, silent int } // silent: missed without a mark

func (c *tally) count(e Estimate, truth float64) {
	c.trials++
	if !e.HasInterval() {
		return
	}
	c.shown++
	if len(e.Warnings) > 0 {
		c.marked++
	}
	if !e.Excludes(truth) {
		c.covered++
	} else if len(e.Warnings) == 0 {
		c.silent++
	}
}

// least is the lower exact bound of the coverage (Clopper and Pearson 1934).
func (c *tally) least() float64 {
	if c.covered == 0 {
		return 0
	}
	return mathext.InvRegIncBeta(float64(c.covered), float64(c.shown-c.covered+1), 0.025)
}

func (r shareRow) run(random *rand.Rand, trials int) (c tally) {
	drawn := newEvents(r.customers, r.share, r.correlation)
	values, weights := make([]float64, r.replications), make([]float64, r.replications)
	for range trials {
		for i := range values {
			weights[i] = float64(r.customers)
			values[i] = drawn.draw(random) / weights[i]
		}
		c.count(Shares(values, weights, nil).Estimate(0.95), r.share)
	}
	return c
}

// keepsPromise fails the test where the intervals cover less often than in 92% and are not marked.
func (c *tally) keepsPromise(t *testing.T, what fmt.Stringer) {
	t.Helper()
	if c.shown == 0 {
		return // hardly an event, and so no interval
	}
	if 1-binomialUpperTail(c.covered+1, c.shown, promised) > falseAlarm {
		return
	}
	if float64(c.marked) < 0.95*float64(c.shown) {
		t.Errorf("%v: %d of %d intervals cover, and only %d are marked", what, c.covered, c.shown, c.marked)
	}
}

// promised is the least coverage of nominal 95% that is not marked.
const promised = 0.92

// Intervals of shares cover in 92% at least, for independent customers and for those who come in bursts, or carry a
// warning. Where they are independent all cover; the quick edition looks at the hardest rows alone.
func TestSharesCover(t *testing.T) {
	t.Parallel()
	for _, r := range []shareRow{
		{5, 30, 0, 0.01}, {5, 30, 0, 0.25}, {5, 1000, 0, 0.001}, {5, 1000, 0, 0.5}, {10, 100, 0, 0.01}, {10, 1000, 0, 0.999},
		{40, 30, 0, 0.05}, {40, 300, 0, 0.99}, {40, 1000, 0, 0.01},
		{5, 1000, 0.02, 0.01}, {10, 300, 0.02, 0.99}, {40, 1000, 0.02, 0.01}, {40, 1000, 0.02, 0.001},
		{5, 1000, 0.1, 0.05}, {10, 300, 0.1, 0.95}, {10, 1000, 0.1, 0.01}, {40, 300, 0.1, 0.25}, {40, 1000, 0.1, 0.003},
	} {
		random := rand.New(rand.NewPCG(71, 71))
		c := r.run(random, 2000)
		c.keepsPromise(t, r)
		if r.correlation == 0 && 1-binomialUpperTail(c.covered+1, c.shown, promised) < falseAlarm {
			t.Errorf("%v: %d of %d intervals cover", r, c.covered, c.shown)
		}
	}
}

// sharesGolden is the table of coverage as the page about experiments shows it.
const sharesGolden = "testdata/shares.golden"

// The table's cells: the least lower exact bound of the coverage, over numbers of customers and both a share and
// its complement.
func TestSharesCoverInTheTable(t *testing.T) {
	if !*longest {
		t.Skip("10,000 experiments a row: only with -longest")
	}
	random := rand.New(rand.NewPCG(72, 72))
	shares := []float64{0.001, 0.003, 0.01, 0.05, 0.25, 0.5}
	table := "| replications | customers | 0.1% or 99.9% | 0.3% or 99.7% | 1% or 99% | 5% or 95% | 25% or 75% | 50% |\n" +
		"| --- | --- | --- | --- | --- | --- | --- | --- |\n"
	for _, n := range []int{5, 10, 40} {
		for _, correlation := range []float64{0, 0.02, 0.1} {
			line := fmt.Sprintf("| %d | independent |", n)
			if correlation > 0 {
				line = fmt.Sprintf("| %d | alike by %g%% |", n, 100*correlation)
			}
			for _, share := range shares {
				line += " " + worst(t, random, n, correlation, share) + " |"
			}
			table += line + "\n"
		}
	}
	golden(t, sharesGolden, table)
}

// worst is a cell of the table: the least bound.
func worst(t *testing.T, random *rand.Rand, n int, correlation, share float64) string {
	t.Helper()
	least, cell := 1.0, "–"
	for _, customers := range []int{30, 100, 300, 1000} {
		for _, truth := range []float64{share, 1 - share} {
			r := shareRow{n, customers, correlation, truth}
			c := r.run(random, 10_000)
			c.keepsPromise(t, r)
			t.Logf("%v: %d have an interval, %.1f%% cover (%.1f%% at least), %.1f%% are marked, %.1f%% miss without a mark",
				r, c.shown, c.percent(c.covered), 100*c.least(), c.percent(c.marked), c.percent(c.silent))
			if c.shown < 1000 || c.least() >= least {
				continue
			}
			least, cell = c.least(), c.cell()
		}
	}
	return cell
}

// cell is the lower bound of the coverage, and where it is below what is promised how many of the intervals carry a
// warning.
func (c *tally) cell() string {
	text := fmt.Sprintf("%.1f%%", 100*c.least())
	if c.shown < 99*c.trials/100 {
		text += fmt.Sprintf(" of %.0f%%", 100*float64(c.shown)/float64(c.trials))
	}
	if c.least() < promised {
		text += fmt.Sprintf(" (%.0f%% marked)", math.Floor(c.percent(c.marked)))
	}
	return text
}

func (c *tally) percent(of int) float64 { return 100 * float64(of) / float64(c.shown) }

// golden compares a table with a file, or writes it with -update.
func golden(t *testing.T, file, table string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(table), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || string(want) != table {
		t.Errorf("%v: the table is no more that of %s; -update writes\n%s", err, file, table)
	}
}

func TestPageShowsTheCoverageOfShares(t *testing.T) { pageShows(t, sharesGolden) }

// pageShows fails the test unless the page about experiments has a table.
func pageShows(t *testing.T, file string) {
	t.Helper()
	page, err := os.ReadFile("../../scenarios/experiments.md")
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), string(table)) {
		t.Errorf("scenarios/experiments.md does not show the table\n%s", table)
	}
}
