package mutant_test

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"testing"

	"karvon/sim/plan/plantest/mutant"
)

var agree = flag.String("agree", "", "a file that gets a line a mutant that runs, to be compared between machines")

// TestMutantsAgree writes what each of the first mutants that run comes to: its number, fingerprint and the hash of
// its JSON. The file is the same on every machine; .ci/long compares them.
func TestMutantsAgree(t *testing.T) {
	if *agree == "" {
		t.Skip("needs -agree")
	}
	wanted := 1000
	if *mutants > 0 {
		wanted = *mutants
	}
	file, err := os.Create(*agree)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewWriter(file)
	breeder, examiner := newBreeder(t), newExaminer(t)
	for n, ran := *from, 0; ran < wanted; n++ {
		outcome := examiner.Examine(t.Context(), breeder.Mutant(*seed, n).Text)
		if outcome.Stage != mutant.Ran {
			continue
		}
		ran++
		fmt.Fprintf(lines, "%d %s %016x\n", n, outcome.Fingerprint, outcome.Hash)
	}
	if err := lines.Flush(); err != nil {
		t.Fatal(err)
	}
}
