package report_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"karvon/report"
	"karvon/report/document"
)

const layouts = "testdata/layouts.txt"

// memberName is the name of a member that the layout gives, and not one of a scenario's things, of a response or of a
// configuration: those have dots, dashes or capital letters, or stand in a list of names.
var memberName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// named are members whose own members are named by the scenario.
var named = []string{"titles", "responses", "levels", "differences", "points", "effects", "economic", "financial",
	"financial_net_present_value", "configurations", "ranking", "moved", "paths", "loads_per_day"}

// A program that reads a layout of JSON goes on reading it: a member that was once written under a schema stays as long
// as the schema has its number. -update adds new ones, and takes none away.
func TestNoMemberOfALayoutGoes(t *testing.T) {
	text, err := os.ReadFile(layouts)
	if err != nil && !*update {
		t.Fatal(err)
	}
	written := map[string]bool{}
	for _, k := range kindsMade(t) {
		if !slices.Contains(k.formats, report.JSON) {
			continue
		}
		var out bytes.Buffer
		if err := k.write(&out, report.JSON, document.Options{}); err != nil {
			t.Fatal(err)
		}
		var read map[string]any
		if err := json.Unmarshal(out.Bytes(), &read); err != nil {
			t.Fatal(err)
		}
		schema, ok := read["schema"].(string)
		if !ok {
			t.Fatalf("%s has no schema", k.name)
		}
		pathsOf(read, schema, written)
	}
	before := strings.Fields(string(text))
	for _, path := range before {
		schema, _, _ := strings.Cut(path, ":")
		if !written[path] && slices.ContainsFunc(slices.Collect(maps.Keys(written)), func(p string) bool {
			return strings.HasPrefix(p, schema+":")
		}) {
			t.Errorf("%s is no longer written: whoever took it away raises the schema's number", path)
		}
	}
	if *update {
		for _, path := range before {
			written[path] = true
		}
		lines := strings.Join(slices.Sorted(maps.Keys(written)), "\n") + "\n"
		if err := os.WriteFile(layouts, []byte(lines), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	for path := range written {
		if !slices.Contains(before, path) {
			t.Errorf("%s is new: go test ./report -run Layout -args -update adds it to %s", path, layouts)
		}
	}
}

// pathsOf collects the paths of the members beneath a value, with * for what is named by a scenario.
func pathsOf(value any, path string, to map[string]bool) {
	switch value := value.(type) {
	case []any:
		for _, each := range value {
			pathsOf(each, path, to)
		}
	case map[string]any:
		byName := slices.ContainsFunc(named, func(name string) bool {
			return strings.HasSuffix(path, "."+name) || strings.HasSuffix(path, ":"+name)
		})
		for name, each := range value {
			if byName || !memberName.MatchString(name) {
				name = "*"
			}
			below := path + "." + name
			if !strings.Contains(path, ":") {
				below = path + ":" + name
			}
			to[below] = true
			pathsOf(each, below, to)
		}
	}
}
