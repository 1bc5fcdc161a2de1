package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts compare with")

func TestMain(m *testing.M) {
	testscript.Main(tidy{m}, map[string]func(){"karvon": main, "impatient": impatient, "mortal": mortal})
}

// tidy takes away what the tests of the process leave when all are done.
type tidy struct{ *testing.M }

// leftovers are the folders that tests share.
var leftovers []string

func (m tidy) Run() int {
	code := m.M.Run()
	for _, folder := range leftovers {
		os.RemoveAll(folder)
	}
	return code
}

// TestScripts runs the command as a user would: see testdata/script. The files update themselves under -update
// where they compare with a whole output.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition:           condition,
		Cmds: map[string]func(ts *testscript.TestScript, negated bool, arguments []string){"code": code,
			"send": send},
	})
}

// condition knows whether the tests run as root, for whom nothing is read-only, and whether they may take long.
func condition(name string) (bool, error) {
	switch name {
	case "root":
		return os.Geteuid() == 0, nil
	case "long":
		return *long, nil
	}
	return false, fmt.Errorf("no condition %q", name)
}

// code runs a program and checks its exit code: code 3 karvon run post.yaml.
func code(ts *testscript.TestScript, negated bool, arguments []string) {
	if negated || len(arguments) < 2 {
		ts.Fatalf("usage: code NUMBER program arguments...")
	}
	want, err := strconv.Atoi(arguments[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(arguments[1], arguments[2:]...)
	var failed *exec.ExitError
	switch {
	case errors.As(err, &failed):
		got = failed.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
