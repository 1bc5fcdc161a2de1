package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/experiment/journal"
	"karvon/sim/unit"
)

// mergeFlags are the options of karvon merge.
type mergeFlags struct {
	into   string
	format string
	quiet  bool

	language languageFlag
}

func (a *app) mergeCommand() *cobra.Command {
	var flags mergeFlags
	command := &cobra.Command{
		Use:   "merge DIR... --dir ALL",
		Short: "Join run directories that shards have filled",
		Long: `Merge takes what run directories hold, such as those of the shards of an
experiment, into one. In which order they are named does not matter, and they
may overlap: what two of them hold is there once, and must be the same to the
last bit. What the directory holds already stays.

It says what is missing of the experiments of which it finds shards, and the
commands that make it; the exit code is then 5. Where nothing is missing, the
command without --shard, with --dir ALL and --resume, reports.`,
		Example: `  karvon run central-asia -n 200 --shard 1/3 --dir part-1
  karvon merge part-1 part-2 part-3 --dir all
  karvon run central-asia -n 200 --dir all --resume`,
		Args: func(command *cobra.Command, given []string) error {
			if len(given) == 0 {
				return wrongf("merge needs run directories to join, as karvon merge part-1 part-2 --dir all")
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(command *cobra.Command, folders []string) error {
			return a.merge(command.Context(), folders, &flags)
		},
	}
	options := command.Flags()
	options.StringVar(&flags.into, "dir", "", "run directory that gets all (needed)")
	options.StringVar(&flags.format, "format", string(report.Text), "text, markdown or csv")
	flags.language.register(command)
	options.BoolVarP(&flags.quiet, "quiet", "q", false, "say only what is missing")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"dir": func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		"format": completeTableFormats,
	})
	return command
}

func (a *app) merge(ctx context.Context, folders []string, flags *mergeFlags) error {
	if flags.into == "" {
		return wrongf("merge needs --dir: the run directory that gets all")
	}
	format, err := tableFormat("merge", flags.format)
	if err != nil {
		return wrongCommand(err)
	}
	if err := flags.language.check(); err != nil {
		return err
	}
	program, err := programIdentity()
	if err != nil {
		return err
	}
	found := make([]shards, len(folders))
	from := map[string]string{} // the folders of shards that have begun, by what they are
	for i, folder := range folders {
		if found[i], err = a.checkPart(ctx, folder, flags.into); err != nil {
			return err
		}
	}
	all, err := journal.Open(ctx, flags.into, program, true)
	if err != nil {
		return unwritable(err)
	}
	joined, err := readShards(ctx, flags.into)
	for i, folder := range folders {
		if err != nil {
			break
		}
		if err = a.join(ctx, all, folder, program); err != nil {
			err = fmt.Errorf("%s into %s: %w", folder, flags.into, err)
		}
		for _, one := range found[i].Shards {
			joined = joined.with(one)
			from[one.name()] = folder
		}
	}
	if err == nil && len(joined.Shards) > 0 {
		err = writeShards(flags.into, joined)
	}
	var gaps []report.ShardGap
	if err == nil {
		gaps, err = missing(all, joined, from)
	}
	size := all.Len()
	if err = errors.Join(err, all.Close()); err != nil {
		if ctx.Err() != nil {
			return exitError{errors.New("interrupted; what was joined is kept, and the same command goes on"), exitInterrupted}
		}
		return err
	}
	told := &report.Merged{Into: flags.into, Replications: size, Shards: gaps}
	if !flags.quiet || told.Missing() > 0 {
		d := flags.language.said(func() *document.Document { return report.Merge(told, flags.quiet) })
		if err := report.Write(a.stdout, format, d, a.layout(a.stdout, pipeWidth)); err != nil {
			return err
		}
	}
	if n := told.Missing(); n > 0 {
		return exitError{fmt.Errorf("%s missing", unit.Plural(n, "shard")), exitMissing}
	}
	return nil
}

// checkPart refuses a folder that cannot be joined, before anything is, and says which shards it has.
func (a *app) checkPart(ctx context.Context, folder, into string) (shards, error) {
	if sameFile(folder, into) {
		return shards{}, wrongf("%s is the directory that gets all: name it with --dir alone", folder)
	}
	status, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return shards{}, wrongf("there is no run directory %s", folder)
	case err != nil:
		return shards{}, unreadable(folder, err)
	case !status.IsDir():
		return shards{}, wrongf("%s is no run directory, but a file", folder)
	}
	found, err := readShards(ctx, folder)
	if err != nil {
		return shards{}, err
	}
	if _, err := os.Stat(filepath.Join(folder, journal.FileName)); err != nil && len(found.Shards) == 0 {
		return shards{}, wrongf("%s is no run directory: it has no %s", folder, journal.FileName)
	}
	return found, nil
}

// join takes all that a run directory holds into another.
func (a *app) join(ctx context.Context, all *journal.Journal, folder, program string) error {
	part, err := journal.Open(ctx, folder, program, true)
	if err != nil {
		return err
	}
	defer part.Close()
	if part.Dropped > 0 {
		a.say("%s: the last %d bytes are an incomplete or damaged record, or stand behind one, and are left out", folder,
			part.Dropped)
	}
	for _, key := range part.Keys() {
		if err := ctx.Err(); err != nil {
			return err
		}
		value, ok, err := part.Get(key)
		if err == nil && ok {
			err = all.Put(key, value)
		}
		if err != nil {
			return fmt.Errorf("%v: %w", key, err)
		}
	}
	return nil
}

// missing says of each shard of the experiments of which there are any what is there and what is not.
func missing(all *journal.Journal, joined shards, from map[string]string) ([]report.ShardGap, error) {
	var gaps []report.ShardGap
	experiments := 0
	for i := 0; i < len(joined.Shards); {
		first := &joined.Shards[i]
		experiments++
		for number := 1; number <= first.Of; number++ {
			one := shardKept{Command: first.Command, Files: first.Files, Number: number, Of: first.Of}
			gap := report.ShardGap{Experiment: strings.Join(first.Command, " "), Files: first.Files, Number: number,
				Of: first.Of}
			if i < len(joined.Shards) && joined.Shards[i].same(&one) {
				one = joined.Shards[i]
				gap.Begun = true
				i++
			}
			if err := one.gap(all, &gap); err != nil {
				return nil, err
			}
			if gap.Missing() {
				gap.Command = one.commandLine(one.folder(from, experiments))
			}
			gaps = append(gaps, gap)
		}
	}
	return gaps, nil
}

// gap counts what is there of what a shard had to do, and says how the rest is made.
func (s *shardKept) gap(all *journal.Journal, gap *report.ShardGap) error {
	for _, r := range s.Asked {
		series, err := r.series()
		if err != nil {
			return err
		}
		gap.Asked += int(r.To - r.From)
		for n := r.From; n < r.To; {
			key, ok := all.Holding(series, n)
			if !ok {
				n++
				continue
			}
			gap.There += int(min(key.End(), r.To) - n)
			n = key.End()
		}
	}
	gap.Finished = s.Finished
	return nil
}

// name tells a shard apart from others.
func (s *shardKept) name() string { return fmt.Sprintf("%q %s %v", s.Command, s.Files, s) }

// folder says where a shard goes on, or begins: where another one has not begun by the same proposal.
func (s *shardKept) folder(from map[string]string, experiment int) (folder string, resume bool) {
	if folder = from[s.name()]; folder != "" {
		return folder, true
	}
	if experiment == 1 {
		return fmt.Sprintf("part-%d", s.Number), false
	}
	return fmt.Sprintf("part-%d-%d", experiment, s.Number), false
}
