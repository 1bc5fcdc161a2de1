package scenarios_test

import (
	"testing"
	"testing/fstest"

	"karvon/sim/design"
	"karvon/sim/plan/plantest"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// Every example of the reference can be run: a whole file as it stands, a fragment in a scenario that has what it
// speaks of.
func TestExamplesOfTheReferenceCompile(t *testing.T) {
	files := plantest.ExampleFiles()
	for _, example := range plantest.Examples(t, "reference.md") {
		files["example.yaml"] = &fstest.MapFile{Data: []byte(example)}
		s, _, err := responsetest.Try(t.Context(), files, "example", scenario.Options{})
		if err == nil {
			err = design.Check(t.Context(), s)
		}
		if err != nil {
			t.Errorf("%v in\n%s", err, example)
		}
	}
}
