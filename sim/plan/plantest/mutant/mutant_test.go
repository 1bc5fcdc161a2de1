package mutant_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"strings"
	"sync"
	"testing"

	"karvon/scenarios"
	"karvon/sim/plan/plantest"
	"karvon/sim/plan/plantest/mutant"
)

var (
	long = flag.Bool("long", false, "examine thousands of mutants, not hundreds")
	seed = flag.Uint64("seed", 1, "of the mutants")
)

// module is the module's root, as the tests of this package see it.
const module = "../../../../"

// inputs gathers what mutants descend from: the library, the examples of the reference, random models, and the
// broken and doubtful files.
func inputs(t testing.TB) []mutant.Input {
	t.Helper()
	all := mutant.RandomInputs(30)
	for i, example := range plantest.Examples(t, module+"scenarios/reference.md") {
		all = append(all, mutant.Input{Name: fmt.Sprintf("example-%02d", i), Text: []byte(example)})
	}
	for _, pattern := range []string{
		"scenarios/*.yaml", "sim/plan/plantest/testdata/*.yaml", "sim/response/testdata/*/*.yaml",
		"sim/lint/testdata/*/*.yaml",
		"sim/scenario/testdata/*/*.yaml",
		"cmd/karvon/testdata/*.yaml", "cmd/karvon/testdata/cases/*.yaml", "sim/plan/plantest/mutant/testdata/*/*.yaml",
	} {
		found, err := mutant.InputsOf(os.DirFS(module), pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, input := range found {
			input.Rare = strings.Contains(input.Name, "broken") || strings.Contains(input.Name, "found")
			all = append(all, input)
		}
	}
	return all
}

// breeders keeps the breeder from one test to the next.
var breeders struct {
	sync.Once
	*mutant.Breeder
}

func newBreeder(t testing.TB) *mutant.Breeder {
	t.Helper()
	breeders.Do(func() { breeders.Breeder = mutant.NewBreeder(inputs(t)) })
	return breeders.Breeder
}

func newExaminer(t testing.TB) *mutant.Examiner {
	t.Helper()
	others := plantest.ExampleFiles()
	maps.Copy(others, plantest.Library())
	examiner, err := mutant.NewExaminer(scenarios.FS, others)
	if err != nil {
		t.Fatal(err)
	}
	return examiner
}

func TestMutantsAreTheSameEveryTime(t *testing.T) {
	one, other := newBreeder(t), mutant.NewBreeder(inputs(t))
	other.Mutant(7, 3) // what was bred before makes no difference
	for n := range uint64(8) {
		if !bytes.Equal(one.Mutant(7, n).Text, other.Mutant(7, n).Text) {
			t.Fatalf("mutant %d is another the second time", n)
		}
	}
}
