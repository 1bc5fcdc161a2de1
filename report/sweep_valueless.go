package report

import (
	"karvon/report/document"
	"karvon/sim/experiment"
)

// valuelessWarnings name what was asked for and has no value at any point: without them a sweep that finished would
// show nothing, and not say why.
func valuelessWarnings(s *experiment.Sweep) []string {
	var warnings []string
	for r := range s.Responses {
		finished, known := 0, false
		for i := range s.Evaluations {
			if s.Evaluations[i].Err == nil {
				finished++
			}
			known = known || document.IsFinite(s.Evaluations[i].Value(r))
		}
		if finished > 0 && !known {
			warnings = append(warnings, sweepText.valueless.with(values{"name": s.Responses[r].Name}))
		}
	}
	return warnings
}
