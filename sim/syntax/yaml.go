package syntax

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"karvon/sim/bound"
	"karvon/sim/internal/sheet"
)

// parser turns a YAML text into a tree. Of YAML it takes mappings, lists and scalars; what could make one place of
// a file mean another (anchors, merge keys, tags) is refused, so that every value stands where it is read.
type parser struct {
	*Language
	*Collector
	Origin
}

// Origin says where a text stands.
type Origin struct {
	File  string // for positions
	Layer string // of its values
	Shift Pos    // added to the positions of a text that is part of a line
}

// Language is what the messages say of the language whose files are read.
type Language struct {
	Noun   string // what a file of it is called, such as scenario
	Begins string // how a file begins
	Reuse  string // what to do instead of an anchor
	Merge  string // what to use instead of a merge key

	// Called says what a text such as normal(5, 1) means; empty where it is unknown.
	Called func(text string) string
}

// Parse reads one document. The tree is nil where the text cannot be read at all.
func (l *Language) Parse(c *Collector, from Origin, text []byte) *Tree {
	p := &parser{l, c, from}
	return p.parse(text)
}

func (p *parser) parse(text []byte) *Tree {
	if !p.readable(text) {
		return nil
	}
	if t := p.quick(text); t != nil {
		return t
	}
	if crowded(text) {
		p.tooMany()
		return nil
	}
	return p.slow(text)
}

// slow has the YAML library read a text.
func (p *parser) slow(text []byte) *Tree {
	loader, err := yaml.NewLoader(p.reader(text), yaml.WithV4Defaults())
	if err != nil {
		p.syntaxError(text, err)
		return nil
	}
	var document yaml.Node
	switch err := loader.Load(&document); {
	case errors.Is(err, io.EOF):
		p.fail(EmptyFile, p.at(1, 1), "the file holds nothing", "a "+p.Noun+" begins with "+p.Begins)
		return nil
	case err != nil:
		p.syntaxError(text, err)
		return nil
	}
	var second yaml.Node
	switch err := loader.Load(&second); {
	case err == nil:
		p.fail(UnsupportedYAML, p.nodePos(&second), "a second document begins here", "a file is one "+p.Noun)
	case !errors.Is(err, io.EOF):
		p.syntaxError(text, err)
		return nil
	}
	if len(document.Content) != 1 {
		p.fail(EmptyFile, p.at(1, 1), "the file holds nothing", "a "+p.Noun+" begins with "+p.Begins)
		return nil
	}
	return p.convert(document.Content[0], 0)
}

func (p *parser) at(line, column int) Pos {
	if line <= 1 {
		return Pos{File: p.File, Line: max(1, line) + p.Shift.Line, Column: max(1, column) + p.Shift.Column}
	}
	return Pos{File: p.File, Line: line + p.Shift.Line, Column: max(1, column)}
}

func (p *parser) nodePos(n *yaml.Node) Pos { return p.at(n.Line, n.Column) }

func (p *parser) fail(code Code, pos Pos, message, hint string) {
	p.Add(code, pos, "", message, hint)
}

// readable tells whether a text is without characters that are not printed, and names their place. The text is
// without a byte order mark.
func (p *parser) readable(text []byte) bool {
	if sheet.Printable(text) {
		return true
	}
	_, mistake := sheet.Decode(text, "")
	if mistake != nil {
		p.fail(NotText, p.at(mistake.Line, mistake.Column), mistake.Message, mistake.Hint)
	}
	return mistake == nil
}

// syntaxError reports what the YAML library found.
func (p *parser) syntaxError(text []byte, err error) {
	var found *yaml.LoadError
	if !errors.As(err, &found) {
		p.fail(YAMLSyntax, p.at(1, 1), "not YAML: "+err.Error(), "")
		return
	}
	line, column := found.Mark.Line, found.Mark.Column
	if strings.Contains(found.Message, "anchor") {
		p.fail(UnsupportedYAML, p.at(line, column), found.Message,
			"write the value out: aliases are not part of the language")
		return
	}
	if strings.Contains(found.Message, "depth") {
		p.tooDeep(p.at(line, column))
		return
	}
	message := "not YAML: " + found.Message
	if found.ContextMsg != "" && found.ContextMark.Line > 0 && found.ContextMark.Line != line {
		message += fmt.Sprintf(", %s that begins in line %d", found.ContextMsg, found.ContextMark.Line)
	}
	p.fail(YAMLSyntax, p.at(line, column), message,
		syntaxHint(found.Message, lineOf(SplitLines(string(text)), line), column))
}

func (p *parser) tooDeep(at Pos) {
	p.fail(TooDeep, at, "values are nested too deep: "+bound.Nesting.String(), "")
}

func (p *parser) tooMany() {
	p.fail(TooMany, p.at(1, 1), "the files hold too many values: "+bound.Values.String()+", lists and mappings", "")
}

// lineOf gives a line by its number; nothing where there is none.
func lineOf(lines []string, number int) string {
	if number < 1 || number > len(lines) {
		return ""
	}
	return lines[number-1]
}

// SplitLines splits at the line breaks of YAML.
func SplitLines(text string) []string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n")
}

// syntaxHint explains the few messages that people meet.
func syntaxHint(message, line string, column int) string {
	runes := []rune(line)
	indented := len(line) - len(strings.TrimLeft(line, " \t"))
	switch {
	case strings.Contains(line[:indented], "\t"):
		return "indent with spaces, not with tabs"
	case strings.Contains(message, "mapping values are not allowed"):
		return "put a text that contains a colon in quotes"
	case strings.Contains(message, "cannot start any token") && column >= 1 && column <= len(runes):
		return fmt.Sprintf("put a text that begins with %c in quotes", runes[column-1])
	}
	return ""
}

// convert turns a node into a tree.
func (p *parser) convert(n *yaml.Node, depth int) *Tree {
	t := &Tree{Pos: p.nodePos(n), Layer: p.Layer, Form: Nothing}
	if !bound.Nesting.Allows(int64(depth)) {
		p.tooDeep(t.Pos)
		return t
	}
	if !p.GoesOn() {
		return t
	}
	if p.values++; !bound.Values.Allows(int64(p.values)) {
		p.tooMany()
		return t
	}
	if !p.supported(n) {
		return t
	}
	switch n.Kind {
	case yaml.ScalarNode:
		p.scalar(t, n)
	case yaml.SequenceNode:
		t.Form = List
		for _, item := range n.Content {
			t.Items = append(t.Items, p.convert(item, depth+1))
		}
	case yaml.MappingNode:
		t.Form = Mapping
		p.mapping(t, n, depth)
	}
	return t
}

// supported refuses the parts of YAML that the language does without.
func (p *parser) supported(n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		return false // its anchor is reported
	case n.Anchor != "":
		p.fail(UnsupportedYAML, p.nodePos(n),
			"&"+Abbreviated(n.Anchor)+" is an anchor", "write the value out where it is used, or "+p.Reuse)
		return false
	case n.Style&yaml.TaggedStyle != 0:
		p.fail(UnsupportedYAML, p.nodePos(n),
			Abbreviated(n.Tag)+" is a tag", "leave it out: the key says how its value is read")
		return false
	}
	return true
}

// scalar keeps the text as it stands.
func (p *parser) scalar(t *Tree, n *yaml.Node) {
	quotes := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	if !quotes && isNull(n.Value) {
		return
	}
	t.Form, t.Text = Scalar, n.Value
	escaped := "\n"
	if quotes {
		escaped = "\n\"'\\"
	}
	t.Inline = n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 && !strings.ContainsAny(n.Value, escaped)
	if quotes && t.Inline {
		t.lead = 1
	}
}

func isNull(text string) bool {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// mapping converts the fields and refuses keys that stand twice.
func (p *parser) mapping(t *Tree, n *yaml.Node, depth int) {
	seen := make(map[string]Pos, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		pos := p.nodePos(key)
		switch {
		case key.Kind != yaml.ScalarNode:
			p.fail(UnsupportedYAML, pos, "a key is a list or a mapping", "a key is a single word")
			continue
		case !p.supported(key):
			continue
		case key.Value == "<<" && key.Style == 0:
			p.fail(UnsupportedYAML, pos, "<< is a merge key", "use "+p.Merge)
			continue
		}
		if first, twice := seen[key.Value]; twice {
			p.fail(DuplicateKey, pos,
				fmt.Sprintf("%s stands twice", Abbreviated(key.Value)), fmt.Sprintf("first in line %d", first.Line))
			continue
		}
		seen[key.Value] = pos
		if skip := p.cutText(n, i); skip > 0 {
			i += skip
			continue
		}
		t.Fields = append(t.Fields, Field{key.Value, pos, p.convert(value, depth+1)})
	}
}

// cutText finds a text that its comma cuts within braces, such as normal(5, 1) or 3,5. It gives the number of
// entries that hold the rest of it.
func (p *parser) cutText(n *yaml.Node, at int) int {
	value := n.Content[at+1]
	if n.Style&yaml.FlowStyle == 0 || value.Kind != yaml.ScalarNode || value.Style != 0 {
		return 0
	}
	whole, next := value.Value, at+2
	open := strings.Count(whole, "(") > strings.Count(whole, ")")
	for next+1 < len(n.Content) && hasNoValue(n.Content[next+1]) &&
		(open || IsWhole(whole) && StartsNumber(n.Content[next].Value)) {
		whole += "," + n.Content[next].Value
		next += 2
		open = open && !strings.Contains(whole, ")")
	}
	if next == at+2 {
		return 0
	}
	hint := "put a text with a comma in quotes; a decimal point is a point"
	if meant := p.Called(whole); meant != "" {
		hint = meant
	}
	p.fail(WrongForm, p.nodePos(value),
		strconv.Quote(Abbreviated(whole))+" is cut at its comma, which parts keys within braces", hint)
	return next - at - 2
}

func hasNoValue(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style == 0 }

// StartsNumber tells a number from a name by its first character.
func StartsNumber(text string) bool {
	return text != "" && (unicode.IsDigit(rune(text[0])) || strings.ContainsRune("+-.", rune(text[0])))
}

// IsWhole tells whether a text is digits alone.
func IsWhole(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
