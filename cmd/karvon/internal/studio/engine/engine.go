// Package engine gives karvon as WebAssembly, for pages that need no server: what a release holds, or what the go
// command builds of the module it stands in.
package engine

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"karvon/cmd/karvon/internal/studio/shrink"
	"karvon/sim/bound"
	"karvon/sim/files"
)

// The files of an engine: the first program, which simulates; the second one, which also writes what needs large
// libraries; and the glue of the toolchain that made them. The programs are folded (shrink.Fold) and packed.
const (
	First  = "karvon.wasm.gz"
	Second = "karvon-files.wasm.gz"
	Glue   = "wasm_exec.js"
)

// Files are those of an engine, by their names.
type Files map[string][]byte

// ErrNone says that there is no engine, and what to do.
var ErrNone = errors.New("this program holds no engine for browsers: take one of a release, or run it in a clone of " +
	"karvon's sources where the go command is installed, which builds one")

// Embedded is the engine of a release; nil elsewhere.
func Embedded() (Files, error) { return embedded() }

// inlined are the packages on which speed depends. All others are compiled without inlining, which makes the program
// smaller and changes no result.
var inlined = []string{"karvon/sim/engine", "karvon/sim/dist", "karvon/sim/random", "karvon/sim/stats",
	"karvon/sim/internal/precise", "karvon/sim/plan", "math", "math/bits", "slices", "cmp", "runtime",
	"internal/runtime/...", "internal/bytealg", "internal/abi", "sync", "sync/atomic"}

// Build builds an engine of the module that the current folder stands in, with the go command. Programs are kept in a
// folder meanwhile.
func Build(ctx context.Context, scratch string) (Files, error) {
	name, err := run(ctx, "list", "-m")
	if err != nil || name != "karvon" {
		return nil, ErrNone
	}
	root, err := run(ctx, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	made := Files{}
	if made[Glue], err = files.Read(ctx, filepath.Join(root, "lib", "wasm", Glue), &bound.Workbook); err != nil {
		return nil, files.Unreadable(Glue, err)
	}
	for file, build := range map[string]struct {
		tags    string
		patches []patch
	}{First: {"", patches}, Second: {"full", slices.Concat(patches, fullPatches)}} {
		if made[file], err = program(ctx, filepath.Join(scratch, file), build.tags, build.patches); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// program builds one of the programs, and packs it.
func program(ctx context.Context, path, tags string, patches []patch) ([]byte, error) {
	changed, err := overlay(ctx, path+".changed", tags, patches)
	if err != nil {
		return nil, err
	}
	arguments := []string{"build", "-trimpath", "-overlay=" + changed, "-ldflags=-s -w -buildid=", "-tags=" + tags,
		"-gcflags=all=-l"}
	for _, name := range inlined {
		arguments = append(arguments, "-gcflags="+name+"=")
	}
	if _, err := run(ctx, append(arguments, "-o", path, "karvon/cmd/karvon")...); err != nil {
		return nil, err
	}
	built, err := files.Read(ctx, path, &bound.Bound{Name: "program", Most: 1 << 30})
	if err != nil {
		return nil, err
	}
	if smaller, err := shrink.Program(built); err == nil { // one of another toolchain stays as it is
		built = smaller
	}
	if folded, err := shrink.Fold(built); err == nil {
		built = folded
	}
	var packed bytes.Buffer
	to, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err == nil {
		_, err = to.Write(built)
	}
	if err == nil {
		err = to.Close()
	}
	return packed.Bytes(), err
}

// run runs the go command for a browser, and gives what it says.
func run(ctx context.Context, arguments ...string) (string, error) {
	command := exec.CommandContext(ctx, "go", arguments...)
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOWASM=", "CGO_ENABLED=0")
	var said bytes.Buffer
	command.Stderr = &said
	given, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", arguments[0], err, strings.TrimSpace(said.String()))
	}
	return strings.TrimSpace(string(given)), nil
}
