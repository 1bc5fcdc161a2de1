package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"karvon/report/delivery"
	"karvon/sim/bound"
	"karvon/sim/experiment"
	"karvon/sim/files"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

const keptEnding = ".sensitivity.json"

// keptFile is where the sensitivity of a scenario is kept, as its baseline is: centre+one-stop.sensitivity.json beside
// centre.yaml for the policy one-stop.
func keptFile(name string, policies []string) string {
	return besideScenario(name, policies, keptEnding)
}

// besideScenario names a file beside that of a scenario as it stands or under policies.
func besideScenario(file string, policies []string, ending string) string {
	return strings.Join(append([]string{strings.TrimSuffix(file, ".yaml")}, policies...), "+") + ending
}

// rests reads what is kept of what the answers of a scenario rest on; nil where nothing is. What cannot be read is told
// and stops no run, of which it is one line.
func (a *app) rests(ctx context.Context, name string, s *scenario.Scenario, policies []string) (*experiment.Rests,
	error) {
	kept, err := a.kept(ctx, name, policies)
	current := kept != nil && kept.Of == experiment.KeptFor(s.Hash, s.Doubt().Hash())
	if err == nil && kept == nil && len(policies) > 0 {
		kept, err = a.kept(ctx, name, nil)
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		a.say("karvon: warning: %s (delete it, or make it anew: %s)", err, keepCommand(name, policies, nil))
		return nil, nil
	case kept == nil:
		return nil, nil
	}
	kept.Command = keepCommand(name, policies, keptOptions(kept.Command))
	return &experiment.Rests{Kept: kept, File: filepath.Base(keptFile(name, policies)), Current: current,
		Library: !strings.HasSuffix(name, ".yaml")}, nil
}

// kept reads what is kept beside a scenario under policies; nil where nothing is.
func (a *app) kept(ctx context.Context, name string, policies []string) (*experiment.Kept, error) {
	read := func(file string) ([]byte, error) { return files.ReadFrom(a.library, file, &bound.Baseline) }
	if strings.HasSuffix(name, ".yaml") {
		if a.viewer != nil { // whose own files are not on the disk
			return nil, nil
		}
		read = regular(ctx)
	}
	return readKept(keptFile(name, policies), "kept sensitivity", read, experiment.DecodeKept)
}

// regular reads files, and no pipes.
func regular(ctx context.Context) func(file string) ([]byte, error) {
	return func(file string) ([]byte, error) { return files.ReadRegular(ctx, file, &bound.Baseline) }
}

// readKept reads what is kept of a kind in a file; nil where there is none.
func readKept[T any](file, kind string, read func(file string) ([]byte, error),
	decode func(text []byte) (*T, error)) (*T, error) {
	text, err := read(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(file, err)
	}
	kept, err := decode(text)
	if err != nil {
		return nil, fmt.Errorf("%s is no %s: %w", file, kind, err)
	}
	return kept, nil
}

// checkKeep refuses to keep what is not of a file as it stands, or says nothing of a conclusion.
func (f *sensitivityFlags) checkKeep(name string) error {
	switch {
	case !f.keep:
		return nil
	case f.method != string(experiment.OneAtATime):
		return wrongf("--keep keeps what would change the conclusion, which --method one-at-a-time finds")
	case len(f.change.settings) > 0:
		return wrongf("--keep keeps what a file says, as it stands or under policies: --set does not go with it")
	case f.given("days"):
		return wrongf("--keep keeps what a scenario's own window shows: --days does not go with it")
	case f.given("windows"):
		return wrongf("--keep keeps what a scenario's own windows show: --windows does not go with it")
	case !strings.HasSuffix(name, ".yaml"):
		return wrongf("--keep writes beside a file: name it, as %s.yaml", name)
	}
	return nil
}

// openKept makes the file ready, so that a path that cannot be written is known before any work; nil where nothing is
// to be kept.
func (f *sensitivityFlags) openKept(ctx context.Context, name string, m *response.Model) (*delivery.File, error) {
	switch {
	case !f.keep:
		return nil, nil
	case len(m.Thresholds) == 0:
		return nil, wrongf("--keep keeps what would change the conclusion, and %s has no thresholds", name)
	}
	path := keptFile(name, f.change.policies)
	if err := files.CheckRegular(ctx, path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, unreadable(path, err) // nor could a run read it
	}
	file, err := delivery.Create(ctx, path)
	if err != nil {
		return nil, unwritable(err)
	}
	return file, nil
}

// keepIn writes what was found, if all of it was, and else says that it did not.
func (a *app) keepIn(file *delivery.File, name string, flags *sensitivityFlags, doubt *scenario.Doubt,
	found *experiment.Sensitivity) error {
	switch {
	case file == nil:
		return nil
	case found.Interrupted || len(found.Failures) > 0:
		a.say("--keep kept nothing: of %d of the %d ends of ranges it is not known what they change", found.Unknown,
			2*len(found.Moved))
		return nil
	}
	kept := found.Keep(experiment.KeptFor(found.Plan.Hash, doubt.Hash()), release, flags.command(name))
	text, err := kept.Encode()
	if err != nil {
		return err
	}
	if _, err := file.Write(text); err != nil {
		return unwritable(err)
	}
	if err := file.Commit(); err != nil {
		return unwritable(err)
	}
	if !flags.quiet {
		a.say("wrote %s", keptFile(name, flags.change.policies))
	}
	return nil
}

// command is how a user asks for the same again beside the file.
func (f *sensitivityFlags) command(name string) string {
	var words []string
	add := func(flag string, values []string) {
		for _, value := range values {
			words = append(words, flag, value)
		}
	}
	add("--together", f.together)
	add("--only", f.only)
	if f.given("replications") {
		add("-n", []string{strconv.Itoa(f.replications)})
	}
	if f.given("seed") {
		add("--seed", []string{strconv.FormatUint(f.seed, 10)})
	}
	return keepCommand(name, f.change.policies, words)
}
