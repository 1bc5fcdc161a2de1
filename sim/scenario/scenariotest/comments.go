// Package scenariotest reads the sources of the language's types, for tests that hold what is told of the keys to
// the comments.
package scenariotest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// Comments gives what the comments say of the keys in the sources of a folder, by type and field, as in
// "Station.Servers": the first paragraph of the comment above the field, as one line. A key without one fails the
// test.
func Comments(t testing.TB, folder string) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sources in %s: %v", folder, err)
	}
	comments := map[string]string{}
	for _, file := range files {
		source, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(source, func(n ast.Node) bool {
			declared, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if s, ok := declared.Type.(*ast.StructType); ok {
				addKeys(t, comments, declared.Name.Name, s)
			}
			return false
		})
	}
	return comments
}

// addKeys adds the comments of a struct's keys.
func addKeys(t testing.TB, comments map[string]string, name string, s *ast.StructType) {
	t.Helper()
	for _, field := range s.Fields.List {
		key := keyOf(t, field)
		if key == "" || key == "-" {
			continue
		}
		first, _, _ := strings.Cut(field.Doc.Text(), "\n\n")
		comment := strings.Join(strings.Fields(first), " ")
		if comment == "" || len(field.Names) != 1 {
			t.Errorf("%s: the key %s needs a field of its own with a name, and above it a comment that says what it is",
				name, key)
			continue
		}
		comments[name+"."+field.Names[0].Name] = comment
	}
}

// keyOf is the key of a field by its tag; empty for none.
func keyOf(t testing.TB, field *ast.Field) string {
	t.Helper()
	if field.Tag == nil {
		return ""
	}
	tag, err := strconv.Unquote(field.Tag.Value)
	if err != nil {
		t.Fatal(err)
	}
	return reflect.StructTag(tag).Get("key")
}
