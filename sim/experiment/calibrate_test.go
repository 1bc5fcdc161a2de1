package experiment

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"karvon/sim/observed"
	"karvon/sim/random"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// quickly calibrates a scenario with two rounds of few points.
func quickly(t *testing.T, text string, workers int, chosen func(string) bool, values ...observed.Value) (*Calibration,
	error) {
	t.Helper()
	load := loaderOf(text)
	m, err := load(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	return Calibrate(t.Context(), &Runner{Load: load, Workers: workers}, m, CalibrateOptions{Doubt: doubtOf(t, text),
		Chosen: chosen, Values: values, ModelError: 0.05, Rounds: 2, Size: 16, Replications: 2, draws: 400})
}

func anyOf(string) bool { return true }

// once is a value of one realisation.
func once(response string, number float64) observed.Value {
	return observed.Value{Response: response, Number: number, Error: -1}
}

func TestACalibrationDoesNotDependOnTheWorkers(t *testing.T) {
	one, err := quickly(t, calibratedPost, 1, anyOf, once("post.gate.arrived", 700), once("post.gate.wait.mean", 60))
	if err != nil {
		t.Fatal(err)
	}
	three, err := quickly(t, calibratedPost, 3, anyOf, once("post.gate.arrived", 700), once("post.gate.wait.mean", 60))
	if err != nil || !reflect.DeepEqual(one.Assumptions, three.Assumptions) ||
		!reflect.DeepEqual(one.Combined, three.Combined) || !reflect.DeepEqual(one.Set, three.Set) {
		t.Errorf("by one worker %+v, by three %+v, %v", one.Assumptions, three.Assumptions, err)
	}
	if m := &one.Assumptions[2].Members[0]; m.Name != "assumptions.trucks" || math.Abs(m.ValueAt(m.Best)*3600-29.2) > 2 {
		t.Errorf("of 700 a day it is said %s", m.At(m.Best))
	}
	if exit := &one.Assumptions[0]; exit.IsSet || exit.Members[0].Best != exit.Members[0].Position() {
		t.Errorf("what is not identified does not stay as stated: %+v", exit)
	}
}

func TestWhatNoValuesGiveIsSaid(t *testing.T) {
	c, err := quickly(t, calibratedPost, 0, anyOf, once("post.gate.arrived", 3000), once("post.gate.wait.mean", 60))
	if err != nil {
		t.Fatal(err)
	}
	if p := &c.Predictions[0]; c.Reached || !p.Missed || p.Inside || p.Most > 1300 || c.Predictions[1].Missed {
		t.Errorf("3,000 a day are said to be reached: %+v", c.Predictions)
	}
	if trucks := &c.Assumptions[2].Members[0]; trucks.Best < 0.6 {
		t.Errorf("the nearest number of trucks is %s", trucks.At(trucks.Best))
	}
}

func TestAnEndOfARangeIsSaid(t *testing.T) {
	c, err := quickly(t, calibratedPost, 0, func(name string) bool { return name == "assumptions.trucks" },
		once("post.gate.arrived", 985))
	if err != nil || len(c.Assumptions) != 1 || c.Assumptions[0].End != 1 || !c.Reached {
		t.Errorf("of 41 an hour, in a range up to 40, it is said %+v, %v", c.Assumptions, err)
	}
}

// tiedPost has two services that are one ignorance.
var tiedPost = strings.Replace(calibratedPost, "entities:",
	"ties: {pace: {together: [assumptions.service, assumptions.exit], title: one crew}}\nentities:", 1)

func TestTiesAreMovedAsOne(t *testing.T) {
	c, err := quickly(t, tiedPost, 0, func(name string) bool { return name == "assumptions.exit" },
		once("post.gate.utilisation", 0.6))
	if err != nil || len(c.Assumptions) != 1 || len(c.Assumptions[0].Members) != 2 || c.Assumptions[0].Narrowed > 0.95 {
		t.Fatalf("one of two that are tied is %+v, %v", c, err)
	}
	if _, set := c.Set["assumptions.service"]; !set || len(c.Set) != 2 {
		t.Errorf("set is %v", c.Set)
	}
}

// countedPost has desks that are counted, and a factor that is written in whole numbers and counts nothing.
const countedPost = `
karvon: 1
title: desks
run: {kind: stationary, warm-up: 4h, window: 1 day, follow-up: 2h, replications: 4, seed: 3}
assumptions:
  desks: {value: 4, range: [2, 8]}
  busier: {value: 2, range: [1, 3]}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: $desks, service: {exponential: 4m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 10/h * $busier}, journey: [{visit: gate}, depart]}}
primary: [post.gate.wait.mean]
`

func TestWhatCountsThingsIsToldInWholeNumbers(t *testing.T) {
	c, err := quickly(t, countedPost, 0, anyOf, once("post.gate.arrived", 510), once("post.gate.utilisation", 0.28))
	if err != nil || len(c.Assumptions) != 2 {
		t.Fatalf("%+v, %v", c, err)
	}
	busier, desks := &c.Assumptions[0].Members[0], &c.Assumptions[1].Members[0]
	for what, position := range map[string]float64{"value": desks.Best, "low end": desks.Low, "high end": desks.High,
		"low end before": desks.PriorLow, "high end before": desks.PriorHigh} {
		if at := desks.ValueAt(position); math.Abs(at-math.Round(at)) > 1e-9 || strings.Contains(desks.At(position), ".") {
			t.Errorf("the %s is %v desks, told as %s", what, at, desks.At(position))
		}
	}
	if !desks.Counts || busier.Counts || !strings.Contains(busier.At(busier.Best), ".") {
		t.Errorf("%s desks, %s times as busy", desks.At(desks.Best), busier.At(busier.Best))
	}
}

func TestWhatCannotBeFittedIsSaid(t *testing.T) {
	held := once("post.gate.arrived", 700)
	held.HoldOut = true
	if _, err := quickly(t, calibratedPost, 0, anyOf, held); err == nil || !strings.Contains(err.Error(), "held out") {
		t.Errorf("of what is all held out it is said %v", err)
	}
	idle := strings.Replace(calibratedPost, "flows: {", "flows: {cars: {entity: truck, arrivals: {rate: 0/h}, journey: "+
		"[{visit: exit}, depart]}, ", 1)
	if _, err := quickly(t, idle, 0, anyOf, once("flow.cars.time.mean", 60)); err == nil ||
		!strings.Contains(err.Error(), "flow.cars.time.mean has no value in") {
		t.Errorf("of what has no value it is said %v", err)
	}
}

// calibratedLine has two stations in a line, of which only the time in both is observed.
const calibratedLine = `
karvon: 1
title: two stations in a line
run: {kind: stationary, warm-up: 4h, window: 1 day, follow-up: 2h, replications: 4, seed: 3}
assumptions:
  papers: {value: 10m, range: [4m, 16m], doubt: uniform}
  search: {value: 10m, range: [4m, 16m], doubt: uniform}
entities: {truck: {}}
sites: {post: {stations: {papers: {servers: 40, service: $papers}, search: {servers: 40, service: $search}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 20/h}, journey: [{visit: papers}, {visit: search}, depart]}}
primary: [flow.trucks.time.mean]
`

func TestASumThatAloneIsKnownIsNamed(t *testing.T) {
	c, err := quickly(t, calibratedLine, 0, anyOf, once("flow.trucks.time.mean", 1320))
	if err != nil || len(c.Combined) != 1 {
		t.Fatalf("it is said %+v, %v", c, err)
	}
	if k := &c.Combined[0]; k.Operation != Sum || k.Signs[1] != 1 || k.Low > 1.1 || k.High < 1.1 || k.High-k.Low > 0.3 {
		t.Errorf("22 min of 20 as stated are %+v", k)
	}
	if c.Assumptions[0].Identified || !c.Assumptions[0].IsSet {
		t.Errorf("a part of the sum is %+v", c.Assumptions[0])
	}
	papers, search := &c.Assumptions[0].Members[0], &c.Assumptions[1].Members[0]
	if total := papers.ValueAt(papers.Best) + search.ValueAt(search.Best); math.Abs(total-1320) > 60 {
		t.Errorf("the values that are set come to %v", total)
	}
}

func TestAnEmulatorIsExactOfAQuadratic(t *testing.T) {
	surface := func(x, y float64) float64 { return 3 + 2*x - y + 0.5*x*x + 0.25*x*y - y*y }
	var points []simulatedPoint
	for i := range 40 {
		x, y := 2*random.Unit(random.Mix(1, uint64(i)))-1, 2*random.Unit(random.Mix(2, uint64(i)))-1
		v := surface(x, y)
		points = append(points, simulatedPoint{[]float64{x, y}, [][]float64{{v - 0.01, v + 0.01}, {nan, nan}}})
	}
	for i := range points {
		points[i].values[1] = []float64{1, 2}
	}
	e := newEmulator(points, nil, 2)
	told := emulated{means: make([]float64, 2), variances: make([]float64, 2), doubts: make([]float64, 2)}
	e.at([]float64{0.3, -0.4}, &told)
	if want := surface(0.3, -0.4); math.Abs(told.means[0]-want) > 1e-3 {
		t.Errorf("%v is emulated as %v", want, told.means[0])
	}
	if math.Abs(told.variances[0]-2e-4) > 1e-5 || math.Abs(told.variances[1]-0.5) > 1e-3 {
		t.Errorf("the variances of single replications are %v", told.variances)
	}
	if told.doubts[0] <= 0 || told.doubts[0] > 1e-4 {
		t.Errorf("the surface is in doubt by %v", told.doubts[0])
	}
	if r := e.correlation[0][1]; r < 0.9 || r > 1 {
		t.Errorf("two that go together are correlated by %v", r)
	}
}

func TestScalesGoThereAndBack(t *testing.T) {
	for _, scale := range []observedScale{{of: stats.Positive}, {of: stats.Positive, shift: 2}, {of: stats.Real},
		{of: stats.Share, shift: 0.01}, {root: true, shift: anscombe}} {
		for _, value := range []float64{0.001, 0.3, 0.9} {
			if back := scale.back(scale.on(value)); math.Abs(back-value) > 1e-12 {
				t.Errorf("%v on %+v comes back as %v", value, scale, back)
			}
			further := scale.on(value+1e-6*value) - scale.on(value)
			if slope := scale.slope(value); math.Abs(further/1e-6-slope) > 1e-3*slope {
				t.Errorf("%v on %+v has the slope %v, not %v", value, scale, slope, further/1e-6)
			}
		}
	}
}

// What is one value in all that was observed and simulated tells nothing; what only the simulated agree on does.
func TestScalesKnowWhatTellsNothing(t *testing.T) {
	r := &response.Response{Estimand: &response.Estimand{Kind: response.RateKind}}
	for _, test := range []struct {
		seen, simulated []float64
		even            bool
	}{
		{[]float64{0, 0}, []float64{0, 0, 0}, true}, {[]float64{0, 1}, []float64{0, 0}, false},
		{[]float64{1}, []float64{0, 0}, false}, {[]float64{0}, []float64{0, 2}, false},
	} {
		if got := newObservedScale(r, test.seen, test.simulated).even; got != test.even {
			t.Errorf("%v beside %v: %t", test.seen, test.simulated, got)
		}
	}
}
