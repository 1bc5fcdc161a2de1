// Package plantest loads and compiles scenarios for the tests of other packages.
package plantest

import (
	"context"
	"io/fs"
	"runtime/debug"
	"testing"
	"testing/fstest"

	"karvon/scenarios"
	"karvon/sim/dist"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// Tests compile many models and throw each away, and hold little of them: collected less often than Go does by itself
// they take about a sixth less of the processor.
func init() { debug.SetGCPercent(400) }

// Compile loads a scenario of a library, or the file at a path that ends in .yaml, and compiles it. The test fails
// where the scenario is wrong.
func Compile(t testing.TB, library fs.FS, name string, options scenario.Options) (*scenario.Scenario, *plan.Plan) {
	t.Helper()
	s, p, err := Try(t.Context(), library, name, options)
	if err != nil {
		t.Fatal(err)
	}
	return s, p
}

// Try is Compile for a loader, which says what is wrong.
func Try(ctx context.Context, library fs.FS, name string, options scenario.Options) (*scenario.Scenario, *plan.Plan,
	error) {
	s, err := scenario.Load(ctx, library, name, options)
	if err != nil {
		return nil, nil, err
	}
	draft, err := plan.Begin(ctx, s)
	if err != nil {
		return nil, nil, err
	}
	p, err := draft.Outline()
	if err != nil {
		return nil, nil, err
	}
	return s, p, p.Complete(ctx, new(dist.Tables))
}

// Named compiles a scenario of karvon's library, or a file, with settings.
func Named(t testing.TB, name string, set ...string) *plan.Plan {
	t.Helper()
	_, p := Compile(t, scenarios.FS, name, scenario.Options{Set: set})
	return p
}

// Text compiles the text of a scenario.
func Text(t testing.TB, text string) *plan.Plan {
	t.Helper()
	_, p := Compile(t, TextLibrary(text), "test", scenario.Options{})
	return p
}

// TextLibrary is a library with the scenario "test" alone.
func TextLibrary(text string) fs.FS { return fstest.MapFS{"test.yaml": {Data: []byte(text)}} }
