package experiment

import (
	"io/fs"
	"math"
	"slices"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

const tied = `
karvon: 1
title: Quantities that are tied
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites:
  post:
    stations:
      gate: {servers: 9, service: {value: 60s, range: [30s, 3m]}}
      desk: {servers: 9, service: {value: 60s, range: [55s, 70s]}}
      scan: {servers: 9, service: {value: 60s, range: [40s, 90s], interval: 90%}}
      hatch: {servers: 9, service: {value: 60s, range: [50s, 90s], doubt: uniform}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: {value: 30/h, range: [10/h, 90/h]}}
    journey: [{visit: gate}, {visit: desk}, {visit: scan}, {visit: hatch}, depart]
ties:
  booths: {together: ["*.gate.service", "*.desk.service"]}
  all: {correlated: ["*.gate.service", "*.scan.service"], correlation: 0.6}
  against: {correlated: [flows.trucks.arrivals.rate, "*.scan.service"], correlation: -0.4}
`

// drawnOf are the positions of a factor in draws, by its name.
func drawnOf(d *scenario.Doubt, draws int) map[string][]float64 {
	drawn := map[string][]float64{}
	o := SensitivityOptions{Moved: Alone(d.Factors), Totals: d.Totals}
	for _, at := range sampled(d, draws, 7) {
		for name, u := range o.drawn("draw", at).Positions {
			drawn[name] = append(drawn[name], u)
		}
	}
	return drawn
}

const (
	gateService  = "sites.post.stations.gate.service"
	deskService  = "sites.post.stations.desk.service"
	scanService  = "sites.post.stations.scan.service"
	hatchService = "sites.post.stations.hatch.service"
	truckRate    = "flows.trucks.arrivals.rate"
)

// Of a Latin hypercube each slice holds one draw, so that means and quantiles are those of the shapes all but exactly.
func TestDrawsHaveTheMeansOfTheirShapes(t *testing.T) {
	const draws = 1000
	d := doubtOf(t, tied)
	drawn := drawnOf(d, draws)
	ends := map[string][2]float64{gateService: {30, 180}, deskService: {55, 70}, scanService: {40, 90},
		hatchService: {50, 90}, truckRate: {10.0 / 3600, 90.0 / 3600}}
	for _, f := range d.Factors {
		low, high := ends[f.Name][0], ends[f.Name][1]
		values := make([]float64, draws)
		mean, exact := 0.0, 0.0
		for i, u := range drawn[f.Name] {
			values[i] = low + u*(high-low)
			mean += values[i] / draws
			exact += f.Shape.Quantile((float64(i)+0.5)/draws) / draws
		}
		if math.Abs(mean-exact) > 2e-3*exact {
			t.Errorf("the mean of %s is %v, want %v", f.Name, mean, exact)
		}
		slices.Sort(values)
		for _, i := range []int{100, 500, 900} {
			least, most := f.Shape.Quantile(float64(i)/draws), f.Shape.Quantile(float64(i+1)/draws)
			if x := values[i]; x < least*(1-1e-12) || x > most*(1+1e-12) {
				t.Errorf("draw %d of %s is %v, want one in [%v, %v]", i, f.Name, x, least, most)
			}
		}
	}
	// PERT's mean is (low + 4 value + high)/6.
	mean := 0.0
	for _, u := range drawn[deskService] {
		mean += (55 + 15*u) / draws
	}
	if want := (55 + 4*60 + 70) / 6.0; math.Abs(mean-want) > 1e-3*want {
		t.Errorf("the mean of the desk is %v, want %v", mean, want)
	}
}

// The gate and the desk are at the same quantile, whatever they are drawn from; what is correlated has its rank
// correlation, and what is not has none.
func TestDrawsHaveTheRankCorrelationsOfTheirTies(t *testing.T) {
	drawn := drawnOf(doubtOf(t, tied), 2000)
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{gateService, deskService, 1},
		{gateService, scanService, 0.6},
		{deskService, scanService, 0.6},
		{truckRate, scanService, -0.4},
		{truckRate, gateService, 0},
		{hatchService, scanService, 0},
	} {
		got := rankCorrelation(drawn[c.a], drawn[c.b])
		if tolerance := 0.03; math.Abs(got-c.want) > tolerance || c.want == 1 && got != 1 {
			t.Errorf("%s and %s have %.3f, want %v", c.a, c.b, got, c.want)
		}
	}
}

// rankCorrelation is Spearman's.
func rankCorrelation(x, y []float64) float64 {
	ranks := func(values []float64) []int {
		sorted := slices.Sorted(slices.Values(values))
		r := make([]int, len(values))
		for i, v := range values {
			r[i], _ = slices.BinarySearch(sorted, v)
		}
		return r
	}
	a, b := ranks(x), ranks(y)
	sum, n := 0.0, float64(len(x))
	for i := range a {
		sum += float64((a[i] - b[i]) * (a[i] - b[i]))
	}
	return 1 - 6*sum/(n*(n*n-1))
}

// What is tied together is one group of a sensitivity, each of its members drawn from its own shape.
func TestWhatIsTiedTogetherMovesAsOne(t *testing.T) {
	moved := Moved(doubtOf(t, tied))
	if len(moved) != 4 || moved[0].Name != "booths" || len(moved[0].Together) != 2 {
		t.Fatalf("%+v", moved)
	}
	positions := map[string]float64{}
	moved[0].drawn(positions, 0.3)
	for _, f := range factorsOf(t, tied) {
		at, ok := positions[f.Name]
		if member := f.Name == gateService || f.Name == deskService; ok != member || ok && at != f.Shape.Position(0.3) {
			t.Errorf("%s is at %v", f.Name, at)
		}
	}
}

// Every scenario of the library can be drawn: also where all that is not known is at the same end.
func TestTheLibraryCanBeDrawn(t *testing.T) {
	files, err := fs.Glob(scenarios.FS, "*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			if file == "central-asia.yaml" && !*long {
				t.Skip("takes longer than all others together: with -long; its hubs are here by themselves")
			}
			s, m := responsetest.Compile(t, scenarios.FS, strings.TrimSuffix(file, ".yaml"), scenario.Options{})
			d := s.Doubt()
			if len(d.Factors) == 0 {
				return
			}
			low, high := make([]float64, len(d.Factors)), make([]float64, len(d.Factors))
			for i := range low {
				low[i], high[i] = 1e-6, 1-1e-6
			}
			o := SensitivityOptions{Moved: Alone(d.Factors), Totals: d.Totals}
			for _, at := range append(sampled(d, 2, m.Seed), low, high) {
				positions := o.drawn("draw", at).Positions
				_, err := scenario.Load(t.Context(), scenarios.FS, s.Name, scenario.Options{Positions: positions})
				if err != nil {
					t.Error(err)
				}
			}
			if *long {
				libraryRuns(t, m, d)
			}
		})
	}
}

// libraryRuns simulates three draws of a day.
func libraryRuns(t *testing.T, m *response.Model, d *scenario.Doubt) {
	t.Helper()
	base := Point{Configuration: Configuration{Scenario: m.Plan.Name}, Window: plan.Day}
	u, err := Uncertain(t.Context(), &Runner{Load: loadLibrary}, m, base, d, LeastUncertain)
	if err != nil || len(u.Failures) > 0 {
		t.Errorf("%v, %v", err, u)
	}
}
