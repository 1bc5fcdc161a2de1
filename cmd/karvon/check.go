package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"karvon/sim/plan"
	"karvon/sim/scenario"
)

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check SCENARIO...",
		Short: "Say everything that is wrong with scenarios",
		Long: `Check reads scenarios, tries each of their policies, compiles them as a run
would, and says everything that is wrong, sorted by position.`,
		Example: `  karvon check central-asia
  karvon check scenarios/*.yaml`,
		Args:              arguments(cobra.MinimumNArgs(1)),
		ValidArgsFunction: a.completeScenarios,
		RunE:              func(_ *cobra.Command, names []string) error { return a.check(names) },
	}
}

// check says of each scenario whether it is right; the error holds the
// mistakes of all.
func (a *app) check(names []string) error {
	var mistakes scenario.Errors
	for _, name := range names {
		found, err := a.checkOne(name)
		if err != nil {
			return err
		}
		mistakes = append(mistakes, found...)
	}
	if len(mistakes) > 0 {
		return mistakes
	}
	return nil
}

// checkOne checks a scenario as it stands, then under each of its policies.
func (a *app) checkOne(name string) (scenario.Errors, error) {
	s, p, err := a.compile(name, scenario.Options{})
	if err != nil {
		return asMistakes(err)
	}
	policies := slices.Sorted(maps.Keys(s.Policies))
	for _, policy := range policies {
		if _, _, err := a.compile(name, scenario.Options{Policies: []string{policy}}); err != nil {
			return asMistakes(fmt.Errorf("under the policy %s: %w", policy, err))
		}
	}
	fmt.Fprintf(a.stdout, "%s: ok: %d quantities, of which %d are assumptions; policies: %d\n",
		name, p.Quantities, p.Assumptions, len(policies))
	for _, warning := range p.Warnings {
		fmt.Fprintf(a.stdout, "%s: warning: %s\n", name, warning)
	}
	return nil, nil
}

// asMistakes tells a scenario's mistakes from other failures.
func asMistakes(err error) (scenario.Errors, error) {
	var mistakes scenario.Errors
	if errors.As(err, &mistakes) {
		return mistakes, nil
	}
	return nil, err
}

// compile reads a scenario and compiles it. The error is a scenario.Errors
// where the scenario is wrong.
func (a *app) compile(name string, options scenario.Options) (*scenario.Scenario, *plan.Plan, error) {
	s, err := scenario.Load(a.library, name, options)
	if err != nil {
		return nil, nil, err
	}
	p, err := plan.Compile(s)
	return s, p, err
}
