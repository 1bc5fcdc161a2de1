package main

import (
	"context"
	"fmt"
	"slices"

	"karvon/cmd/karvon/internal/policyfile"
	"karvon/sim/scenario"
	"karvon/sim/staffing"
)

// staffedSettings lists what was set for the test of a plan: by policies, by settings and by the plan itself, in this
// order.
func staffedSettings(ctx context.Context, plain *scenario.Scenario, flags *staffFlags, plan []staffing.Setting) (
	[]policyfile.Setting, error) {
	var texts []string
	for _, set := range plan {
		texts = append(texts, set.Path+"="+set.Value)
	}
	return settingsWith(ctx, plain, &flags.change, flags.seedGiven(), texts)
}

// settingsWith lists what policies, settings, a seed and further settings set, in this order.
func settingsWith(ctx context.Context, plain *scenario.Scenario, change *changeFlags, seed *uint64, further []string) (
	[]policyfile.Setting, error) {
	texts := slices.Clone(change.settings)
	if seed != nil {
		texts = append(texts, fmt.Sprintf("run.seed=%d", *seed))
	}
	return policyfile.Settings(ctx, plain, change.policies, append(texts, further...))
}
