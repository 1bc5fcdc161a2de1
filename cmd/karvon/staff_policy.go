package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"karvon/cmd/karvon/internal/policyfile"
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
	p := policyFile{file: flags.policy, of: name, File: policyfile.File{
		Title: found.Title + ", with the staff that was found for it", Policy: staffedPolicy, PolicyTitle: staffedTitle,
		Why: staffedWhy(flags), Set: set}}
	p.run = flags.ofTime()
	return a.writePolicy(ctx, plain, &p, flags.quiet)
}

// policyFile is a scenario that extends another one by a policy, and where it goes.
type policyFile struct {
	policyfile.File
	file, of string // path of the file, and the scenario that it extends
	run      string // what besides the policy its run is asked for with
}

// writePolicy writes the file, and says how it is run.
func (a *app) writePolicy(ctx context.Context, plain *scenario.Scenario, p *policyFile, quiet bool) (err error) {
	if p.Extends, err = extendedFrom(p.file, p.of); err != nil {
		return err
	}
	text, policy := p.Text(plain)
	err = delivery.WriteFile(ctx, p.file, func(to io.Writer) error {
		_, err := io.WriteString(to, text)
		return err
	})
	if err != nil {
		return unwritable(err)
	}
	if !quiet {
		a.say("wrote %s; run it by: karvon run %s --policy %s%s", p.file, p.file, policy, p.run)
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
