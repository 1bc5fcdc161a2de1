package scenarios_test

import (
	"testing"
	"testing/fstest"

	"karvon/sim/plan/plantest"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// Every example of the reference can be run: a whole file as it stands, a
// fragment in a scenario that has what it speaks of.
func TestExamplesOfTheReferenceCompile(t *testing.T) {
	files := plantest.ExampleFiles()
	for _, example := range plantest.Examples(t, "reference.md") {
		files["example.yaml"] = &fstest.MapFile{Data: []byte(example)}
		s, err := scenario.Load(t.Context(), files, "example", scenario.Options{})
		if err == nil {
			_, err = response.Compile(t.Context(), s)
		}
		if err == nil {
			err = s.CheckSweeps()
		}
		if err != nil {
			t.Errorf("%v in\n%s", err, example)
		}
	}
}
