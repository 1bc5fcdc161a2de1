package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"karvon/sim/experiment"
	"karvon/sim/unit"
)

// shardFlag is the option for one of several shards.
type shardFlag struct {
	text       string
	number, of int // from 1 on; 0 for none
}

func (f *shardFlag) register(command *cobra.Command) {
	command.Flags().StringVar(&f.text, "shard", "",
		"do the I-th of N parts, as I/N, into --dir and write no report; karvon merge joins them")
}

// mostShards bounds the shards of an experiment.
const mostShards = 100_000

// read reads what --shard says.
func (f *shardFlag) read() error {
	if f.text == "" {
		return nil
	}
	number, of, divided := strings.Cut(f.text, "/")
	i, err := strconv.Atoi(number)
	n, failed := strconv.Atoi(of)
	if !divided || err != nil || failed != nil || i < 1 || i > n || n > mostShards {
		return wrongf("--shard %s: it says which part of how many, such as 1/3 and 3/3, of at most %d", f.text, mostShards)
	}
	f.number, f.of = i, n
	return nil
}

// writing are the flags of what a shard does not write.
var writing = []string{"output", "format", "chart", "all", "records", "series", "values", "indicators", "policy-out",
	"keep", "records-flow", "series-flow", "series-bin", "stream-format"}

// checkShard refuses what does not go with a part of an experiment.
func (f *experimentFlags) checkShard() error {
	if err := f.shard.read(); err != nil || f.shard.of == 0 {
		return err
	}
	if f.folder == "" {
		return wrongf("--shard keeps what it does in a run directory: name it with --dir")
	}
	for _, flag := range writing {
		if f.given(flag) {
			return wrongf("--%s does not go with --shard, which writes no report: give it with --dir and --resume, once all "+
				"shards are merged", flag)
		}
	}
	return nil
}

// elsewhere are the flags that say where and how work is done, and change nothing of what is asked.
var elsewhere = []string{"shard", "dir", "resume", "workers", "memory", "quiet", "ascii", "broker", "join", "audit",
	"creds", "nkey", "ca"}

// question is the command that asks, but for what says where it is done and what is written: the same for all shards.
func question(command *cobra.Command, arguments []string) []string {
	words := append([]string{command.Name()}, arguments...)
	command.Flags().Visit(func(flag *pflag.Flag) {
		if slices.Contains(elsewhere, flag.Name) || slices.Contains(writing, flag.Name) {
			return
		}
		values := []string{flag.Value.String()}
		if list, ok := flag.Value.(pflag.SliceValue); ok {
			values = list.GetSlice()
		}
		for _, value := range values {
			if flag.Value.Type() == "bool" && value == "true" {
				words = append(words, "--"+flag.Name)
			} else {
				words = append(words, "--"+flag.Name+"="+value)
			}
		}
	})
	return words
}

// errShardDone says that a shard has done its part: no report follows.
var errShardDone = errors.New("the shard is done")

// doShard runs the part of an experiment that is a shard's. The error is errShardDone where all went well.
func (a *app) doShard(ctx context.Context, flags *experimentFlags, run func(*laboratory) error) error {
	lab, err := a.open(ctx, flags)
	if err != nil {
		return err
	}
	lab.Share = &experiment.Share{Number: flags.shard.number, Of: flags.shard.of}
	told := shardKept{Command: a.question, Number: flags.shard.number, Of: flags.shard.of}
	shards, err := readShards(ctx, flags.folder)
	if err == nil {
		told.Files, err = a.filesRead(ctx)
	}
	if err == nil {
		err = writeShards(flags.folder, shards.with(told))
	}
	if err == nil {
		err = run(lab)
	}
	done := err == nil || errors.Is(err, experiment.ErrOthersShare)
	a.progress.writing()
	kept := lab.journal.Len()
	if closed := lab.close(); closed != nil {
		return errors.Join(err, closed)
	}
	switch {
	case ctx.Err() != nil:
		return exitError{errors.New("interrupted" + flags.goOn()), exitInterrupted}
	case !done:
		return err
	}
	told.Finished, told.Asked = true, keptRanges(lab.Share.Asked())
	if err := writeShards(flags.folder, shards.with(told)); err != nil {
		return err
	}
	if !flags.quiet {
		a.say("shard %d of %d is done: %s in %s; karvon merge joins it with the others", told.Number, told.Of,
			unit.Plural(kept, "replication"), flags.folder)
	}
	return errShardDone
}

// String is what a shard does, as the command line says it.
func (s *shardKept) String() string { return fmt.Sprintf("%d/%d", s.Number, s.Of) }
