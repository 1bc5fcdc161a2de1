package plantest

import (
	_ "embed"
	"testing"
	"testing/fstest"

	"karvon/sim/plan"
	"karvon/sim/scenario"
)

//go:embed testdata/base.yaml
var base []byte

// Library holds the scenario that the tests' scenarios extend.
func Library() fstest.MapFS { return fstest.MapFS{"base.yaml": {Data: base}} }

// Over gives a library that holds besides, as over, a text laid over the base.
func Over(text string) fstest.MapFS {
	library := Library()
	library["over.yaml"] = &fstest.MapFile{Data: []byte("karvon: 1\nextends: base\n" + text)}
	return library
}

// CompileOver compiles the base with a text laid over it, under policies.
func CompileOver(t testing.TB, text string, policies ...string) (*scenario.Scenario, *plan.Plan) {
	t.Helper()
	return Compile(t, Over(text), "over", scenario.Options{Policies: policies})
}
