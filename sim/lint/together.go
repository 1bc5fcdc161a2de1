package lint

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// together is policies that a command applies together, and where it does so.
type together struct {
	policies []string
	where    string
}

// checkTogether compiles the scenario under policies that are applied together: by karvon options those of an option
// and of a future, and by karvon years those of a phase and of all before it. It finds what is wrong with them, such as
// two that set the same value differently, or one that takes away what the other needs. What is wrong under a policy
// alone is told of it alone.
func checkTogether(ctx context.Context, base *scenario.Base, like *response.Model) (syntax.Errors, error) {
	var mistakes syntax.Errors
	known := map[string]bool{}
	for _, t := range append(phasesTogether(base.Scenario.Years), optionsTogether(base.Scenario.Options)...) {
		key := strings.Join(t.policies, "\n")
		if len(t.policies) < 2 || known[key] {
			continue
		}
		known[key] = true
		s, err := base.Variant(ctx, t.policies...)
		if err == nil {
			_, err = response.Outline(ctx, s, like)
		}
		if err != nil {
			found, err := within(t.where, err)
			if err != nil {
				return nil, err
			}
			mistakes = mistakes.With(found)
		}
	}
	return mistakes, nil
}

// optionsTogether lists the policies of each option, as it stands and in each future.
func optionsTogether(o *scenario.Alternatives) []together {
	if o == nil {
		return nil
	}
	var all []together
	for _, choice := range o.Choices {
		for _, future := range append([]*scenario.Future{{}}, o.Futures...) {
			t := together{where: "with the option " + choice.Name}
			if future.Name != "" {
				t.where += " in the future " + future.Name
			}
			for _, policy := range slices.Concat(choice.Policies, future.Policies) {
				t.policies = append(t.policies, policy.Text)
			}
			all = append(all, t)
		}
	}
	return all
}

// phasesTogether lists the policies of each phase with those of the phases before it.
func phasesTogether(y *scenario.Years) []together {
	if y == nil {
		return nil
	}
	var all []together
	var policies []string
	for _, phase := range y.Phases {
		policies = append(policies, phase.Policy.Text)
		all = append(all, together{slices.Clone(policies),
			fmt.Sprintf("with the phases of years up to %s", phase.Policy.Text)})
	}
	return all
}
