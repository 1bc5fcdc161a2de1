// Package planted plants faults in the sources of what builds tables and of what
// reads their numbers, and has the golden files of package report tell each.
package planted

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	long    = flag.Bool("long", false, "plant faults in sources")
	seed    = flag.Uint64("seed", 1, "seed of the faults that are chosen")
	some    = flag.Int("some", 400, "how many faults of builders of tables are tried; 0 for all")
	few     = flag.Int("few", 15, "the same of readers of numbers, and of variables, for which all is simulated anew")
	details = flag.String("details", "", "file to list the faults in that are not seen")
)

// Where faults are planted.
const (
	module  = "karvon/"
	builder = "karvon/report"
	root    = "../.."
)

// readers are the packages that read the numbers of reports from records, with the
// files that do.
var readers = map[string][]string{"karvon/sim/experiment": {"value.go"}}

// A build with all faults in it, of which one at a time is switched on.
type garden struct {
	testing.TB
	folder  string // of what is built
	root    string // of the module
	exports map[string]string
	files   map[string][]string // of the packages that are changed
	skipped map[string]bool
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

// plant rewrites the packages and gives the overlay that puts the rewritten files in
// the place of theirs.
func (g *garden) plant() string {
	g.Helper()
	replaced := map[string]string{
		g.place("karvon/sim/planted", "switch.go"): g.testdata("switch.go.txt"),
		g.place(builder, "planted_test.go"):        g.testdata("inner_test.go.txt"),
	}
	g.faults = nil
	for _, path := range append([]string{builder}, slices.Sorted(mapKeys(readers))...) {
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

func mapKeys(m map[string][]string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for key := range m {
			if !yield(key) {
				return
			}
		}
	}
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
	set := token.NewFileSet()
	var files []*ast.File
	for _, name := range g.files[path] {
		file, err := parser.ParseFile(set, g.place(path, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			g.Fatal(err)
		}
		files = append(files, file)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}
	imports := importer.ForCompiler(set, "gc", func(path string) (io.ReadCloser, error) { return os.Open(g.exports[path]) })
	pkg, err := (&types.Config{Importer: imports}).Check(path, set, files, info)
	if err != nil {
		g.Fatal(err)
	}
	p := &planter{set: set, info: info, pkg: pkg, next: len(g.faults), skipped: g.skipped}
	for i, file := range files {
		name := g.files[path][i]
		if !isTarget(path, name, file, info) {
			continue
		}
		source, err := os.ReadFile(g.place(path, name))
		if err != nil {
			g.Fatal(err)
		}
		made := filepath.Join(g.folder, strings.ReplaceAll(strings.TrimPrefix(path, module), "/", "-")+"-"+name)
		g.write(made, p.rewritten(strings.TrimPrefix(path, module)+"/"+name, file, source))
		replaced[g.place(path, name)] = made
	}
	g.faults = append(g.faults, p.faults...)
}

// built are the types whose makers build tables.
var built = regexp.MustCompile(`\bkarvon/report\.(Table|Cell|Column|Document|Number|measured|Term)\b`)

// isTarget says whether faults are planted in a file: one that reads numbers, or one
// with a function that gives a table or a part of it.
func isTarget(path, name string, file *ast.File, info *types.Info) bool {
	if path != builder {
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

// compiled builds the tests of reports with the faults in them, leaving out the lines
// in which one does not compile.
func (g *garden) compiled() string {
	g.Helper()
	program := filepath.Join(g.folder, "report.test")
	place := regexp.MustCompile(`(?m)^([^\s:]+)\.go:(\d+):`)
	for range 12 {
		command := exec.CommandContext(g.Context(), "go", "test", "-c", "-vet=off", "-gcflags=-e", "-overlay", g.plant(), "-o", program, builder)
		command.Dir = g.root
		text, err := command.CombinedOutput()
		if err == nil {
			return program
		}
		before := len(g.skipped)
		for _, found := range place.FindAllStringSubmatch(string(text), -1) {
			file := filepath.Base(found[1]) + ".go"
			for _, path := range []string{builder, "karvon/sim/experiment"} {
				file := strings.TrimPrefix(strings.TrimPrefix(file, "report-"), "sim-experiment-")
				g.skipped[strings.TrimPrefix(path, module)+"/"+file+":"+found[2]] = true
			}
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

func TestFaultsInSourcesAreSeen(t *testing.T) {
	if !*long {
		t.Skip("behind -long: it builds package report anew")
	}
	g := newGarden(t)
	program := g.compiled()
	var builders, below, early []int
	for _, f := range g.faults {
		switch {
		case f.Early:
			early = append(early, f.ID)
		case strings.HasPrefix(f.Where, "report/"):
			builders = append(builders, f.ID)
		default:
			below = append(below, f.ID)
		}
	}
	builders, below, early = chosen(builders, *some), chosen(below, *few), chosen(early, *few)
	found := map[int]string{}
	g.try(program, map[string]any{"Builders": builders, "Readers": below}, 0, found)
	for _, fault := range early {
		g.try(program, map[string]any{"Early": true}, fault, found)
	}
	g.tell("builders of tables", builders, found)
	g.tell("readers of numbers", below, found)
	g.tell("variables of packages", early, found)
	t.Logf("%d lines have a fault that does not compile", len(g.skipped))
}

// chosen takes some at random.
func chosen(faults []int, most int) []int {
	if most == 0 || len(faults) <= most {
		return faults
	}
	rand.New(rand.NewPCG(*seed, 0)).Shuffle(len(faults), func(i, j int) { faults[i], faults[j] = faults[j], faults[i] })
	return faults[:most]
}

// tell counts what is seen, and lists what is not.
func (g *garden) tell(what string, faults []int, found map[int]string) {
	g.Helper()
	var unseen []string
	for _, fault := range faults {
		if found[fault] == "" {
			f := g.faults[fault-1]
			unseen = append(unseen, fmt.Sprintf("%s: %s\n", f.Where, f.What))
		}
	}
	g.Logf("%s: %d of %d faults are seen", what, len(faults)-len(unseen), len(faults))
	if *details == "" || len(unseen) == 0 {
		return
	}
	file, err := os.OpenFile(*details, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		g.Fatal(err)
	}
	defer file.Close()
	slices.Sort(unseen)
	fmt.Fprintf(file, "== %s\n%s", what, strings.Join(unseen, ""))
}
