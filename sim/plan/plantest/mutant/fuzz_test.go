package mutant_test

import (
	"flag"
	"testing"

	"karvon/sim/plan/plantest/mutant"
)

var (
	mutants  = flag.Int("mutants", 0, "how many mutants are examined; 0 for what the edition has")
	from     = flag.Uint64("from", 0, "number of the first mutant")
	step     = flag.Uint64("step", 1, "from one mutant's number to the next's")
	findings = flag.String("findings", "", "a folder that gets a file for each kind of finding, as small as it can be")
	child    = flag.String("child", "", "a file that says how far the work has come, for a process that watches")
)

// No mutant makes check or run panic, go without end or say what cannot be.
func TestMutantsDoNoHarm(t *testing.T) {
	breeder, examiner := newBreeder(t), newExaminer(t)
	var count tally
	progress := newProgress(t)
	for i := range edition() {
		m := breeder.Mutant(*seed, *from+uint64(i)**step)
		progress.begin(m.Number)
		outcome := examiner.Examine(t.Context(), m.Text)
		count.add(outcome)
		for _, finding := range outcome.Findings {
			count.Findings++
			t.Errorf("mutant %d of seed %d (%v of %s): %s", m.Number, m.Seed, m.Ways, m.Of, finding)
			keep(t, examiner, m, finding)
		}
	}
	t.Log(count.String())
	progress.end(&count)
	// A quarter of many thousands run. Of 300, the fewest that are examined, luck leaves an eighth once in a million.
	if ran := count.Stages[mutant.Ran]; ran*8 < count.Mutants {
		t.Errorf("only %d of %d mutants run: too few to try the engine", ran, count.Mutants)
	}
}

// edition is the number of mutants to examine.
func edition() int {
	switch {
	case *mutants > 0:
		return *mutants
	case *long:
		return 8000
	}
	return 300
}
