package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/files"
)

// staffedTitle is that of the policy that a plan of staff is written as.
const staffedTitle = "the cheapest staff that was found"

// checkTarget refuses to write a plan over the report, or over a file that was not written as a plan.
func (f *staffFlags) checkTarget(ctx context.Context) error {
	return checkPolicyFile(ctx, f.policy, f.output, staffedTitle, "plan of staff")
}

// checkPolicyFile refuses to write a policy over the report, or over a file that was not written as one with its title:
// it may be the scenario itself, or one that it extends.
func checkPolicyFile(ctx context.Context, policy, output, title, noun string) error {
	if policy == "" {
		return nil
	}
	if output != "" && sameFile(policy, output) {
		return wrongf("--policy-out and --output name the same file, %s", policy)
	}
	text, err := files.ReadRegular(ctx, policy, &bound.ScenarioFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || !strings.Contains(string(text), "\n    title: "+title+"\n") {
		return wrongf("--policy-out %s: the file is there, and is no %s; it is not written over", policy, noun)
	}
	return nil
}

// sameFile says whether two paths are of one file, there or not.
func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	second, err2 := os.Stat(b)
	if err == nil && err2 == nil {
		return os.SameFile(first, second)
	}
	absolute := func(path string) string {
		full, err := filepath.Abs(path)
		if err != nil {
			return path
		}
		return full
	}
	return absolute(a) == absolute(b)
}
