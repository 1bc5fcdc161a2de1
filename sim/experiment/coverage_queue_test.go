package experiment

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"karvon/sim/engine"
	"karvon/sim/response"
	"karvon/sim/stats"
	"karvon/sim/theory"
)

var update = flag.Bool("update", false, "with -longest, write the tables of testdata")

// longRun is M/M/c to which a customer a minute comes. As many are there from the start as in the long run, and so
// nothing must warm up.
type longRun struct {
	servers   int
	load      float64
	customers int // a replication, on average
	exact     theory.MMc
	plan      *response.Model
	kept      *projection
	run       *engine.Run
}

func newLongRun(t *testing.T, servers int, load float64, customers int) *longRun {
	t.Helper()
	q := &longRun{servers: servers, load: load, customers: customers}
	service := 60 * load * float64(servers) // s
	var err error
	if q.exact, err = theory.NewMMc(servers, 1.0/60, 1/service); err != nil {
		t.Fatal(err)
	}
	var primary []string
	for _, share := range queueShares {
		if servers == 1 {
			primary = append(primary, q.within(share))
		}
	}
	primary = append(primary, "post.gate.wait.p95")
	text := fmt.Sprintf(`
karvon: 1
title: M/M/c in the long run
run: {kind: stationary, warm-up: 1s, window: %dm, follow-up: 10 days, replications: 10}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: %d, service: {exponential: %.9gs}}}}}
flows:
  trucks: {entity: truck, arrivals: {rate: 60/h}, journey: [{visit: gate}, depart]}
  before: {entity: truck, arrivals: {times: [0s], batch: {discrete: {%s}}}, journey: [{visit: gate}, depart]}
primary: [%s]
`, customers, servers, service, q.present(), strings.Join(primary, ", "))
	if q.plan, err = loaderOf(text)(t.Context(), Configuration{}); err != nil {
		t.Fatal(err)
	}
	q.kept, q.run = &projection{form: &form{all: true}, cohorts: q.ofWait()}, q.plan.Run()
	return q
}

// ofWait has the waits alone pooled.
func (q *longRun) ofWait() *layout {
	l := &layout{of: make([]int, len(q.plan.Responses))}
	i, _ := q.plan.ResponseIndex("post.gate.wait.p95")
	l.examples = []*response.Response{&q.plan.Responses[i]}
	return l
}

// queueShares are those of the customers whose time is within a limit.
var queueShares = [ofMean]float64{0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999}

// within names the share of those whose time is within the limit of which it is the truth: times in M/M/1 are
// exponential.
func (q *longRun) within(share float64) string {
	return fmt.Sprintf("flow.trucks.time.within-%.6fs", -math.Log1p(-share)*q.exact.Sojourn)
}

// present gives the distribution of those who are there, from the balance of births and deaths.
func (q *longRun) present() string {
	offered := q.load * float64(q.servers)
	chances, sum, chance := []float64{}, 0.0, 1.0
	for n := 0; chance > 1e-9; n++ {
		chances = append(chances, chance)
		sum += chance
		chance *= offered / float64(min(n+1, q.servers))
	}
	var parts []string
	rest := 100.0
	for n := len(chances) - 1; n > 0; n-- {
		percent := math.Round(chances[n]/sum*1e11) / 1e9
		rest -= percent
		parts = append(parts, fmt.Sprintf("%d: %.9f%%", n, percent))
	}
	return strings.Join(append(parts, fmt.Sprintf("0: %.9f%%", rest)), ", ")
}

// replicate runs replications of an experiment.
func (q *longRun) replicate(t *testing.T, from, count int) []*outcome {
	t.Helper()
	outcomes := make([]*outcome, count)
	for i := range outcomes {
		record, err := q.run.Replicate(q.plan.Seed, from+i)
		if err != nil {
			t.Fatal(err)
		}
		outcomes[i] = observe(q.plan, q.kept, record)
	}
	return outcomes
}

// estimate makes the estimates of some replications.
func (q *longRun) estimate(t *testing.T, outcomes []*outcome, name string) ResponseEstimate {
	t.Helper()
	i, ok := q.plan.ResponseIndex(name)
	if !ok {
		t.Fatalf("no response %s", name)
	}
	sample := &Sample{Model: q.plan, kept: q.kept, pool: newCohortPool(q.kept.cohorts),
		observed: newObservations(q.plan, q.kept)}
	done := make([]int, len(outcomes))
	for n, o := range outcomes {
		done[n] = n
		if err := sample.observed.add(o, n, len(outcomes)); err != nil {
			t.Fatal(err)
		}
	}
	if _, isQuantile := q.plan.Responses[i].Statistic.Quantile(); isQuantile {
		for _, o := range outcomes {
			if err := sample.pool.merge(chunkOf(o, 0)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return sample.estimate(i, done)
}

// tallied counts what became of the intervals of experiments.
type tallied struct{ trials, shown, covered, marked int }

func (c *tallied) count(e stats.Estimate, truth float64) {
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
	}
}

// promised is the least coverage of nominal 95% that is not marked.
const promised = 0.92

func (c *tallied) least() float64 {
	low, _ := binomialInterval(c.covered, c.shown)
	return low
}

// cell is the lower exact bound of the coverage, with the part of the experiments that have an interval where they
// are fewer than 99%, and where it is below what is promised the part of those that carry a warning.
func (c *tallied) cell() string {
	if c.trials == 0 {
		return ""
	}
	if c.shown < 200 {
		return "–"
	}
	text := fmt.Sprintf("%.1f%%", 100*c.least())
	if c.shown < 99*c.trials/100 {
		text += fmt.Sprintf(" of %.0f%%", 100*float64(c.shown)/float64(c.trials))
	}
	if c.least() < promised {
		text += fmt.Sprintf(" (%.0f%% marked)", math.Floor(100*float64(c.marked)/float64(c.shown)))
	}
	return text
}

// keepsPromise fails the test where the intervals cover less often than in 92% and are not marked; but not where
// hardly any experiment has one that is not.
func (c *tallied) keepsPromise(t *testing.T, what string) {
	t.Helper()
	if float64(c.shown-c.marked) <= (1-promised)*float64(c.trials) {
		return
	}
	if c.covered == c.shown || 1-binomialUpperTail(c.covered+1, c.shown, promised) > falseAlarm ||
		20*c.marked >= 19*c.shown {
		return
	}
	t.Errorf("%s: %d of %d intervals cover, and only %d are marked", what, c.covered, c.shown, c.marked)
}

// columns of the table of coverage.
const (
	ofMean = 9 + iota // behind those of queueShares
	ofP95
	ofMeanDifference
	ofP95Difference
	columns
)

// measure counts the intervals of one experiment of two queues: of the first, and of the differences from it where
// there is a second.
func measure(t *testing.T, counted *[columns]tallied, q, other *longRun, outcomes, others []*outcome) {
	t.Helper()
	if q.servers == 1 {
		for i, share := range queueShares {
			counted[i].count(q.estimate(t, outcomes, q.within(share)).Estimate, share)
		}
	}
	mean, p95 := q.estimate(t, outcomes, "post.gate.wait.mean"), q.estimate(t, outcomes, "post.gate.wait.p95")
	counted[ofMean].count(mean.Estimate, q.exact.Wait)
	counted[ofP95].count(p95.Estimate, q.exact.WaitQuantile(0.95))
	if other == nil {
		return
	}
	after, later := other.estimate(t, others, "post.gate.wait.mean"), other.estimate(t, others, "post.gate.wait.p95")
	counted[ofMeanDifference].count(change(&mean, &after, 0.95), other.exact.Wait-q.exact.Wait)
	counted[ofP95Difference].count(change(&p95, &later, 0.95), other.exact.WaitQuantile(0.95)-q.exact.WaitQuantile(0.95))
}

// cover makes experiments of 5, 10 and 40 from the same replications.
func cover(t *testing.T, blocks int, q, other *longRun) (counted [3][columns]tallied) {
	t.Helper()
	const block = 40
	for i := range blocks {
		outcomes := q.replicate(t, block*i, block)
		others := outcomes
		if other != nil {
			others = other.replicate(t, block*i, block)
		}
		for size, n := range experimentSizes {
			for from := 0; from < block; from += n {
				measure(t, &counted[size], q, other, outcomes[from:from+n], others[from:from+n])
			}
		}
	}
	return counted
}

var experimentSizes = []int{5, 10, 40}

// Experiments of M/M/1 through the engine: shares within a limit from 0.1% to 99.9%, the mean and the p95 of the
// wait, and their differences from a queue with less load.
func TestIntervalsOfQueuesCoverOrAreMarked(t *testing.T) {
	for _, load := range []float64{0.5, 0.9} {
		q, other := newLongRun(t, 1, load, 100), newLongRun(t, 1, load-0.05, 100)
		counted := cover(t, 40, q, other)
		for size, n := range experimentSizes {
			for column := range counted[size] {
				counted[size][column].keepsPromise(t, fmt.Sprintf("load %g, %d replications, column %d", load, n, column))
			}
		}
	}
}

const queuesGolden = "testdata/queues.golden"

func TestIntervalsOfQueuesCoverInTheTable(t *testing.T) {
	if !*longest {
		t.Skip("10,000 experiments a row: only with -longest")
	}
	const blocks = 1250 // of forty replications: experiments of all, of each quarter, and of each eighth
	table := "| queue | customers | replications | shares | mean wait | p95 of the wait | " +
		"difference of means | of p95 |\n" +
		"| --- | --- | --- | --- | --- | --- | --- | --- |\n"
	row := func(name string, customers int, q, other *longRun) {
		counted := cover(t, blocks, q, other)
		for size, n := range experimentSizes {
			table += fmt.Sprintf("| %s | %d | %d |", name, customers, n)
			for column := range counted[size] {
				c := &counted[size][column]
				c.keepsPromise(t, fmt.Sprintf("%s, %d customers, %d replications, column %d", name, customers, n, column))
				t.Logf("%s, %d customers, %d replications, column %d: %+v, %s", name, customers, n, column, *c, c.cell())
			}
			table += " " + worst(counted[size][:len(queueShares)]) + " |"
			for _, column := range []int{ofMean, ofP95, ofMeanDifference, ofP95Difference} {
				table += " " + counted[size][column].cell() + " |"
			}
			table += "\n"
		}
	}
	for _, load := range []float64{0.5, 0.9} {
		for _, customers := range []int{30, 300, 1000} {
			name := fmt.Sprintf("one server, load %g", load)
			row(name, customers, newLongRun(t, 1, load, customers), newLongRun(t, 1, load-0.05, customers))
		}
	}
	for _, waiting := range []float64{0.2, 0.06} {
		name := fmt.Sprintf("five servers, %g%% wait", 100*waiting)
		row(name, 300, newLongRun(t, 5, loadOf(t, 5, waiting), 300), nil)
	}
	if *update {
		if err := os.WriteFile(queuesGolden, []byte(table), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(queuesGolden); err != nil || string(want) != table {
		t.Errorf("%v: the table is no more that of %s; -update writes\n%s", err, queuesGolden, table)
	}
}

// worst is the cell with the least bound of several.
func worst(counted []tallied) string {
	at := &tallied{}
	for i := range counted {
		if c := &counted[i]; c.shown >= 200 && (at.trials == 0 || c.least() < at.least()) {
			at = c
		}
	}
	return at.cell()
}

// loadOf finds the load at which so many of the customers wait.
func loadOf(t *testing.T, servers int, waiting float64) float64 {
	t.Helper()
	low, high := 0.0, 1.0
	for range 60 {
		load := (low + high) / 2
		q, err := theory.NewMMc(servers, load*float64(servers), 1)
		if err != nil {
			t.Fatal(err)
		}
		if q.WaitProbability < waiting {
			low = load
		} else {
			high = load
		}
	}
	return low
}

func TestPageShowsTheCoverageOfQueues(t *testing.T) {
	page, err := os.ReadFile("../../scenarios/experiments.md")
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(queuesGolden)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), string(table)) {
		t.Errorf("scenarios/experiments.md does not show the table\n%s", table)
	}
}
