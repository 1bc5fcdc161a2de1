//go:build !js

package main

import (
	"bytes"
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
var mostPacked = map[string]int64{engine.First: 2_600_000, engine.Second: 4_450_000}

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
	programs := unfolded(t, folder)
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
		got, exit := inNode(t, t.Context(), folder, programs[c.file], arguments)
		if exit != code || !bytes.Equal(got, stdout.Bytes()) {
			t.Errorf("%s: Node ends with %d and %d bytes; here it ends with %d and %d bytes (%s)", c.command, exit, len(got),
				code, stdout.Len(), &stderr)
		}
	}
}

// unfold has the page's own code make a program of a file that browsers fetch.
const unfold = `
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { unfolded } from "./unfold";
const [, , packed, program] = process.argv;
writeFileSync(program, unfolded(new Uint8Array(gunzipSync(readFileSync(packed)))));
`

// unfolded gives the paths of the programs of a folder, as a page makes them of what it fetches.
func unfolded(t *testing.T, folder string) map[string]string {
	t.Helper()
	script := filepath.Join(t.TempDir(), "unfold.mjs")
	bundle := exec.CommandContext(t.Context(), "go", "tool", "esbuild", "--bundle", "--platform=node", "--format=esm",
		"--outfile="+script)
	bundle.Dir = filepath.Join("internal", "studio", "page", "src", "worker")
	bundle.Stdin = strings.NewReader(unfold)
	if said, err := bundle.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	programs := map[string]string{}
	for file := range mostPacked {
		programs[file] = filepath.Join(t.TempDir(), "karvon.wasm")
		command := exec.CommandContext(t.Context(), *node, script, filepath.Join(folder, file), programs[file])
		if said, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		content, err := os.ReadFile(programs[file])
		if err != nil || bytes.Contains(content, []byte("sim/engine/run.go")) {
			t.Errorf("%s names files of its sources (%v)", file, err)
		}
	}
	return programs
}

// inNode runs a program in Node, in the folder where it borrows files.
func inNode(t *testing.T, ctx context.Context, folder, program string, arguments []string) (stdout []byte, code int) {
	t.Helper()
	root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	glue := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	command := exec.CommandContext(ctx, *node, append([]string{"--stack-size=8192", glue, program}, arguments...)...)
	command.Dir = folder
	stdout, err = command.Output()
	if err != nil && command.ProcessState == nil {
		t.Fatal(err)
	}
	return stdout, command.ProcessState.ExitCode()
}
