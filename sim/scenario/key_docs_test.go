package scenario

import (
	"fmt"
	"go/format"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"karvon/sim/scenario/scenariotest"
)

//go:generate go test -run TestTheTextsOfKeysAreThoseOfTheirComments . -update

// keyDocsHead begins the table of the keys' texts.
const keyDocsHead = `// Code generated from the comments of the fields by go generate ./sim/scenario. DO NOT EDIT.

package scenario

// keyDocs are the texts of the language's keys for the schema, by struct type and field: the first paragraph of the
// comment that stands above the field, which a program cannot read of itself.
var keyDocs = map[string]string{
`

func TestTheTextsOfKeysAreThoseOfTheirComments(t *testing.T) {
	comments, table := scenariotest.Comments(t, "."), keyDocsHead
	for _, field := range slices.Sorted(maps.Keys(comments)) {
		table += fmt.Sprintf("\t%q: %s,\n", field, literals(comments[field]))
	}
	source, err := format.Source([]byte(table + "}\n"))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "key_docs.go", string(source))
}

// literals writes a text as literals that fit into lines beside the name of a field.
func literals(text string) string {
	const room = 80
	var lines []string
	for len(text) > room {
		end := strings.LastIndexByte(text[:room], ' ') + 1
		lines, text = append(lines, strconv.Quote(text[:end])), text[end:]
	}
	return strings.Join(append(lines, strconv.Quote(text)), " +\n\t\t")
}
