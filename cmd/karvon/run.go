package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/experiment/pace"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// runFlags are the options of karvon run.
type runFlags struct {
	experimentFlags
	precisionFlags
	change    changeFlags
	records   recordFlags
	series    seriesFlags
	values    valueFlags
	stream    streamFlags
	layout    indicatorFlags
	observed  observedFlag
	undecided string
	timeline  bool // whether the report shows how the run goes on
	replayed  bool // and a day of it entity by entity
}

func (a *app) runCommand() *cobra.Command {
	var flags runFlags
	command := &cobra.Command{
		Use:   "run SCENARIO",
		Short: "Simulate a scenario and report on it",
		Long: `Run simulates a scenario and prints whether the load is carried, then flows,
stations, zones, links and sites in tables, with intervals.

The format follows from the ending of --output (.txt, .md, .csv, .json, .html,
.xlsx, .docx, .pdf, .svg, .png) unless --format names it. A folder as --output
gets a CSV file for each table: a new one is there whole or not at all, and in
one that stands the files of these names are replaced and all else stays. A
workbook (.xlsx) gets a sheet for each table; a page (.html) shows the run in
pictures, and works without a network. Pages for Word (.docx) or print (.pdf)
hold what the terminal shows, with pictures between. An .svg or .png is a
picture for a report. Pictures are of the fullest queue, the fullest zone and
the largest flow through the window, or of what --chart names.

Under --indicators the report is in the layout of an institution instead, headed
"Simulated": CAREC's four trade facilitation indicators by crossing point and
corridor with the activities of a crossing (cpmm), the WCO's time release study
by step, channel, agency, procedure and hour (trs), or the 30th hour, the
peak-hour factor and the design day (design-hour). What posts are and what is
done there says the scenario's section indicators.

Under --precision p it looks at 10 replications or more, and adds as many as the
width of the intervals promises to be needed (at most as many again, a tenth at
least), until half of each interval is at most p/(1+p) of its estimate.

Under --uncertain it draws every quantity that has a range, around its value or
as the scenario says, and with its ties, two replications (of 40, unless
--replications says otherwise) to a draw, and reports the doubt of chance and
that of assumptions apart. Of a threshold it then gives a probability and no
verdict: the exit code is 0, in however few draws it is met.`,
		Example: `  karvon run central-asia
  karvon run central-asia --replications 20 --output result.json
  karvon run central-asia --output report.html
  karvon run central-asia --output tables.xlsx
  karvon run central-asia --output queue.svg --chart central-asia.kz-entry-customs.queue
  karvon run central-asia --set sites.khorgos.area='500 ha' --quiet
  karvon run one-server --precision 2% --for post.gate.wait.mean
  karvon run central-asia --warm-up auto --dir runs/central-asia
  karvon run one-server -n 40 --observed observed.csv
  karvon run one-server --format csv | head
  karvon run one-server --records visits.parquet
  karvon run one-server --series series.parquet --series-interval 1h
  karvon run one-server --values values.csv
  karvon run one-server --records - | head
  karvon run central-asia --indicators cpmm --output cpmm.xlsx`,
		Args:              a.scenarioNeeded(1),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			if err := flags.change.take(command.Context(), a, names[0]); err != nil {
				return err
			}
			return a.runScenario(command.Context(), names[0], &flags)
		},
	}
	flags.register(command)
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"policy":    a.completePolicies,
		"chart":     a.completeCharts,
		"undecided": cobra.FixedCompletions([]string{"pass", "fail"}, cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

func (f *runFlags) register(command *cobra.Command) {
	f.change.register(command)
	f.change.registerWhere(command)
	f.experimentFlags.register(command)
	if whole {
		f.records.register(command)
		f.series.register(command)
		f.values.register(command)
		f.stream.register(command)
		f.layout.register(command)
		f.observed.register(command)
	}
	f.precisionFlags.register(command)
	command.Flags().StringVar(&f.undecided, "undecided", "fail",
		"whether a threshold that the intervals leave undecided counts as met: pass or fail")
}

// check finds mistakes that can be told before anything is read.
func (f *runFlags) check() error {
	if f.undecided != "pass" && f.undecided != "fail" {
		return wrongf("--undecided is %q; it is pass or fail", f.undecided)
	}
	if f.layout.layout != "" && f.observed.file != "" {
		return wrongf("--observed is set beside a run's own tables: it does not go with --indicators")
	}
	if f.uncertain && f.observed.file != "" {
		return wrongf("--observed is set beside the runs of one scenario, not of many draws of its assumptions: it does " +
			"not go with --uncertain")
	}
	if f.uncertain && f.series.path != "" {
		return wrongf("--series keeps the runs of one scenario, not of many draws of its assumptions: it does not go with " +
			"--uncertain")
	}
	if f.uncertain && f.records.path != "" {
		return wrongf("--records keeps the visits of one scenario, not of many draws of its assumptions: it does not go " +
			"with --uncertain")
	}
	if err := f.checkFiles(); err != nil {
		return err
	}
	if err := f.precisionFlags.check(f.given); err != nil {
		return err
	}
	return f.experimentFlags.check()
}

// checkFiles finds mistakes of what is written beside the report, or is in its place.
func (f *runFlags) checkFiles() error {
	if !whole {
		return nil
	}
	if err := f.checkStream(); err != nil {
		return err
	}
	if err := f.records.check(&f.experimentFlags); err != nil {
		return err
	}
	if err := f.series.check(&f.experimentFlags, &f.records); err != nil {
		return err
	}
	if err := f.values.check(f); err != nil {
		return err
	}
	return f.layout.check(&f.experimentFlags, f.uncertain, &f.records)
}

// charts names the pictures that the report has; none in the layout of an institution.
func (f *runFlags) charts(m *response.Model) []string {
	if f.layout.layout != "" {
		return nil
	}
	return f.observed.charts(m)
}

// runScenario simulates a scenario and reports. The destination is tried before the work, so that no result is lost
// for a mistyped path.
func (a *app) runScenario(ctx context.Context, name string, flags *runFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	if flags.uncertain {
		return a.runUncertain(ctx, name, flags)
	}
	flags.change.asked = flags.responses
	s, m, err := a.compileObserved(ctx, name, flags)
	if err != nil {
		return err
	}
	if flags.observed.file != "" {
		if err := onlyOneWindow("--observed", m, &flags.experimentFlags); err != nil {
			return err
		}
	}
	if err := flags.ofSingleRuns(m); err != nil {
		return err
	}
	if _, err := flags.layout.open(m.Plan); err != nil {
		return err
	}
	if whole && flags.shard.of > 0 {
		return a.doShard(ctx, &flags.experimentFlags, func(lab *laboratory) error {
			_, err := a.simulateIn(ctx, lab, m, flags, nil)
			return err
		})
	}
	if a.viewer != nil && a.viewer.day != nil {
		return a.showDay(ctx, s, m, flags)
	}
	destination, err := openDestination(ctx, a.reportsTo(flags), &flags.experimentFlags, flags.charts(m))
	if err != nil {
		return unwritable(err)
	}
	defer destination.discard()
	beside, err := a.openRunFiles(ctx, m.Plan, flags)
	defer beside.discard()
	if err != nil {
		return err
	}
	rests, err := a.rests(ctx, name, s, flags.change.policies)
	if err != nil {
		return err
	}
	flags.replayed = (destination.format == report.HTML || a.viewer != nil) && flags.layout.layout == ""
	flags.timeline = flags.replayed || destination.format.Chosen() && flags.layout.layout == ""
	if flags.timeline && len(flags.records.flows) > 0 {
		return wrongf("a page and a picture show all flows: --records-flow does not go with them")
	}
	flags.timeline = flags.timeline || a.sparkles(destination, flags)
	result, err := a.simulate(ctx, s, m, flags, beside)
	if errors.Is(err, context.Canceled) {
		return exitError{errors.New("interrupted before a replication was finished"), exitInterrupted}
	}
	if err != nil {
		return err
	}
	if result.Rests = rests; rests != nil && result.Plan.Window != m.Window {
		rests.OverAnother()
	}
	flags.observed.beside(result)
	if err := beside.keep(a, result, flags.quiet); err != nil {
		return err
	}
	if err := a.deliver(destination, flags.document(result, s), &flags.experimentFlags); err != nil {
		return err
	}
	return outcome(result, flags)
}

// document arranges a result, in the layout and language that are asked for.
func (f *runFlags) document(r *experiment.Result, s *scenario.Scenario) *document.Document {
	return f.language.said(func() *document.Document { return f.layout.document(r, s) })
}

// sparkles says whether the text shows queues through the window: on a terminal with room for it, where somebody
// looks.
func (a *app) sparkles(to *destination, flags *runFlags) bool {
	_, shown := terminal(to.out)
	if flags.layout.layout != "" || flags.broker.url != "" || a.viewer != nil {
		return false
	}
	return shown && to.format == report.Text && flags.output == "" && !flags.quiet && len(flags.records.flows) == 0 &&
		a.layout(to.out, pipeWidth).Width >= sparkWidth
}

// sparkWidth is the width of a terminal from which a sparkline fits beside the numbers.
const sparkWidth = 110

// simulate runs the plan and shows how far it has come.
func (a *app) simulate(ctx context.Context, s *scenario.Scenario, m *response.Model, flags *runFlags, beside runFiles) (
	*experiment.Result, error) {
	lab, err := a.open(ctx, &flags.experimentFlags)
	if err != nil {
		return nil, err
	}
	lab.grown = a.grows(s, &flags.language)
	result, err := a.simulateIn(ctx, lab, m, flags, beside)
	a.progress.writing()
	return result, errors.Join(err, lab.close())
}

// simulateIn runs the plan in a laboratory.
func (a *app) simulateIn(ctx context.Context, lab *laboratory, m *response.Model, flags *runFlags,
	beside runFiles) (*experiment.Result, error) {
	if flags.days > 0 {
		m = m.With(m.WithWindow(int64(flags.days) * plan.Day))
	}
	if flags.windows.number > 0 {
		m = m.With(m.WithWindows(flags.windows.number))
	}
	if given := flags.antitheticGiven(); given != nil {
		m = m.With(m.WithAntithetic(*given))
	}
	if err := flags.allows(m.Name, m); err != nil {
		return nil, err
	}
	point := experiment.Point{Seed: flags.seedGiven(), Configuration: a.configuration()}
	return lab.run(ctx, m, point, flags, beside)
}

// run executes as many replications as the flags ask for.
func (l *laboratory) run(ctx context.Context, m *response.Model, point experiment.Point, flags *runFlags,
	beside runFiles) (*experiment.Result, error) {
	rule, precisely, err := flags.rule()
	if err != nil {
		return nil, err
	}
	wanted, err := flags.wanted(m, precisely)
	if err != nil {
		return nil, err
	}
	group := l.group(m, flags, precisely)
	m, warmUp, err := flags.settle(ctx, l, m, point)
	if err != nil {
		return nil, err
	}
	windows, err := l.settleWindows(ctx, m, point, rule, flags)
	if err != nil {
		return nil, err
	}
	if windows != nil {
		m = m.With(m.WithWindows(windows.Number))
	}
	options := experiment.Options{
		Seed: point.Seed, Replications: flags.replications, Configuration: point.Configuration,
		Elsewhere: l.Elsewhere, Share: l.Share,
		Workers: flags.workers, Memory: flags.memory.bytes, Journal: l.Journal, Pace: l.Pace, Group: group,
	}
	beside.record(m.Plan, &options)
	var timeline *experiment.Timeline
	if flags.timeline {
		timeline = experiment.NewTimeline(m.Plan)
		timeline.Replayed = flags.replayed
		options.Recorder = alongside(timeline, options.Recorder)
	}
	tables, err := flags.layout.open(m.Plan)
	if err != nil {
		return nil, err
	}
	if whole && tables != nil {
		options.Recorder = alongside(tables, options.Recorder)
	}
	if l.besides != nil {
		options.Recorder = alongside(l.besides, options.Recorder)
	}
	var result *experiment.Result
	if precisely {
		l.Recorder, l.RecordFlows = options.Recorder, options.RecordFlows
		sample := point.Of(m)
		result, err = experiment.Precisely(ctx, l.Runner, sample, rule, wanted, flags.replications)
	} else if l.grown != nil {
		result, err = experiment.Grow(ctx, m, options, l.grown)
	} else {
		result, err = experiment.Run(ctx, m, options)
	}
	if err == nil && warmUp != nil {
		result.SetWarmUp(warmUp)
	}
	if err == nil {
		result.Windows = windows
	}
	if err == nil && timeline != nil {
		timeline.Finish()
		result.Timeline = timeline
	}
	if whole && err == nil && tables != nil {
		flags.layout.found = tables.Finish(result)
	}
	return result, err
}

// group counts the replications of a run beside those of the pilot that comes before, where there is one and their
// number is known.
func (l *laboratory) group(m *response.Model, flags *runFlags, precisely bool) *pace.Group {
	if precisely || flags.warmUp != autoWarmUp {
		return nil
	}
	return l.Pace.Group(flags.often(m), float64(m.End())/1e9)
}

// alongside joins a recorder with the one that there is besides, if any.
func alongside(one, other experiment.Recorder) experiment.Recorder {
	if other == nil {
		return one
	}
	return experiment.Recorders{one, other}
}

// outcome says by an error, and its exit code, what a script must know of a result that was reported.
func outcome(result *experiment.Result, flags *runFlags) error {
	if err := result.Panicked(); err != nil {
		return err
	}
	if result.Interrupted {
		return exitError{fmt.Errorf("interrupted after %d of %s, of which the report tells%s", result.Replications,
			unit.Plural(result.Asked, "replication"), flags.goOn()), exitInterrupted}
	}
	if err := result.Overload(); err != nil {
		return err
	}
	notMet, undecided := 0, 0
	for i := range result.Thresholds {
		switch result.Thresholds[i].Verdict {
		case experiment.NotMet:
			notMet++
		case experiment.Undecided:
			undecided++
		}
	}
	if notMet > 0 || undecided > 0 && flags.undecided != "pass" {
		return exitError{fmt.Errorf("thresholds: %d in all, %d not met, %d undecided",
			len(result.Thresholds), notMet, undecided), exitThreshold}
	}
	return nil
}
