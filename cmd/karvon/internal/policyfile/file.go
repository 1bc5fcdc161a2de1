// Package policyfile writes what was changed of a scenario as a file: a scenario that extends it by a policy.
package policyfile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/scenario"
)

// File is a scenario that extends another one by a policy.
type File struct {
	Extends     string // as the file names the scenario
	Title       string
	Policy      string // with a number behind it where the scenario has one of that name
	PolicyTitle string
	Why         string // empty for nothing to say
	Set         []Setting
}

// Text writes a file over a scenario, and gives the name that its policy has there.
func (f *File) Text(plain *scenario.Scenario) (text, policy string) {
	policy = f.Policy
	for n := 2; slices.Contains(plain.PolicyNames(), policy); n++ {
		policy = fmt.Sprintf("%s-%d", f.Policy, n)
	}
	var to strings.Builder
	fmt.Fprintf(&to, "karvon: 1\ntitle: %s\nextends: %s\npolicies:\n  %s:\n", strconv.Quote(f.Title),
		strconv.Quote(f.Extends), policy)
	fmt.Fprintf(&to, "    title: %s\n", f.PolicyTitle)
	if f.Why != "" {
		fmt.Fprintf(&to, "    why: %s\n", strconv.Quote(f.Why))
	}
	fmt.Fprintf(&to, "    set:\n")
	for _, s := range f.Set {
		fmt.Fprintf(&to, "      %s: %s\n", s.path, s.value.AsWritten())
	}
	return to.String(), policy
}
