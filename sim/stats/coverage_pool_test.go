package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// waitRow is a row of the table of coverage of the p95 of a wait: a part waits for nothing, as many of a
// replication as a share of it draws, and the others for an exponential time.
type waitRow struct {
	replications, customers int
	correlation, nought     float64
}

func (r waitRow) String() string {
	return fmt.Sprintf("%2d replications of %4d, correlation %4g, %g%% at nought", r.replications, r.customers,
		r.correlation, 100*r.nought)
}

// run makes experiments and asks for the p95 of each, by way of bytes as in a run.
func (r waitRow) run(t *testing.T, random *rand.Rand, trials int) (c tally) {
	t.Helper()
	const p, mean = 0.95, 600e9
	truth := math.Log((1-r.nought)/(1-p)) * mean
	waiting := newEvents(r.customers, 1-r.nought, r.correlation)
	own, nobody := new(Histogram), new(Histogram)
	var text []byte
	for range trials {
		pool := new(Pool)
		for range r.replications {
			own.Reset()
			late := int(waiting.draw(random))
			for i := range r.customers {
				if i < late {
					own.Add(int64(random.ExpFloat64() * mean))
				} else {
					own.Add(0)
				}
			}
			text = nobody.AppendBinary(own.AppendBinary(text[:0]))
			if _, err := pool.MergeBinary(text, new(Workspace)); err != nil {
				t.Fatal(err)
			}
		}
		c.count(pool.Quantile(p, 0.95, r.replications), truth)
	}
	return c
}

// Intervals of a p95, where there is one, cover in 92% at least, or carry a warning, whatever part of the customers
// waits for nothing, and although it may be next to p.
func TestQuantilesCoverBesideNought(t *testing.T) {
	t.Parallel()
	for _, r := range []waitRow{
		{5, 30, 0, 0}, {5, 100, 0, 0.94}, {10, 100, 0, 0.8}, {10, 300, 0, 0.94}, {40, 30, 0, 0.94}, {10, 300, 0.02, 0.5},
		{5, 300, 0.1, 0.94},
	} {
		c := r.run(t, rand.New(rand.NewPCG(73, 73)), 500)
		c.keepsPromise(t, r)
		if r.correlation == 0 && 1-binomialUpperTail(c.covered+1, c.shown, promised) < falseAlarm {
			t.Errorf("%v: %d of %d intervals cover", r, c.covered, c.shown)
		}
		if r.correlation == 0 && c.shown < c.trials/2 {
			t.Errorf("%v: only %d of %d have an interval", r, c.shown, c.trials)
		}
	}
}

const quantilesGolden = "testdata/quantiles.golden"

func TestQuantilesCoverInTheTable(t *testing.T) {
	if !*longest {
		t.Skip("10,000 experiments a row: only with -longest")
	}
	noughts := []float64{0, 0.5, 0.8, 0.9, 0.94}
	table := "| replications | customers | none at nought | 50% | 80% | 90% | 94% |\n| --- | --- | --- | --- | --- | " +
		"--- | --- |\n"
	for _, n := range []int{5, 10, 40} {
		for _, correlation := range []float64{0, 0.02, 0.1} {
			line := fmt.Sprintf("| %d | independent |", n)
			if correlation > 0 {
				line = fmt.Sprintf("| %d | alike by %g%% |", n, 100*correlation)
			}
			for _, nought := range noughts {
				line += " " + worstOfWaits(t, n, correlation, nought) + " |"
			}
			table += line + "\n"
		}
	}
	golden(t, quantilesGolden, table)
}

func worstOfWaits(t *testing.T, n int, correlation, nought float64) string {
	t.Helper()
	least, cell := 1.0, "–"
	for _, customers := range []int{30, 300} {
		if n*customers > 4000 {
			continue // minutes a row
		}
		r := waitRow{n, customers, correlation, nought}
		c := r.run(t, rand.New(rand.NewPCG(74, uint64(customers))), 10_000)
		c.keepsPromise(t, r)
		t.Logf("%v: %d have an interval, %.1f%% cover (%.1f%% at least), %.1f%% are marked, %.1f%% miss without a mark",
			r, c.shown, c.percent(c.covered), 100*c.least(), c.percent(c.marked), c.percent(c.silent))
		if c.shown >= 1000 && c.least() < least {
			least, cell = c.least(), c.cell()
		}
	}
	return cell
}

func TestPageShowsTheCoverageOfQuantiles(t *testing.T) { pageShows(t, quantilesGolden) }

// lindley is what a replication of M/M/1 in the long run gives: how many came, on average so many, and the sum of
// their waits, in services (Lindley 1952).
func lindley(random *rand.Rand, load, customers float64) (came, waited float64) {
	wait := 0.0
	if random.Float64() < load {
		wait = random.ExpFloat64() / (1 - load)
	}
	for at := random.ExpFloat64(); at < customers; {
		came++
		waited += wait
		between := random.ExpFloat64()
		wait = max(0, wait+random.ExpFloat64()-between/load)
		at += between
	}
	return came, waited
}

// Intervals of the mean wait over all customers cover in 92% at least, though the waits of a replication depend on
// each other and are skew.
func TestPooledMeansCover(t *testing.T) {
	t.Parallel()
	trials := repeated(1000, 10_000)
	for _, load := range []float64{0.5, 0.9} {
		for _, customers := range []float64{30, 300, 1000} {
			for _, n := range []int{5, 10, 40} {
				if !*long && customers*float64(n) > 3000 {
					continue
				}
				random := rand.New(rand.NewPCG(75, 75))
				means, weights := make([]float64, n), make([]float64, n)
				c := tally{}
				for range trials {
					for i := range means {
						came, waited := lindley(random, load, customers)
						means[i], weights[i] = waited/came, came
					}
					c.count(Pooled(means, weights, Positive).Estimate(0.95), load/(1-load))
				}
				t.Logf("load %g, %d replications of %g: %.1f%% cover (%.1f%% at least)", load, n, customers, c.percent(c.covered),
					100*c.least())
				if 1-binomialUpperTail(c.covered+1, c.shown, promised) < falseAlarm || c.shown < c.trials {
					t.Errorf("load %g, %d replications of %g: %d of %d cover", load, n, customers, c.covered, c.shown)
				}
			}
		}
	}
}
