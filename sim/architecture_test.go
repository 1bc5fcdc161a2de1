package sim_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers lists the packages from the bottom of the pipeline to its top: each may import those that stand before it,
// and no other of this module.
var layers = []string{
	"karvon/sim/bound",
	"karvon/sim/internal/caught",
	"karvon/sim/visible",
	"karvon/sim/files",
	"karvon/sim/unit",
	"karvon/sim/reason",
	"karvon/sim/random",
	"karvon/sim/internal/precise",
	"karvon/sim/doubt",
	"karvon/sim/dist",
	"karvon/sim/stats",
	"karvon/sim/fit",
	"karvon/sim/theory",
	"karvon/sim/internal/sheet",
	"karvon/sim/internal/book",
	"karvon/sim/syntax",
	"karvon/sim/internal/expression",
	"karvon/sim/scenario/zone",
	"karvon/sim/measured",
	"karvon/sim/design/grammar",
	"karvon/sim/scenario",
	"karvon/sim/inputs/draft",
	"karvon/sim/inputs/workbook",
	"karvon/sim/inputs",
	"karvon/sim/staffing",
	"karvon/sim/outlook",
	"karvon/sim/design",
	"karvon/sim/plan",
	"karvon/sim/traffic",
	"karvon/sim/engine",
	"karvon/sim/response",
	"karvon/sim/lint",
	"karvon/sim/observed",
	"karvon/sim/experiment/journal",
	"karvon/sim/experiment/pace",
	"karvon/sim/experiment",
	"karvon/sim/regression",
	"karvon/sim/reference",
	"karvon/report/delivery",
	"karvon/report/ground",
	"karvon/report/language",
	"karvon/report/document",
	"karvon/report/layout",
	"karvon/report/internal/terminal",
	"karvon/report/internal/markdown",
	"karvon/report/internal/data",
	"karvon/report/records",
	"karvon/report/internal/page",
	"karvon/report/workbook",
	"karvon/report/chart",
	"karvon/report/internal/paper",
	"karvon/report/word",
	"karvon/report/pdf",
	"karvon/report/internal/ci",
	"karvon/report",
	"karvon/scenarios",
	"karvon/cmd/karvon/internal/policyfile",
	"karvon/cmd/karvon/internal/studio/page",
	"karvon/cmd/karvon/internal/studio/shrink",
	"karvon/cmd/karvon/internal/studio/engine",
	"karvon/cmd/karvon/internal/studio/form",
	"karvon/cmd/karvon/internal/studio/looks",
	"karvon/cmd/karvon/internal/studio/lesson",
	"karvon/cmd/karvon/internal/studio",
	"karvon/cmd/karvon/internal/studio/serve",
	"karvon/cmd/karvon/internal/join",
	"karvon/cmd/karvon/internal/broker",
	"karvon/cmd/karvon/internal/queue",
	"karvon/cmd/karvon",
}

// apart are packages that stand beside the pipeline: programs and tests.
var apart = []string{
	"karvon/report/document/documenttest",
	"karvon/sim", "karvon/sim/plan/plantest", "karvon/sim/plan/plantest/mutant", "karvon/sim/response/responsetest",
	"karvon/sim/engine/internal/speed", "karvon/sim/scenario/scenariotest",
	"karvon/sim/random/internal/battery", "karvon/sim/random/internal/sequence",
}

func TestImportsPointOneWay(t *testing.T) {
	seen := map[string]bool{}
	for _, file := range sources(t) {
		own := "karvon/" + filepath.ToSlash(filepath.Dir(file))
		if slices.Contains(apart, own) {
			continue
		}
		layer := slices.Index(layers, own)
		if layer < 0 {
			t.Errorf("package %s has no place in the pipeline: add it to the list of layers", own)
			continue
		}
		seen[own] = true
		for _, imported := range imports(t, file) {
			if at := slices.Index(layers, imported); at >= layer || at < 0 {
				t.Errorf("%s imports %s, which does not stand below it", file, imported)
			}
		}
	}
	for _, layer := range layers {
		if !seen[layer] {
			t.Errorf("there is no package %s", layer)
		}
	}
}

// TestTheEngineSpeaksToNobody keeps files, goroutines and printing out of the packages that run models.
func TestTheEngineSpeaksToNobody(t *testing.T) {
	for _, file := range sources(t) {
		if !strings.HasPrefix(file, filepath.Join("sim", "engine")) &&
			!strings.HasPrefix(file, filepath.Join("sim", "stats")) {
			continue
		}
		for _, path := range allImports(t, file) {
			if slices.Contains([]string{"os", "io", "log", "net", "sync", "time", "context"}, path) {
				t.Errorf("%s imports %s", file, path)
			}
		}
	}
}

// TestTheBrokerAndItsClientHaveOneDoorEach keeps what speaks by a network where it can be left out, and out of the
// packages that simulate and report.
func TestTheBrokerAndItsClientHaveOneDoorEach(t *testing.T) {
	doors := map[string][]string{ // packages by the start of what they alone import
		"github.com/nats-io/nats-server": {"broker"},
		"github.com/nats-io/nats.go":     {"queue"},
		"github.com/nats-io/nkeys":       {"broker", "queue"}, // the one makes users' secrets, the other signs with them
		"github.com/nats-io/":            {"broker", "queue"},
	}
	entered := map[string]bool{}
	for _, file := range sources(t) {
		for _, path := range allImports(t, file) {
			for start, allowed := range doors {
				if !strings.HasPrefix(path, start) {
					continue
				}
				entered[start] = true
				home, within := strings.CutPrefix(filepath.ToSlash(filepath.Dir(file)), "cmd/karvon/internal/")
				if !within || !slices.Contains(allowed, home) {
					t.Errorf("%s imports %s, which is for %q of cmd/karvon/internal alone", file, path, allowed)
				}
			}
		}
	}
	if len(entered) != len(doors) {
		t.Errorf("only %v is imported", entered)
	}
}

// sources lists the module's Go files that are not of tests, from its root.
func sources(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"*/*.go", "*/*/*.go", "*/*/*/*.go", "*/*/*/*/*.go", "*/*/*/*/*/*.go"} {
		matches, err := filepath.Glob(filepath.Join("..", filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range matches {
			file := strings.TrimPrefix(match, ".."+string(filepath.Separator))
			if strings.HasPrefix(file, ".") { // a module of its own, as .ci/tools is
				continue
			}
			if !strings.HasSuffix(file, "_test.go") && filepath.Base(filepath.Dir(file)) != "testdata" {
				files = append(files, file)
			}
		}
	}
	if len(files) < 50 {
		t.Fatalf("only %d sources found", len(files))
	}
	return files
}

// imports lists the packages of this module that a file imports.
func imports(t *testing.T, file string) []string {
	t.Helper()
	var own []string
	for _, path := range allImports(t, file) {
		if strings.HasPrefix(path, "karvon/") {
			own = append(own, path)
		}
	}
	return own
}

func allImports(t *testing.T, file string) []string {
	t.Helper()
	source, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", file), nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range source.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// homes are the files that may open, make or rename files: where what is read is bounded and what is written is
// whole or not at all.
var homes = []string{
	filepath.Join("sim", "files", "read.go"), filepath.Join("report", "delivery", "file.go"),
	filepath.Join("report", "delivery", "folder.go"), filepath.Join("report", "delivery", "scratch.go"),
	filepath.Join("sim", "experiment", "journal", "journal.go"),
	filepath.Join("cmd", "karvon", "internal", "join", "join.go"),              // writes secrets, for their owner alone
	filepath.Join("cmd", "karvon", "internal", "studio", "serve", "folder.go"), // what lies below a folder alone
	filepath.Join("cmd", "karvon", "program.go"),                               // reads the program's own file
	filepath.Join("cmd", "karvon", "panic.go"),                                 // must not depend on what has just failed
	filepath.Join("sim", "plan", "plantest", "examples.go"), filepath.Join("sim", "plan", "plantest", "corpus.go"),
}

// doors are the functions by which files are opened, made or renamed.
var doors = []string{
	"ReadFile", "Open", "OpenFile", "OpenRoot", "OpenInRoot", "Create", "CreateTemp", "WriteFile", "Mkdir", "MkdirAll",
	"MkdirTemp",
	"Rename", "Remove", "RemoveAll", "Truncate", "Link", "Symlink",
}

func TestFilesAreReadAndWrittenInTheirHomes(t *testing.T) {
	used := map[string]bool{}
	for _, file := range sources(t) {
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", file), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			called, ok := n.(*ast.SelectorExpr)
			if !ok || !slices.Contains(doors, called.Sel.Name) {
				return true
			}
			if from, ok := called.X.(*ast.Ident); !ok || from.Name != "os" && from.Name != "ioutil" {
				return true
			}
			if used[file] = true; !slices.Contains(homes, file) {
				t.Errorf("%s calls os.%s: files are read by sim/files and written by report/delivery", file, called.Sel.Name)
			}
			return true
		})
	}
	for _, home := range homes {
		if !used[home] {
			t.Errorf("%s opens no file: take it off the list", home)
		}
	}
}
