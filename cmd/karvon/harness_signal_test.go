//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"karvon/sim/experiment/journal"
)

// heavy is a run that does not end by itself while a test goes on.
const heavy = "-n 20000"

// phase is something that a command can be about when a signal comes.
type phase struct {
	name      string
	arguments string                              // an underscore for a space in one of them
	change    func(*testing.T, *exec.Cmd, string) // of the command before it starts
	reached   func(*testing.T, string, *started)  // returns once the phase is reached
}

// phases are those that can be known from outside.
func phases() []phase {
	return []phase{
		{"reading a scenario from a pipe", "check ./pipe", nil, opened("pipe")},
		{"reading a scenario to run", "run ./pipe", nil, opened("pipe")},
		{"reading a scenario to show", "show ./pipe --load", nil, opened("pipe")},
		{"reading a scenario to compare", "compare ./pipe --policy three", nil, opened("pipe")},
		{"reading a result", "diff pipe pipe", nil, opened("pipe")},
		{"reading a data file from a pipe", "run post.yaml --set flows.trucks.arrivals={trace:_{file:_pipe,_time:_at}}", nil,
			opened("pipe")},
		{"opening a pipe that nobody reads", "run ./pipe -o sink.json", nil, fed("pipe")},
		{"simulating", "run post.yaml --dir run " + heavy, nil, journaled},
		{"simulating without a report", "run post.yaml -q -o out.json " + heavy, nil, temporary},
		{"keeping records", "run post.yaml -q --records out.csv " + heavy, nil, temporary},
		{"keeping a series", "run post.yaml -q --series out.parquet " + heavy, nil, temporary},
		{"sweeping", "sweep post.yaml --factor sites.post.stations.gate.servers=2..9 --dir run " + heavy, nil, journaled},
		{"comparing", "compare post.yaml --policy three --dir run " + heavy, nil, journaled},
		{"writing what nobody reads", "schema", stalled, full},
		{"writing a table that nobody reads", "run post.yaml --format html -n 5 -q", stalled, full},
		{"writing to a pipe that nobody reads on", "run post.yaml --format html -n 5 -q -o sink.json", nil,
			opened("sink.json")},
	}
}

func TestHarnessTheFirstSignalEndsEachPhase(t *testing.T) {
	wanted := max(1, rounds(t, 3)/3)
	slowest, sent := time.Duration(0), 0
	for _, p := range phases() {
		for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
			t.Run(p.name+"/"+signal.String(), func(t *testing.T) {
				for range wanted {
					took := p.end(t, signal)
					slowest, sent = max(slowest, took), sent+1
				}
			})
		}
	}
	t.Logf("%d signals in %d phases: each ended with 130 and nothing half-written, the slowest after %v", sent,
		len(phases()), slowest.Round(time.Millisecond))
}

// wordsIn gives the arguments of a line.
func wordsIn(line string) []string {
	found := strings.Fields(line)
	for i, word := range found {
		found[i] = strings.ReplaceAll(word, "_", " ")
	}
	return found
}

// soon is the longest that a process may take to end; what tells whether it waits for something is whether it ends
// at all, and machines can be busy.
const soon = 5 * time.Second

// end starts the command, waits for its phase and sends the signal.
func (p *phase) end(t *testing.T, signal os.Signal) time.Duration {
	t.Helper()
	folder := workplace(t)
	for _, name := range []string{"pipe", "sink.json"} {
		if err := syscall.Mkfifo(filepath.Join(folder, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := start(t, folder, func(c *exec.Cmd) {
		if p.change != nil {
			p.change(t, c, folder)
		}
	}, wordsIn(p.arguments)...)
	p.reached(t, folder, s)
	took := s.interrupted(t, signal)
	if code := s.code(); code != 130 || took > soon {
		t.Errorf("it ended with %d after %v:\n%s", code, took, s.said.String())
	}
	requireNoTemporaries(t, folder)
	if text, err := os.ReadFile(filepath.Join(folder, "out.json")); err == nil && !strings.HasSuffix(string(text), "}\n") {
		t.Errorf("out.json is half a file of %d bytes", len(text))
	}
	return took
}

// until waits for something that a running process comes to.
func until(t *testing.T, s *started, reached func() bool) {
	t.Helper()
	for !reached() {
		if s.ended() {
			t.Fatalf("it ended before, with %d:\n%s", s.code(), s.said.String())
		}
		runtime.Gosched()
	}
}

// opened waits until the process has a pipe open, and holds its other end without using it.
func opened(name string) func(*testing.T, string, *started) {
	return func(t *testing.T, folder string, s *started) {
		t.Helper()
		hold(t, s, filepath.Join(folder, name), name == "sink.json")
	}
}

// hold opens the other end of a pipe once the process has its own.
func hold(t *testing.T, s *started, path string, reading bool) *os.File {
	t.Helper()
	var end *os.File
	t.Cleanup(func() {
		if end != nil {
			end.Close()
		}
	})
	if reading { // which nobody need wait for; one byte shows that the writer is there
		var err error
		if end, err = os.OpenFile(path, os.O_RDWR, 0); err != nil {
			t.Fatal(err)
		}
		if _, err := end.Read(make([]byte, 1)); err != nil {
			t.Fatal(err)
		}
		return end
	}
	until(t, s, func() bool {
		var err error
		end, err = os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0)
		return err == nil
	})
	return end
}

// fed gives the process its scenario through a pipe.
func fed(name string) func(*testing.T, string, *started) {
	return func(t *testing.T, folder string, s *started) {
		t.Helper()
		end := hold(t, s, filepath.Join(folder, name), false)
		if _, err := io.WriteString(end, harnessScenario); err != nil {
			t.Fatal(err)
		}
		if err := end.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// journaled waits until some replications are kept.
func journaled(t *testing.T, folder string, s *started) {
	t.Helper()
	until(t, s, func() bool { return sizeOf(filepath.Join(folder, "run", journal.FileName)) > 10_000 })
}

// temporary waits until something is half-written.
func temporary(t *testing.T, folder string, s *started) {
	t.Helper()
	until(t, s, func() bool {
		found, _ := filepath.Glob(filepath.Join(folder, ".karvon-*"))
		return len(found) > 0
	})
}

// stalled gives the command an output whose reader reads one byte and no more.
func stalled(t *testing.T, c *exec.Cmd, folder string) {
	t.Helper()
	reader, err := os.OpenFile(filepath.Join(folder, "sink.json"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	c.Stdout = reader
	t.Cleanup(func() { reader.Close() })
}

// full waits until the process has written to the output that nobody reads on.
func full(t *testing.T, _ string, s *started) {
	t.Helper()
	if _, err := s.Stdout.(*os.File).Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
}

// Where the reader of the output has gone a command ends quietly, as programs do that are killed by SIGPIPE, but
// takes away what is half-written.
func TestHarnessTheReaderOfTheOutputGoes(t *testing.T) {
	rounds(t, 1)
	folder := workplace(t)
	ends(t, 0, folder, "run", "post.yaml", "-o", "result.json", "-q")
	for _, command := range []string{
		"list", "glossary", "schema", "show post.yaml", "show post.yaml --responses", "check post.yaml", "run post.yaml",
		"run post.yaml -q --format csv",
		"diff result.json result.json --format json", "compare post.yaml --policy three", "version", "help", "run --help",
		"completion bash",
		"sweep post.yaml --factor sites.post.stations.gate.servers=2..3", "fmt --check post.yaml",
	} {
		reader, writer, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		reader.Close()
		s := start(t, folder, func(c *exec.Cmd) { c.Stdout = writer }, strings.Fields(command)...)
		writer.Close()
		if code := s.code(); code != 141 && code != 0 || code == 0 && command != "fmt --check post.yaml" {
			t.Errorf("%s: ended with %d:\n%s", command, code, s.said.String())
		}
		if said := s.said.String(); strings.Contains(said, "pipe") {
			t.Errorf("%s: it is not quiet: %s", command, said)
		}
		requireNoTemporaries(t, folder)
	}
}
