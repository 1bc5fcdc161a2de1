package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/traffic"
)

// showFlags are the options of karvon show.
type showFlags struct {
	change                       changeFlags
	assumptions, responses, plan bool
	load, sources                bool
	asOf                         string
	format                       string
	output                       string
	language                     languageFlag
	given                        func(flag string) bool
}

func (a *app) showCommand() *cobra.Command {
	var flags showFlags
	command := &cobra.Command{
		Use:   "show SCENARIO",
		Short: "Show what a scenario is: resolved, its sources, its responses, its steps",
		Long: `Show prints the resolved scenario: one file, after extends, include, templates,
policies and settings. Its options show other sides of it, as tables.

With --output its numbers go into a workbook (.xlsx) or one table (.csv), to be
filled in by people and taken back by --inputs.`,
		Example: `  karvon show central-asia
  karvon show central-asia --assumptions
  karvon show central-asia --sources --as-of 2026-06
  karvon show central-asia --responses --format csv
  karvon show central-asia --load
  karvon show one-server --plan
  karvon show central-asia --output inputs.xlsx`,
		Args:              a.scenarioNeeded(1),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command,
			names []string) error {
			flags.given = command.Flags().Changed
			if err := flags.change.take(command.Context(), a, names[0]); err != nil {
				return err
			}
			return a.show(command.Context(), names[0], flags)
		},
	}
	flags.change.register(command)
	options := command.Flags()
	options.BoolVar(&flags.assumptions, "assumptions", false,
		"every quantity with where it comes from, assumptions by name first")
	options.BoolVar(&flags.sources, "sources", false,
		"values with a source: as used and as published, its date and age, and who set the thresholds")
	options.StringVar(&flags.asOf, "as-of", "", "the date on which --sources tells ages: 2026, 2026-06 or 2026-06-30 "+
		"(default: today)")
	options.BoolVar(&flags.responses, "responses", false, "what the results will be, with their definitions")
	options.BoolVar(&flags.plan, "plan", false, "the compiled steps")
	options.BoolVar(&flags.load, "load", false, "what the file alone asks of stations and resources on average")
	options.StringVar(&flags.format, "format", string(report.Text), "how a table is written: text, markdown or csv")
	options.StringVarP(&flags.output, "output", "o", "",
		"write the assumptions, the staff and all other numbers to a file to be filled in: .xlsx or .csv")
	flags.language.register(command)
	registerCompletions(command,
		map[string]cobra.CompletionFunc{"policy": a.completePolicies, "format": completeTableFormats})
	return command
}

// check finds the format, and mistakes that can be told before anything is read.
func (f *showFlags) check() (report.Format, error) {
	sides := 0
	for _, wanted := range []bool{f.assumptions, f.sources, f.responses, f.plan, f.load} {
		if wanted {
			sides++
		}
	}
	format, err := tableFormat("karvon show", f.format)
	if err == nil {
		err = f.language.check()
	}
	switch {
	case err != nil:
		return "", wrongCommand(err)
	case sides > 1:
		return "", wrongf("--assumptions, --sources, --responses, --plan and --load exclude each other")
	case sides == 0 && format != report.Text:
		return "", wrongf("the resolved scenario is YAML; --format is for --assumptions, --sources, --responses, --plan " +
			"and --load")
	case sides == 0 && f.given("language"):
		return "", wrongf("the scenario and its inputs keep their own words; --language is for --assumptions, --sources, " +
			"--responses, --plan and --load")
	case f.output != "" && (sides > 0 || f.format != string(report.Text)):
		return "", wrongf("--output writes the inputs of the scenario: it does not go with other options of show")
	case f.output != "" && !slices.Contains([]string{".xlsx", ".csv"}, strings.ToLower(filepath.Ext(f.output))):
		return "", wrongf("the ending of --output %s tells no format: inputs go into .xlsx or .csv", f.output)
	case f.asOf != "" && !f.sources:
		return "", wrongf("--as-of is for --sources")
	}
	return format, nil
}

// day is that on which ages are told.
func (f *showFlags) day() (scenario.PublishedDate, error) {
	if f.asOf == "" {
		return scenario.PublishedOn(time.Now()), nil
	}
	day, ok := scenario.ParsePublishedDate(f.asOf)
	if !ok {
		return day, wrongf("--as-of %s is not a date: write 2026, 2026-06 or 2026-06-30", f.asOf)
	}
	return day, nil
}

func (a *app) show(ctx context.Context, name string, flags showFlags) error {
	format, err := flags.check()
	if err != nil {
		return err
	}
	asOf, err := flags.day()
	if err != nil {
		return err
	}
	s, err := a.read(ctx, name, flags.change.options())
	if err != nil {
		return err
	}
	switch {
	case flags.output != "":
		return a.writeInputs(ctx, s, flags.output)
	case flags.assumptions:
		return a.write(&flags, func() *document.Document { return report.Assumptions(s) }, format, anyWidth)
	case flags.sources:
		return a.write(&flags, func() *document.Document { return report.Sources(s, asOf) }, format, pipeWidth)
	case !flags.responses && !flags.plan && !flags.load:
		_, err := a.stdout.Write(s.Resolved())
		return err
	}
	m, err := response.Compile(ctx, s)
	if err != nil {
		return err
	}
	return a.showPlan(m, &flags, format)
}

// showPlan shows what only a compiled scenario knows: its responses, its load or its steps.
func (a *app) showPlan(m *response.Model, flags *showFlags, format report.Format) error {
	switch {
	case flags.load:
		solved := traffic.Solve(m.Plan)
		return a.write(flags, func() *document.Document { return report.Traffic(m.Plan, solved) }, format, anyWidth)
	case flags.plan:
		return a.write(flags, func() *document.Document { return report.Steps(m.Plan) }, format, anyWidth)
	}
	return a.write(flags, func() *document.Document { return report.Responses(m) }, format, pipeWidth)
}

// write writes a document in the language; where it is not read on a terminal, in a width.
func (a *app) write(flags *showFlags, make func() *document.Document, format report.Format, elsewhere int) error {
	return report.Write(a.stdout, format, flags.language.said(make), a.layout(a.stdout, elsewhere))
}
