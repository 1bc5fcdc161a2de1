// Package responsetest loads and compiles scenarios, with their responses, for the tests of other packages.
package responsetest

import (
	"context"
	"io/fs"
	"testing"

	"karvon/scenarios"
	"karvon/sim/plan/plantest"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// Compile loads a scenario of a library, or the file at a path that ends in .yaml, and compiles it. The test fails
// where the scenario is wrong.
func Compile(t testing.TB, library fs.FS, name string, options scenario.Options) (*scenario.Scenario, *response.Model) {
	t.Helper()
	s, m, err := Try(t.Context(), library, name, options)
	if err != nil {
		t.Fatal(err)
	}
	return s, m
}

// Try is Compile for a loader, which says what is wrong.
func Try(ctx context.Context, library fs.FS, name string, options scenario.Options) (*scenario.Scenario,
	*response.Model, error) {
	s, err := scenario.Load(ctx, library, name, options)
	if err != nil {
		return nil, nil, err
	}
	m, err := response.Compile(ctx, s)
	return s, m, err
}

// Named compiles a scenario of karvon's library, or a file, with settings.
func Named(t testing.TB, name string, set ...string) *response.Model {
	t.Helper()
	_, m := Compile(t, scenarios.FS, name, scenario.Options{Set: set})
	return m
}

// Text compiles the text of a scenario.
func Text(t testing.TB, text string) *response.Model {
	t.Helper()
	_, m := Compile(t, plantest.TextLibrary(text), "test", scenario.Options{})
	return m
}
