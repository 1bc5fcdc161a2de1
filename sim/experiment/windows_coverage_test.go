package experiment

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"karvon/sim/stats"
	"karvon/sim/theory"
)

// windowedQueue is a queue whose replications have four windows behind one warm-up that begins empty, with what is
// true of it in the long run.
type windowedQueue struct {
	*longRun
	name  string
	truth map[string]float64
}

// windowsCounted are those of each replication.
const windowsCounted = 4

func newWindowedQueue(t *testing.T, name, text string, truth map[string]float64, settings []string) *windowedQueue {
	t.Helper()
	m, err := loaderOf(text)(t.Context(), Configuration{Settings: settings})
	if err != nil {
		t.Fatal(err)
	}
	q := &windowedQueue{longRun: &longRun{plan: m, run: m.Run()}, name: name, truth: truth}
	q.kept = &projection{form: &form{all: true}, cohorts: q.ofWait()}
	return q
}

// steadyQueue is M/M/1 to which a customer a minute comes, with so many of them in the warm-up and in each window.
func steadyQueue(t *testing.T, load float64, warmUp, window int, settings ...string) *windowedQueue {
	t.Helper()
	exact, err := theory.NewMMc(1, 1.0/60, 1/(60*load))
	if err != nil {
		t.Fatal(err)
	}
	half := fmt.Sprintf("flow.trucks.time.within-%.6fs", exact.Sojourn*math.Ln2)
	return newWindowedQueue(t, fmt.Sprintf("M/M/1 at load %g", load), fmt.Sprintf(`
karvon: 1
title: M/M/1 in four windows
run: {kind: stationary, warm-up: %dm, window: %dm, windows: %d, follow-up: 10 days}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: %gs}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 60/h}, journey: [{visit: gate}, depart]}}
primary: [%s]
`, warmUp, window, windowsCounted, 60*load, half), map[string]float64{
		"post.gate.wait.mean": exact.Wait, "post.gate.queue.mean": exact.Wait / 60, "post.gate.utilisation": load,
		"flow.trucks.arrived": 1440, "flow.trucks.time.mean": exact.Sojourn, "flow.trucks.drift": 0,
		half: 0.5, "post.gate.wait.p95": exact.WaitQuantile(0.95),
	}, settings)
}

// The profile of a week, in which more come than are served through some hours.
var (
	hourWeights = [24]float64{1, 1, 1, 1, 1, 2, 3, 5, 8, 9, 9, 8, 7, 7, 8, 8, 7, 6, 5, 4, 3, 2, 2, 1}
	dayWeights  = [7]float64{12, 10, 9, 9, 11, 6, 3}
)

// weeklyQueue is a server with exponential services of 24 minutes to which 1.4 come an hour, by the profile of a week.
// What is true of it are solutions of its Kolmogorov equations from empty, in the fourth week: those who come find
// what there is at that time (Poisson arrivals see time averages), and wait for a service of each.
func weeklyQueue(t *testing.T, settings ...string) *windowedQueue {
	t.Helper()
	const rate, served, states, steps = 1.4, 2.5, 150, 100 // an hour; of an hour
	var hours, days []string
	weight := 0.0
	for _, w := range hourWeights {
		hours = append(hours, fmt.Sprint(w))
		for _, d := range dayWeights {
			weight += w * d / 168
		}
	}
	for d, w := range dayWeights {
		days = append(days, fmt.Sprintf("%s: %g", []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}[d], w))
	}
	chances := make([]float64, states)
	chances[0] = 1
	flow := func(come float64, p, into []float64) {
		for n := range p {
			out := 0.0
			if n > 0 {
				out += served
				into[n-1] += served * p[n]
			}
			if n < states-1 {
				out += come
				into[n+1] += come * p[n]
			}
			into[n] -= out * p[n]
		}
	}
	step := func(come float64) {
		const h = 1.0 / steps
		total, at := make([]float64, states), chances
		for _, part := range []struct{ reach, weight float64 }{{h / 2, h / 6}, {h / 2, h / 3}, {h, h / 3}, {0, h / 6}} {
			slope, next := make([]float64, states), make([]float64, states)
			flow(come, at, slope)
			for n := range slope {
				total[n] += part.weight * slope[n]
				next[n] = chances[n] + part.reach*slope[n]
			}
			at = next
		}
		for n := range chances {
			chances[n] += total[n]
		}
	}
	present, waiting, busy, found, came := 0.0, 0.0, 0.0, 0.0, 0.0
	for hour := range 4 * 168 {
		come := rate * hourWeights[hour%24] * dayWeights[hour/24%7] / weight
		for range steps {
			step(come)
			if hour < 3*168 {
				continue
			}
			there := 0.0
			for n, p := range chances {
				there += float64(n) * p
			}
			present += there / (168 * steps)
			busy += (1 - chances[0]) / (168 * steps)
			waiting += (there - 1 + chances[0]) / (168 * steps)
			found += come * there
			came += come
		}
	}
	wait := found / came / served * 3600
	t.Logf("a week's profile: %.4f are there, %.4f wait, %.2f%% busy, a wait of %.2f s", present, waiting, 100*busy, wait)
	return newWindowedQueue(t, "a week's profile", fmt.Sprintf(`
karvon: 1
title: a queue with the profile of a week, in four windows
run: {kind: cyclic, warm-up: 1 week, window: 1 week, windows: %d, follow-up: 1 week}
entities: {truck: {}}
profiles: {of-a-week: {hours: [%s], days: {%s}}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 24m}}}}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: %g/h, profile: of-a-week}
    journey: [{visit: gate}, depart]
`, windowsCounted, strings.Join(hours, ", "), strings.Join(days, ", "), rate), map[string]float64{
		"post.gate.wait.mean": wait, "post.gate.queue.mean": waiting, "post.gate.utilisation": busy,
		"flow.trucks.arrived": rate * 24, "flow.trucks.time.mean": wait + 24*60, "flow.trucks.drift": 0,
	}, settings)
}

// experiment makes ten replications, and says what they do of a response.
func (q *windowedQueue) experiment(t *testing.T, first int) func(name string) stats.Estimate {
	if !q.plan.Antithetic {
		outcomes := q.replicate(t, first, 10)
		return func(name string) stats.Estimate { return q.estimate(t, outcomes, name).Estimate }
	}
	sample := Point{first: first}.Of(q.plan)
	if err := (&Runner{Workers: 1}).Extend(t.Context(), []*Sample{sample}, 10); err != nil {
		t.Fatal(err)
	}
	result, err := sample.Result()
	if err != nil {
		t.Fatal(err)
	}
	return func(name string) stats.Estimate { return result.Find(name).Estimate }
}

// judge makes experiments of ten replications, and holds what they say against the truth: their intervals cover it, and
// their mean is off by no more than chance, and a hundredth for what means over random numbers and a warm-up of
// finite length are off by.
func (q *windowedQueue) judge(t *testing.T, experiments int) {
	t.Helper()
	covered, shown, said := map[string]int{}, map[string]int{}, map[string][]float64{}
	for experiment := range experiments {
		estimates := q.experiment(t, 10*experiment)
		for name, truth := range q.truth {
			e := estimates(name)
			covered[name] += covers(e, truth)
			if e.HasInterval() {
				shown[name]++
			}
			said[name] = append(said[name], e.Mean)
		}
	}
	for name, truth := range q.truth {
		most := 0.985
		if name == "flow.trucks.drift" {
			most = 1 // of a few whole entities the interval is as wide as their rounding makes it
		}
		checkCoverage(t, q.name+", "+name, covered[name], shown[name], 0.94, most)
		e := stats.MeanInterval(said[name], 1-falseAlarm)
		low, high := e.Test()
		t.Logf("%s, %s: %.6g in the mean of all, %.6g in truth", q.name, name, e.Mean, truth)
		if slack := 0.01 * math.Abs(truth); low > truth+slack || high < truth-slack {
			t.Errorf("%s, %s: %.6g (%.6g to %.6g) in the mean of all, %.6g in truth", q.name, name, e.Mean, low, high, truth)
		}
	}
}

// Intervals of ten replications, of four windows each behind one warm-up from empty, cover what is true in at least
// 94 of 100 experiments, and their mean is off by no more than a hundredth. Windows are not long beside the time in
// which a queue forgets (at load 0.9 that of 340 customers of a window's 1,500): as values of their own they would be
// alike, and a replication is one value. Of 30 shares and as many means any is called wrong by luck with a chance of
// less than 10^-3. The quick edition has 60 experiments or fewer, -long 10,000 or, of the queues that forget slowly,
// 2,000 and 500; -longest has 10,000 of each.
func TestIntervalsOfSeveralWindowsCover(t *testing.T) {
	for _, of := range []struct {
		name                     string
		make                     func(t *testing.T) *windowedQueue
		quick, ofLong, ofLongest int
	}{
		{"load 0.5", func(t *testing.T) *windowedQueue { return steadyQueue(t, 0.5, 60, 150) }, 60, 10_000, 10_000},
		{"profile", func(t *testing.T) *windowedQueue { return weeklyQueue(t) }, 60, 10_000, 10_000},
		{"load 0.9", func(t *testing.T) *windowedQueue { return steadyQueue(t, 0.9, 2_000, 1_500) }, 20, 2_000, 10_000},
		{"load 0.95", func(t *testing.T) *windowedQueue { return steadyQueue(t, 0.95, 8_000, 6_000) }, 5, 500, 10_000},
	} {
		t.Run(of.name, func(t *testing.T) {
			t.Parallel()
			of.make(t).judge(t, seedsOf(of.quick, of.ofLong, of.ofLongest))
		})
	}
}

// Intervals of ten replications of two runs of opposite luck cover as those of any replications do: the two are one
// value. Of 30 shares and means together any is called wrong by luck with a chance of less than 10^-3.
func TestIntervalsOfAntitheticReplicationsCover(t *testing.T) {
	settings := []string{"run.antithetic=true", "run.windows=1"}
	steady := func(load float64, warmUp, window int) func(t *testing.T) *windowedQueue {
		return func(t *testing.T) *windowedQueue { return steadyQueue(t, load, warmUp, window, settings...) }
	}
	for _, of := range []struct {
		name                     string
		make                     func(t *testing.T) *windowedQueue
		quick, ofLong, ofLongest int
	}{
		{"load 0.5", steady(0.5, 60, 600), 10, 1_000, 10_000},
		{"profile", func(t *testing.T) *windowedQueue { return weeklyQueue(t, settings...) }, 10, 1_000, 10_000},
		{"load 0.9", steady(0.9, 2_000, 6_000), 2, 200, 10_000},
	} {
		t.Run(of.name, func(t *testing.T) {
			t.Parallel()
			of.make(t).judge(t, seedsOf(of.quick, of.ofLong, of.ofLongest))
		})
	}
}
