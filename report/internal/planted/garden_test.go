package planted

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A build with all faults in it, of which one at a time is switched on.
type garden struct {
	testing.TB
	folder  string // of what is built; each of its folders has a file
	root    string // of the module
	exports map[string]string
	files   map[string][]string // of the packages that are changed
	skipped map[string]bool     // file:line
	faults  []fault
}

func newGarden(t testing.TB) *garden {
	t.Helper()
	path, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	g := &garden{
		TB: t, folder: t.TempDir(), root: path,
		exports: map[string]string{}, files: map[string][]string{}, skipped: map[string]bool{},
	}
	const form = `{{.ImportPath}}|{{.Export}}|{{range .GoFiles}}{{.}} {{end}}`
	for line := range strings.Lines(g.output("list", "-deps", "-export", "-f", form, builder)) {
		fields := strings.Split(strings.TrimSpace(line), "|")
		g.exports[fields[0]] = fields[1]
		g.files[fields[0]] = strings.Fields(fields[2])
	}
	return g
}

// output is what the go command says of the module.
func (g *garden) output(arguments ...string) string {
	g.Helper()
	command := exec.CommandContext(g.Context(), "go", arguments...)
	command.Dir = g.root
	var errors bytes.Buffer
	command.Stderr = &errors
	text, err := command.Output()
	if err != nil {
		g.Fatalf("go %s: %v\n%s", strings.Join(arguments, " "), err, &errors)
	}
	return string(text)
}

func (g *garden) place(packagePath string, name string) string {
	return filepath.Join(g.root, filepath.FromSlash(strings.TrimPrefix(packagePath, module)), name)
}

// plant rewrites the packages and gives the overlay that puts the rewritten files in the place of theirs.
func (g *garden) plant() string {
	g.Helper()
	replaced := map[string]string{
		g.place("karvon/sim/planted", "switch.go"): g.testdata("switch.go.txt"),
		g.place(builder, "planted_test.go"):        g.testdata("inner_test.go.txt"),
	}
	g.faults = nil
	for _, path := range append([]string{builder, content}, slices.Sorted(maps.Keys(readers))...) {
		g.plantPackage(path, replaced)
	}
	text, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		g.Fatal(err)
	}
	overlay := filepath.Join(g.folder, "overlay.json")
	g.write(overlay, text)
	return overlay
}

func (g *garden) testdata(name string) string {
	g.Helper()
	path, err := filepath.Abs(filepath.Join("testdata", name))
	if err != nil {
		g.Fatal(err)
	}
	return path
}

func (g *garden) write(path string, text []byte) {
	g.Helper()
	if err := os.WriteFile(path, text, 0o666); err != nil {
		g.Fatal(err)
	}
}

func (g *garden) plantPackage(path string, replaced map[string]string) {
	g.Helper()
	for _, name := range readers[path] {
		if !slices.Contains(g.files[path], name) {
			g.Fatalf("%s has no file %s to plant faults in", path, name)
		}
	}
	set := token.NewFileSet()
	var files []*ast.File
	for _, name := range g.files[path] {
		file, err := parser.ParseFile(set, g.place(path, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			g.Fatal(err)
		}
		files = append(files, file)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{},
		Uses:  map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{},
	}
	exports := func(path string) (io.ReadCloser, error) { return os.Open(g.exports[path]) }
	config := &types.Config{Importer: importer.ForCompiler(set, "gc", exports)}
	pkg, err := config.Check(path, set, files, info)
	if err != nil {
		g.Fatal(err)
	}
	p := &planter{set: set, info: info, pkg: pkg, next: len(g.faults), names: map[string]int{}, skipped: g.skipped}
	for i, file := range files {
		name := g.files[path][i]
		if !isTarget(path, name, file, info) {
			continue
		}
		source, err := os.ReadFile(g.place(path, name))
		if err != nil {
			g.Fatal(err)
		}
		made := filepath.Join(g.folder, fmt.Sprint(len(replaced)), name) // the compiler names it by its own name
		if err := os.MkdirAll(filepath.Dir(made), 0o777); err != nil {
			g.Fatal(err)
		}
		g.write(made, p.rewritten(strings.TrimPrefix(path, module)+"/"+name, file, source))
		replaced[g.place(path, name)] = made
	}
	g.faults = append(g.faults, p.faults...)
}

// built are the types whose makers build tables.
var built = regexp.MustCompile(`\bkarvon/report(/document\.(Table|Cell|Column|Document|Number)|\.(measured|Term))\b`)

// isTarget says whether faults are planted in a file: one that reads numbers, or one with a function that gives a
// table or a part of it.
func isTarget(path, name string, file *ast.File, info *types.Info) bool {
	if path != builder && path != content {
		return slices.Contains(readers[path], name)
	}
	return slices.ContainsFunc(file.Decls, func(declaration ast.Decl) bool {
		f, ok := declaration.(*ast.FuncDecl)
		if !ok {
			return false
		}
		return built.MatchString(info.Defs[f.Name].Type().(*types.Signature).Results().String())
	})
}

// compiled builds the tests of reports with the faults in them, leaving out the lines in which one does not
// compile.
func (g *garden) compiled() string {
	g.Helper()
	const most = 12 // each shows only some of what does not compile
	program := filepath.Join(g.folder, "report.test")
	place := regexp.MustCompile(`(?m)([^\s/:]+\.go:\d+):`)
	for range most {
		command := exec.CommandContext(g.Context(),
			"go", "test", "-c", "-vet=off", "-gcflags=-e", "-overlay", g.plant(), "-o", program, builder)
		command.Dir = g.root
		text, err := command.CombinedOutput()
		if err == nil {
			return program
		}
		before := len(g.skipped)
		for _, found := range place.FindAllStringSubmatch(string(text), -1) {
			g.skipped[found[1]] = true
		}
		if len(g.skipped) == before {
			g.Fatalf("%v\n%s", err, text)
		}
	}
	g.Fatal("the faults do not compile")
	return ""
}

// try has a program try faults and adds what it finds.
func (g *garden) try(program string, plan map[string]any, active int, found map[int]string) {
	g.Helper()
	text, err := json.Marshal(plan)
	if err != nil {
		g.Fatal(err)
	}
	asked, told := filepath.Join(g.folder, "plan.json"), filepath.Join(g.folder, "found.txt")
	g.write(asked, text)
	g.write(told, nil)
	command := exec.CommandContext(g.Context(), program, "-test.run", "^TestPlanted$", "-test.timeout", "0")
	command.Dir = g.place(builder, "")
	command.Env = append(os.Environ(), "PLANT_PLAN="+asked, "PLANT_FOUND="+told, "PLANTED="+strconv.Itoa(active))
	output, failed := command.CombinedOutput()
	lines, err := os.Open(told)
	if err != nil {
		g.Fatal(err)
	}
	defer lines.Close()
	for scanner := bufio.NewScanner(lines); scanner.Scan(); {
		number, by, _ := strings.Cut(scanner.Text(), " ")
		fault, err := strconv.Atoi(number)
		if err != nil {
			g.Fatal(err)
		}
		found[fault] = by
	}
	switch {
	case failed != nil && active > 0:
		found[active] = "the program ends"
	case failed != nil:
		g.Fatalf("%v\n%s", failed, output)
	}
}

// ask has the tests that simulate nothing tell the faults that no golden file tells.
func (g *garden) ask(program string, faults []int, found map[int]string) {
	g.Helper()
	contents := filepath.Join(g.folder, "document.test")
	g.output("test", "-c", "-vet=off", "-overlay", filepath.Join(g.folder, "overlay.json"), "-o", contents, content)
	failure := func(fault int) string {
		return g.failure(contents, content, fault) + g.failure(program, builder, fault)
	}
	if output := failure(0); output != "" {
		g.Fatalf("tests fail without any fault:\n%s", output)
	}
	for _, f := range g.unseen(faults, found) {
		if output := failure(f.ID); output != "" {
			found[f.ID] = "a test, " + output
		}
	}
}

// failure is what the tests of a package that simulate nothing say where they fail with a fault: thrice, so that what
// the machine does to one of them is not taken for the fault.
func (g *garden) failure(program, of string, fault int) (output string) {
	const slow = "^Test(Planted|FormatsAgree|TwoResults)"
	for range 3 {
		command := exec.CommandContext(g.Context(), program, "-test.short", "-test.failfast", "-test.run", "^Test",
			"-test.skip", slow) // examples simulate, with several workers
		command.Dir = g.place(of, "")
		command.Env = append(os.Environ(), "PLANTED="+strconv.Itoa(fault))
		said, err := command.CombinedOutput()
		if err == nil {
			return ""
		}
		output = fmt.Sprintf("%v\n%s", err, said)
	}
	return output
}
