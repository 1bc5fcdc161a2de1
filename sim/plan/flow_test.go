package plan

import (
	"math"
	"math/rand/v2"
	"testing"

	"karvon/sim/dist"
	"karvon/sim/scenario"
)

func TestAProfileKeepsTheMeanRate(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		profile := &scenario.Profile{Hours: make([]float64, 24), Days: map[string]float64{"sat": r.Float64(), "sun": 0}}
		for i := range profile.Hours {
			profile.Hours[i] = 10 * r.Float64()
		}
		times, perNanosecond := rates(0.5, hourly(profile), false)
		arrivals := 0.0
		for i, rate := range perNanosecond {
			end := Week
			if i+1 < len(times) {
				end = times[i+1]
			}
			arrivals += rate * float64(end-times[i])
		}
		if want := 0.5 * 7 * 86400; math.Abs(arrivals/want-1) > 1e-12 {
			t.Errorf("%v arrivals a week, want %v", arrivals, want)
		}
	}
}

func TestDayToDayVariationBeginsASegmentEachMidnight(t *testing.T) {
	if times, _ := rates(1, flat(), true); len(times) != 7 || times[6] != 6*Day {
		t.Errorf("got %v", times)
	}
	if times, _ := rates(1, flat(), false); len(times) != 1 {
		t.Errorf("got %v", times)
	}
}

func TestOnlyEqualDistributionsShareASampler(t *testing.T) {
	c := newCompiler(&scenario.Scenario{})
	sampler := func(values, weights []float64) SamplerID {
		d, err := dist.NewDiscrete(values, weights)
		if err != nil {
			t.Fatal(err)
		}
		return c.sampler(scenario.Meta{}, d)
	}
	first := sampler([]float64{1, 2, 4}, []float64{1, 1, 1})
	if sampler([]float64{1, 2, 4}, []float64{1, 1, 1}) != first {
		t.Error("equal distributions have two samplers")
	}
	if sampler([]float64{1, 2, 5}, []float64{1, 1, 1}) == first ||
		sampler([]float64{1, 2, 4}, []float64{1, 2, 1}) == first {
		t.Error("different distributions share a sampler")
	}
}
