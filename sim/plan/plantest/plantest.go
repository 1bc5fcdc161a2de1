// Package plantest compiles scenarios for the tests of other packages.
package plantest

import (
	"io/fs"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// Compile loads a scenario of a library, or the file at a path that ends in
// .yaml, and compiles it. The test fails where the scenario is wrong.
func Compile(t testing.TB, library fs.FS, name string, options scenario.Options) (*scenario.Scenario, *plan.Plan) {
	t.Helper()
	s, err := scenario.Load(t.Context(), library, name, options)
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Compile(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return s, p
}
