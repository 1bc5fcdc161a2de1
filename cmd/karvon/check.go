package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"karvon/cmd/karvon/internal/studio"
	"karvon/cmd/karvon/internal/studio/lesson"
	"karvon/report"
	"karvon/sim/bound"
	"karvon/sim/files"
	"karvon/sim/lint"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

func (a *app) checkCommand() *cobra.Command {
	var path string
	command := &cobra.Command{
		Use:   "check SCENARIO...",
		Short: "Say what is wrong with scenarios, all of a kind at once",
		Long: `Check reads scenarios, tries each of their policies and sweeps, compiles them as
a run would, and says what is wrong, sorted by position: all mistakes in how a
file is written; where there are none, all in its keys, values and units; then
in names, journeys and responses; then in sweeps and under policies.

Of a scenario that is right it says what is doubtful: stations and resources
that are asked for more than they can do on average, zones that must overflow,
queues of vehicles that stand nowhere, branches that nobody can take, elements
that nothing uses, policies that change nothing. Warnings do not change the exit
code. Of more than a hundred mistakes, or warnings, the first are shown and the
others counted.

Of a lesson of karvon studio, a file NAME.lesson.yaml, it says what is wrong too,
and simulates its questions: each has an answer that is right.`,
		Example: `  karvon check central-asia
  karvon check scenarios/*.yaml
  karvon check central-asia --inputs inputs.xlsx
  karvon check queue.lesson.yaml`,
		Args:              a.scenarioNeeded(math.MaxInt),
		ValidArgsFunction: a.completeScenarios,
		RunE: func(command *cobra.Command, names []string) error {
			collectSeldom()
			if path != "" && len(names) > 1 {
				return wrongf("--inputs is of one scenario, not of several")
			}
			if path != "" && strings.HasSuffix(names[0], lesson.Ending) {
				return wrongf("--inputs is of a scenario, and %s is a lesson: check the scenario that it names", names[0])
			}
			if err := a.check(command.Context(), names); err != nil || path == "" {
				return err
			}
			return a.checkInputs(command.Context(), names[0], path)
		},
	}
	command.Flags().StringVar(&path, "inputs", "", "check a workbook or a CSV too that show --output wrote")
	return command
}

// checkInputs checks a table of inputs, and says what differs in it.
func (a *app) checkInputs(ctx context.Context, name, path string) error {
	var settings []string
	if err := a.takeInputs(ctx, name, path, nil, &settings); err != nil {
		return err
	}
	return a.print(report.InputsInWords(a.inputs))
}

// check says of each scenario whether it is right; the error holds the mistakes of all.
func (a *app) check(ctx context.Context, names []string) error {
	var mistakes syntax.Errors
	a.progress.work.Stage("checking", "scenarios")
	scenarios := a.progress.work.Group(len(names), 1)
	for _, name := range names {
		item := scenarios.Begin()
		found, err := a.checkOne(ctx, name)
		item.Done()
		if err != nil {
			return err
		}
		mistakes = mistakes.With(found)
	}
	if len(mistakes) > 0 {
		return mistakes
	}
	return nil
}

// checkOne checks a scenario as it stands, then under each of its policies. What is doubtful goes to the standard
// error, as mistakes do; it is none.
func (a *app) checkOne(ctx context.Context, name string) (syntax.Errors, error) {
	if strings.HasSuffix(name, lesson.Ending) {
		return a.checkLesson(ctx, name)
	}
	a.subject.Store(&subject{name: name})
	review, err := lint.Check(ctx, a.library, name)
	if err != nil {
		return asMistakes(err)
	}
	warnings := a.warn(review)
	summary := fmt.Sprintf("%s: ok: %d quantities, of which %d are assumptions; policies: %d",
		name, review.Model.Quantities, review.Model.Assumptions, len(review.Policies))
	if sweeps := len(review.Scenario.Sweeps); sweeps > 0 {
		summary += fmt.Sprintf("; sweeps: %d", sweeps)
	}
	if warnings > 0 {
		summary += fmt.Sprintf("; warnings: %d", warnings)
	}
	return nil, a.print(summary)
}

// checkLesson checks a lesson of the studio, whose scenario lies beside it or in the library, and simulates its
// questions.
func (a *app) checkLesson(ctx context.Context, name string) (syntax.Errors, error) {
	text, err := files.Read(ctx, name, &bound.ScenarioFile)
	if err != nil {
		return nil, unreadable(name, err)
	}
	library := &studio.Beside{FS: a.library, Folder: os.DirFS(filepath.Dir(name))}
	read, err := studio.CheckLesson(ctx, &engineHost{library: library}, library, filepath.ToSlash(name), text)
	if err != nil {
		return asMistakes(err)
	}
	return nil, a.print(fmt.Sprintf("%s: ok: a lesson of %s, each of which is decided", name,
		unit.Plural(len(read.Questions), "question")))
}

// warn prints what is doubtful, each with the line that it is about: the first of all, and how many there are
// besides. It gives the number of all.
func (a *app) warn(review *lint.Review) int {
	warnings := marked(review.Warnings, "warning: ")
	count := review.Warnings.Count()
	for _, policy := range review.Policies {
		warnings = append(warnings, marked(policy.Warnings, "warning, under the policy "+policy.Name+": ")...)
		count += policy.Warnings.Count()
	}
	if shown := int(bound.Mistakes.Most); len(warnings) > shown {
		warnings = append(warnings[:shown], syntax.Error{More: count - shown})
	}
	_ = warnings.Print(a.plain(a.stderr))
	return count
}

// marked says of each doubt what it is, and leaves out what only counts others.
func marked(warnings syntax.Errors, kind string) syntax.Errors {
	var all syntax.Errors
	for _, warning := range warnings {
		if warning.More == 0 {
			warning.Message = kind + warning.Message
			all = append(all, warning)
		}
	}
	return all
}

// asMistakes tells a scenario's mistakes from other failures.
func asMistakes(err error) (syntax.Errors, error) {
	var mistakes syntax.Errors
	if errors.As(err, &mistakes) {
		return mistakes, nil
	}
	return nil, err
}

// citedResponses is how messages cite the responses that a command asks for.
const citedResponses = "--for"

// read reads a scenario.
func (a *app) read(ctx context.Context, name string, options scenario.Options) (*scenario.Scenario, error) {
	return a.readBy(ctx, from(a.library), name, options)
}

func (a *app) readBy(ctx context.Context, read reader, name string, options scenario.Options) (*scenario.Scenario,
	error) {
	a.subject.Store(&subject{name: name, options: options})
	options.Cited = cited()
	return read(ctx, name, options)
}

// cited names the options in which stands what messages cite.
func cited() scenario.Citation {
	return scenario.Citation{Policies: "--policy", Settings: "--set", Where: "--where", AskedFor: citedResponses}
}

// compile reads a scenario and compiles it. The error is a syntax.Errors where the scenario is wrong.
func (a *app) compile(ctx context.Context, name string, options scenario.Options) (*scenario.Scenario, *response.Model,
	error) {
	return a.compileBy(ctx, from(a.library), name, options)
}

func (a *app) compileBy(ctx context.Context, read reader, name string, options scenario.Options) (*scenario.Scenario,
	*response.Model, error) {
	s, err := a.readBy(ctx, read, name, options)
	if err != nil {
		return nil, nil, err
	}
	m, err := response.CompileWith(ctx, s, &a.tables)
	if err == nil {
		a.subject.Store(&subject{name, options, m.Hash})
	}
	return s, m, err
}
