package lint_test

import (
	"testing"
	"testing/fstest"

	"karvon/scenarios"
	"karvon/sim/lint"
)

// BenchmarkCheck checks the largest scenario of the library, with its 23 policies, and generated ones of the sizes
// in their names.
func BenchmarkCheck(b *testing.B) {
	b.Run("central-asia", func(b *testing.B) {
		for b.Loop() {
			if _, err := lint.Check(b.Context(), scenarios.FS, "central-asia"); err != nil {
				b.Fatal(err)
			}
		}
	})
	policies := "policies:\n" + repeated(1000, "  p%d: {set: {sites.post.stations.g7.servers: 3}}\n")
	for _, c := range []struct {
		name, text string
	}{
		{"1000-sites-1000-flows", models["sites"](1000)},
		{"10000-steps-10000-stations", models["steps"](10_000)},
		{"100000-stations", models["stations"](100_000)},
		{"1000-policies-1-station", models["policies"](1000)},
		{"1000-policies-100-stations", models["steps"](100) + policies},
		{"1000-policies-1000-stations", models["steps"](1000) + policies},
	} {
		b.Run(c.name, func(b *testing.B) {
			library := fstest.MapFS{"model.yaml": {Data: []byte(c.text)}}
			for b.Loop() {
				if _, err := lint.Check(b.Context(), library, "model"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
