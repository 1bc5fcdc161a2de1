package experiment

import (
	"context"
	"math"
	"testing"
	"testing/fstest"

	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// halfLoaded is M/M/1 at load one half: 120 s in the mean from arrival to departure.
const halfLoaded = `
karvon: 1
title: M/M/1 with ranges
run: {kind: stationary, warm-up: 10h, window: 4 weeks, follow-up: 10h, replications: 6, seed: 7}
entities: {truck: {}}
sites:
  post: {stations: {gate: {servers: 1, service: {value: {exponential: 60s}, range: [57s, 63s]}}}}
flows:
  trucks: {entity: truck, arrivals: {rate: {value: 30/h, range: [28/h, 32/h]}}, journey: [{visit: gate}, depart]}
primary: [flow.trucks.time.mean]
`

func loaderOf(text string) Loader {
	return func(ctx context.Context, c Configuration) (*response.Model, error) {
		s, err := scenario.Load(ctx, fstest.MapFS{"test.yaml": {Data: []byte(text)}}, "test",
			scenario.Options{Set: c.Settings, Policies: c.Policies, Positions: c.Positions, Where: c.Where})
		if err != nil {
			return nil, err
		}
		return response.Compile(ctx, s)
	}
}

func factorsOf(t *testing.T, text string) []scenario.Factor {
	t.Helper()
	return doubtOf(t, text).Factors
}

func doubtOf(t *testing.T, text string) *scenario.Doubt {
	t.Helper()
	s, _ := responsetest.Compile(t, plantest.TextLibrary(text), "test", scenario.Options{})
	return s.Doubt()
}

func sensitive(t *testing.T, text string, o SensitivityOptions) *Sensitivity {
	t.Helper()
	return sensitiveTo(t, text, Alone(factorsOf(t, text)), o)
}

func sensitiveTo(t *testing.T, text string, moved []FactorGroup, o SensitivityOptions) *Sensitivity {
	t.Helper()
	load := loaderOf(text)
	p, err := load(t.Context(), o.Base.Configuration)
	if err != nil {
		t.Fatal(err)
	}
	o.Moved, o.Responses = moved, p.Primary
	s, err := Sensitive(context.Background(), &Runner{Load: load}, p, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The time in M/M/1 is 1/(μ-λ): its changes over the ranges are known, and the common luck makes their intervals
// narrow. 1.5 half-widths of a 95% interval of six are missed by luck in less than 0.6% of the checks.
func TestATornadoFindsTheDerivativesOfMM1(t *testing.T) {
	s := sensitive(t, halfLoaded, SensitivityOptions{Method: OneAtATime, Replications: 6})
	want := map[string][2]float64{
		"sites.post.stations.gate.service": {57/(1-0.475) - 120, 63/(1-0.525) - 120},
		"flows.trucks.arrivals.rate":       {60/(1-28.0/60) - 120, 60/(1-32.0/60) - 120},
	}
	for _, e := range s.Responses[0].Effects {
		for i, got := range []struct{ mean, halfWidth float64 }{{e.Low.Mean, e.Low.HalfWidth()},
			{e.High.Mean, e.High.HalfWidth()}} {
			exact := want[e.Factor.Name][i]
			if math.Abs(got.mean-exact) > 1.5*got.halfWidth || got.halfWidth > 1.5 {
				t.Errorf("%s, end %d: %.2f ± %.2f, exactly %.2f", e.Factor.Name, i, got.mean, got.halfWidth, exact)
			}
		}
	}
	if s.Points != 5 || s.Responses[0].Effects[0].Factor.Name != "sites.post.stations.gate.service" {
		t.Errorf("%d points, the first effect is %s", s.Points, s.Responses[0].Effects[0].Factor.Name)
	}
}

// By Morris's and Sobol's methods the service time comes before the rate, and the indices of a nearly linear model
// sum to one.
func TestOtherMethodsAgreeOnTheOrder(t *testing.T) {
	base := Point{Window: plan.Week}
	morris := sensitive(t, halfLoaded, SensitivityOptions{Method: MorrisWalk, Replications: 1, Size: 4, Base: base})
	if e := morris.Responses[0].Effects[0]; e.Factor.Name != "sites.post.stations.gate.service" || e.Screen.Mean < 15 ||
		e.Screen.Mean > 35 {
		t.Errorf("Morris: %+v", e)
	}
	if morris.Points != 12 {
		t.Errorf("%d points of 4 walks", morris.Points)
	}
	sobol := sensitive(t, halfLoaded, SensitivityOptions{Method: SobolShare, Replications: 1, Size: 64, Base: base})
	sum := 0.0
	for _, e := range sobol.Responses[0].Effects {
		sum += e.Index.First.Mean
	}
	if math.Abs(sum-1) > 0.25 || sobol.Responses[0].Effects[0].Factor.Name != "sites.post.stations.gate.service" {
		t.Errorf("Sobol: the indices sum to %.2f, %+v", sum, sobol.Responses[0].Effects)
	}
}

// With PERT around a service time of 60 s in [57, 63] and a rate of 30 in [28, 32] an hour, the variance of the
// expected time follows from the exact formula over the quantiles of both; the input half-width is t(19) times its
// root.
func TestUncertainAssumptionsAreToldFromChance(t *testing.T) {
	load := loaderOf(halfLoaded)
	p, err := load(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	u, err := Uncertain(context.Background(), &Runner{Load: load}, p, Point{}, doubtOf(t, halfLoaded), 40)
	if err != nil {
		t.Fatal(err)
	}
	i, _ := p.ResponseIndex("flow.trucks.time.mean")
	r := u.Responses[i]
	exact := 2.093 * math.Sqrt(overRanges(factorsOf(t, halfLoaded)))
	if math.Abs(r.Input-exact) > 0.25*exact || r.Simulation > 1 || u.Draws != 20 {
		t.Errorf("by assumptions %.2f (about %.2f), by chance %.2f", r.Input, exact, r.Simulation)
	}
}

// overRanges is the variance of the exact time over the ranges of the rate and the service time.
func overRanges(factors []scenario.Factor) float64 {
	sum, squares, n := 0.0, 0.0, 0.0
	for i := range 100 {
		for j := range 100 {
			service := factors[1].Shape.Quantile((float64(i) + 0.5) / 100)
			rate := factors[0].Shape.Quantile((float64(j) + 0.5) / 100)
			time := service / (1 - rate*service)
			sum, squares, n = sum+time, squares+time*time, n+1
		}
	}
	return squares/n - sum/n*sum/n
}

func TestPreciselyAddsReplicationsUntilTheIntervalIsNarrow(t *testing.T) {
	p := responsetest.Named(t, "one-server", "run.window=1 day")
	i, _ := p.ResponseIndex("post.gate.utilisation")
	for _, most := range []int{500, 12} {
		rule := sequential(0.01, most)
		r, err := Precisely(context.Background(), &Runner{}, Point{}.Of(p), rule, []int{i}, 3)
		if err != nil {
			t.Fatal(err)
		}
		e := r.Responses[i].Estimate
		if r.Precision.Reached != rule.Reached(e) || r.Precision.Reached != (most == 500) || r.Precision.Looks[0] != 10 {
			t.Errorf("at most %d: %+v after %d replications, %v ± %v", most, r.Precision, r.Replications, e.Mean, e.HalfWidth())
		}
	}
}

// A queue that begins empty at load 0.9 is not in balance at once; a long enough warm-up is said to be so.
func TestAWarmUpIsFoundWhereThereIsATransient(t *testing.T) {
	slow := responsetest.Named(t, "one-server", "flows.trucks.arrivals.rate=58.5/h", "run.warm-up=0s",
		"run.window=20 days")
	w, err := FindWarmUp(context.Background(), &Runner{}, slow, Point{}, 40)
	if err != nil {
		t.Fatal(err)
	}
	if w.Used == 0 || w.Used != w.Truncation || len(w.doubts()) == 0 {
		t.Errorf("%+v", w)
	}
	quick := responsetest.Named(t, "one-server", "flows.trucks.arrivals.rate=30/h", "run.warm-up=1 day",
		"run.window=20 days")
	if w, err = FindWarmUp(context.Background(), &Runner{}, quick, Point{}, 10); err != nil || w.Used != plan.Day ||
		len(w.doubts()) != 0 {
		t.Errorf("%+v, error %v", w, err)
	}
	if _, err := FindWarmUp(context.Background(), &Runner{}, responsetest.Named(t, "peak-day"), Point{}, 3); err == nil {
		t.Error("a terminating run has a warm-up")
	}
}

func sequential(precision float64, most int) stats.Sequential {
	return stats.Sequential{Precision: precision, Most: most}
}
