package report

import (
	"fmt"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/visible"
)

// The names of the layouts of experiments in JSON.
const (
	SweepSchema       = "karvon.sweep/1"
	SensitivitySchema = "karvon.sensitivity/1"
	UncertaintySchema = "karvon.uncertainty/1"
)

// experimentSetting says in a sentence how an experiment was made.
func experimentSetting(p *plan.Plan, seed uint64, what string) string {
	return fmt.Sprintf("%s: %s; seed %d. %s", p.Name, what, seed, chanceSentence(p.Confidence))
}

// failureWarnings names what has no result.
func failureWarnings(failures []experiment.Failure, interrupted bool) []string {
	var warnings []string
	if interrupted {
		warnings = append(warnings, "interrupted: what was finished is reported")
	}
	for _, f := range failures {
		warnings = append(warnings, fmt.Sprintf("%s has no result: %s", f.Name, visible.InOneLine(f.Err)))
	}
	return warnings
}
