package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/bound"
	"karvon/sim/experiment"
	"karvon/sim/experiment/journal"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/visible"
)

// experimentFlags are the options that all commands of many runs share.
type experimentFlags struct {
	replications int
	seed         uint64
	days         int
	windows      windowsFlag
	antithetic   antitheticFlag
	workers      int
	memory       memoryFlag
	folder       string
	resume       bool
	shard        shardFlag
	broker       brokerFlags
	format       string
	output       string
	charts       []string
	language     languageFlag
	quiet, all   bool
	given        func(flag string) bool // whether the command line has it
}

func (f *experimentFlags) register(command *cobra.Command) {
	options := command.Flags()
	options.IntVarP(&f.replications, "replications", "n", 0, "independent replications (default: the scenario's)")
	options.Uint64Var(&f.seed, "seed", 0, "seed of all draws (default: the scenario's)")
	options.IntVar(&f.days, "days", 0, "length of the observed window in days (default: the scenario's window)")
	f.windows.register(command)
	f.antithetic.register(command)
	options.IntVar(&f.workers, "workers", runtime.GOMAXPROCS(0),
		"replications at the same time; results do not depend on it")
	f.memory.register(command)
	if whole {
		options.StringVar(&f.folder, "dir", "", "run directory that keeps every finished replication")
		options.BoolVar(&f.resume, "resume", false, "go on from what the run directory holds")
		f.shard.register(command)
		f.broker.register(command)
	}
	options.StringVar(&f.format, "format", "",
		"text, markdown, csv, json, html, xlsx, docx, pdf, svg or png (default: text, or by the ending of --output)")
	options.StringVarP(&f.output, "output", "o", "", "file, or folder for CSV, to write to instead of the terminal")
	options.StringArrayVar(&f.charts, "chart", nil,
		"what an .svg, .png, .docx or .pdf shows; can be repeated, one under the other (default: the most telling)")
	f.language.register(command)
	options.BoolVarP(&f.quiet, "quiet", "q", false, "no progress, and of text only the answer")
	options.BoolVar(&f.all, "all", false, "all rows of long tables in text, .docx and .pdf")
	registerCompletions(command, map[string]cobra.CompletionFunc{"format": completeFormats})
	f.given = command.Flags().Changed
}

// check finds mistakes that can be told before anything is read.
func (f *experimentFlags) check() error {
	switch {
	case f.given("replications") && f.replications < 1:
		return wrongf("--replications is %d; at least 1 is needed", f.replications)
	case !bound.Replications.Allows(int64(f.replications)):
		return tooMany("replications", f.replications, &bound.Replications)
	case f.given("days") && (f.days < 1 || f.days > longestDays):
		return wrongf("--days is %d; it goes from 1 to %d", f.days, longestDays)
	case f.workers < 1:
		return wrongf("--workers is %d; at least 1 is needed", f.workers)
	case f.resume && f.folder == "":
		return wrongf("--resume goes on from a run directory: name it with --dir")
	}
	if err := f.language.check(); err != nil {
		return err
	}
	if err := f.windows.read(); err != nil {
		return err
	}
	if err := f.broker.read(f.given); err != nil {
		return err
	}
	if err := f.checkShard(); err != nil {
		return err
	}
	return f.memory.read()
}

// tooMany refuses a number of the command line that is beyond a bound.
func tooMany(flag string, number int, most *bound.Bound) error {
	return wrongf("--%s is %d; it goes to %s (%s: %s)", flag, number, bound.Grouped(most.Most), most.Name, most)
}

// within refuses more replications, of a number of design points, than an experiment holds.
func (f *experimentFlags) within(points int, m *response.Model) error {
	if !bound.Replications.Allows(int64(f.replications)) {
		return tooMany("replications", f.replications, &bound.Replications)
	}
	return wrongCommand(experiment.Within(points, f.often(m)))
}

// longestDays keeps times within the integers of a run.
const longestDays = 36_500

// seedGiven gives the seed of the command line, or nil.
func (f *experimentFlags) seedGiven() *uint64 {
	if !f.given("seed") {
		return nil
	}
	return &f.seed
}

// point makes a design point that is run as the flags say.
func (f *experimentFlags) point(name string, c experiment.Configuration) experiment.Point {
	return experiment.Point{Name: name, Configuration: c, Seed: f.seedGiven(), Window: int64(f.days) * plan.Day,
		Windows: f.windows.number, Antithetic: f.antitheticGiven()}
}

// load reads and compiles a configuration for a runner, whose files are read once.
func (a *app) load(ctx context.Context, c experiment.Configuration) (*response.Model, error) {
	return a.loadBy(ctx, a.readings.once(a.library), c)
}

// loadFrom reads a configuration from a library, and compiles it.
func (a *app) loadFrom(ctx context.Context, library scenario.Library, c experiment.Configuration) (*response.Model,
	error) {
	return a.loadBy(ctx, from(library), c)
}

func (a *app) loadBy(ctx context.Context, read reader, c experiment.Configuration) (*response.Model, error) {
	_, m, err := a.compileBy(ctx, read, c.Scenario, optionsOf(c))
	if err != nil || c.Change == "" {
		return m, err
	}
	changed, err := m.Plan.Changed(c.Change)
	if err != nil {
		return nil, err
	}
	return m.With(changed), nil
}

// configuration is what was compiled last.
func (a *app) configuration() experiment.Configuration {
	last := a.subject.Load()
	o := &last.options
	return experiment.Configuration{Scenario: last.name, Policies: o.Policies, Settings: o.Set, Where: o.Where,
		AskedFor: o.AskedFor, Positions: o.Positions}
}

// laboratory is what a command of many runs works with. Close it at the end.
type laboratory struct {
	*experiment.Runner
	journal *journal.Journal
	besides experiment.Recorder      // of a run; nil but in tests
	leave   func() error             // the workers of a broker; nil where there are none
	grown   func(*experiment.Result) // is told results of what is done so far; nil where nobody wants to know
}

// open makes ready to run, and counts replications from here on. The destination of the report is for the caller.
func (a *app) open(ctx context.Context, flags *experimentFlags) (*laboratory, error) {
	flags.memory.keepWithin(flags.workers)
	lab := &laboratory{
		Runner:  &experiment.Runner{Workers: flags.workers, Memory: flags.memory.bytes, Load: a.load, Pace: a.progress.work},
		besides: a.besides,
	}
	if whole && flags.folder != "" {
		program, err := programIdentity()
		if err != nil {
			return nil, err
		}
		lab.journal, err = journal.Open(ctx, flags.folder, program, flags.resume)
		if errors.Is(err, journal.ErrInUse) {
			return nil, wrongf("%w: --resume goes on from them", err)
		}
		if err != nil {
			return nil, unwritable(err)
		}
		lab.Journal = lab.journal
		if lab.journal.Dropped > 0 {
			a.say("%s: the last %d bytes are an incomplete or damaged record, or stand behind one, and are left out; what "+
				"they held is simulated again",
				flags.folder, lab.journal.Dropped)
		}
		lab.Pace.Journal(lab.journal.Len())
		if flags.resume && !flags.quiet {
			a.say("%s has %d finished replications", flags.folder, lab.journal.Len())
		}
	}
	if whole && flags.broker.url != "" {
		var err error
		if lab.leave, err = a.hire(ctx, lab, &flags.broker); err != nil {
			return nil, errors.Join(err, lab.close())
		}
	}
	if a.crew != nil {
		p := newPosting(a.crew, a)
		lab.Elsewhere, lab.Load = p, p.load
	}
	lab.Pace.Stage(simulating, replications)
	return lab, nil
}

// simulating is what a command of many runs does most of its time.
const simulating = "simulating"

// close leaves the workers and closes the run directory.
func (l *laboratory) close() error {
	var err error
	if l.leave != nil {
		err = l.leave()
	}
	if l.journal != nil {
		err = errors.Join(err, l.journal.Close())
	}
	return err
}

// study runs an experiment in a laboratory and writes its report: what all commands of many runs have in common.
// Its pictures, whose names are known before, are those that --chart chooses from.
func (a *app) study(ctx context.Context, flags *experimentFlags, charts []string,
	run func(*laboratory) (*document.Document, error)) error {
	if err := flags.check(); err != nil {
		return err
	}
	if whole && flags.shard.of > 0 {
		return a.doShard(ctx, flags, func(lab *laboratory) error {
			_, err := run(lab)
			return err
		})
	}
	destination, err := openDestination(ctx, a.stdout, flags, charts)
	if err != nil {
		return unwritable(err)
	}
	defer destination.discard()
	lab, err := a.open(ctx, flags)
	if err != nil {
		return err
	}
	found, err := run(lab)
	a.progress.writing()
	err = errors.Join(err, lab.close())
	if errors.Is(err, context.Canceled) {
		return exitError{errors.New("interrupted before there was anything to report" + flags.goOn()), exitInterrupted}
	}
	if err != nil {
		return err
	}
	return a.deliver(destination, found, flags)
}

// goOn says how an interrupted experiment is gone on with.
func (f *experimentFlags) goOn() string {
	if f.folder == "" {
		return ""
	}
	return "; the same command with --resume goes on"
}

// deliver writes a report where it is wanted.
func (a *app) deliver(to *destination, d *document.Document, flags *experimentFlags) error {
	options := a.layout(to.out, pipeWidth)
	if flags.output != "" {
		options = document.Options{Width: pipeWidth, ASCII: a.ascii}
	}
	options.All, options.VerdictOnly = flags.all, flags.quiet
	if whole && a.inputs != nil {
		report.WithInputs(d, a.inputs)
	}
	if a.viewer != nil {
		a.viewer.found = d
		return nil
	}
	if err := to.write(d, options); err != nil {
		return err
	}
	if flags.output != "" && !flags.quiet {
		a.say("wrote %s", flags.output)
	}
	return nil
}

// concluded says by an error what a script must know of an experiment that was reported: that parts of it failed
// inside karvon, that it was interrupted, or that parts of it failed.
func concluded(flags *experimentFlags, interrupted bool, failures []experiment.Failure) error {
	for _, f := range failures {
		var panicked *experiment.PanicError
		if errors.As(f.Err, &panicked) {
			return fmt.Errorf("%s: %w", f.Name, panicked)
		}
	}
	if interrupted {
		return exitError{errors.New("interrupted: what was finished is reported" + flags.goOn()), exitInterrupted}
	}
	if len(failures) == 0 {
		return nil
	}
	first := failures[0] // no %w: the scenario itself is right
	if len(failures) > 1 {
		return fmt.Errorf("%d failed; %s failed: %s", len(failures), first.Name, visible.InOneLine(first.Err))
	}
	return fmt.Errorf("%s failed: %s", first.Name, visible.InOneLine(first.Err))
}
