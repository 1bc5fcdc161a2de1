package report

import (
	"fmt"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/unit"
)

// The names of the layouts of experiments in JSON.
const (
	SweepSchema       = "karvon.sweep/1"
	SensitivitySchema = "karvon.sensitivity/1"
	UncertaintySchema = "karvon.uncertainty/1"
)

// experimentSetting says in a sentence how an experiment was made.
func experimentSetting(p *plan.Plan, seed uint64, what string) string {
	return fmt.Sprintf("%s (%s): window of %s, seed %d; %s; ± is half of a %s interval.",
		p.Name, p.Kind, spokenSpan(p.Window), seed, what, unit.Format(p.Confidence, unit.Share))
}

// failureWarnings names what has no result.
func failureWarnings(failures []experiment.Failure, interrupted bool) []string {
	var warnings []string
	if interrupted {
		warnings = append(warnings, "interrupted: what was finished is reported")
	}
	for _, f := range failures {
		warnings = append(warnings, fmt.Sprintf("%s has no result: %v", f.Name, f.Err))
	}
	return warnings
}
