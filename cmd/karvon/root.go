package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/spf13/cobra"

	"karvon/scenarios"
	"karvon/sim/dist"
	"karvon/sim/experiment"
	"karvon/sim/files"
	"karvon/sim/inputs"
	"karvon/sim/scenario"
)

// app is what the commands share: where they read scenarios and where they write.
type app struct {
	library        fs.FS // scenarios that can be named without a path
	stdout, stderr io.Writer
	ascii          bool // whether text is plain ASCII wherever it goes
	paces          paces
	progress       *progress
	subject        atomic.Pointer[subject]
	tables         dist.Tables   // of the samplers of all plans
	readings       readings      // of the points of experiments
	inputs         *inputs.Taken // that the command took; nil for none
	question       []string      // the command, as all shards have it
	named          []string      // files beside scenarios that its options name

	// reach finds the workers of a broker; leave ends what was asked of them.
	reach func(ctx context.Context, a *app, flags *brokerFlags) (by messenger, leave func() error, err error)

	// crew does replications of what the command asks for; nil where this process does all.
	crew messenger

	viewer *viewer // whoever takes answers as documents, in place of outputs; nil where nobody does

	besides experiment.Recorder // of a run, besides those that are asked for; nil but in tests
}

// run executes a command line and returns its exit code.
func run(ctx context.Context, arguments []string, stdout, stderr io.Writer) int {
	return newApp(stdout, stderr).run(ctx, arguments)
}

func newApp(stdout, stderr io.Writer) *app {
	if _, isFile := stderr.(*os.File); !isFile {
		stderr = &locked{to: stderr}
	}
	return &app{library: scenarios.FS, stdout: stdout, stderr: stderr, paces: patient, progress: new(progress),
		reach: reachBroker}
}

// run executes a command line and returns its exit code. What waits for the world outside ends with the context:
// the reading of a pipe, and the writing to one that nobody reads.
func (a *app) run(ctx context.Context, arguments []string) int {
	ctx = files.Remembering(ctx)
	a.stdout, a.stderr = outlet(ctx, a.stdout), outlet(ctx, a.stderr)
	root := a.rootCommand()
	root.SetArgs(arguments)
	root.SetOut(a.stdout)
	root.SetErr(forPeople(a.stderr))
	command, err := a.execute(ctx, root)
	return a.conclude(command, arguments, err)
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "karvon",
		Short: "Simulate cross-border trade centres and the corridors between them",
		Long: `karvon simulates cross-border trade centres and the corridors between them.

A SCENARIO is a name of the library (see karvon list) or the path of a file
that ends in .yaml.

What takes long shows on a terminal how far it has come, and elsewhere says so
on the standard error once a minute, with how long the rest may take; --quiet
leaves that out.

Exit codes: 0 done; 1 the run failed; 2 the command or a scenario is wrong;
3 a threshold is not met; 4 a baseline or a style differs; 5 something of
shards that were merged is missing; 130 interrupted (what was finished is
kept); 141 the reader of the output has gone.`,
		Example: `  karvon list
  karvon run central-asia
  karvon check my-centre.yaml`,
		Args: a.knownCommand,
		// Names that differ by two letters at most may have been meant.
		SuggestionsMinimumDistance: 2,

		PersistentPreRunE: func(command *cobra.Command, arguments []string) error {
			if err := nothingEmpty(command, arguments); err != nil {
				return err
			}
			if err := nothingOverwritten(command, arguments); err != nil {
				return err
			}
			a.question = question(command, arguments)
			a.gather(command)
			a.watch(command, arguments)
			return nil
		},

		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(command *cobra.Command, _ []string) error { return command.Help() },
	}
	root.PersistentFlags().BoolVar(&a.ascii, "ascii", false,
		"text in plain ASCII, but for letters in names and titles (default: on terminals with TERM=dumb or a locale "+
			"without UTF-8)")
	root.SetFlagErrorFunc(func(command *cobra.Command, err error) error { return wrongCommand(plainly(command, err)) })
	a.addCommands(root)
	return root
}

// gather has a shard know which files its answers are of.
func (a *app) gather(command *cobra.Command) {
	if given(command, "shard") == "" {
		return
	}
	a.library = scenario.Gather(a.library)
	for _, flag := range readBy {
		path := given(command, flag) // of some commands a number
		if status, err := os.Stat(path); err == nil && status.Mode().IsRegular() {
			a.named = append(a.named, path)
		}
	}
}

// watch begins to tell how far a command has come, unless it is to be quiet.
func (a *app) watch(command *cobra.Command, arguments []string) {
	if quiet, err := command.Flags().GetBool("quiet"); err == nil && quiet {
		return
	}
	a.progress = newProgress(a.stderr, newBar(a.stderr, a.wantsASCII(a.stderr)), a.paces)
	a.progress.work.Stage(strings.Join(append([]string{"making ready to", command.Name()}, arguments...), " "), "")
}

// locked lets progress and the command write one after the other; files do so by themselves.
type locked struct {
	mutex sync.Mutex
	to    io.Writer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.to.Write(p)
}

// knownCommand refuses the name of a command that does not exist, and says which may have been meant.
func (a *app) knownCommand(root *cobra.Command, given []string) error {
	if len(given) == 0 {
		return nil
	}
	if near := root.SuggestionsFor(given[0]); len(near) > 0 {
		return wrongf("there is no command %q; did you mean %s?", given[0], strings.Join(near, " or "))
	}
	if strings.HasSuffix(given[0], ".yaml") || slices.Contains(a.libraryNames(), given[0]) {
		return wrongf("there is no command %q; did you mean karvon run %s?", given[0], given[0])
	}
	return wrongf("there is no command %q; run, compare and check are the usual ones", given[0])
}
