//go:build !js

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"karvon/cmd/karvon/internal/studio/engine"
)

var node = flag.String("node", "", "Node, which runs the engine of browsers; without it that test is left out")

// mostPacked bounds the programs for browsers, in bytes as they are fetched.
var mostPacked = map[string]int64{engine.First: 3_650_000, engine.Second: 6_200_000}

// TestWebAssemblyGivesTheSameBytes exports the studio, and has Node run its engines: the same bytes and exit codes as
// of this program.
func TestWebAssemblyGivesTheSameBytes(t *testing.T) {
	if *node == "" {
		t.Skip("no -node is given")
	}
	folder := filepath.Join(t.TempDir(), "site")
	var stderr bytes.Buffer
	if code := run(t.Context(), []string{"studio", "--export", folder}, io.Discard, &stderr); code != exitDone {
		t.Fatalf("the export ends with %d: %s", code, &stderr)
	}
	for file, most := range mostPacked {
		status, err := os.Stat(filepath.Join(folder, file))
		if err != nil {
			t.Fatal(err)
		}
		if t.Logf("%s has %d bytes", file, status.Size()); status.Size() > most {
			t.Errorf("%s has %d bytes, more than %d", file, status.Size(), most)
		}
	}
	for _, c := range []struct{ file, command string }{
		{engine.First, "run one-server --format json"},
		{engine.First, "run central-asia -n 1 --days 1 --format json"},
		{engine.First, "compare one-server --policy all-stay -n 2 --format json"},
		{engine.First, "check one-server"},
		{engine.First, "run no-such-scenario"},
		{engine.Second, "explain one-server -n 2 --format json"},
		{engine.Second, "capacity one-server -n 2 --format json"},
		{engine.Second, "run one-server -n 2 --format text"},
		{engine.Second, "run one-server -n 2 --format text --language ru"},
		{engine.Second, "run one-server -n 2 --format markdown"},
		{engine.Second, "run one-server -n 2 --format xlsx"},
		{engine.Second, "run one-server -n 2 --format html"},
		{engine.Second, "run one-server -n 2 --format docx"},
		{engine.Second, "run one-server -n 2 --format pdf"},
		{engine.Second, "run one-server -n 2 --format svg"},
		{engine.Second, "run one-server -n 2 --format png"},
	} {
		arguments := strings.Fields(c.command)
		var stdout, stderr bytes.Buffer
		code := run(t.Context(), arguments, &stdout, &stderr)
		got, exit := inNode(t, t.Context(), filepath.Join(folder, c.file), arguments)
		if exit != code || !bytes.Equal(got, stdout.Bytes()) {
			t.Errorf("%s: Node ends with %d and %d bytes; here it ends with %d and %d bytes (%s)", c.command, exit, len(got),
				code, stdout.Len(), &stderr)
		}
	}
}

// inNode runs a packed program in Node, in its folder.
func inNode(t *testing.T, ctx context.Context, packed string, arguments []string) (stdout []byte, code int) {
	t.Helper()
	program := filepath.Join(t.TempDir(), "karvon.wasm")
	unpack(t, packed, program)
	if content, err := os.ReadFile(program); err != nil || bytes.Contains(content, []byte("sim/engine/run.go")) {
		t.Errorf("%s names files of its sources (%v)", packed, err)
	}
	root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	glue := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	command := exec.CommandContext(ctx, *node, append([]string{"--stack-size=8192", glue, program}, arguments...)...)
	command.Dir = filepath.Dir(packed) // where it borrows files
	stdout, err = command.Output()
	if err != nil && command.ProcessState == nil {
		t.Fatal(err)
	}
	return stdout, command.ProcessState.ExitCode()
}

func unpack(t *testing.T, packed, to string) {
	t.Helper()
	file, err := os.Open(packed)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(plain)
	if err == nil {
		err = os.WriteFile(to, content, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}
