package design_test

import (
	"testing"
	"testing/fstest"

	"karvon/sim/design"
	"karvon/sim/scenario"
)

// FuzzCheck checks the sweeps of any file that loads.
func FuzzCheck(f *testing.F) {
	f.Add([]byte(post))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := scenario.Load(t.Context(), fstest.MapFS{"fuzz.yaml": {Data: text}}, "fuzz", scenario.Options{})
		if err != nil {
			return
		}
		if err := design.Check(t.Context(), s); err != nil {
			requirePlaced(t, err)
		}
	})
}

// FuzzFactor reads any text as a factor of a sweep, and places points in it.
func FuzzFactor(f *testing.F) {
	for _, text := range []string{"a=run.seed=1..9/2", "flows.trucks.arrivals.rate=1/h..9/h", "policy=none",
		"b=sites.post.stations.gate.servers=1..16*2", "sites.post.stations.gate.service={gamma: {mean: 5m, cv: 1}},'x, y'"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := load(t, fstest.MapFS{"minimal.yaml": {Data: []byte(minimal)}}, "minimal")
		d, err := design.New(t.Context(), s, design.Request{Factors: []string{text}, Design: "sobol:4"})
		if err != nil {
			requirePlaced(t, err)
			return
		}
		for _, u := range []float64{0, 0.3, 1} {
			level := d.Factors[0].At(u)
			d.Factors[0].Value(level)
			d.Factors[0].Number(level)
		}
	})
}
