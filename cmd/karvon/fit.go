//go:build !js

package main

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/delivery"
	"karvon/report/document"
	"karvon/sim/bound"
	"karvon/sim/files"
	"karvon/sim/measured"
)

// fitFlags are the options of karvon fit.
type fitFlags struct {
	o                                   measured.Options
	kind, unit                          string
	encoding, separator, decimal, dates string
	format, output                      string
	charts                              []string
	seed                                uint64
	yaml, quiet, all                    bool
	language                            languageFlag
	given                               func(flag string) bool
}

func (a *app) fitCommand() *cobra.Command {
	var flags fitFlags
	command := &cobra.Command{
		Use:   "fit DATA",
		Short: "Say what your own file says: distributions, profiles, variation, as YAML to paste",
		Long: `Fit reads a CSV file or a workbook (.xlsx) of what was recorded, and says which
distribution times follow and how well it fits, how arrivals are spread over hours,
days and months, how days vary, and what makes any of that doubtful.

A file holds visits (arrival and departure), passages of a gate, counts by hour,
times, monthly totals by post, or published numbers (n, mean, median, quartiles,
share above a limit). Which, and which column is what, is told by the headers, in
English, Russian, German, Uzbek or Kazakh; where that has two readings, the error
lists the columns and the flag that decides. A column is named by its header, or by its letter. Rows that
are left out are counted, with the reason and the first places.

Columns of plates, passports and names are not read, unless --identity asks for one:
then each text is replaced by a number at once, and rows that are entries and exits
are put together into visits. No message quotes a cell.

--yaml writes the sections to paste into a scenario: assumptions and profiles with
n, source and range. -o fitted.yaml writes a file that a scenario can include.`,
		Example: `  karvon fit visits.csv
  karvon fit release-times.xlsx --unit min --by Channel -o fitted.html
  karvon fit gate-log.csv --time Passed --yaml
  karvon fit entries.csv --where Measure=Trucks --by "Port Name" -o fitted.yaml`,
		Args:              fileNeeded,
		ValidArgsFunction: completeData,
		RunE: func(command *cobra.Command, names []string) error {
			flags.given = command.Flags().Changed
			return a.fit(command.Context(), names[0], &flags)
		},
	}
	flags.register(command)
	return command
}

func (f *fitFlags) register(command *cobra.Command) {
	options := command.Flags()
	options.StringVar(&f.kind, "kind", "", "what the rows are: visits, passages, counts, times, totals or summaries "+
		"(default: told "+
		"by the columns)")
	options.StringVar(&f.o.Time, "time", "", "column of arrivals, passages or beginnings; DATE+CLOCK joins two")
	options.StringVar(&f.o.Until, "until", "", "column of departures; DATE+CLOCK joins two")
	options.StringVar(&f.o.Duration, "duration", "", "column of how long it took")
	options.StringArrayVar(&f.o.Count, "count", nil, "column of how many; can be repeated, each a group")
	options.StringArrayVar(&f.o.By, "by", nil, "column by which rows are parted into groups; can be repeated")
	options.StringArrayVar(&f.o.Where, "where", nil, "COLUMN=VALUE: the rows that are read; can be repeated")
	options.StringVar(&f.o.Identity, "identity", "", "column of who it is, replaced by numbers: finds rows that "+
		"repeat others, and puts entries and exits together")
	options.StringVar(&f.o.Event, "event", "", "column of entries and exits, which --identity makes visits of (default: "+
		"told by its cells)")
	options.StringVar(&f.unit, "unit", "", "of durations without one: s, min, h, day, h:mm or m:ss")
	options.StringVar(&f.o.End, "end", "", "when the record ends: who has no departure was still there then")
	options.StringVar(&f.o.Zone, "zone", "", "time zone to whose clock times with a zone are turned, as Asia/Tashkent")
	options.StringVar(&f.o.Sheet, "sheet", "", "sheet of a workbook (default: the one that can be read)")
	options.StringVar(&f.dates, "dates", "", "which comes first in a date as 03/04/2025: day-first or month-first")
	options.StringVar(&f.decimal, "decimal", "", `what stands before decimals: "." or ","`)
	options.StringVar(&f.separator, "separator", "", `what separates cells: ",", ";" or tab`)
	options.StringVar(&f.encoding, "encoding", "", "utf-8, utf-16le, utf-16be, windows-1251 or windows-1252")
	options.Uint64Var(&f.seed, "seed", 1, "seed of the samples by which a fit is judged")
	options.BoolVar(&f.yaml, "yaml", false, "write the sections to paste into a scenario, and nothing else")
	options.StringVar(&f.format, "format", "",
		"text, markdown, csv, json, html, xlsx, docx, pdf, svg or png (default: text, or by the ending of --output)")
	options.StringVarP(&f.output, "output", "o", "",
		"file, or folder for CSV, to write to instead of the terminal; .yaml for a file that a scenario includes")
	options.StringArrayVar(&f.charts, "chart", nil,
		"what an .svg, .png, .docx or .pdf shows: quantiles, probabilities, hours, days or months; can be repeated")
	f.language.register(command)
	options.BoolVarP(&f.quiet, "quiet", "q", false, "no progress, and of text only the answer")
	options.BoolVar(&f.all, "all", false, "all rows of long tables in text, .docx and .pdf")
	words := func(words ...string) cobra.CompletionFunc {
		return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
	}
	registerCompletions(command, map[string]cobra.CompletionFunc{"format": completeFormats, "kind": words(kindWords()...),
		"unit": words(unitWords()...), "dates": words("day-first", "month-first"), "separator": words(",", ";", "tab"),
		"decimal": words(".", ","), "chart": words(report.FitPictures...),
		"encoding": words("utf-8", "utf-16le", "utf-16be", "windows-1251", "windows-1252")})
}

func kindWords() []string { return wordsOf(measured.Kinds) }
func unitWords() []string { return wordsOf(measured.Units) }

func wordsOf[W ~string](all []W) []string {
	words := make([]string, len(all))
	for i, word := range all {
		words[i] = string(word)
	}
	return words
}

// fileNeeded refuses a command line without a file of data.
func fileNeeded(_ *cobra.Command, given []string) error {
	switch len(given) {
	case 0:
		return wrongf("fit needs a file of what was recorded: CSV, or a workbook that ends in .xlsx")
	case 1:
		return nil
	}
	return wrongf("fit takes one file, here are %d", len(given))
}

func completeData(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"csv", "xlsx", "xlsm", "txt", "tsv"}, cobra.ShellCompDirectiveFilterFileExt
}

// check finds mistakes that can be told before anything is read, and completes the options.
func (f *fitFlags) check() error {
	for _, word := range []struct {
		flag, given string
		known       []string
		set         func(string)
	}{
		{"kind", f.kind, kindWords(), func(w string) { f.o.Kind = measured.Kind(w) }},
		{"unit", f.unit, unitWords(), func(w string) { f.o.Unit = measured.Unit(w) }},
		{"dates", f.dates, measured.Format{}.Dates.Values(), func(w string) { f.o.Format.Dates = measured.Dates(w) }},
		{"decimal", f.decimal, measured.Format{}.Decimal.Values(),
			func(w string) { f.o.Format.Decimal = measured.Decimal(w) }},
		{"separator", f.separator, measured.Format{}.Separator.Values(),
			func(w string) { f.o.Format.Separator = measured.Separator(w) }},
		{"encoding", f.encoding, measured.Format{}.Encoding.Values(),
			func(w string) { f.o.Format.Encoding = measured.Encoding(w) }},
	} {
		if word.given == "" {
			continue
		}
		if !slices.Contains(word.known, word.given) {
			return wrongf("--%s is %q; it is one of %s", word.flag, word.given, strings.Join(word.known, "  "))
		}
		word.set(word.given)
	}
	if f.yaml && (f.output != "" || f.format != "") {
		return wrongf("--yaml writes YAML to the terminal; a file is written by -o fitted.yaml")
	}
	return nil
}

// isYAML says whether the output is a file that a scenario includes.
func isYAML(path string) bool {
	ending := strings.ToLower(filepath.Ext(path))
	return ending == ".yaml" || ending == ".yml"
}

func (a *app) fit(ctx context.Context, name string, flags *fitFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	if err := flags.language.check(); err != nil {
		return err
	}
	if (flags.yaml || isYAML(flags.output)) && flags.given("language") {
		return wrongf("the sections of a scenario are YAML in English; --language is for reports")
	}
	if isYAML(flags.output) && flags.format != "" {
		return wrongf("--output %s is YAML; --format %s is another", flags.output, flags.format)
	}
	shared := &experimentFlags{format: flags.format, output: flags.output, charts: flags.charts, quiet: flags.quiet,
		all: flags.all, given: flags.given}
	var to *destination
	if !flags.yaml && !isYAML(flags.output) {
		var err error
		if to, err = openDestination(ctx, a.stdout, shared, report.FitPictures); err != nil {
			return unwritable(err)
		}
		defer to.discard()
	}
	found, err := a.fitted(ctx, name, flags)
	if err != nil {
		return err
	}
	switch {
	case flags.yaml:
		_, err := a.stdout.Write(report.FitSections(ctx, found))
		return err
	case isYAML(flags.output):
		return a.writeFitted(ctx, found, flags)
	}
	d := flags.language.said(func() *document.Document { return report.Fit(found) })
	return a.deliver(to, d, shared)
}

// fitted reads the file and fits what it holds.
func (a *app) fitted(ctx context.Context, name string, flags *fitFlags) (*measured.Fitted, error) {
	raw, err := files.Read(ctx, name, &bound.Measured)
	if err != nil {
		return nil, unreadable(name, err)
	}
	if bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")) {
		return nil, wrongf("%s is a workbook of the old kind (.xls): save it as .xlsx or as CSV", name)
	}
	data, err := measured.Read(ctx, name, raw, flags.o)
	if err != nil {
		return nil, unfit(name, err)
	}
	if !flags.quiet {
		a.progress.work.Stage("fitting", "")
	}
	found, err := measured.Fit(ctx, data, filepath.Base(name), flags.seed)
	if err != nil {
		return nil, unfit(name, err)
	}
	return found, nil
}

// unfit is the error of a file that cannot be read.
func unfit(name string, err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return wrongf("%s: %w", name, err)
}

// writeFitted writes a file that a scenario can include.
func (a *app) writeFitted(ctx context.Context, found *measured.Fitted, flags *fitFlags) error {
	to, err := delivery.Create(ctx, flags.output)
	if err != nil {
		return unwritable(err)
	}
	defer to.Discard()
	if _, err := to.Write(report.FitFile(ctx, found, filepath.Base(flags.output))); err != nil {
		return err
	}
	if err := to.Commit(); err != nil {
		return err
	}
	if !flags.quiet {
		a.say("wrote %s", flags.output)
	}
	return nil
}
