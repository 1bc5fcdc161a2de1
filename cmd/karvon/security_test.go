package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// promiseRow is a row of SECURITY.md: a promise, the test that keeps it, and where.
var promiseRow = regexp.MustCompile("^\\| ([^|]+) \\| `([^`]+)` \\| `([^`]+)` \\|$")

func TestEveryPromiseNamesATestThatThereIs(t *testing.T) {
	page, err := os.ReadFile("../../.github/SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	promises := 0
	for number, line := range strings.Split(string(page), "\n") {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| promise |") || strings.HasPrefix(line, "| --- ") {
			continue
		}
		found := promiseRow.FindStringSubmatch(line)
		if found == nil {
			t.Errorf("line %d promises without a test: %s", number+1, line)
			continue
		}
		promises++
		if !hasTest(t, filepath.Join("../..", found[3]), found[2]) {
			t.Errorf("line %d: %s has no test %s", number+1, found[3], found[2])
		}
	}
	if promises < 30 {
		t.Errorf("the page makes %d promises", promises)
	}
}

// hasTest says whether a folder's tests have a function, and, where a script is named behind it, that script.
func hasTest(t *testing.T, folder, name string) bool {
	t.Helper()
	name, script, isScript := strings.Cut(name, "/")
	if isScript {
		if _, err := os.Stat(filepath.Join(folder, "testdata/script", script+".txtar")); err != nil {
			return false
		}
	}
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	begun := regexp.MustCompile(`(?m)^func ` + regexp.QuoteMeta(name) + `\(\w+ \*testing\.[TF]\)`)
	return slices.ContainsFunc(files, func(file string) bool {
		text, err := os.ReadFile(file)
		return err == nil && begun.Match(text)
	})
}

func TestATestThatThereIsNotIsMissed(t *testing.T) {
	for name, want := range map[string]bool{
		"TestScripts": true, "TestScripts/run": true, "TestScripts/nothing": false, "TestScript": false, "hasTest": false,
	} {
		if got := hasTest(t, ".", name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Packages by which a program reaches for more than files.
var reaching = []string{"net", "net/http", "net/rpc", "net/smtp", "os/exec", "plugin", "unsafe", "C"}

// farming are the files that do, for karvon farm, karvon work and --broker alone. The broker and its client are in
// packages of their own, which [TestTheBrokerAndItsClientHaveOneDoorEach] knows.
var farming = []string{"../../cmd/karvon/farm.go", "../../cmd/karvon/internal/broker/broker.go"}

// serving are the files that do, for karvon studio alone: they answer on an address that the command names, have the
// system open that in a browser, ask Windows whether the program has a window of its own (which takes the address of
// what it fills in), or build the page's engine by the go command.
var serving = []string{
	"../../cmd/karvon/studio.go", "../../cmd/karvon/system_other.go", "../../cmd/karvon/system_windows.go",
	"../../cmd/karvon/internal/studio/engine/engine.go",
	"../../cmd/karvon/internal/studio/serve/server.go", "../../cmd/karvon/internal/studio/serve/sessions.go",
}

func TestNothingReachesForTheNetworkOrOtherPrograms(t *testing.T) {
	looked := 0
	for _, folder := range []string{"../../cmd", "../../report", "../../scenarios", "../../sim"} {
		err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") ||
				slices.Contains(slices.Concat(farming, serving), filepath.ToSlash(path)) {
				return err
			}
			looked++
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
			if err != nil {
				return err
			}
			for _, imported := range file.Imports {
				if name, err := strconv.Unquote(imported.Path.Value); err != nil || slices.Contains(reaching, name) {
					t.Errorf("%s imports %s", path, imported.Path.Value)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if looked < 100 {
		t.Errorf("only %d files were looked at", looked)
	}
}
