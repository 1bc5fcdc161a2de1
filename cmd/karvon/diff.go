//go:build !js

package main

import (
	"bytes"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/delivery"
	"karvon/report/document"
	"karvon/sim/bound"
	"karvon/sim/files"
	"karvon/sim/regression"
)

// diffFlags are the options of karvon diff.
type diffFlags struct {
	format, output string
	all, quiet     bool
	language       languageFlag
}

func (a *app) diffCommand() *cobra.Command {
	var flags diffFlags
	command := &cobra.Command{
		Use:   "diff BEFORE.json AFTER.json",
		Short: "Set two results side by side",
		Long: `Diff reads two results that karvon run wrote as JSON and tells which responses
changed and by how much, with an interval (±) where both have five replications
or more. Where the seed is the same, replications are compared pair by pair, so
that common noise cancels.

With hundreds of responses a difference is told only where it is clear at a
level that allows for them all; --all shows the others as well. To judge a
change by a scenario's own tolerances, see karvon verify.`,
		Example: `  karvon run central-asia -o before.json
  karvon run central-asia --policy one-stop -o after.json
  karvon diff before.json after.json`,
		Args: arguments(cobra.ExactArgs(2)),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"json"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(command *cobra.Command, names []string) error {
			return a.diff(command.Context(), names[0], names[1], flags)
		},
	}
	options := command.Flags()
	options.StringVar(&flags.format, "format", "",
		"text, markdown, csv, json, html, xlsx, docx or pdf (default: text, or by the ending of --output)")
	options.StringVarP(&flags.output, "output", "o", "", "file to write to instead of the terminal")
	options.BoolVar(&flags.all, "all", false,
		"but in CSV and JSON, which have all responses, also those of which it is undecided")
	flags.language.register(command)
	options.BoolVarP(&flags.quiet, "quiet", "q", false, "of text only the sentences, without the table")
	registerCompletions(command, map[string]cobra.CompletionFunc{"format": completeFormats})
	return command
}

func (a *app) diff(ctx context.Context, first, second string, flags diffFlags) error {
	if err := flags.language.check(); err != nil {
		return err
	}
	before, err := readResult(ctx, first)
	if err != nil {
		return err
	}
	after, err := readResult(ctx, second)
	if err != nil {
		return err
	}
	format, err := chooseFormat(a.stdout, flags.output, flags.format, false)
	if err != nil {
		return wrongCommand(err)
	}
	if err := checkChosen(format, nil, nil); err != nil {
		return err
	}
	options := a.layout(a.stdout, pipeWidth)
	if flags.output != "" {
		options = document.Options{Width: pipeWidth, ASCII: a.ascii}
	}
	options.VerdictOnly = flags.quiet
	if err := ctx.Err(); err != nil {
		return err
	}
	d := regression.Diff(before, after)
	sides := flags.language.said(func() *document.Document { return report.Difference(d, flags.all) })
	if flags.output == "" {
		return writers.Write(a.stdout, format, sides, options)
	}
	to, err := delivery.Create(ctx, flags.output)
	if err != nil {
		return unwritable(err)
	}
	defer to.Discard()
	if err := writers.Write(to, format, sides, options); err != nil {
		return err
	}
	return to.Commit()
}

// readResult reads a result in JSON.
func readResult(ctx context.Context, name string) (*regression.Snapshot, error) {
	text, err := files.Read(ctx, name, &bound.Result)
	if err != nil {
		return nil, unreadable(name, err)
	}
	if !bound.Numbers.Allows(int64(bytes.Count(text, []byte{','}))) {
		return nil, wrongf("%s holds more than %d numbers, the most of a result", name, bound.Numbers.Most)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	record, err := report.ReadResult(text)
	if err != nil {
		return nil, wrongCommand(fmt.Errorf("%s is no result of karvon run in JSON: %w", name, err))
	}
	return record, nil
}
