package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"karvon/sim/experiment"
	"karvon/sim/random"
	"karvon/sim/scenario"
)

// subject is what was read last: what karvon was at where it failed by itself.
type subject struct {
	name    string
	options scenario.Options
	hash    string // of the resolved scenario; empty where it is not compiled
}

// caught calls a function and turns a panic of it into an error.
func caught(f func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = experiment.NewPanicError(value)
		}
	}()
	return f()
}

// execute executes a command, and says by an error where karvon panicked.
func (a *app) execute(ctx context.Context, root *cobra.Command) (command *cobra.Command, err error) {
	command = root
	err = caught(func() (err error) {
		command, err = root.ExecuteContextC(ctx)
		return err
	})
	if broken := caught(a.progress.end); broken != nil {
		err = errors.Join(err, broken)
	}
	return command, err
}

// conclude says what went wrong, if anything did, and gives the exit code.
func (a *app) conclude(command *cobra.Command, arguments []string, err error) (code int) {
	panicked := caught(func() error {
		var found *experiment.PanicError
		if errors.As(err, &found) && !found.Abandoned {
			return err
		}
		code = a.finish(command, err)
		return nil
	})
	if panicked == nil {
		return code
	}
	a.tellPanic(panicked, arguments)
	return exitFailed
}

// tellPanic says that karvon failed by itself, and keeps what is needed to find out why in a file. What can be said
// must not depend on what has just failed.
func (a *app) tellPanic(err error, arguments []string) {
	to := forPeople(a.stderr)
	fmt.Fprintf(to, "karvon: %v\n", err)
	fmt.Fprintln(to, "This is a mistake in karvon, whatever the scenario says.")
	path, unkept := keepPanic(a.panicReport(err, arguments))
	if unkept != nil {
		fmt.Fprintf(to, "Please tell karvon's maintainers, with the command and the scenario: no report of it can be kept "+
			"(%v).\n", unkept)
		return
	}
	fmt.Fprintf(to, "Please send %s to karvon's maintainers: it says what the command did, but holds no scenario.\n", path)
}

// panicReport is what the maintainers need to see a panic again.
func (a *app) panicReport(err error, arguments []string) []byte {
	e := new(experiment.PanicError)
	errors.As(err, &e)
	at := a.at(e)
	var to bytes.Buffer
	fmt.Fprintln(&to, "karvon failed by a mistake of its own. Please send this file to karvon's maintainers,")
	fmt.Fprintln(&to, "with the scenario if you may: it is not in here.")
	fmt.Fprintln(&to)
	line := func(name, value string) { fmt.Fprintf(&to, "%-14s%s\n", name+":", value) }
	line("version", "karvon "+buildVersion())
	line("platform", fmt.Sprintf("%s %s/%s, %d processors", runtime.Version(), runtime.GOOS, runtime.GOARCH,
		runtime.GOMAXPROCS(0)))
	line("command", "karvon "+separable(arguments))
	line("scenario", separable([]string{at.name}))
	line("hash", at.hash)
	line("policies", separable(at.options.Policies))
	line("settings", separable(at.options.Set))
	line("positions", fmt.Sprint(at.options.Positions))
	if e.Replication != experiment.NoReplication {
		line("seed", strconv.FormatUint(e.Seed, 10))
		line("replication", strconv.Itoa(e.Replication))
	}
	line("panic", e.Value)
	line("message", err.Error())
	fmt.Fprintf(&to, "\n%s", e.Stack)
	return to.Bytes()
}

// at is what was simulated or read as karvon failed.
func (a *app) at(e *experiment.PanicError) *subject {
	last := a.subject.Load()
	switch {
	case last != nil && last.hash == e.Hash: // a sample of a plan does not know its options
		return last
	case e.Sample != "":
		return &subject{e.Scenario, scenario.Options{Policies: e.Policies, Set: e.Settings, Positions: e.Positions}, e.Hash}
	case last != nil:
		return last
	}
	return new(subject)
}

// separable writes words so that each can be told from the next, whatever is in them.
func separable(words []string) string {
	var all []string
	for _, word := range words {
		if word == "" || strings.ContainsFunc(word,
			func(r rune) bool { return strings.ContainsRune(` "'\`, r) || !strconv.IsGraphic(r) }) {
			word = strconv.Quote(word)
		}
		all = append(all, word)
	}
	return strings.Join(all, " ")
}

// mostNames bounds the names that are tried in a folder.
const mostNames = 100

// keepPanic writes a report of a panic into a new file of the working directory, or where that cannot be written of
// the folder for temporary files. Only its owner can read it: a command line may hold what others need not know.
func keepPanic(text []byte) (path string, err error) {
	name := fmt.Sprintf("karvon-panic-%016x", random.HashString(string(text)))
	for _, folder := range []string{"", os.TempDir()} {
		for try := range mostNames {
			path = filepath.Join(folder, name+".txt")
			if try > 0 {
				path = filepath.Join(folder, fmt.Sprintf("%s-%d.txt", name, try+1))
			}
			if err = writeNew(path, text); !errors.Is(err, fs.ErrExist) {
				break
			}
		}
		if err == nil {
			return path, nil
		}
	}
	return "", err
}

// writeNew writes a file that must not be there yet, or leaves none.
func writeNew(path string, text []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if err = errors.Join(err, file.Close()); err != nil {
		os.Remove(path)
	}
	return err
}
