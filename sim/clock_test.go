package sim_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// timedPackages are those in which times are computed from what a file states.
var timedPackages = []string{"engine", "dist", "plan", "traffic"}

// allowedSums lists the functions that may add or multiply numbers of type int64 without package bound, by the
// reason why nothing can overflow there.
var allowedSums = map[string][]string{
	"counts of entities, servers, slots and room, which other bounds keep far below 2^63": {
		"engine.Run.enterModel", "engine.Level.change", "engine.Run.unfinishedSlots", "engine.Run.tallyHeld",
		"engine.Run.arrivePlainly", "engine.knots.gives",
		"engine.audit.places", "engine.Run.fitsQueue", "engine.Run.joinQueue", "engine.Run.hasRoom", "engine.Run.takePlace",
		"engine.Run.fits", "engine.Run.letIn", "engine.Run.standIn", "engine.Run.runStation",
		"plan.part", "plan.Plan.plus", "plan.wayOfPlaces",
	},
	"times within the first bucket of a radix heap, which ends with the clock at the latest": {
		"engine.pending.fill", "engine.pending.takeBucket",
	},
	"seconds of a week, by a number of servers": {"plan.Schedule.weeklySum"},
	"bytes of what is held, of which no run may take more than the bound on memory": {
		"engine.newMemory", "engine.memory.held", "engine.memory.allowed", "engine.Run.makeRoom",
		"engine.Run.takes",
		"engine.Run.weigh", "engine.account.bytes", "engine.Cohort.bytes", "engine.Run.Divide",
		"engine.Record.bytes", "engine.Run.Kept", "engine.pending.bytes",
	},
	"numbers of periods and tickets: periods begin within the run or as far ahead as can be stated": {
		"engine.newBookings", "engine.bookings.begins", "engine.bookings.ticket", "engine.Run.openPeriod", "engine.Run.book",
		"engine.Run.reserve", "engine.bookings.earliest", "engine.Run.checkIn", "engine.Run.letPassStopped",
	},
	"waits and spells of one entity or zone that follow each other, and so sum to no more than the run": {
		"engine.clock.run", "engine.account.addWait",
		"engine.Run.waitedSince", "engine.Run.unservedSoFar", "engine.Run.endWait", "engine.Run.unfinished",
		"engine.ZoneRecord.spend", "engine.Run.cutHours",
	},
	"local times: a time of the run, at most a century, and a few weeks": {
		"engine.Run.operand", "engine.dueTime", "engine.Run.hourOf", "engine.Hours.Hold", "engine.Hours.Next",
		"plan.compiler.slotPools", "plan.compiler.weekly", "traffic.offered",
		"plan.compiler.timetable", "plan.calendar.phase", "plan.calendar.changes", "plan.spans",
		"plan.steps", "traffic.meanRate", "traffic.weekly", "plan.compiler.seasons", "plan.newTimetable",
		"plan.Timetable.Next",
		"plan.Schedule.Opens", "plan.Schedule.At", "plan.Schedule.times",
		"plan.Schedule.longer",
	},
}

// allowedConversions lists those that may make an integer of a float without package bound.
var allowedConversions = map[string][]string{
	"the index of a word, of a pool or of a convoy, which the engine put into the slot itself": {
		"engine.Run.gather", "engine.Run.dependentDuration", "engine.Run.releaseAny", "engine.Run.convoy",
	},
	"a share below one, as a bound of draws": {"plan.share"},
}

// TestTimesAreAddedByPackageBoundAlone finds a sum or product of int64 that could pass the end of the clock.
func TestTimesAreAddedByPackageBoundAlone(t *testing.T) {
	refuse(t, allowedSums, findSums, "use bound.Later, bound.Sum or bound.Product")
}

// TestFloatsBecomeIntegersByPackageBoundAlone finds a conversion whose result processors differ in, where the
// number is too large or none.
func TestFloatsBecomeIntegersByPackageBoundAlone(t *testing.T) {
	refuse(t, allowedConversions, findConversions, "use bound.Round or bound.Nanoseconds")
}

func TestASumOrConversionThatIsPutBackIsFound(t *testing.T) {
	const source = `package p
type run struct{ now int64; waited int64 }
func (r *run) delay(d int64, x float64) int64 {
	r.waited += d
	const day = 24 + 24
	_ = int32(day)
	_ = int64(d) + day*3600
	return r.now + d*r.waited + int64(x+0.5)
}`
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	p := checked(t, files, nil, "p", []*ast.File{file})
	var lines []int
	for _, found := range append(findSums(p), findConversions(p)...) {
		lines = append(lines, found.at.Line)
		if found.function != "p.run.delay" {
			t.Errorf("found in %s", found.function)
		}
	}
	if want := []int{4, 7, 8, 8, 8, 8}; !slices.Equal(lines, want) {
		t.Errorf("found in the lines %v, not %v", lines, want)
	}
}

// finding is a place in a function.
type finding struct {
	at       token.Position
	function string // package.Type.Method
	text     string
}

// refuse reports what is found outside the functions that are allowed, and functions that are allowed for nothing.
func refuse(t *testing.T, allowed map[string][]string, find func(*typed) []finding, hint string) {
	t.Helper()
	used := map[string]bool{}
	reasons := map[string]bool{}
	for _, functions := range allowed {
		for _, name := range functions {
			reasons[name] = true
		}
	}
	exports := exportData(t)
	for _, name := range timedPackages {
		for _, found := range find(load(t, name, exports)) {
			used[found.function] = true
			if !reasons[found.function] {
				t.Errorf("%s: %s in %s: %s, or say in the test why it cannot overflow", found.at, found.text, found.function, hint)
			}
		}
	}
	for name := range reasons {
		if !used[name] {
			t.Errorf("%s is allowed what it does not do", name)
		}
	}
}

// typed is a package with the types of its expressions.
type typed struct {
	name  string
	files *token.FileSet
	trees []*ast.File
	types map[ast.Expr]types.TypeAndValue
}

// exportData finds the compiler's knowledge of all packages that the timed ones import.
func exportData(t *testing.T) map[string]string {
	t.Helper()
	list := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export")
	for _, name := range timedPackages {
		list.Args = append(list.Args, "./"+name)
	}
	var refusal strings.Builder
	list.Stderr = &refusal
	listing, err := list.Output()
	if err != nil {
		t.Fatalf("the packages cannot be compiled: %v\n%s", err, &refusal)
	}
	exports := map[string]string{}
	for decoder := json.NewDecoder(strings.NewReader(string(listing))); ; {
		var p struct{ ImportPath, Export string }
		if decoder.Decode(&p) == io.EOF {
			return exports
		}
		exports[p.ImportPath] = p.Export
	}
}

// load reads a package and the types of its expressions.
func load(t *testing.T, name string, exports map[string]string) *typed {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(name, "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no sources in %s: %v", name, err)
	}
	files := token.NewFileSet()
	var trees []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		trees = append(trees, tree)
	}
	imported := importer.ForCompiler(files, "gc",
		func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	return checked(t, files, imported, name, trees)
}

func checked(t *testing.T, files *token.FileSet, imported types.Importer, name string, trees []*ast.File) *typed {
	t.Helper()
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	if _, err := (&types.Config{Importer: imported}).Check(name, files, trees, info); err != nil {
		t.Fatal(err)
	}
	return &typed{name, files, trees, info.Types}
}

// findSums finds sums and products of int64 neither of whose operands is known when compiling, and sums of one with
// a constant.
func findSums(p *typed) []finding {
	return p.find(func(n ast.Node) string {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			constant := p.types[n.X].Value != nil || p.types[n.Y].Value != nil
			if n.Op == token.ADD && p.is(n, types.Int64) || n.Op == token.MUL && !constant && p.is(n, types.Int64) {
				return types.ExprString(n)
			}
		case *ast.AssignStmt:
			if (n.Tok == token.ADD_ASSIGN || n.Tok == token.MUL_ASSIGN) && p.is(n.Lhs[0], types.Int64) {
				return types.ExprString(n.Lhs[0]) + " " + n.Tok.String() + " " + types.ExprString(n.Rhs[0])
			}
		}
		return ""
	})
}

// is says whether an expression has a basic type and is not known when compiling.
func (p *typed) is(e ast.Expr, kind types.BasicKind) bool {
	known := p.types[e]
	if known.Value != nil || known.Type == nil {
		return false
	}
	basic, ok := known.Type.Underlying().(*types.Basic)
	return ok && basic.Kind() == kind
}

// findConversions finds floats that become integers.
func findConversions(p *typed) []finding {
	return p.find(func(n ast.Node) string {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 || !p.types[call.Fun].IsType() {
			return ""
		}
		to, ok := p.types[call.Fun].Type.Underlying().(*types.Basic)
		if ok && to.Info()&types.IsInteger != 0 && (p.is(call.Args[0], types.Float64) || p.is(call.Args[0], types.Float32)) {
			return types.ExprString(call)
		}
		return ""
	})
}

// find looks at every node, and names the function in which it stands.
func (p *typed) find(look func(ast.Node) string) []finding {
	var all []finding
	for _, tree := range p.trees {
		for _, declaration := range tree.Decls {
			function := p.name + "." + declared(declaration)
			ast.Inspect(declaration, func(n ast.Node) bool {
				if text := look(n); text != "" {
					all = append(all, finding{p.files.Position(n.Pos()), function, text})
				}
				return true
			})
		}
	}
	return all
}

// declared names a function or method; what stands outside them has no name.
func declared(declaration ast.Decl) string {
	function, ok := declaration.(*ast.FuncDecl)
	if !ok {
		return ""
	}
	if function.Recv == nil {
		return function.Name.Name
	}
	receiver := function.Recv.List[0].Type
	if pointer, ok := receiver.(*ast.StarExpr); ok {
		receiver = pointer.X
	}
	return fmt.Sprintf("%s.%s", types.ExprString(receiver), function.Name.Name)
}
