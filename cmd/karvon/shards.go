package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"karvon/report/delivery"
	"karvon/sim/bound"
	"karvon/sim/experiment"
	"karvon/sim/experiment/journal"
	"karvon/sim/files"
	"karvon/sim/scenario"
)

// shardsFile says, in a run directory, which shards have put there what they did.
const shardsFile = "shards.json"

// shardsSchema names the layout of that file; it changes when what is kept does.
const shardsSchema = "karvon.shards/1"

// shards are what a run directory holds of shards.
type shards struct {
	Schema string      `json:"schema"`
	Shards []shardKept `json:"shards"`
}

// shardKept is a shard: which part it was of what was asked, and what that part was made of.
type shardKept struct {
	Command  []string     `json:"command"` // that all shards have in common: words
	Files    string       `json:"files"`   // hash of all that the command had read as it began
	Number   int          `json:"shard"`
	Of       int          `json:"of"`
	Finished bool         `json:"finished"` // whether it did all that it could
	Asked    []shardAsked `json:"asked"`    // what it had to do
}

// shardAsked is replications of a series, from one to below another.
type shardAsked struct {
	Item string `json:"item"` // hexadecimal digits
	Kept string `json:"kept"`
	From uint64 `json:"from"`
	To   uint64 `json:"to"`
}

func keptRanges(asked []experiment.ShareRange) []shardAsked {
	kept := []shardAsked{}
	for _, r := range asked {
		kept = append(kept, shardAsked{hex.EncodeToString(r.Item[:]), fmt.Sprintf("%016x", r.Kept), r.From, r.To})
	}
	return kept
}

// series reads which series was asked for.
func (r *shardAsked) series() (series journal.Series, err error) {
	item, err := hex.DecodeString(r.Item)
	if err != nil || len(item) != len(series.Item) || r.To < r.From {
		return series, fmt.Errorf("%s, replications %d to %d, is nothing that a shard is asked for", r.Item, r.From, r.To)
	}
	copy(series.Item[:], item)
	_, err = fmt.Sscanf(r.Kept, "%x", &series.Kept)
	return series, err
}

// same says whether two are the same part of the same experiment.
func (s *shardKept) same(as *shardKept) bool {
	return s.Number == as.Number && s.Of == as.Of && s.Files == as.Files && slices.Equal(s.Command, as.Command)
}

// with adds a shard, in the place of what was told of it before: what has been done is not undone.
func (s shards) with(told shardKept) shards {
	made := shards{shardsSchema, slices.Clone(s.Shards)}
	at := slices.IndexFunc(made.Shards, func(one shardKept) bool { return one.same(&told) })
	switch {
	case at < 0:
		made.Shards = append(made.Shards, told)
	case told.Finished && (!made.Shards[at].Finished || len(told.Asked) >= len(made.Shards[at].Asked)):
		made.Shards[at] = told
	}
	slices.SortStableFunc(made.Shards, func(a, b shardKept) int {
		return cmp.Or(slices.Compare(a.Command, b.Command), cmp.Compare(a.Files, b.Files), cmp.Compare(a.Of, b.Of),
			cmp.Compare(a.Number, b.Number))
	})
	return made
}

// readShards reads what a run directory holds of shards; nothing where it has none.
func readShards(ctx context.Context, folder string) (shards, error) {
	path := filepath.Join(folder, shardsFile)
	text, err := files.ReadRegular(ctx, path, &bound.Result)
	if errors.Is(err, fs.ErrNotExist) {
		return shards{}, nil
	}
	if err != nil {
		return shards{}, unreadable(path, err)
	}
	var read shards
	if err := json.Unmarshal(text, &read); err != nil {
		return shards{}, fmt.Errorf("%s does not say what shards did: %w", path, err)
	}
	if read.Schema != shardsSchema {
		return shards{}, fmt.Errorf("%s: its schema is %q, not %s", path, read.Schema, shardsSchema)
	}
	for i := range read.Shards {
		s := &read.Shards[i]
		if s.Number < 1 || s.Number > s.Of || s.Of > mostShards || len(s.Command) == 0 {
			return shards{}, fmt.Errorf("%s: there is no shard %d of %d", path, s.Number, s.Of)
		}
	}
	return read, nil
}

// writeShards writes that file.
func writeShards(folder string, s shards) error {
	text, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return err
	}
	file, err := delivery.Create(context.Background(), filepath.Join(folder, shardsFile))
	if err != nil {
		return unwritable(err)
	}
	defer file.Discard()
	if _, err := file.Write(append(text, '\n')); err != nil {
		return unwritable(err)
	}
	return file.Commit()
}

// commandLine is how a user asks for a shard.
func (s *shardKept) commandLine(folder string, resume bool) string {
	words := []string{"karvon"}
	for _, word := range s.Command {
		words = append(words, shellWord(word))
	}
	words = append(words, "--shard", s.String(), "--dir", shellWord(folder))
	if resume {
		words = append(words, "--resume")
	}
	return strings.Join(words, " ")
}

// filesRead is a hash of the files that the command has read: of scenarios, and those that options name.
func (a *app) filesRead(ctx context.Context) (string, error) {
	digest := sha256.New()
	if gathered, ok := a.library.(*scenario.Gathered); ok {
		name, _, err := gathered.Encode()
		if err != nil {
			return "", err
		}
		fmt.Fprintln(digest, name)
	}
	for _, path := range a.named {
		text, err := files.Read(ctx, path, &bound.Workbook)
		if err != nil {
			return "", unreadable(path, err)
		}
		fmt.Fprintf(digest, "%x\n", sha256.Sum256(text))
	}
	return hex.EncodeToString(digest.Sum(nil)[:8]), nil
}
