package main

import (
	"bytes"
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/spf13/cobra"

	"karvon/scenarios"
	"karvon/sim/engine"
)

// faulty is a recorder that panics in one replication.
type faulty int

func (f faulty) Begin(replication int) (func(*engine.Visit), error) {
	return func(*engine.Visit) {
		if replication == int(f) {
			panic("a mistake at a visit")
		}
	}, nil
}

func (f faulty) End(int) error { return nil }

// faultyLibrary panics when a file of it is opened, but for the first ones.
type faultyLibrary struct {
	fs.FS
	good *atomic.Int64 // that are still to be opened
}

func faultyAfter(good int64) faultyLibrary {
	l := faultyLibrary{scenarios.FS, new(atomic.Int64)}
	l.good.Store(good)
	return l
}

func (l faultyLibrary) Open(name string) (fs.File, error) {
	if l.good.Add(-1) < 0 {
		panic("a mistake on the way to a file")
	}
	return l.FS.Open(name)
}

// faultyWriter panics at what is written to it.
type faultyWriter struct{}

func (faultyWriter) Write([]byte) (int, error) { panic("a mistake at a line") }

// broken is a command that panicked: what it printed, said and left.
type broken struct{ printed, said, report string }

// breaks runs a command line in a folder of its own, where karvon must fail by itself and leave one report.
func breaks(t *testing.T, prepare func(*app), arguments ...string) broken {
	t.Helper()
	t.Chdir(t.TempDir())
	var stdout, stderr bytes.Buffer
	a := newApp(&stdout, &stderr)
	prepare(a)
	if code := a.run(context.Background(), arguments); code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	left, err := filepath.Glob("karvon-panic-*.txt")
	if err != nil || len(left) != 1 {
		t.Fatalf("the folder holds %v (%v); it said %s", left, err, &stderr)
	}
	text, err := os.ReadFile(left[0])
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(stderr.String(), "Please send "+left[0]+" to karvon's maintainers") {
		t.Errorf("it does not say where the report is: %s", &stderr)
	}
	if strings.Contains(stderr.String(), "goroutine") || strings.Count(stderr.String(), "\n") > 3 {
		t.Errorf("it says too much: %s", &stderr)
	}
	return broken{stdout.String(), stderr.String(), string(text)}
}

func requireAll(t *testing.T, text string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !regexp.MustCompile(`(?m)` + want).MatchString(text) {
			t.Errorf("no line is %s in\n%s", want, text)
		}
	}
}

func TestAPanicOfAReplicationLeavesTheReportOfTheOthers(t *testing.T) {
	b := breaks(t, func(a *app) { a.besides = faulty(3) },
		"run", "one-server", "-n", "6", "--days", "1", "--seed", "5", "--set", "sites.post.stations.gate.servers=2",
		"--ascii")
	requireAll(t, b.said, `^karvon: replication 3 failed inside karvon: a mistake at a visit; the other 5 are reported$`,
		`^This is a mistake in karvon, whatever the scenario says\.$`)
	requireAll(t, b.printed, `^one-server: 5 simulated days, seed 5;`,
		`^Simulated days failed inside karvon: the rest has no verdict\.$`,
		`failed inside karvon: 1 of 6 simulated days are left out \(number 3`, `^post\.gate `)
	requireAll(t, b.report, `^version: +karvon .`, `^platform: +go1\.\d`,
		`^command: +karvon run one-server -n 6 --days 1 `,
		`^scenario: +one-server$`, `^hash: +[0-9a-f]{8,}$`, `^settings: +sites\.post\.stations\.gate\.servers=2$`,
		`^seed: +5$`, `^replication: +3$`, `^panic: +a mistake at a visit$`, `^goroutine \d+ `, `faulty\.Begin`)
}

func TestAPanicBeforeAnyReplicationIsCaught(t *testing.T) {
	b := breaks(t, func(a *app) { a.library = faultyAfter(0) }, "show", "central-asia", "--policy", "one-stop")
	requireAll(t, b.said, `^karvon: a failure inside karvon: a mistake on the way to a file$`)
	requireAll(t, b.report, `^scenario: +central-asia$`, `^policies: +one-stop$`, `faultyLibrary\.Open`)
}

// The first file is opened before the report's own file is made ready, and the second one as the points are read, which
// share it.
func TestAPanicLeavesNoTemporaryFiles(t *testing.T) {
	for good := range int64(2) {
		breaks(t, func(a *app) { a.library = faultyAfter(good) },
			"sweep", "one-server", "--factor", "sites.post.stations.gate.servers=1,2", "-n", "2", "--days", "1", "--quiet", "-o",
			"result.json")
		left, err := filepath.Glob(".*")
		if err != nil || len(left) > 0 {
			t.Errorf("temporary files are left: %v (%v)", left, err)
		}
	}
}

func TestAPanicOfTheProgressLetsTheWorkGoOn(t *testing.T) {
	t.Chdir(t.TempDir())
	worked := false
	synctest.Test(t, func(t *testing.T) {
		var stderr bytes.Buffer
		a := newApp(io.Discard, &stderr)
		a.progress = newProgress(faultyWriter{}, nil, patient)
		root := &cobra.Command{RunE: func(*cobra.Command, []string) error {
			time.Sleep(2 * tellEvery) // of the bubble's clock
			worked = true
			return nil
		}}
		root.SetArgs([]string{}) // none, not those of the test
		command, err := a.execute(context.Background(), root)
		if code := a.conclude(command, nil, err); code != exitFailed || !worked {
			t.Errorf("exit code %d, worked %v", code, worked)
		}
		requireAll(t, stderr.String(), `^karvon: a failure inside karvon: a mistake at a line$`, `^Please send karvon-panic-`)
	})
}

func TestAReportOfAPanicReplacesNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	first, err := keepPanic([]byte("a report"))
	if err != nil {
		t.Fatal(err)
	}
	if status, err := os.Stat(first); err != nil || runtime.GOOS != "windows" && status.Mode().Perm() != 0o600 {
		t.Errorf("others can read it: %v (%v)", status.Mode(), err)
	}
	second, err := keepPanic([]byte("a report"))
	if err != nil || second == first {
		t.Errorf("the second one goes to %s (%v)", second, err)
	}
}

func TestWhereTheFolderTakesNoReportTheTemporaryOneDoes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a folder in use cannot be removed there")
	}
	gone := filepath.Join(t.TempDir(), "gone")
	if err := os.Mkdir(gone, 0o777); err != nil {
		t.Fatal(err)
	}
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	t.Chdir(gone)
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	path, err := keepPanic([]byte("a report"))
	if err != nil || filepath.Dir(path) != temporary {
		t.Errorf("it goes to %s (%v)", path, err)
	}
	t.Setenv("TMPDIR", gone)
	if path, err := keepPanic([]byte("a report")); err == nil {
		t.Errorf("it claims to be in %s", path)
	}
}

func TestWordsOfACommandLineCanBeToldApart(t *testing.T) {
	words := []string{"run", "my centre.yaml", "", "a\nb", `c"d`, "x=1"}
	if got, want := separable(words), `run "my centre.yaml" "" "a\nb" "c\"d" x=1`; got != want {
		t.Errorf("they are written %s, not %s", got, want)
	}
}

// A panic in a goroutine that nobody catches ends the process with a trace and nothing kept: each begins with a
// catch, or is here with a reason.
func TestEveryGoroutineCatchesItsPanics(t *testing.T) {
	found := 0
	for _, folder := range []string{"../../sim", "../../report", "../../cmd"} {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			for _, goroutine := range goroutines(file) {
				found++
				if !catches(goroutine) {
					t.Errorf("%s: this goroutine does not begin with a deferred catch", files.Position(goroutine.Pos()))
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found < 2 {
		t.Errorf("only %d goroutines were found", found)
	}
}

// goroutines lists what a file runs by go or a method Go.
func goroutines(file *ast.File) []ast.Expr {
	var all []ast.Expr
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			all = append(all, n.Call.Fun)
		case *ast.CallExpr:
			if called, ok := n.Fun.(*ast.SelectorExpr); ok && called.Sel.Name == "Go" && len(n.Args) == 1 {
				all = append(all, n.Args[0])
			}
		}
		return true
	})
	return all
}

// catches says whether a function defers a method catch or Catch before it does anything else: declarations and
// what is deferred may stand before.
func catches(goroutine ast.Expr) bool {
	function, ok := goroutine.(*ast.FuncLit)
	if !ok {
		return false
	}
	for _, statement := range function.Body.List {
		if _, declares := statement.(*ast.DeclStmt); declares {
			continue
		}
		deferred, ok := statement.(*ast.DeferStmt)
		if !ok {
			return false
		}
		if called, ok := deferred.Call.Fun.(*ast.SelectorExpr); ok && strings.EqualFold(called.Sel.Name, "catch") {
			return true
		}
	}
	return false
}
