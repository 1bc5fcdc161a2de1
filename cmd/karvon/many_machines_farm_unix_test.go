//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// linesOfPage are the commands of a page whose output it does not show.
func linesOfPage(t *testing.T, page string) (lines []string) {
	t.Helper()
	for _, b := range blocks(contents(t, page)) {
		for _, line := range b.lines {
			if b.kind == "sh" && strings.HasPrefix(line, "karvon ") {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// TestPageOnManyMachinesWorksByABroker does what scenarios/many-machines.md says of a broker, with two workers, which
// are processes, and finds the bytes of one machine. Under -long there is so much to do that one of the workers is
// killed at it, after which its work is given to the other.
func TestPageOnManyMachinesWorksByABroker(t *testing.T) {
	lines := linesOfPage(t, "../../scenarios/many-machines.md")
	t.Chdir(t.TempDir())
	t.Setenv("KARVON_JOIN", "")
	find := func(start string) []string {
		i := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, start) })
		if i < 0 {
			t.Fatalf("the page has no %s", start)
		}
		return typed(lines[i])[1:]
	}
	for _, line := range lines {
		answerOf(t, append(typed(line)[1:], "--help")...) // which needs flags that there are
	}
	new(typist).types(t, "karvon new post --from stages")

	url, interrupt := openFarm(t, find("karvon farm")...)
	ask := find("karvon run post.yaml -n 12 --broker")
	ask[slices.Index(ask, "--broker")+1] = url
	workers := []*exec.Cmd{startWorker(t, find("karvon work")), startWorker(t, find("karvon work"))}
	killed := make(chan struct{})
	if *long {
		ask[slices.Index(ask, "-n")+1] = "2000"
		go func() {
			defer close(killed)
			for doneBy(t, find("karvon farm status")) < 4 && t.Context().Err() == nil { // the farm takes its time to say so
			}
			workers[0].Process.Kill() //nolint:errcheck // it may have failed, which the result shows
		}()
	} else {
		close(killed)
	}
	var stdout, stderr bytes.Buffer
	asked := append(slices.Clone(ask), "--quiet", "--output", "broker.json")
	if code := run(t.Context(), asked, &stdout, &stderr); code != exitDone && code != exitThreshold {
		t.Fatalf("%v: exit code %d, %s", asked, code, &stderr)
	}
	<-killed
	quietly(t, strings.Join(ask[:slices.Index(ask, "--broker")], " ")+" --output local.json")
	if contents(t, "broker.json") != contents(t, "local.json") {
		t.Error("the workers' result is not that of one machine")
	}
	if code := interrupt(); code != exitInterrupted {
		t.Errorf("the farm ends with %d", code)
	}
}

// startWorker starts a worker as a process of its own.
func startWorker(t *testing.T, arguments []string) *exec.Cmd {
	t.Helper()
	worker := exec.Command("karvon", append(slices.Clone(arguments), "--workers", "1", "--quiet")...)
	if err := worker.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		worker.Process.Kill() //nolint:errcheck // it may have been killed before
		worker.Wait()         //nolint:errcheck // it was killed
	})
	return worker
}

// doneBy is how many orders are done, by a command that says how a farm stands.
func doneBy(t *testing.T, status []string) int {
	var stdout, stderr bytes.Buffer
	var state struct{ Done int }
	if run(t.Context(), append(slices.Clone(status), "--format", "json"), &stdout, &stderr) != exitDone {
		return 0
	}
	if err := json.Unmarshal(stdout.Bytes(), &state); err != nil {
		return 0
	}
	return state.Done
}
