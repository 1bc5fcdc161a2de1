//go:build unix

package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// The harness runs the program itself, as it is built, and does to it what happens to programs: it is killed,
// interrupted, its disks are full, its files are damaged and its folders are shared. It takes two minutes or so
// under -long and ten times as many rounds under -longest, and prints what it has done.
var (
	longest     = flag.Bool("longest", false, "ten times as many rounds of the harness of kills and damage as under -long")
	harnessSeed = flag.Uint64("harness-seed", 1, "seed of the harness's moments and damage")
)

// rounds is how often the harness does what it does so often under -long; it skips the test where that is not asked
// for.
func rounds(t *testing.T, under int) int {
	t.Helper()
	switch {
	case *longest:
		return 10 * under
	case *long:
		return under
	}
	t.Skip("the harness runs under -long and -longest")
	return 0
}

// chance draws what the harness leaves to chance, the same for the same seed.
func chance(t *testing.T) *rand.Rand {
	t.Helper()
	var name uint64
	for _, letter := range t.Name() {
		name = name*131 + uint64(letter)
	}
	return rand.New(rand.NewPCG(*harnessSeed, name))
}

var buildOnce sync.Once
var built string
var buildError error

// program builds karvon once.
func program(t *testing.T) string {
	t.Helper()
	buildOnce.Do(func() {
		var folder string
		if folder, buildError = os.MkdirTemp("", "karvon-harness-"); buildError != nil {
			return
		}
		leftovers = append(leftovers, folder)
		built = filepath.Join(folder, "karvon")
		var said []byte
		if said, buildError = exec.Command("go", "build", "-o", built, ".").CombinedOutput(); buildError != nil {
			buildError = fmt.Errorf("%w\n%s", buildError, said)
		}
	})
	if buildError != nil {
		t.Fatal(buildError)
	}
	return built
}

// harnessScenario is a run of some tenths of a second, in many replications.
const harnessScenario = `karvon: 1
title: One gate of a post
run: {kind: stationary, warm-up: 2h, window: 200h, replications: 120, seed: 3}
entities: {truck: {counts: {trucks: 1}}}
sites: {post: {stations: {gate: {servers: 2, service: {exponential: 4m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 12/h}, journey: [{visit: gate}, depart]}}
policies: {three: {why: to see, set: {sites.post.stations.gate.servers: 3}}}
primary: [post.gate.wait.mean]
`

// workplace makes a folder with the scenario.
func workplace(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	put(t, filepath.Join(folder, "post.yaml"), []byte(harnessScenario))
	return folder
}

func put(t *testing.T, path string, text []byte) {
	t.Helper()
	if err := os.WriteFile(path, text, 0o666); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// started is a karvon that runs.
type started struct {
	*exec.Cmd
	out, said bytes.Buffer
	done      chan struct{} // closed once it has ended
}

// start starts karvon in a folder; change, if not nil, changes the command before.
func start(t *testing.T, folder string, change func(*exec.Cmd), arguments ...string) *started {
	t.Helper()
	s := &started{Cmd: exec.Command(program(t), arguments...), done: make(chan struct{})}
	s.Dir, s.Stdout, s.Stderr = folder, &s.out, &s.said
	if change != nil {
		change(s.Cmd)
	}
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = s.Wait() // the exit code says it
		close(s.done)
	}()
	t.Cleanup(func() { _ = s.Process.Kill() })
	return s
}

// ended says whether it has ended, without waiting.
func (s *started) ended() bool {
	select {
	case <-s.done:
		return true
	default:
		return false
	}
}

// code waits for the end and gives the exit code, -1 where a signal killed it.
func (s *started) code() int {
	<-s.done
	return s.ProcessState.ExitCode()
}

// ends runs karvon and fails unless it ends with an exit code.
func ends(t *testing.T, want int, folder string, arguments ...string) *started {
	t.Helper()
	s := start(t, folder, nil, arguments...)
	if got := s.code(); got != want {
		t.Fatalf("karvon %s ended with %d, not %d:\n%s", strings.Join(arguments, " "), got, want, s.said.String())
	}
	return s
}

// interrupted sends a signal and gives how long the process took to end by it.
func (s *started) interrupted(t *testing.T, signal os.Signal) time.Duration {
	t.Helper()
	sent := time.Now()
	if err := s.Process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	<-s.done
	return time.Since(sent)
}

// requireNoTemporaries fails where a folder holds what is only half-written.
func requireNoTemporaries(t *testing.T, folder string) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(folder, ".karvon-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("temporaries are left: %v, %v", left, err)
	}
}
