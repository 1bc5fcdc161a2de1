package plan_test

import (
	"testing"
	"testing/fstest"

	"karvon/scenarios"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// BenchmarkCheck checks the largest scenario of the library, with its 23
// policies, and generated ones of the sizes in their names.
func BenchmarkCheck(b *testing.B) {
	b.Run("central-asia", func(b *testing.B) {
		for b.Loop() {
			if _, err := plan.Check(b.Context(), scenarios.FS, "central-asia"); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, c := range []struct {
		name, model string
		size        int
	}{
		{"1000-sites-1000-flows", "sites", 1000},
		{"10000-steps-10000-stations", "steps", 10_000},
		{"100000-stations", "stations", 100_000},
		{"1000-policies-1-station", "policies", 1000},
		{"1000-policies-100-stations", "policies of 100", 1000},
	} {
		b.Run(c.name, func(b *testing.B) {
			library := fstest.MapFS{"model.yaml": {Data: []byte(models[c.model](c.size))}}
			for b.Loop() {
				if _, err := plan.Check(b.Context(), library, "model"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCompile reads and compiles the largest scenario of the library, with
// the tables that a run draws from.
func BenchmarkCompile(b *testing.B) {
	b.Run("central-asia", func(b *testing.B) {
		for b.Loop() {
			s, err := scenario.Load(b.Context(), scenarios.FS, "central-asia", scenario.Options{})
			if err != nil {
				b.Fatal(err)
			}
			if _, err := plan.Compile(b.Context(), s); err != nil {
				b.Fatal(err)
			}
		}
	})
}
