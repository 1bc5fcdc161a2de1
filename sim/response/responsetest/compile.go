// Package responsetest compiles scenarios for the tests of other packages.
package responsetest

import (
	"io/fs"
	"testing"

	"karvon/sim/response"
	"karvon/sim/scenario"
)

// Compile loads a scenario of a library, or the file at a path that ends in
// .yaml, and compiles it. The test fails where the scenario is wrong.
func Compile(t testing.TB, library fs.FS, name string, options scenario.Options) (*scenario.Scenario, *response.Model) {
	t.Helper()
	s, err := scenario.Load(t.Context(), library, name, options)
	if err != nil {
		t.Fatal(err)
	}
	m, err := response.Compile(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return s, m
}
