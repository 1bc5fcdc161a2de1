package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
)

// staffedTitle is that of the policy that a plan of staff is written as.
const staffedTitle = "the cheapest staff that was found"

// checkTarget refuses to write a plan over the report, or over a file that was not written as a plan: it may be the
// scenario itself, or one that it extends.
func (f *staffFlags) checkTarget() error {
	if f.policy == "" {
		return nil
	}
	if f.output != "" && sameFile(f.policy, f.output) {
		return wrongf("--policy-out and --output name the same file, %s", f.policy)
	}
	file, err := os.Open(f.policy)
	if err != nil {
		return nil // it is told when it is written
	}
	defer file.Close()
	const most = 1 << 16
	text, err := io.ReadAll(io.LimitReader(file, most))
	if err == nil && !strings.Contains(string(text), "\n    title: "+staffedTitle+"\n") {
		return wrongf("--policy-out %s: the file is there, and is no plan of staff; it is not written over", f.policy)
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
