package experiment

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mathext"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/stats"
	"karvon/sim/theory"
)

// longRun is M/M/c to which a customer a minute comes. As many are there from the
// start as in the long run, and so nothing must warm up.
type longRun struct {
	servers   int
	load      float64
	customers int // a replication, on average
	exact     theory.MMc
	plan      *plan.Plan
	layout    *layout
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
	if q.plan, err = loaderOf(text)(Configuration{}); err != nil {
		t.Fatal(err)
	}
	q.layout, q.run = newLayout(q.plan), engine.New(q.plan)
	return q
}

// queueShares are those of the customers whose time is within a limit.
var queueShares = []float64{0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999}

// within names the share of those whose time is within the limit of which it is
// the truth: times in M/M/1 are exponential.
func (q *longRun) within(share float64) string {
	return fmt.Sprintf("flow.trucks.time.within-%.9gs", -math.Log1p(-share)*q.exact.Sojourn)
}

// present gives the distribution of those who are there, from the balance of
// births and deaths.
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

// truths are the exact values of responses.
func (q *longRun) truths() map[string]float64 {
	truths := map[string]float64{
		"post.gate.wait.p95": q.exact.WaitQuantile(0.95), "post.gate.wait.mean": q.exact.Wait, "flow.trucks.time.mean": q.exact.Sojourn,
	}
	for _, share := range queueShares {
		if q.servers == 1 {
			truths[q.within(share)] = share
		}
	}
	return truths
}

// replicate runs replications of an experiment.
func (q *longRun) replicate(t *testing.T, from, count int) []*Outcome {
	t.Helper()
	outcomes := make([]*Outcome, count)
	for i := range outcomes {
		record, err := q.run.Replicate(q.plan.Seed, from+i)
		if err != nil {
			t.Fatal(err)
		}
		outcomes[i] = observe(q.plan, q.layout, record)
	}
	return outcomes
}

// estimate makes the estimates of some replications.
func (q *longRun) estimate(t *testing.T, outcomes []*Outcome, name string) Response {
	t.Helper()
	i, ok := q.plan.ResponseIndex(name)
	if !ok {
		t.Fatalf("no response %s", name)
	}
	sample := &Sample{Plan: q.plan, cohorts: q.layout, pool: newPool(q.layout)}
	if _, isQuantile := q.plan.Responses[i].Statistic.Quantile(); isQuantile {
		for _, o := range outcomes {
			if err := sample.pool.merge(o.Times); err != nil {
				t.Fatal(err)
			}
		}
	}
	return sample.estimate(i, outcomes)
}

// caught counts what became of the intervals of experiments.
type caught struct{ trials, shown, covered, marked, low, high int }

func (c *caught) count(e stats.Estimate, truth float64) {
	c.trials++
	if !e.HasInterval() {
		return
	}
	c.shown++
	if len(e.Warnings) > 0 {
		c.marked++
	}
	switch {
	case e.Low > truth:
		c.high++
	case e.High < truth:
		c.low++
	default:
		c.covered++
	}
}

func (c *caught) String() string {
	least := 0.0
	if c.covered > 0 {
		least = mathext.InvRegIncBeta(float64(c.covered), float64(c.shown-c.covered+1), 0.025)
	}
	return fmt.Sprintf("%d of %d shown, %.1f%% cover (%.1f%% at least), %.1f%% marked, too low %d, too high %d", c.shown, c.trials,
		100*float64(c.covered)/float64(c.shown), 100*least, 100*float64(c.marked)/float64(c.shown), c.low, c.high)
}

func TestExploreQueue(t *testing.T) {
	for _, load := range []float64{0.5, 0.9} {
		for _, customers := range []int{30, 300} {
			q := newLongRun(t, 1, load, customers)
			counted := map[string]*caught{}
			for block := range 50 {
				outcomes := q.replicate(t, 40*block, 40)
				for _, n := range []int{5, 10, 40} {
					for from := 0; from < 40; from += n {
						for name, truth := range q.truths() {
							key := fmt.Sprintf("%02d %s", n, name)
							if counted[key] == nil {
								counted[key] = &caught{}
							}
							counted[key].count(q.estimate(t, outcomes[from:from+n], name).Estimate, truth)
						}
					}
				}
			}
			for _, key := range sortedKeys(counted) {
				fmt.Printf("load %g, %d customers, %s: %v\n", load, customers, key, counted[key])
			}
		}
	}
	_ = os.Stdout
}
func sortedKeys(m map[string]*caught) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
