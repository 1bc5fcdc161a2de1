package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/bound"
	"karvon/sim/experiment"
	"karvon/sim/files"
	"karvon/sim/observed"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// calibrateFlags are the options of karvon calibrate.
type calibrateFlags struct {
	experimentFlags
	change     changeFlags
	to         string
	only       []string
	modelError string
	holdOut    string
	rounds     int
	points     int
	policy     string
	mistaken   float64 // of modelError
	held       float64 // of holdOut; 0 for what the table says
}

func (a *app) calibrateCommand() *cobra.Command {
	var flags calibrateFlags
	command := &cobra.Command{
		Use:   "calibrate SCENARIO --to OBSERVED",
		Short: "Find the values of assumptions that give what was observed",
		Long: `Calibrate says which values of assumptions, within their ranges, make the
responses of the model those that were observed at the real centre: waits by hour,
counts, queues at a time, releases by channel.

What was observed is a table, CSV or .xlsx. A row of the long form is a value:
columns response (its dotted name) and value, and if wanted unit, from and to
(hours of the day), date, use (fit or hold-out) and error (how far the model may
be from it). In the wide form a column is a response, headed by its name and unit,
as post.gate.wait.mean (min), and a row is a date. Each date is compared with one
run of the scenario's window: one of a day for values by day (--days 1).

The doubt of each assumption is what is thought possible before; the interval
after holds it with 95%. What has hardly a narrower interval than before is not
identified and stays as stated. Combinations are named that are known while their
parts are not told apart. What is found is tested by runs that the fit did not
see, and by the values that are held out.

--policy-out, or --output with the ending .yaml, writes a scenario that extends
this one by the policy calibrated, with the values found, their intervals for
ranges, and where they come from. The exit code is 3 where no values within the
ranges give what was observed.`,
		Example: `  karvon calibrate my-post.yaml --to gate-log.csv -o calibrated.yaml
  karvon calibrate my-post.yaml --to observed.xlsx --only 'assumptions.*' -o report.html --policy-out calibrated.yaml
  karvon calibrate my-post.yaml --to observed.csv --hold-out 20% --days 1 --dir runs/calibration`,
		Args:              a.scenarioNeeded(1),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			return a.calibrate(command.Context(), names[0], &flags)
		},
	}
	flags.register(command)
	flags.change.register(command)
	options := command.Flags()
	options.Lookup("replications").Usage = "replications of each point (default: 4)"
	options.Lookup("output").Usage += "; a file that ends in .yaml gets the policy"
	options.StringVar(&flags.to, "to", "", "table of what was observed, CSV or .xlsx")
	options.StringArrayVar(&flags.only, "only", nil,
		"assumptions to move, by a pattern with * on their paths; can be repeated (default: all)")
	options.StringVar(&flags.modelError, "model-error", "5%",
		"how far the model may be from what it is a model of, as a share of a value")
	options.StringVar(&flags.holdOut, "hold-out", "",
		"share of what was observed that is not fitted but predicted, whole dates where there are several")
	options.IntVar(&flags.rounds, "rounds", experiment.CalibrationRounds,
		"rounds of points: the first all over the ranges, each other where the values may be by those before")
	options.IntVar(&flags.points, "points", 0, "points of a round (default: 8 for each assumption, and 24 at the least)")
	options.StringVar(&flags.policy, "policy-out", "", "file to write the values to, as a policy of the scenario")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"policy": a.completePolicies,
		"chart": cobra.FixedCompletions([]string{report.CalibrationPicture, report.ObservedPicture},
			cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

// check finds mistakes that can be told before anything is read.
func (f *calibrateFlags) check() error {
	if ending := strings.ToLower(filepath.Ext(f.output)); f.policy == "" && (ending == ".yaml" || ending == ".yml") {
		f.policy, f.output = f.output, ""
	}
	var err error
	if f.mistaken, err = unit.Parse(f.modelError, unit.Share); err != nil || f.mistaken < 0 || f.mistaken > 1 {
		return wrongf("--model-error is %q; it is a share from 0%% to 100%%, such as 5%%", f.modelError)
	}
	if f.given("hold-out") {
		if f.held, err = unit.Parse(f.holdOut, unit.Share); err != nil || !(f.held > 0 && f.held < 1) {
			return wrongf("--hold-out is %q; it is a share above 0%% and below 100%%, such as 20%%", f.holdOut)
		}
	}
	switch {
	case f.to == "":
		return wrongf("calibrate needs what was observed: --to observed.csv")
	case f.given("replications") && f.replications < 2:
		return wrongf("--replications is %d; at least 2 of a point are needed to know how much runs differ", f.replications)
	case f.rounds < 1:
		return wrongf("--rounds is %d; at least 1 is needed", f.rounds)
	case f.given("points") && f.points < leastCalibrated:
		return wrongf("--points is %d; at least %d are needed", f.points, leastCalibrated)
	case f.policy != "" && !strings.HasSuffix(f.policy, ".yaml"):
		return wrongf("--policy-out %s: a scenario file ends in .yaml", f.policy)
	}
	if f.replications == 0 {
		f.replications = experiment.CalibrationReplications
	}
	return f.experimentFlags.check()
}

// leastCalibrated is the number of points below which no surface is told from chance.
const leastCalibrated = 8

// observed reads the table of what was observed.
func (f *calibrateFlags) observed(ctx context.Context) (*observed.Table, error) {
	raw, err := files.Read(ctx, f.to, &bound.DataFile)
	if err != nil {
		return nil, unreadable(f.to, err)
	}
	return observed.Read(f.to, raw)
}

// chosen says which assumptions are moved.
func (f *calibrateFlags) chosen(name string) bool {
	if len(f.only) == 0 {
		return true
	}
	for _, pattern := range f.only {
		if scenario.Matches(pattern, name) {
			return true
		}
	}
	return false
}

// calibration reads what is asked.
func (a *app) calibration(ctx context.Context, name string, flags *calibrateFlags) (o experiment.CalibrateOptions,
	m *response.Model, err error) {
	table, err := flags.observed(ctx)
	if err != nil {
		return o, nil, err
	}
	flags.change.asked = table.Names()
	o = experiment.CalibrateOptions{Chosen: flags.chosen, ModelError: flags.mistaken, Rounds: flags.rounds,
		Size: flags.points, Replications: flags.replications}
	if o.Base, m, err = a.base(ctx, name, flags.change, &flags.experimentFlags); err != nil {
		return o, nil, err
	}
	if err = flags.singleRuns("--to", heldByRuns, m); err != nil {
		return o, nil, err
	}
	if err = onlyOneWindow("--to", m, &flags.experimentFlags); err != nil {
		return o, nil, err
	}
	if o.Values, err = table.Of(m); err != nil {
		return o, nil, err
	}
	if flags.held > 0 && !observed.HoldOut(o.Values, flags.held) {
		return o, nil, wrongf("--hold-out %s: of %d values and %d dates that leaves none to be fitted", flags.holdOut,
			len(o.Values), len(observed.Dates(o.Values)))
	}
	if !observed.AnyFitted(o.Values) {
		return o, nil, wrongf("%s: all values are held out; nothing is left to be fitted", flags.to)
	}
	if o.Doubt, err = a.doubt(ctx, name, flags.change); err != nil {
		return o, nil, err
	}
	moved := experiment.MovedInCalibration(o.Doubt, flags.chosen)
	switch {
	case len(moved) == 0:
		return o, nil, nothingMatches("--only", name, o.Doubt.Factors)
	case len(moved) > experiment.MostCalibrated:
		return o, nil, wrongf("%d assumptions would be moved, and a calibration moves at most %d: choose some by --only; "+
			"karvon sensitivity %s says which matter to what was observed", len(moved), experiment.MostCalibrated, name)
	}
	return o, m, wrongCommand(experiment.CheckCalibration(&o, len(moved)))
}

func (a *app) calibrate(ctx context.Context, name string, flags *calibrateFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	if err := checkPolicyFile(ctx, flags.policy, flags.output, calibratedTitle, "policy of a calibration"); err != nil {
		return err
	}
	o, m, err := a.calibration(ctx, name, flags)
	if err != nil {
		return err
	}
	if err := a.checkCalibrated(ctx, name, flags, &o); err != nil {
		return err
	}
	var found *experiment.Calibration
	err = a.study(ctx, &flags.experimentFlags, []string{report.CalibrationPicture, report.ObservedPicture},
		func(lab *laboratory) (*document.Document, error) {
			if found, err = experiment.Calibrate(ctx, lab.Runner, m, o); err != nil {
				return nil, err
			}
			return flags.language.said(func() *document.Document { return report.Calibration(found) }), nil
		})
	if err != nil {
		return err
	}
	if flags.policy != "" {
		if err := a.writeCalibrated(ctx, name, flags, found); err != nil {
			return err
		}
	}
	if !found.Reached {
		return exitError{errors.New("no values within the ranges give what was observed"), exitThreshold}
	}
	return concluded(&flags.experimentFlags, false, found.Failures)
}
