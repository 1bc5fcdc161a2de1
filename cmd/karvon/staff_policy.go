package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"karvon/report/delivery"
	"karvon/sim/experiment"
)

// staffedPolicy is the policy by which a plan of staff is run.
const staffedPolicy = "staffed"

// writeStaffed writes a plan as a scenario that extends another one by a policy.
func (a *app) writeStaffed(ctx context.Context, name string, flags *staffFlags, found *experiment.Staff) error {
	base := name
	if strings.HasSuffix(name, ".yaml") {
		folder, err := filepath.Abs(filepath.Dir(flags.policy))
		if err != nil {
			return err
		}
		file, err := filepath.Abs(name)
		if err != nil {
			return err
		}
		if base, err = filepath.Rel(folder, file); err != nil {
			return err
		}
		base = filepath.ToSlash(base)
	}
	var text strings.Builder
	fmt.Fprintf(&text, "karvon: 1\ntitle: %s\nextends: %s\npolicies:\n  %s:\n",
		strconv.Quote(found.Title+", with the staff that was found for it"), strconv.Quote(base), staffedPolicy)
	fmt.Fprintf(&text, "    title: %s\n    set:\n", staffedTitle)
	for _, set := range found.Problem.Settings(found.Chosen.Numbers) {
		fmt.Fprintf(&text, "      %s: %s\n", set.Path, set.Value)
	}
	err := delivery.WriteFile(ctx, flags.policy, func(to io.Writer) error {
		_, err := io.WriteString(to, text.String())
		return err
	})
	if err != nil {
		return unwritable(err)
	}
	if !flags.quiet {
		a.say("wrote %s; run it by: karvon run %s%s --policy %s%s", flags.policy, flags.policy,
			repeated(" --policy ", flags.change.policies), staffedPolicy, repeated(" --set ", flags.change.settings))
	}
	return nil
}

// repeated writes a flag that is given several times.
func repeated(flag string, all []string) string {
	text := ""
	for _, value := range all {
		text += flag + "'" + value + "'"
	}
	return text
}
