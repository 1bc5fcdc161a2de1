package sim_test

import (
	"encoding/json"
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
	"slices"
	"strings"
	"testing"
)

// spoken are packages whose types a page reads as JSON, which no package of Go does.
var spoken = []string{
	"karvon/cmd/karvon/internal/studio", "karvon/report/ground",
	"karvon/cmd/karvon/internal/studio/form", "karvon/cmd/karvon/internal/studio/looks",
	"karvon/cmd/karvon/internal/studio/lesson",
}

// kept are exported names that only tests of other packages use, with the reason why each stays.
var kept = map[string]string{
	"cmd/karvon/internal/broker.Broker.Port":      "tests of queue come by another way",
	"cmd/karvon/internal/broker.Cluster":          "a cluster of brokers is for tests of queue",
	"cmd/karvon/internal/broker.Cluster.Listen":   "a cluster of brokers is for tests of queue",
	"cmd/karvon/internal/broker.Cluster.Name":     "a cluster of brokers is for tests of queue",
	"cmd/karvon/internal/broker.Cluster.Peers":    "a cluster of brokers is for tests of queue",
	"cmd/karvon/internal/broker.Config.Cluster":   "a cluster of brokers is for tests of queue",
	"cmd/karvon/internal/queue.Campaign.Abreast":  "the command has it as a messenger",
	"cmd/karvon/internal/queue.Campaign.Ahead":    "tests have work done that nobody waits for yet",
	"cmd/karvon/internal/queue.Campaign.Bundle":   "the command has it as a messenger",
	"cmd/karvon/internal/queue.Settings.AckWait":  "tests wait shorter",
	"cmd/karvon/internal/queue.Settings.Replicas": "tests keep work on a cluster of brokers",
	"cmd/karvon/internal/studio.ListingOf":        "what is kept of the library is made by a test of the command",
	"cmd/karvon/internal/studio.Questions":        "the options that a page can set are held against the command's",
	"report/ground.Plan.Picture":                  "what is kept of the library is made by a test of the command",
	"report/language.All":                         "the messages of reports are compared with those of each",
	"report/language.Translation":                 "the letters of messages are looked for in fonts",
	"report/language.Translation.In":              "the letters of messages are looked for in fonts",
	"report/language.Translations":                "the letters of messages are looked for in fonts",
	"sim/bound.Bound.Met":                         "the reference's table of bounds is compared with it",
	"sim/bound.Bound.Of":                          "the reference's table of bounds is compared with it",
	"sim/bound.Table":                             "the reference's table of bounds is compared with it",
	"sim/experiment.Evaluation.Responses":         "the marks of a sweep's picture are tested on points made by hand",
	"sim/internal/expression.First.Never":         "what embeds it is a Scope by it",
	"sim/reason.Code.Names":                       "the sentences of reports are compared with them",
	"sim/reason.Codes":                            "the sentences of reports are compared with them",
	"sim/response.Subject.Form":                   "the reference's tables of responses are compared with it",
	"sim/scenario.CompileCodes":                   "the packages that find them have a broken file for each",
	"sim/scenario.CompileWarningCodes":            "the linter has a doubtful file for each",
	"sim/scenario.Date.Day":                       "a date is its year, month and day: the month is read elsewhere",
	"sim/scenario.Date.Year":                      "a date is its year, month and day: the month is read elsewhere",
	"sim/scenario.Tie":                            "a type of the language, which the schema and the reference name",
	"sim/theory.Case.Expected":                    "the reference suite's rows are compared with it",
	"sim/unit.Dimension.Plain":                    "the reference's table of ranges is compared with it",
}

// TestAnExportedNameIsUsedElsewhere looks for functions, types, constants, variables, methods and fields that
// others could use, and nobody does: by another package of the module that is not a test, or in an Example.
func TestAnExportedNameIsUsedElsewhere(t *testing.T) {
	t.Parallel()
	m := loadModule(t)
	unused := map[string]bool{}
	all := 0
	for _, p := range m.packages {
		if slices.Contains(apart, p.Path()) { // their users are tests
			continue
		}
		for _, e := range exportedBy(p) {
			if all++; m.serves(p, e) || isSpoken(p, e) {
				continue
			}
			name := strings.TrimPrefix(p.Path(), "karvon/") + "." + e.name
			unused[name] = true
			if kept[name] == "" {
				t.Errorf("%s is used by no other package and no Example", name)
			}
		}
	}
	for name := range kept {
		if !unused[name] {
			t.Errorf("%s is used, or is no more, and needs no reason", name)
		}
	}
	t.Logf("of %d exported names these %d are used by tests alone: %q", all, len(unused),
		slices.Sorted(maps.Keys(unused)))
}

func TestAnExportedNameThatNobodyUsesIsFound(t *testing.T) {
	t.Parallel()
	m := newModule(token.NewFileSet(), importer.Default())
	m.add(t, "karvon/below", `package below
type Kind int
const Used, Unused Kind = 1, 2
type Shape struct { Side float64; Tagged int `+"`json:\"tagged\"`"+`; Kept, dropped int }
func (Shape) Area() float64 { return 0 }
func Make() *Result { return nil }
type Result struct{}
type Lonely struct{}
type Colour int
const Red, Blue Colour = 1, 2
type Failure struct { At int }
func (*Failure) Error() string { return "" }
func (*Failure) Unwrap() error { return nil }
func Fail() *Failure { return nil }
type File struct{}
func (File) Close() int { return 0 }
func Open() File { return File{} }`)
	m.add(t, "karvon/above", `package above
import "karvon/below"
var Side = below.Shape{Side: 1}.Area() + float64(below.Used)
var result = below.Make()
var colour = below.Red
var failure = below.Fail()
func end(file interface{ Close() int }) {}
var file = below.Open()`)
	var unused []string
	for _, p := range m.packages {
		for _, e := range exportedBy(p) {
			if !m.serves(p, e) {
				unused = append(unused, e.name)
			}
		}
	}
	if want := []string{"Lonely", "Shape.Kept", "Side"}; !slices.Equal(unused, want) {
		t.Errorf("found %q, not %q", unused, want)
	}
}

// module is what is known of the types of all packages, each read from its source, and of who uses what.
type module struct {
	files      *token.FileSet
	others     types.Importer
	packages   []*types.Package
	used       map[types.Object]bool
	interfaces map[string][]*types.Interface // by the names of their methods
	learnt     map[*types.Package]bool
}

func newModule(files *token.FileSet, others types.Importer) *module {
	m := &module{
		files: files, others: others, used: map[types.Object]bool{}, learnt: map[*types.Package]bool{},
		interfaces: map[string][]*types.Interface{},
	}
	for _, asked := range []string{"error", "interface{ Unwrap() error }", "interface{ Unwrap() []error }",
		"interface{ Is(error) bool }", "interface{ As(any) bool }"} { // package errors asks for them without a name
		given, err := types.Eval(files, nil, token.NoPos, asked)
		if err != nil {
			panic(err)
		}
		m.note(given.Type.Underlying().(*types.Interface))
	}
	return m
}

// loadModule reads all packages of the module in the order of their imports, and then their Examples.
func loadModule(t *testing.T) *module {
	t.Helper()
	list := exec.Command("go", "list", "-buildvcs=false", "-export", "-deps",
		"-json=ImportPath,Export,Module,Dir,GoFiles,XTestGoFiles", "./...")
	list.Dir = ".."
	var refusal strings.Builder
	list.Stderr = &refusal
	listing, err := list.Output()
	if err != nil {
		t.Fatalf("the packages cannot be listed: %v\n%s", err, &refusal)
	}
	exports, examples := map[string]string{}, map[string][]string{}
	files := token.NewFileSet()
	open := func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) }
	m := newModule(files, importer.ForCompiler(files, "gc", open))
	for decoder := json.NewDecoder(strings.NewReader(string(listing))); ; {
		var p struct {
			ImportPath, Export, Dir string
			Module                  *struct{ Main bool }
			GoFiles, XTestGoFiles   []string
		}
		if decoder.Decode(&p) == io.EOF {
			break
		}
		exports[p.ImportPath] = p.Export
		if p.Module == nil || !p.Module.Main {
			continue
		}
		m.check(t, p.ImportPath, m.parse(t, p.Dir, p.GoFiles))
		if slices.Contains(p.XTestGoFiles, "example_test.go") {
			examples[p.ImportPath] = append(examples[p.ImportPath], filepath.Join(p.Dir, "example_test.go"))
		}
	}
	read := m.packages
	for path, names := range examples {
		m.check(t, path+"_test", m.parse(t, "", names))
	}
	m.packages = read
	return m
}

func (m *module) parse(t *testing.T, folder string, names []string) []*ast.File {
	t.Helper()
	var trees []*ast.File
	for _, name := range names {
		tree, err := parser.ParseFile(m.files, filepath.Join(folder, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		trees = append(trees, tree)
	}
	return trees
}

// add reads a package of one text.
func (m *module) add(t *testing.T, path, source string) {
	t.Helper()
	tree, err := parser.ParseFile(m.files, path, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	m.check(t, path, []*ast.File{tree})
}

// Import gives a package of the module as it was read, so that a name is one object for all.
func (m *module) Import(path string) (*types.Package, error) {
	for _, p := range m.packages {
		if p.Path() == path {
			return p, nil
		}
	}
	return m.others.Import(path)
}

// check finds the types of a package and notes what it uses of others.
func (m *module) check(t *testing.T, path string, trees []*ast.File) {
	t.Helper()
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}
	p, err := (&types.Config{Importer: m}).Check(path, m.files, trees, info)
	if err != nil {
		t.Fatal(err)
	}
	m.packages = append(m.packages, p)
	m.learn(p)
	for written, given := range info.Types {
		if _, ok := written.(*ast.InterfaceType); ok { // without a name
			m.note(given.Type.(*types.Interface))
		}
	}
	for _, object := range info.Uses {
		if object.Pkg() != nil && object.Pkg() != p {
			m.use(origin(object))
		}
	}
}

// origin is the generic declaration of an instance.
func origin(object types.Object) types.Object {
	switch object := object.(type) {
	case *types.Func:
		return object.Origin()
	case *types.Var:
		return object.Origin()
	}
	return object
}

// use notes that a name is used, and with it the types that its own type shows.
func (m *module) use(object types.Object) {
	if object == nil || object.Pkg() == nil || m.used[object] {
		return
	}
	m.used[object] = true
	if _, ok := object.(*types.TypeName); !ok {
		m.show(object.Type())
	}
}

// show notes the named types in a type.
func (m *module) show(shown types.Type) {
	switch shown := shown.(type) {
	case *types.Alias:
		m.use(shown.Obj())
		m.show(shown.Rhs())
	case *types.Named:
		m.use(shown.Obj())
		for i := range shown.TypeArgs().Len() {
			m.show(shown.TypeArgs().At(i))
		}
	case interface{ Elem() types.Type }: // pointers, slices, arrays, maps and channels
		m.show(shown.Elem())
		if of, ok := shown.(*types.Map); ok {
			m.show(of.Key())
		}
	case *types.Signature:
		m.show(shown.Params())
		m.show(shown.Results())
	case *types.Tuple:
		for i := range shown.Len() {
			m.show(shown.At(i).Type())
		}
	}
}

// serves says whether an exported name has a user: another package or an Example, or an interface that asks for it.
// Left out are besides
//   - members of an enumeration (constants, or variables, of one type that is declared for them) of which another
//     package uses one: who switches over them must be able to name them all,
//   - fields of an error that another package can get hold of: errors.As gives it to whoever wants to know more,
//   - the oracles of sim/theory: the functions and their results, which karvon validate and tests compare with.
func (m *module) serves(p *types.Package, e exported) bool {
	return m.used[e.object] || m.asked(e.object) || m.ofUsedEnumeration(p, e.object) || m.ofUsedError(p, e.name) ||
		p.Path() == "karvon/sim/theory" && !strings.HasPrefix(e.name, "Case")
}

// ofUsedEnumeration says whether another package uses a constant or variable of the same type and package.
func (m *module) ofUsedEnumeration(p *types.Package, object types.Object) bool {
	if p.Scope().Lookup(object.Name()) != object || !isMember(object) {
		return false
	}
	return slices.ContainsFunc(p.Scope().Names(), func(name string) bool {
		other := p.Scope().Lookup(name)
		return m.used[other] && isMember(other) && types.Identical(other.Type(), object.Type())
	})
}

// isMember says whether something can be a member of an enumeration: a constant of a declared type, or a variable of
// one of the same package.
func isMember(object types.Object) bool {
	of := object.Type()
	if pointer, ok := of.(*types.Pointer); ok {
		of = pointer.Elem()
	}
	named, ok := of.(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	switch object.(type) {
	case *types.Const:
		return true
	case *types.Var:
		return named.Obj().Pkg() == object.Pkg()
	}
	return false
}

// ofUsedError says whether a name is a field of an error that another package uses.
func (m *module) ofUsedError(p *types.Package, name string) bool {
	of, member, _ := strings.Cut(name, ".")
	declared := p.Scope().Lookup(of)
	field, _, _ := types.LookupFieldOrMethod(declared.Type(), true, p, member)
	_, isField := field.(*types.Var)
	mistake := types.Universe.Lookup("error").Type().Underlying().(*types.Interface)
	return isField && m.used[declared] && types.Implements(types.NewPointer(declared.Type()), mistake)
}

// exported is a name of a package, or of a type as Type.Method or Type.Field.
type exported struct {
	name   string
	object types.Object
}

// exportedBy lists the exported names of a package: of its scope in order, each type with its methods and fields.
// Fields with a tag are left out, which are read and written by reflection.
func exportedBy(p *types.Package) []exported {
	var all []exported
	for _, name := range p.Scope().Names() {
		object := p.Scope().Lookup(name)
		if !object.Exported() {
			continue
		}
		all = append(all, exported{name, object})
		named, ok := object.Type().(*types.Named)
		if _, isType := object.(*types.TypeName); !ok || !isType {
			continue
		}
		for method := range named.Methods() {
			all = append(all, exported{name + "." + method.Name(), method})
		}
		if structure, ok := named.Underlying().(*types.Struct); ok {
			for i := range structure.NumFields() {
				if field := structure.Field(i); !field.Embedded() && structure.Tag(i) == "" {
					all = append(all, exported{name + "." + field.Name(), field})
				}
			}
		}
	}
	return slices.DeleteFunc(all, func(e exported) bool { return !e.object.Exported() })
}

// isSpoken says whether a page reads what is exported: a type, or a value of one.
func isSpoken(p *types.Package, e exported) bool {
	switch e.object.(type) {
	case *types.TypeName, *types.Const:
		return slices.Contains(spoken, p.Path())
	}
	return false
}

// asked says whether a method is one that an interface asks for: of the module, or of a package that it imports.
func (m *module) asked(object types.Object) bool {
	method, ok := object.(*types.Func)
	if !ok || method.Signature().Recv() == nil {
		return false
	}
	receiver := method.Signature().Recv().Type()
	if _, ok := receiver.(*types.Pointer); !ok {
		receiver = types.NewPointer(receiver)
	}
	implemented := func(i *types.Interface) bool { return types.Implements(receiver, i) }
	return slices.ContainsFunc(m.interfaces[method.Name()], implemented)
}

// learn notes the interfaces of a package, by the names of their methods.
func (m *module) learn(p *types.Package) {
	if m.learnt[p] {
		return
	}
	m.learnt[p] = true
	for _, name := range p.Scope().Names() {
		declared, isType := p.Scope().Lookup(name).(*types.TypeName)
		if !isType {
			continue
		}
		if i, ok := declared.Type().Underlying().(*types.Interface); ok {
			m.note(i)
		}
	}
	for _, imported := range p.Imports() {
		m.learn(imported)
	}
}

// note keeps an interface by the names of its methods.
func (m *module) note(i *types.Interface) {
	for method := range i.Methods() {
		m.interfaces[method.Name()] = append(m.interfaces[method.Name()], i)
	}
}
