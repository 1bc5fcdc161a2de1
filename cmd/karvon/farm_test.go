package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// begin runs a command until the function that it gives is called, which gives its exit code.
func begin(t *testing.T, stdout io.Writer, arguments ...string) (interrupt func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan int, 1)
	var said bytes.Buffer
	go func() {
		ended <- run(ctx, arguments, stdout, &said)
	}()
	return func() int {
		cancel()
		code := <-ended
		if code != exitInterrupted {
			t.Logf("%v: %s", arguments, said.String())
		}
		return code
	}
}

// startFarm starts a farm and gives the file by which work is given to it, and that by which it is taken.
func startFarm(t *testing.T) (url, submitter, worker string, interrupt func() int) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "farm")
	url, interrupt = openFarm(t, "farm", "--dir", folder)
	return url, filepath.Join(folder, "submitter.join"), filepath.Join(folder, "worker.join"), interrupt
}

// openFarm starts a farm by a command and gives its URL, once there is an answer from it.
func openFarm(t *testing.T, command ...string) (url string, interrupt func() int) {
	t.Helper()
	reader, writer := io.Pipe()
	interrupt = begin(t, writer, append(command, "--listen", "127.0.0.1:0")...)
	lines := bufio.NewScanner(reader)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		if len(words) == 6 && words[1] == "farm" && words[2] == "status" {
			url = words[3]
			break
		}
	}
	go io.Copy(io.Discard, reader)
	return url, interrupt
}

// answerOf is what a command writes.
func answerOf(t *testing.T, arguments ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), arguments, &stdout, &stderr); code != exitDone {
		t.Fatalf("%v: exit code %d: %s", arguments, code, stderr.String())
	}
	return stdout.String()
}

func TestWorkersOfAFarmGiveTheSameBits(t *testing.T) {
	t.Parallel()
	url, submitter, worker, interrupt := startFarm(t)
	ask := []string{"run", "one-server", "-n", "12", "--seed", "5", "--format", "json", "--quiet"}
	want := answerOf(t, ask...)
	var ends []func() int
	for range 2 {
		ends = append(ends, begin(t, io.Discard, "work", url, "--join", worker, "--workers", "1", "--quiet"))
	}
	if got := answerOf(t, append(ask, "--broker", url, "--join", submitter, "--audit", "50%")...); got != want {
		t.Errorf("by workers it is %s\nnot %s", got, want)
	}
	var state struct {
		Done int
	}
	if err := json.Unmarshal([]byte(answerOf(t, "farm", "status", "--join", submitter, "--format", "json")),
		&state); err != nil || state.Done == 0 {
		t.Errorf("%+v, %v", state, err)
	}
	if text := answerOf(t, "farm", "status", "--join", submitter); !strings.Contains(text, "0 orders wait") {
		t.Error(text)
	}
	for _, end := range append(ends, interrupt) {
		if code := end(); code != exitInterrupted {
			t.Errorf("it ends with %d", code)
		}
	}
	if status, err := os.Stat(worker); err != nil || status.Mode().Perm() != 0o600 && os.PathSeparator == '/' {
		t.Errorf("%v, %v", status.Mode(), err)
	}
}

func TestWhatABrokerNeedsIsSaid(t *testing.T) {
	t.Setenv("KARVON_JOIN", "")
	for _, c := range []struct {
		arguments []string
		code      int
		says      string
	}{
		{[]string{"work"}, exitWrong, "which broker is not said"},
		{[]string{"work", "nats://127.0.0.1:1"}, exitFailed, "is karvon farm running there"},
		{[]string{"work", "nats://127.0.0.1:1", "--join", "nowhere"}, exitWrong, "there is no file nowhere"},
		{[]string{"work", "--workers", "0"}, exitWrong, "at least 1 is needed"},
		{[]string{"farm", "--store-limit", "1MB", "--dir", t.TempDir()}, exitWrong, "--store-limit is 1MB"},
		{[]string{"farm", "--monitor", "70000", "--dir", t.TempDir()}, exitWrong, "--monitor is 70000"},
		{[]string{"farm", "--listen", "here", "--dir", t.TempDir()}, exitFailed, "no address to listen on"},
		{[]string{"farm", "status", "--format", "xlsx"}, exitWrong, "not xlsx"},
		{[]string{"run", "one-server", "--broker", "nats://127.0.0.1:1"}, exitFailed, "no broker answers"},
	} {
		var stdout, stderr bytes.Buffer
		if code := run(t.Context(), c.arguments, &stdout, &stderr); code != c.code {
			t.Errorf("%v: exit code %d, not %d", c.arguments, code, c.code)
		}
		if !strings.Contains(stderr.String(), c.says) {
			t.Errorf("%v does not say %q: %s", c.arguments, c.says, stderr.String())
		}
	}
}
