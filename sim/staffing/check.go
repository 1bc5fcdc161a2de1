package staffing

import (
	"maps"
	"slices"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Check finds what is wrong with the section staffing of a scenario: with each of its entries, and where none has
// anything wrong with all of them together. The error is a syntax.Errors.
func Check(s *scenario.Scenario) error {
	var found syntax.Errors
	all, names := numbers(s), slices.Sorted(maps.Keys(s.Staffing))
	for i, name := range names {
		err := makesPlans(s, all, names[i:i+1])
		for n := 0; n < i && err == nil && len(found) == 0; n++ { // which pair does not go together
			err = makesPlans(s, all, []string{names[n], name})
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

// makesPlans says why some entries of the section make no plans of staff; nil where they do.
func makesPlans(s *scenario.Scenario, all []Place, names []string) error {
	alone := *s
	alone.Staffing = map[string]*scenario.StaffChoice{}
	for _, name := range names {
		alone.Staffing[name] = s.Staffing[name]
	}
	choices, err := stated(&alone)
	if err != nil {
		return err
	}
	places, err := choose(all, choices)
	if err != nil {
		return err
	}
	_, err = newProblem(places)
	return err
}
