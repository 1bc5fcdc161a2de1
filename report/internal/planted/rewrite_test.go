package planted

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// fault is a mistake that is planted in a source.
type fault struct {
	ID    int
	Name  string // the function that has it and what it is; it stays where lines move
	Where string // file:line
}

// insertion is a text that is put into a source: with its twin it stands around a node.
type insertion struct {
	at, span int // where, and how long the node is
	order    int
	behind   bool // the node
	text     string
}

// planter plants faults in the files of a package. What it inserts has no effect until a fault is switched on.
type planter struct {
	set     *token.FileSet
	info    *types.Info
	pkg     *types.Package
	next    int
	faults  []fault
	names   map[string]int  // how often each is given
	skipped map[string]bool // file:line in which a fault does not compile

	file       *ast.File
	source     []byte
	name       string
	insertions []insertion
	stack      []ast.Node
}

// rewritten plants all faults that it can in a file.
func (p *planter) rewritten(name string, file *ast.File, source []byte) []byte {
	p.name, p.file, p.source, p.insertions = name, file, source, nil
	ast.Inspect(file, func(node ast.Node) bool {
		if node == nil {
			p.stack = p.stack[:len(p.stack)-1]
			return true
		}
		if !p.goesInto(node) {
			return false
		}
		p.plant(node)
		p.stack = append(p.stack, node)
		return true
	})
	if len(p.insertions) == 0 {
		return source
	}
	return p.inserted()
}

// goesInto says whether faults can be planted in a node: not in types, tags, constants and imports.
func (p *planter) goesInto(node ast.Node) bool {
	switch n := node.(type) {
	case *ast.GenDecl:
		return n.Tok == token.VAR
	case *ast.FieldList, *ast.ArrayType, *ast.MapType, *ast.TypeSwitchStmt, *ast.ImportSpec:
		return false
	}
	return true
}

func (p *planter) inserted() []byte {
	slices.SortStableFunc(p.insertions, func(a, b insertion) int {
		switch {
		case a.at != b.at:
			return a.at - b.at
		case a.behind != b.behind:
			if a.behind {
				return -1
			}
			return 1
		case a.behind:
			return min(1, max(-1, a.span-b.span))*2 + min(1, max(-1, b.order-a.order))
		}
		return min(1, max(-1, b.span-a.span))*2 + min(1, max(-1, a.order-b.order))
	})
	var made strings.Builder
	done := 0
	for _, i := range p.insertions {
		made.Write(p.source[done:i.at])
		made.WriteString(i.text)
		done = i.at
	}
	made.Write(p.source[done:])
	text := made.String()
	name := strings.Index(text, "\npackage ") + 1
	end := name + strings.IndexByte(text[name:], '\n')
	return []byte(text[:end] + "; import \"karvon/sim/planted\"" + text[end:])
}

func (p *planter) offset(at token.Pos) int { return p.set.Position(at).Offset }

func (p *planter) text(node ast.Node) string {
	return string(p.source[p.offset(node.Pos()):p.offset(node.End())])
}

// around notes a fault around a node and gives its number; 0 where it does not compile.
func (p *planter) around(node ast.Node, what, before, after string, faults int) {
	where := fmt.Sprintf("%s:%d", p.name, p.set.Position(node.Pos()).Line)
	if p.skipped[filepath.Base(where)] {
		return
	}
	from, to := p.offset(node.Pos()), p.offset(node.End())
	first := p.next + 1
	for i := range faults {
		p.next++
		of := what
		if faults > 1 {
			of += fmt.Sprintf(" %d", i+1)
		}
		p.faults = append(p.faults, fault{p.next, p.named(of), where})
	}
	before = strings.ReplaceAll(before, "#", strconv.Itoa(first))
	after = strings.ReplaceAll(after, "#", strconv.Itoa(first))
	p.insertions = append(p.insertions,
		insertion{from, to - from, first, false, before}, insertion{to, to - from, first, true, after})
}

// named gives a fault its name: those of one name in a function are counted.
func (p *planter) named(what string) string {
	name := path.Dir(p.name) + "." + p.declared() + ": " + what
	p.names[name]++
	if n := p.names[name]; n > 1 {
		name += fmt.Sprintf(" (%d)", n)
	}
	return name
}

// declared is the function or the variable in which something stands.
func (p *planter) declared() string {
	for _, node := range p.stack {
		switch n := node.(type) {
		case *ast.FuncDecl:
			return n.Name.Name
		case *ast.ValueSpec:
			return n.Names[0].Name
		}
	}
	return "" // of nothing that is declared
}

func (p *planter) parent() ast.Node { return p.stack[len(p.stack)-1] }
