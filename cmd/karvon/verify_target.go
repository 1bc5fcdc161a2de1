//go:build !js

package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const baselineEnding = ".baseline.json"

// target is what has a baseline: a scenario file as it stands or under policies.
type target struct {
	file     string
	policies []string
}

// baseline is where the baseline stands: centre+one-stop.baseline.json for centre.yaml under the policy one-stop.
func (t target) baseline() string { return t.beside(baselineEnding) }

// beside names a file of the target, beside the scenario's.
func (t target) beside(ending string) string {
	return besideScenario(t.file, t.policies, ending)
}

// command is how a user asks for the target, with flags before it.
func (t target) command(flags string) string {
	for _, policy := range t.policies {
		flags += " --policy " + shellWord(policy)
	}
	return "karvon verify" + flags + " " + shellWord(t.file)
}

// baselined lists what paths name: files, or whatever has a baseline in a folder.
func baselined(paths []string, flags verifyFlags) ([]target, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var targets []target
	for _, path := range paths {
		status, err := os.Stat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, wrongf("there is no file or folder %s", path)
		case err != nil:
			return nil, wrongCommand(err)
		case status.IsDir() && len(flags.policies) > 0:
			return nil, wrongf("--policy is for named files, and %s is a folder: its baselines say their policies by their "+
				"names", path)
		case status.IsDir():
			found, err := baselinedIn(path)
			if err != nil {
				return nil, err
			}
			targets = append(targets, found...)
			continue
		case !strings.HasSuffix(path, ".yaml"):
			return nil, wrongf("%s is no scenario: its name does not end in .yaml", path)
		}
		named := target{path, flags.policies}
		if _, err := os.Stat(named.baseline()); errors.Is(err, fs.ErrNotExist) && !flags.update {
			return nil, wrongf("%s has no baseline %s: %s makes it", path, named.baseline(), named.command(" --update"))
		}
		targets = append(targets, named)
	}
	return targets, nil
}

// baselinedIn lists what has a baseline in a folder.
func baselinedIn(folder string) ([]target, error) {
	found, err := filepath.Glob(filepath.Join(globbed(folder), "*"+baselineEnding))
	if err != nil {
		return nil, wrongCommand(err)
	}
	if len(found) == 0 {
		return nil, wrongf("%s holds no baseline: karvon verify --update FILE.yaml makes one", folder)
	}
	targets := make([]target, len(found))
	for i, file := range found {
		targets[i] = targetOf(strings.TrimSuffix(file, baselineEnding))
	}
	return targets, nil
}

// targetOf reads the name of a baseline. What stands after a plus is a policy, unless there is a scenario whose own
// name has the plus.
func targetOf(name string) target {
	folder, last := filepath.Split(name)
	words := strings.Split(last, "+")
	if _, err := os.Stat(name + ".yaml"); err == nil || len(words) == 1 {
		return target{file: name + ".yaml"}
	}
	return target{folder + words[0] + ".yaml", words[1:]}
}

// globbed escapes what a pattern would read as more than a character.
func globbed(path string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(path)
}
