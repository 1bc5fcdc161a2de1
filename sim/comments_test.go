package sim_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestCommentsBeginWithWhatTheyDocument finds comments that a rename has left behind or spoilt.
func TestCommentsBeginWithWhatTheyDocument(t *testing.T) {
	t.Parallel()
	for _, file := range tracked(t) {
		if path.Ext(file) != ".go" {
			continue
		}
		set := token.NewFileSet()
		name := filepath.Join("..", filepath.FromSlash(file))
		tree, err := parser.ParseFile(set, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range documentedBy(tree) {
			if !d.begins() {
				t.Errorf("%s: the comment on %s begins with %s", set.Position(d.comment.Pos()), d.name, d.first())
			}
		}
	}
}

func TestACommentWithAnotherNameIsFound(t *testing.T) {
	t.Parallel()
	tree, err := parser.ParseFile(token.NewFileSet(), "", `package p
// line puts somebody into a queue.
func join() {}
// costAccount is what was paid.
type CostAccount struct {
	// newLines are of it.
	queues int
	// of each day
	Days int
	// Who paid it.
	payer string
	// price of one
	Price int `+"`key:\"price\"`"+`
}
// M/M/1 is stable.
func TestStability() {}
// twice doubles.
var double = 2`, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, d := range documentedBy(tree) {
		if !d.begins() {
			found = append(found, d.name)
		}
	}
	if want := []string{"join", "CostAccount", "queues"}; !slices.Equal(found, want) {
		t.Errorf("found %q, not %q", found, want)
	}
}

// documented is a declared name with the comment on it.
type documented struct {
	name    string
	comment *ast.CommentGroup
	whole   bool // whether its comment is a sentence about it, as of functions and types
}

// inner is a name of several words.
var inner = regexp.MustCompile(`^[a-z]+[A-Z]`)

// first is the comment's first word.
func (d documented) first() string {
	word, _, _ := strings.Cut(strings.ReplaceAll(d.comment.Text(), "\n", " "), " ")
	return strings.TrimRight(word, ",.:;")
}

// begins says whether the comment's first word is the name, or none that looks like one: of a function or type a
// word with a small letter does, of all else one with a capital within, and everywhere the name in other letters.
func (d documented) begins() bool {
	word := d.first()
	if word == d.name {
		return true
	}
	small := word != "" && word[0] >= 'a' && word[0] <= 'z'
	return !strings.EqualFold(word, d.name) && !inner.MatchString(word) && !(d.whole && small)
}

// documentedBy lists what a file declares with a comment on it alone: functions, types, fields, constants and
// variables.
func documentedBy(tree *ast.File) []documented {
	var all []documented
	add := func(comment *ast.CommentGroup, whole bool, names ...*ast.Ident) {
		if comment != nil && comment.Text() != "" && len(names) == 1 {
			all = append(all, documented{names[0].Name, comment, whole})
		}
	}
	ast.Inspect(tree, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.FuncDecl:
			add(node.Doc, true, node.Name)
		case *ast.GenDecl:
			if len(node.Specs) != 1 {
				break // the comment is on the group
			}
			switch spec := node.Specs[0].(type) {
			case *ast.TypeSpec:
				add(node.Doc, true, spec.Name)
			case *ast.ValueSpec:
				add(node.Doc, false, spec.Names...)
			}
		case *ast.TypeSpec:
			add(node.Doc, true, node.Name)
		case *ast.ValueSpec:
			add(node.Doc, false, node.Names...)
		case *ast.Field:
			if node.Tag == nil { // that of a key of the language tells what the key is for
				add(node.Doc, false, node.Names...)
			}
		}
		return true
	})
	return all
}
