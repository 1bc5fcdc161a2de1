//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/delivery"
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/experiment/pace"
	"karvon/sim/regression"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
	"karvon/sim/traffic"
)

// verifyFlags are the options of karvon verify.
type verifyFlags struct {
	update, github, quiet bool
	junit, markdown       string
	undecided             string
	language              languageFlag
	policies              []string
	workers               int
	memory                memoryFlag
	broker                brokerFlags
	elsewhere             experiment.Elsewhere // who simulates; nil for nobody but this machine
}

func (a *app) verifyCommand() *cobra.Command {
	var flags verifyFlags
	command := &cobra.Command{
		Use:   "verify [PATH...]",
		Short: "Tell whether scenarios still give the answers of their baselines",
		Long: `Verify runs scenario files against the baselines kept beside them:
NAME.baseline.json beside NAME.yaml. A folder stands for the scenarios in it
that have a baseline; without an argument it is the present one. With --policy
named files are run under policies, whose baseline is NAME+POLICY.baseline.json
(several are joined by +); a folder's baselines say theirs by their names.

Where the fingerprint is what it was, nothing changed. Where it differs, each
primary response is equal within its tolerance (2% unless the scenario states
another one under tolerances), changed by so much, or undecided, with how many
replications would decide. Replications are compared pair by pair where the
seed is the same.

With --update baselines are written, for named files also where there is none,
and what changed is printed. A baseline of an older karvon is judged as well.

Exit codes: 4 a response changed or is undecided (--undecided=pass lets that
pass); 3 a threshold is not met; 4 where both are so. With --update what
changed is no failure.`,
		Example: `  karvon verify scenarios
  karvon verify --update my-centre.yaml
  karvon verify --update --policy one-stop my-centre.yaml
  karvon verify --junit verify.xml --markdown verify.md --github scenarios`,
		RunE: func(command *cobra.Command, paths []string) error {
			if err := flags.broker.read(command.Flags().Changed); err != nil {
				return err
			}
			return a.verify(command.Context(), paths, flags)
		},
	}
	options := command.Flags()
	options.BoolVar(&flags.update, "update", false, "write the baselines anew, and print what changed")
	options.StringArrayVar(&flags.policies, "policy", nil, "run named files under a policy; can be repeated, in order")
	options.StringVar(&flags.junit, "junit", "", "also write a JUnit file, for CI servers")
	options.StringVar(&flags.markdown, "markdown", "", "also write a Markdown file, for a pull request's comment")
	options.BoolVar(&flags.github, "github", false, "also print annotations for GitHub at the lines of the scenarios")
	options.StringVar(&flags.undecided, "undecided", "fail",
		"whether what is undecided counts as equal, or a threshold as met: pass or fail")
	options.IntVar(&flags.workers, "workers", runtime.GOMAXPROCS(0),
		"replications at the same time; results do not depend on it")
	flags.memory.register(command)
	flags.broker.register(command)
	flags.language.register(command)
	options.BoolVarP(&flags.quiet, "quiet", "q", false, "no progress, and only a line for each scenario")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"policy":    a.completePolicies,
		"undecided": cobra.FixedCompletions([]string{"pass", "fail"}, cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

func (f *verifyFlags) check() error {
	switch {
	case f.workers < 1:
		return wrongf("--workers is %d; at least 1 is needed", f.workers)
	case f.undecided != "pass" && f.undecided != "fail":
		return wrongf("--undecided is %q; it is pass or fail", f.undecided)
	}
	if err := f.language.check(); err != nil {
		return err
	}
	return f.memory.read()
}

// verify verifies scenario files. The files that it writes are tried before the work.
func (a *app) verify(ctx context.Context, paths []string, flags verifyFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	targets, err := baselined(paths, flags)
	if err != nil {
		return err
	}
	outputs, err := openOutputs(ctx, flags.junit, flags.markdown)
	if err != nil {
		return unwritable(err)
	}
	defer outputs.discard()
	flags.memory.keepWithin(flags.workers)
	leave, err := a.send(ctx, &flags)
	if err != nil {
		return err
	}
	defer leave()
	cases, interrupted := a.verifyAll(ctx, targets, flags)
	a.progress.writing()
	wanted := outputs
	if interrupted { // a file of some of the scenarios would look like one of all
		wanted = outputFiles{}
	}
	if err := a.deliverVerification(cases, wanted, flags); err != nil {
		return err
	}
	if interrupted {
		return exitError{fmt.Errorf("interrupted: %d of %d scenarios were verified", len(cases), len(targets)),
			exitInterrupted}
	}
	return verified(cases, flags)
}

// send has the replications simulated by the workers of a broker, where one is named; the function that it gives leaves
// them.
func (a *app) send(ctx context.Context, flags *verifyFlags) (leave func(), err error) {
	if flags.broker.url == "" {
		return func() {}, nil
	}
	by, bye, err := a.reach(ctx, a, &flags.broker)
	if err != nil {
		return nil, err
	}
	flags.elsewhere = newPosting(by, a)
	return func() { _ = bye() }, nil // what is left at the broker is its own to forget
}

// verifyAll verifies one scenario after the other; those that fail do not keep it from the others.
func (a *app) verifyAll(ctx context.Context, targets []target, flags verifyFlags) (cases []regression.Case,
	interrupted bool) {
	for _, to := range a.prepare(ctx, targets) {
		c := regression.Case{File: to.file, Policies: to.policies}
		c.Err = a.verifyOne(ctx, to, &c, flags)
		if errors.Is(c.Err, context.Canceled) || c.Result != nil && c.Result.Interrupted {
			return cases, true
		}
		cases = append(cases, c)
	}
	return cases, false
}

// prepared is a target that is compiled, if it can be.
type prepared struct {
	target
	scenario *scenario.Scenario
	model    *response.Model
	err      error
	group    *pace.Group // its replications
}

// prepare compiles all targets and counts their replications before the first of them is run, so that it can be
// told how long all will take.
func (a *app) prepare(ctx context.Context, targets []target) []prepared {
	all := make([]prepared, len(targets))
	for i, to := range targets {
		all[i].target = to
		if all[i].err = ctx.Err(); all[i].err != nil {
			continue
		}
		all[i].scenario, all[i].model, all[i].err = a.compile(ctx, to.file, scenario.Options{Policies: to.policies})
	}
	if a.progress.work == nil {
		return all
	}
	a.progress.work.Stage("verifying", replications)
	for i := range all {
		if p := all[i].model; all[i].err == nil && ctx.Err() == nil {
			all[i].group = a.progress.work.Group(p.Replications, traffic.Weight(p.Plan))
		}
	}
	return all
}

// verifyOne runs a scenario, judges it against its baseline and writes a new one where that is asked for.
func (a *app) verifyOne(ctx context.Context, to prepared, c *regression.Case, flags verifyFlags) error {
	if to.err != nil {
		return to.err
	}
	before, err := readKept(to.baseline(), "baseline", regular(ctx), regression.DecodeBaseline)
	if flags.update && errors.Is(err, regression.ErrOlder) {
		before, err = nil, nil
	}
	if err != nil {
		return err
	}
	options := experiment.Options{Workers: flags.workers, Memory: flags.memory.bytes, Pace: a.progress.work,
		Group: to.group, Elsewhere: flags.elsewhere,
		Configuration: experiment.Configuration{Scenario: to.file, Policies: to.policies}}
	result, err := experiment.Run(ctx, to.model, options)
	if err != nil {
		return err
	}
	if err := result.Panicked(); err != nil {
		return err
	}
	c.Find(to.scenario, result)
	if err := result.Overload(); err != nil {
		return err
	}
	if before != nil {
		c.Comparison = regression.Compare(before, result, buildVersion())
	}
	if !flags.update || result.Interrupted {
		return nil
	}
	c.Updated, err = updateBaseline(ctx, to.baseline(), before, result)
	return err
}

// updateBaseline writes a baseline unless it says already what it would say. A version alone is no reason: the
// numbers are still those that it made.
func updateBaseline(ctx context.Context, file string, before *regression.Baseline,
	result *experiment.Result) (written bool, err error) {
	now := regression.NewBaseline(result, buildVersion())
	if before != nil {
		same := *now
		same.Version = before.Version
		if string(same.Encode()) == string(before.Encode()) {
			return false, nil
		}
	}
	return true, delivery.WriteFile(ctx, file, func(w io.Writer) error {
		_, err := w.Write(now.Encode())
		return err
	})
}

// outputFiles are the files that a verification may write besides.
type outputFiles struct{ junit, markdown *delivery.File }

func openOutputs(ctx context.Context, junit, markdown string) (o outputFiles, err error) {
	if junit != "" {
		if o.junit, err = delivery.Create(ctx, junit); err != nil {
			return o, err
		}
	}
	if markdown != "" {
		if o.markdown, err = delivery.Create(ctx, markdown); err != nil {
			o.discard()
		}
	}
	return o, err
}

func (o outputFiles) discard() {
	for _, file := range []*delivery.File{o.junit, o.markdown} {
		if file != nil {
			file.Discard()
		}
	}
}

// deliverVerification writes what was found wherever it is wanted.
func (a *app) deliverVerification(cases []regression.Case, to outputFiles, flags verifyFlags) error {
	found := flags.language.said(func() *document.Document { return report.Verification(cases) })
	options := a.layout(a.stdout, pipeWidth)
	options.All, options.VerdictOnly, options.UndecidedPasses = true, flags.quiet, flags.undecided == "pass"
	if err := report.Write(a.stdout, report.Text, found, options); err != nil {
		return err
	}
	if flags.github {
		if err := report.Write(a.stdout, report.GitHub, found, options); err != nil {
			return err
		}
	}
	if to.junit != nil {
		if err := report.Write(to.junit, report.JUnit, found, options); err != nil {
			return err
		}
		if err := to.junit.Commit(); err != nil {
			return err
		}
	}
	if to.markdown == nil {
		return nil
	}
	if err := report.Write(to.markdown, report.Markdown, found, options); err != nil {
		return err
	}
	return to.markdown.Commit()
}

// verified says by an error, and its exit code, how a verification ended.
func verified(cases []regression.Case, flags verifyFlags) error {
	var mistakes syntax.Errors
	var failed error
	for i := range cases {
		var found syntax.Errors
		if errors.As(cases[i].Err, &found) {
			mistakes = mistakes.With(found)
		} else if cases[i].Err != nil {
			failed = errors.Join(failed, fmt.Errorf("%s: %w", cases[i].Name(), cases[i].Err))
		}
	}
	switch {
	case failed != nil:
		return failed
	case len(mistakes) > 0:
		return mistakes
	}
	t := regression.Count(cases)
	passes := flags.undecided == "pass"
	differ := !flags.update && (t.Changed > 0 || t.Undecided > 0 && !passes)
	short := t.NotMet > 0 || t.UndecidedThresholds > 0 && !passes
	switch {
	case differ:
		return exitError{fmt.Errorf("verified: %d in all, %d changed, %d undecided; where that is meant, --update writes "+
			"new baselines", t.Cases, t.Changed, t.Undecided), exitDiffers}
	case short:
		return exitError{fmt.Errorf("thresholds: %d not met, %d undecided", t.NotMet, t.UndecidedThresholds), exitThreshold}
	}
	return nil
}
