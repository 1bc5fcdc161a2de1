package experiment

import (
	"context"
	"flag"
	"math"
	"testing"

	"gonum.org/v1/gonum/mathext"

	"karvon/sim/stats"
	"karvon/sim/theory"
)

var long = flag.Bool("long", false, "run the long statistical tests")

// falseAlarm is the chance that one of the checks fails by luck; with the four
// of them the family fails by luck with a chance of at most 4·10⁻⁵.
const falseAlarm = 1e-5

// binomialUpperTail is P(X >= k) of a binomial X, exactly.
func binomialUpperTail(k, n int, p float64) float64 {
	if k <= 0 {
		return 1
	}
	return mathext.RegIncBeta(float64(k), float64(n-k+1), p)
}

// checkCoverage fails if the count contradicts every coverage from lowest to
// highest.
func checkCoverage(t *testing.T, what string, covered, n int, lowest, highest float64) {
	t.Helper()
	t.Logf("%s: %d of %d intervals cover, %.4f", what, covered, n, float64(covered)/float64(n))
	if 1-binomialUpperTail(covered+1, n, lowest) < falseAlarm/2 {
		t.Errorf("%s: %d of %d intervals cover: too few for %v", what, covered, n, lowest)
	}
	if binomialUpperTail(covered, n, highest) < falseAlarm/2 {
		t.Errorf("%s: %d of %d intervals cover: too many for %v", what, covered, n, highest)
	}
}

const coverageModel = `
karvon: 1
title: M/M/1 at half load
run: {kind: stationary, warm-up: 2h, window: 40h, follow-up: 2h, replications: 10}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 60s}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 30/h}, journey: [{visit: gate}, depart]}}
policies: {quick: {why: a difference, set: {sites.post.stations.gate.service: {exponential: 50s}}}}
primary: [post.gate.wait.mean]
`

// Experiments of ten replications of M/M/1, each some 1,200 customers, through
// the whole pipeline: the intervals of a mean, of a pooled quantile, of a paired
// difference, and of one by the widened interval of a single primary response
// (m = 1) cover their exact values nearly as stated. The means of a replication
// are skew, which costs half a percentage point. This kills an interval that
// takes pairs for independent (coverage 1.00) and one by the normal quantile
// (0.92).
func TestIntervalsOfExperimentsCover(t *testing.T) {
	trials := 100
	if *long {
		trials = 10_000
	}
	slow, quick := exactMM1(t, 60), exactMM1(t, 50)
	load := loaderOf(coverageModel)
	base, _ := load(Configuration{})
	other, _ := load(Configuration{Policies: []string{"quick"}})
	var mean, quantile, difference, quantileDifference int
	for trial := range trials {
		samples := []*Sample{SampleOf(base, nil, 0), SampleOf(other, nil, 0)}
		for _, s := range samples {
			s.First = 10 * trial
		}
		c, err := Compare(context.Background(), &Runner{}, samples, 10)
		if err != nil {
			t.Fatal(err)
		}
		mean += covers(c.Base.Find("post.gate.wait.mean").Estimate, slow.Wait)
		quantile += covers(c.Base.Find("post.gate.wait.p95").Estimate, slow.WaitQuantile(0.95))
		difference += covers(c.Others[0].Primary[0].Estimate, quick.Wait-slow.Wait)
		for i := range c.Others[0].Explored {
			if d := &c.Others[0].Explored[i]; d.Name == "post.gate.wait.p95" {
				quantileDifference += covers(d.Estimate, quick.WaitQuantile(0.95)-slow.WaitQuantile(0.95))
			}
		}
	}
	checkCoverage(t, "mean", mean, trials, 0.935, 0.96)
	checkCoverage(t, "pooled p95", quantile, trials, 0.93, 0.965)
	checkCoverage(t, "paired difference", difference, trials, 0.93, 0.96)
	checkCoverage(t, "paired difference of p95", quantileDifference, trials, 0.93, 0.965)
}

func covers(e stats.Estimate, truth float64) int {
	if math.Abs(e.Mean-truth) <= e.HalfWidth {
		return 1
	}
	return 0
}

func exactMM1(t *testing.T, service float64) theory.MMc {
	t.Helper()
	q, err := theory.NewMMc(1, 30.0/3600, 1/service)
	if err != nil {
		t.Fatal(err)
	}
	return q
}
