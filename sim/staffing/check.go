package staffing

import (
	"maps"
	"slices"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Check finds what is wrong with the section staffing of a scenario. The error is a syntax.Errors.
func Check(s *scenario.Scenario) error {
	var found syntax.Errors
	all := numbers(s)
	for _, name := range slices.Sorted(maps.Keys(s.Staffing)) {
		alone := *s
		alone.Staffing = map[string]*scenario.StaffChoice{name: s.Staffing[name]}
		choices, err := stated(&alone)
		if err == nil {
			_, err = choose(all, choices)
		}
		if err != nil {
			found = append(found, s.NewError(s.Staffing[name].Meta, scenario.BadStaffing, err.Error(), ""))
		}
	}
	if len(found) == 0 {
		return nil
	}
	return found.Sort()
}
