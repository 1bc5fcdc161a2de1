package mutant_test

import (
	"fmt"

	"karvon/sim/plan/plantest/mutant"
)

// tally counts what became of mutants.
type tally struct {
	Mutants  int
	Stages   [mutant.Ran + 1]int
	Findings int
}

func (c *tally) add(o mutant.Outcome) {
	c.Mutants++
	c.Stages[o.Stage]++
}

func (c *tally) sum(o *tally) {
	c.Mutants += o.Mutants
	c.Findings += o.Findings
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
	return fmt.Sprintf("%d mutants; loaded %s, compiled %s, ran %s (to the end %s); %d findings",
		c.Mutants, share(mutant.Loaded), share(mutant.Compiled), share(mutant.CutOff), share(mutant.Ran), c.Findings)
}
