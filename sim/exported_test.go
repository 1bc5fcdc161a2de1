package sim_test

import (
	"encoding/json"
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

// mostUnused is how many exported names may be used by no other package and no Example. It only goes down: go test
// ./sim -run Exported -v lists them.
const mostUnused = 159

// TestAnExportedNameIsUsedElsewhere looks for functions, types, constants, variables, methods and fields that
// others could use, and nobody does: by another package of the module that is not a test, or in an Example.
func TestAnExportedNameIsUsedElsewhere(t *testing.T) {
	t.Parallel()
	m := loadModule(t)
	var unused []string
	var all, ofPackages, members int // members are methods and fields
	for _, p := range m.packages {
		if slices.Contains(apart, p.Path()) { // their users are tests
			continue
		}
		for _, e := range exportedBy(p) {
			if all++; !strings.Contains(e.name, ".") {
				ofPackages++
			}
			if m.used[e.object] || m.asked(e.object) {
				continue
			}
			if strings.Contains(e.name, ".") {
				members++
			}
			unused = append(unused, strings.TrimPrefix(p.Path(), "karvon/")+"."+e.name)
		}
	}
	t.Logf("used by no other package and no Example: %d of %d functions, types, constants and variables",
		len(unused)-members, ofPackages)
	t.Logf("and %d of %d methods and fields:\n%s", members, all-ofPackages, strings.Join(unused, "\n"))
	if len(unused) > mostUnused {
		t.Errorf("%d exported names are used by nobody else, more than %d: -v lists them", len(unused), mostUnused)
	}
}

func TestAnExportedNameThatNobodyUsesIsFound(t *testing.T) {
	t.Parallel()
	m := newModule(token.NewFileSet(), importer.Default())
	m.add(t, "karvon/below", `package below
type Kind int
const Used, Unused Kind = 1, 2
type Shape struct { Side float64; Tagged int `+"`json:\"tagged\"`"+`; Kept, dropped int }
func (Shape) Error() string { return "" }
func (Shape) Area() float64 { return 0 }
func Make() *Result { return nil }
type Result struct{}
type Lonely struct{}`)
	m.add(t, "karvon/above", `package above
import "karvon/below"
var Side = below.Shape{Side: 1}.Area() + float64(below.Used)
var result = below.Make()`)
	var unused []string
	for _, p := range m.packages {
		for _, e := range exportedBy(p) {
			if !m.used[e.object] && !m.asked(e.object) {
				unused = append(unused, e.name)
			}
		}
	}
	if want := []string{"Lonely", "Shape.Kept", "Unused", "Side"}; !slices.Equal(unused, want) {
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
	mistake := types.Universe.Lookup("error").Type().Underlying().(*types.Interface)
	return &module{
		files: files, others: others, used: map[types.Object]bool{}, learnt: map[*types.Package]bool{},
		interfaces: map[string][]*types.Interface{"Error": {mistake}},
	}
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
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	p, err := (&types.Config{Importer: m}).Check(path, m.files, trees, info)
	if err != nil {
		t.Fatal(err)
	}
	m.packages = append(m.packages, p)
	m.learn(p)
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
			for method := range i.Methods() {
				m.interfaces[method.Name()] = append(m.interfaces[method.Name()], i)
			}
		}
	}
	for _, imported := range p.Imports() {
		m.learn(imported)
	}
}
