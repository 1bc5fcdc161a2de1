package syntax

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"karvon/sim/internal/sheet"
)

// formatWidth is the longest line that Format writes where it can break one.
const formatWidth = 120

// Format writes the text of a file in one style. It changes the layout only: the values, their order and the
// comments stay. The rules:
//
//   - Two spaces for each level; the items of a list stand two spaces in from
//     their key.
//   - A mapping in braces, or a list in brackets that holds more than single
//     values, is one line where it fits in 120 characters and has no comment in
//     it; otherwise it is written over several lines without them.
//   - A list of single values in brackets keeps its breaks, the lines aligned,
//     so that a table of hours stays a table; a longer line is broken.
//   - What is written over several lines stays so.
//   - Texts are in double quotes or in none; long texts are filled; those under
//     > and | keep their lines.
//   - A comment after a value stands two spaces behind it, aligned with those of
//     the lines before and after; a comment in a line of its own is indented
//     like what it stands before. At most one empty line in a row.
//
// What it wrote it reads again: the error says so where the meaning, a comment or the style of a second formatting
// would differ. It is UTF-8 without a byte order mark. Mistakes in the text are an Errors; where the context is
// done, its error is given. File is the name that messages give.
func (l *Language) Format(ctx context.Context, file string, text []byte) ([]byte, error) {
	// A text that cannot be decoded is reported as it is parsed.
	if decoded, mistake := sheet.Decode(text, ""); mistake == nil {
		text = []byte(decoded)
	}
	before, err := readLayout(ctx, l, file, text)
	if err := cmp.Or(ctx.Err(), err); err != nil {
		return nil, err
	}
	written := before.write()
	after, err := readLayout(ctx, l, file, written)
	if err != nil && ctx.Err() == nil {
		return nil, unsafe(file, "it could not be read again", err)
	}
	switch {
	case ctx.Err() != nil: // what was written may be a part
		return nil, ctx.Err()
	case before.tree.AsWritten() != after.tree.AsWritten():
		return nil, unsafe(file, "a value would change", nil)
	case !slices.Equal(before.remarks(), after.remarks()):
		return nil, unsafe(file, "a comment would be lost or moved past another", nil)
	case !bytes.Equal(after.write(), written) && ctx.Err() == nil:
		return nil, unsafe(file, "a second formatting would change it again", nil)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return written, nil
}

// unsafe is the error of a text that Format leaves alone: a mistake of its own.
func unsafe(file, reason string, err error) error {
	if err != nil {
		reason += ": " + err.Error()
	}
	return fmt.Errorf("%s is left as it is, since formatting it is not safe: %s", file, reason)
}

// layout is a text as it stands: its values with their places, and what stands between them.
type layout struct {
	ctx   context.Context // that of Format
	tree  *Tree
	root  *yaml.Node
	lines [][]rune
	notes []note
	ends  map[*yaml.Node]spot // of collections in brackets: where they close
	raw   map[*yaml.Node]string
	body  map[*yaml.Node][]string // lines of texts under > and |, without their indentation
}

// spot is a place in a text; lines and columns count from 0.
type spot struct{ line, column int }

// note is a comment, or an empty line where it has no text.
type note struct {
	spot
	text   string
	behind bool // something stands before it in its line
}

// readLayout reads a text with all that is in it.
func readLayout(ctx context.Context, of *Language, file string, text []byte) (*layout, error) {
	lines := SplitLines(string(text))
	problems := NewCollector(ctx, func(at Pos) string { return lineOf(lines, at.Line) })
	read := of.Parse(&problems, Origin{File: file}, text)
	if read != nil && read.Form != Mapping {
		problems.Add(WrongForm, read.Pos, "",
			"a "+of.Noun+" is a mapping from keys to values", "it begins with "+of.Begins)
	}
	if err := cmp.Or(ctx.Err(), problems.Result()); err != nil {
		return nil, err
	}
	l := &layout{ctx: ctx, tree: read, ends: map[*yaml.Node]spot{}, raw: map[*yaml.Node]string{},
		body: map[*yaml.Node][]string{}}
	for _, line := range lines {
		l.lines = append(l.lines, []rune(line))
	}
	root, err := readNode(ctx, text)
	if err := cmp.Or(ctx.Err(), err); err != nil {
		return nil, err
	}
	l.root = root
	l.scan()
	return l, nil
}

// readNode reads a document that was parsed before.
func readNode(ctx context.Context, text []byte) (*yaml.Node, error) {
	loader, err := yaml.NewLoader(&contextReader{ctx, bytes.NewReader(text)}, yaml.WithV4Defaults())
	if err != nil {
		return nil, err
	}
	var document yaml.Node
	if err := loader.Load(&document); err != nil {
		return nil, err
	}
	return document.Content[0], nil
}

// remarks lists the comments.
func (l *layout) remarks() []string {
	var texts []string
	for _, n := range l.notes {
		if n.text != "" {
			texts = append(texts, n.text)
		}
	}
	return texts
}

// spotOf is where a node begins.
func spotOf(n *yaml.Node) spot { return spot{n.Line - 1, n.Column - 1} }

// fits tells whether a text that begins in a column ends within the width.
func fits(column int, text string) bool {
	return column+len([]rune(text)) <= formatWidth && !strings.Contains(text, "\n")
}
