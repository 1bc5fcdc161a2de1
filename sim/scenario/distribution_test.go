package scenario

import (
	"math"
	"testing"
)

func TestDistributionsAreReadInTheirNotations(t *testing.T) {
	for written, mean := range map[string]float64{
		"75s":                                                    75,
		"{constant: 75s}":                                        75,
		"{uniform: [1m, 2m]}":                                    90,
		"{triangular: [1m, 2m, 6m]}":                             180,
		"{exponential: 5m}":                                      300,
		"{exponential: {mean: 5m}}":                              300,
		"{erlang: {mean: 5m, stages: 3}}":                        300,
		"{gamma: {mean: 5m, cv: 0.6}}":                           300,
		"{gamma: {mean: 5m, cv: 60%}}":                           300,
		"{weibull: {mean: 5m, cv: 0.6}}":                         300,
		"{weibull: {shape: 1, scale: 5m}}":                       300,
		"{normal: {mean: 5m, sd: 1s}}":                           300,
		"{normal: {mean: 5m, sd: 1m, min: 4m, max: 6m}}":         300,
		"{lognormal: {mean: 5m, cv: 0.9}}":                       300,
		"{beta: {min: 0s, max: 10m, mean: 5m, cv: 0.3}}":         300,
		"{pert: [1m, 2m, 3m]}":                                   120,
		"{hyperexponential: {mean: 5m, cv: 2}}":                  300,
		"{empirical: {values: [1m, 2m, 3m]}}":                    120,
		"{discrete: {5m: 30%, 10m: 70%}}":                        510,
		"{value: {exponential: 5m}, range: [4m, 6m], source: x}": 300,
		"{exponential: {mean: {value: 5m, source: x}}}":          300,
	} {
		s := loadOver(t, "sites: {post: {stations: {gate: {service: "+written+"}}}}\n", Options{})
		if got := s.Sites["post"].Stations["gate"].Service.Mean(); math.Abs(got-mean) > 1e-9*mean {
			t.Errorf("%s: mean %v, want %v", written, got, mean)
		}
	}
}

func TestDistributionsOfNumbersAndSpeeds(t *testing.T) {
	s := loadOver(t, `
links: {road: {from: post, to: other, mode: road, length: 3 km, speed: {uniform: [36 km/h, 72 km/h]}}}
flows: {trucks: {attributes: {people: {draw: {poisson: 4}}, debt: {draw: {normal: {mean: -3, sd: 1, min: -9}}}}}}
`, Options{})
	attributes := s.Flows["trucks"].Attributes
	if s.Links["road"].Speed.Mean() != 15 || attributes["people"].Draw.Mean() != 4 ||
		attributes["debt"].Draw.Mean() > -2.9 {
		t.Errorf("got %v %v %v", s.Links["road"].Speed.Mean(), attributes["people"].Draw.Mean(),
			attributes["debt"].Draw.Mean())
	}
}
