package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"karvon/sim/design"
	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

// windowsFlag is how many windows a replication has behind its one warm-up.
type windowsFlag struct {
	text   string
	number int  // 0 for the scenario's
	auto   bool // whether it is to be found
}

func (f *windowsFlag) register(command *cobra.Command) {
	command.Flags().StringVar(&f.text, "windows", "",
		fmt.Sprintf("windows of a replication behind its one warm-up, 1 to %d; or %s, for the least work "+
			"(default: the scenario's)", mostWindows, autoWindows))
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"windows": cobra.FixedCompletions([]string{autoWindows, "2", "4", "8"}, cobra.ShellCompDirectiveNoFileComp),
	})
}

// autoWindows has the number of windows found from a pilot; mostWindows bounds those that are given.
const (
	autoWindows = "auto"
	mostWindows = 10_000
)

// read reads what --windows says; what was found once stays.
func (f *windowsFlag) read() error {
	if f.text == "" || f.number > 0 {
		return nil
	}
	if f.text == autoWindows {
		f.auto = true
		return nil
	}
	number, err := strconv.Atoi(f.text)
	if err != nil || number < 1 || number > mostWindows {
		return wrongf("--windows is %q; it is %s, or a number from 1 to %d", f.text, autoWindows, mostWindows)
	}
	f.number = number
	return nil
}

// ofTime is what of the command line says which time is observed.
func (f *experimentFlags) ofTime() string {
	said := ""
	if f.days > 0 {
		said = fmt.Sprintf(" --days %d", f.days)
	}
	if f.windows.number > 0 {
		said += fmt.Sprintf(" --windows %d", f.windows.number)
	}
	if f.antithetic.on {
		said += " --antithetic"
	}
	return said
}

// timeGiven is what the command line itself says of the time that is observed; empty where it says nothing.
func (f *experimentFlags) timeGiven() string {
	var said []string
	if f.days > 0 {
		said = append(said, fmt.Sprintf("--days %d", f.days))
	}
	if f.windows.text != "" {
		said = append(said, "--windows "+f.windows.text)
	}
	return strings.Join(said, " ")
}

// allows refuses a scenario that cannot be observed for the time that the command line says.
func (f *experimentFlags) allows(name string, m *response.Model) error {
	given := f.timeGiven()
	if given == "" || m == nil {
		return nil
	}
	if err := m.CheckLength(); err != nil {
		return wrongf("%s: %s: %w", given, name, err)
	}
	check := m.CheckWindows
	if f.windows.auto {
		check = m.CheckSeveral
	}
	if err := check(); err != nil {
		return wrongf("--windows %s: %s: %w", f.windows.text, name, err)
	}
	return nil
}

// onceSaid refuses a factor of the time that the command line says too: all points would be the same.
func (f *experimentFlags) onceSaid(d *design.Design) error {
	for i := range d.Factors {
		for _, path := range d.Factors[i].Paths {
			switch {
			case path == "run.windows" && f.windows.text != "":
				return wrongf("--windows %s takes the place of the levels of the factor %s: leave out one of them",
					f.windows.text, d.Factors[i].Name)
			case path == "run.antithetic" && f.given("antithetic"):
				return wrongf("--antithetic takes the place of the levels of the factor %s: leave out one of them",
					d.Factors[i].Name)
			case path == "run.window" && f.days > 0:
				return wrongf("--days %d takes the place of the levels of the factor %s: leave out one of them", f.days,
					d.Factors[i].Name)
			}
		}
	}
	return nil
}

// withWindows finds the number of windows, and of replications, of an experiment whose base is compiled, and gives the
// base with them.
func (a *app) withWindows(ctx context.Context, m *response.Model, base experiment.Point,
	flags *experimentFlags) (*response.Model, error) {
	found, err := flags.findWindows(ctx, m, base, 0)
	if err != nil {
		return nil, err
	}
	flags.windows.number, flags.replications = found.Number, found.Replications
	if !flags.quiet {
		a.say("--windows %s: %s of %s, for the half-width of %d of one window", autoWindows,
			unit.Plural(found.Replications, "replication"), unit.Plural(found.Number, "window"), found.Alone)
	}
	return m.With(m.WithWindows(found.Number)), nil
}

// settleWindows finds the number of windows of a run where the command line asks for that; nil where it does not.
func (l *laboratory) settleWindows(ctx context.Context, m *response.Model, point experiment.Point,
	rule stats.Sequential, flags *runFlags) (*experiment.Windows, error) {
	if !flags.windows.auto {
		return nil, nil
	}
	found, err := flags.findWindows(ctx, m, point, rule.Precision)
	if err == nil && rule.Precision == 0 {
		flags.replications = found.Replications
	}
	return found, err
}

// findWindows runs the pilot, apart from all else: no run directory keeps it, and each shard has it whole.
func (f *experimentFlags) findWindows(ctx context.Context, m *response.Model, point experiment.Point,
	precision float64) (*experiment.Windows, error) {
	if err := f.allows(m.Name, m); err != nil {
		return nil, err
	}
	runner := &experiment.Runner{Workers: f.workers, Memory: f.memory.bytes}
	return experiment.FindWindows(ctx, runner, m, point, f.often(m), precision)
}

// onlyOneWindow refuses several windows where something that was observed is held against one.
func onlyOneWindow(what string, m *response.Model, flags *experimentFlags) error {
	if flags.windows.auto || flags.windows.number > 1 || flags.windows.number == 0 && m.Windows > 1 {
		return wrongf("%s is held against the interval of one window, and a replication has several: give --windows 1", what)
	}
	return nil
}
