package mutant_test

import (
	"fmt"
	"strings"

	"karvon/sim/plan/plantest/mutant"
)

// tally counts what became of mutants.
type tally struct {
	Mutants  int
	Stages   [mutant.Ran + 1]int
	Findings int
	Known    int // mutants whose findings are known
}

func (c *tally) add(o mutant.Outcome) {
	c.Mutants++
	c.Stages[o.Stage]++
}

func (c *tally) sum(o *tally) {
	c.Mutants += o.Mutants
	c.Findings += o.Findings
	c.Known += o.Known
	for i, n := range o.Stages {
		c.Stages[i] += n
	}
}

func (c *tally) String() string {
	share := func(stage mutant.Stage) string {
		reached := 0
		for _, n := range c.Stages[stage:] {
			reached += n
		}
		return fmt.Sprintf("%.1f%%", 100*float64(reached)/float64(max(1, c.Mutants)))
	}
	return fmt.Sprintf("%d mutants; loaded %s, compiled %s, ran %s (to the end %s); %d findings, %d set aside",
		c.Mutants, share(mutant.Loaded), share(mutant.Compiled), share(mutant.CutOff), share(mutant.Ran), c.Findings, c.Known)
}

// aside are findings that are known, each with why it stays for a while. What
// else the same mutant shows follows from it.
var aside = []struct{ part, why string }{
	{"time: ", "a time passes the end of the clock"},
	{"has a character that is not printed", "texts are not escaped yet"},
	{"a histogram counts no negative values", "a time passes the end of the clock"},
}

func known(all []mutant.Finding) bool {
	for _, a := range aside {
		for _, f := range all {
			if strings.Contains(f.Signature(), a.part) {
				return true
			}
		}
	}
	return false
}
