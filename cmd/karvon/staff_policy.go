package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"karvon/report/delivery"
	"karvon/sim/experiment"
	"karvon/sim/scenario"
)

// staffedPolicy is the policy by which a plan of staff is run; with a number behind it where the scenario has one of
// that name.
const staffedPolicy = "staffed"

// writeStaffed writes a plan as a scenario that extends another one by a policy. The policy holds all that was set for
// the test, by --policy and --set too, so that it alone makes what was tested: with another policy that sets the same
// number it would clash.
func (a *app) writeStaffed(ctx context.Context, name string, flags *staffFlags, found *experiment.Staff) error {
	plain, err := a.read(ctx, name, scenario.Options{})
	if err != nil {
		return err
	}
	set, err := staffedSettings(ctx, plain, flags, found.Problem.Settings(found.Chosen.Numbers))
	if err != nil {
		return err
	}
	base, err := extendedFrom(flags.policy, name)
	if err != nil {
		return err
	}
	policy := staffedPolicy
	for n := 2; slices.Contains(plain.PolicyNames(), policy); n++ {
		policy = fmt.Sprintf("%s-%d", staffedPolicy, n)
	}
	var text strings.Builder
	fmt.Fprintf(&text, "karvon: 1\ntitle: %s\nextends: %s\npolicies:\n  %s:\n",
		strconv.Quote(found.Title+", with the staff that was found for it"), strconv.Quote(base), policy)
	fmt.Fprintf(&text, "    title: %s\n", staffedTitle)
	if why := staffedWhy(flags); why != "" {
		fmt.Fprintf(&text, "    why: %s\n", strconv.Quote(why))
	}
	fmt.Fprintf(&text, "    set:\n")
	for _, s := range set {
		fmt.Fprintf(&text, "      %s: %s\n", s.path, s.value.AsWritten())
	}
	err = delivery.WriteFile(ctx, flags.policy, func(to io.Writer) error {
		_, err := io.WriteString(to, text.String())
		return err
	})
	if err != nil {
		return unwritable(err)
	}
	if !flags.quiet {
		span := ""
		if flags.days > 0 {
			span = fmt.Sprintf(" --days %d", flags.days)
		}
		a.say("wrote %s; run it by: karvon run %s --policy %s%s", flags.policy, flags.policy, policy, span)
	}
	return nil
}

// extendedFrom says how a file extends a scenario: a file by its path from there, one of the library by its name.
func extendedFrom(file, name string) (string, error) {
	if !strings.HasSuffix(name, ".yaml") {
		return name, nil
	}
	folder, err := filepath.Abs(filepath.Dir(file))
	if err != nil {
		return "", err
	}
	base, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	base, err = filepath.Rel(folder, base)
	return filepath.ToSlash(base), err
}

// staffedWhy says what besides the plan a policy holds; empty for nothing.
func staffedWhy(flags *staffFlags) string {
	var parts []string
	if policies := flags.change.policies; len(policies) > 0 {
		parts = append(parts, "the policies "+strings.Join(policies, ", "))
	}
	if settings := flags.change.settings; len(settings) > 0 {
		parts = append(parts, "the settings "+strings.Join(settings, ", "))
	}
	if seed := flags.seedGiven(); seed != nil {
		parts = append(parts, fmt.Sprintf("the seed %d", *seed))
	}
	if len(parts) == 0 {
		return ""
	}
	return "the plan was tested with " + strings.Join(parts, " and ") + ", which are set here too"
}
