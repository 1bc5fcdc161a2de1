package lint

import (
	"context"
	"slices"
	"strings"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// checkTogether finds what is wrong with the policies that karvon options applies together, those of an option and of
// a future: such as two that set the same value differently. What is wrong under a policy alone is told of it alone.
func checkTogether(ctx context.Context, base *scenario.Base) (syntax.Errors, error) {
	o := base.Scenario.Options
	if o == nil {
		return nil, nil
	}
	var mistakes syntax.Errors
	known := map[string]bool{}
	for _, choice := range o.Choices {
		for _, future := range append([]*scenario.Future{{}}, o.Futures...) {
			var names []string
			for _, policy := range slices.Concat(choice.Policies, future.Policies) {
				names = append(names, policy.Text)
			}
			key := strings.Join(names, "\n")
			if len(names) < 2 || known[key] {
				continue
			}
			known[key] = true
			if _, err := base.Variant(ctx, names...); err != nil {
				where := "with the option " + choice.Name
				if future.Name != "" {
					where += " in the future " + future.Name
				}
				found, err := within(where, err)
				if err != nil {
					return nil, err
				}
				mistakes = mistakes.With(found)
			}
		}
	}
	return mistakes, nil
}
