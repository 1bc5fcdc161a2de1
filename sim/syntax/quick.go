package syntax

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"karvon/sim/bound"
)

// quick reads what nearly all files are written in: mappings and lists in lines and in braces, plain and quoted texts,
// and texts under >-. It tells the same of them as the YAML library, in a tenth of the time. Where it meets anything
// else, or anything wrong, it gives up, and the library reads the file and says what is wrong.
type quick struct {
	*parser
	text    string
	at      int     // bytes that are read
	line    int     // from 1
	begin   int     // of the line, in bytes
	column  int     // of a place in the line
	counted int     // that place, in bytes
	trees   []Tree  // room for further ones
	fields  []Field // of the mappings that are being read
	items   []*Tree // of the lists that are being read
	count   int     // values
	lost    bool    // whether it has given up
}

// mostQuick bounds what stands within another for quick: its texts are nested no deeper.
const mostQuick = 64

// quick gives the tree of a text, nil where it gives up.
func (p *parser) quick(text []byte) *Tree {
	for _, c := range []byte("\t\r\xef") { // of what begins with the last one YAML forbids some
		if bytes.IndexByte(text, c) >= 0 {
			return nil
		}
	}
	q := &quick{parser: p, text: string(text), line: 1, column: 1}
	if q.blank() != 0 || !q.isKey() {
		return nil
	}
	t := q.block(0, 0)
	if q.lost || q.at < len(q.text) {
		return nil
	}
	p.values += q.count
	return t
}

func (q *quick) giveUp() { q.lost, q.at = true, len(q.text) }

// here is the position of what is read next.
func (q *quick) here() Pos {
	if q.counted < q.begin || q.counted > q.at {
		q.counted, q.column = q.begin, 1
	}
	q.column += utf8.RuneCountInString(q.text[q.counted:q.at])
	q.counted = q.at
	return q.parser.at(q.line, q.column)
}

// tree begins a value.
func (q *quick) tree(form Form, pos Pos) *Tree {
	if len(q.trees) == 0 {
		q.trees = make([]Tree, 64)
	}
	t := &q.trees[0]
	q.trees = q.trees[1:]
	t.Form, t.Pos, t.Layer = form, pos, q.Layer
	if q.count++; !q.GoesOn() || !bound.Values.Allows(int64(q.values+q.count)) {
		q.giveUp()
	}
	return t
}

// next is the byte that is read next; 0 at the end.
func (q *quick) next() byte {
	if q.at < len(q.text) {
		return q.text[q.at]
	}
	return 0
}

func (q *quick) spaces() {
	for q.next() == ' ' {
		q.at++
	}
}

// endsLine reads the rest of a line that holds nothing but a comment. It says whether that is so.
func (q *quick) endsLine() bool {
	q.spaces()
	switch q.next() {
	case 0, '\n':
		return true
	case '#':
		if q.at > q.begin && q.text[q.at-1] != ' ' {
			return false // a comment stands apart
		}
		if end := strings.IndexByte(q.text[q.at:], '\n'); end >= 0 {
			q.at += end
		} else {
			q.at = len(q.text)
		}
		return true
	}
	return false
}

// blank reads up to the next line that holds something, and gives its indentation, at which it stands; -1 at the end.
func (q *quick) blank() int {
	for q.endsLine() {
		if q.at == len(q.text) {
			return -1
		}
		q.at++
		q.line++
		q.begin = q.at
	}
	return q.at - q.begin
}

// keyBytes are what quick takes for a key.
var keyBytes = func() (is [256]bool) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$()/+-*%") {
		is[c] = true
	}
	return is
}()

// begins are the first bytes of keys and plain texts that quick takes, behind which no other meaning can be.
var begins = func() (is [256]bool) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$(/+") {
		is[c] = true
	}
	return is
}()

// key gives a key that stands here, and the place behind its colon; 0 where there is no key.
func (q *quick) key(braces bool) (name string, behind int) {
	const longest = 128
	from, end := q.at, q.at
	quote := q.next()
	quoted := quote == '"' || quote == '\''
	if quoted {
		from, end = from+1, end+1
	} else if !begins[quote] {
		return "", 0
	}
	for end < len(q.text) && keyBytes[q.text[end]] {
		end++
	}
	name = q.text[from:end]
	if quoted {
		if end == len(q.text) || q.text[end] != quote {
			return "", 0
		}
		end++
	}
	if end == len(q.text) || q.text[end] != ':' || len(name) > longest || name == "..." {
		return "", 0
	}
	if end++; end == len(q.text) || strings.IndexByte(" \n", q.text[end]) >= 0 ||
		braces && strings.IndexByte(",}", q.text[end]) >= 0 {
		return name, end
	}
	return "", 0
}

// isKey says whether a key stands here, in a line.
func (q *quick) isKey() bool {
	_, behind := q.key(false)
	return behind > 0
}

// block reads a mapping in lines, whose first key stands here.
func (q *quick) block(indentation, depth int) *Tree {
	t := q.tree(Mapping, q.here())
	if depth > mostQuick {
		q.giveUp()
	}
	from := len(q.fields)
	for !q.lost {
		name, behind := q.key(false)
		if behind == 0 {
			q.giveUp()
			break
		}
		pos := q.here()
		q.at = behind
		q.field(from, Field{name, pos, q.behindKey(indentation, depth)})
		if q.at-q.begin != indentation || q.at == len(q.text) {
			break
		}
	}
	return q.mapped(t, from)
}

// field takes a field of the mapping whose fields begin at from. What stands twice is a mistake.
func (q *quick) field(from int, f Field) {
	if len(q.fields)-from < few && slices.ContainsFunc(q.fields[from:], func(g Field) bool { return g.Name == f.Name }) {
		q.giveUp()
	}
	q.fields = append(q.fields, f)
}

// mapped gives a mapping its fields.
func (q *quick) mapped(t *Tree, from int) *Tree {
	t.Fields = slices.Clone(q.fields[from:])
	clear(q.fields[from:])
	q.fields = q.fields[:from]
	if len(t.Fields) <= few {
		return t
	}
	seen := make(map[string]bool, len(t.Fields))
	for i := range t.Fields {
		if seen[t.Fields[i].Name] {
			q.giveUp()
		}
		seen[t.Fields[i].Name] = true
	}
	return t
}

// listed gives a list its items.
func (q *quick) listed(t *Tree, from int) *Tree {
	t.Items = slices.Clone(q.items[from:])
	clear(q.items[from:])
	q.items = q.items[:from]
	return t
}

// behindKey reads the value behind the colon of a key in a mapping with an indentation, and up to the next line that
// holds something.
func (q *quick) behindKey(indentation, depth int) *Tree {
	behind := q.here()
	line := q.line
	inner := q.blank()
	switch {
	case q.line == line && q.at < len(q.text):
		return q.inLine(indentation, depth)
	case q.at == len(q.text) || inner < indentation:
		return q.tree(Nothing, behind)
	case q.isItem():
		return q.list(inner, depth+1)
	case inner == indentation:
		return q.tree(Nothing, behind)
	case q.isKey():
		return q.block(inner, depth+1)
	}
	q.giveUp()
	return nil
}

func (q *quick) isItem() bool { return strings.HasPrefix(q.text[q.at:], "- ") }

// list reads a list in lines, whose first item stands here.
func (q *quick) list(indentation, depth int) *Tree {
	t := q.tree(List, q.here())
	if depth > mostQuick {
		q.giveUp()
	}
	from := len(q.items)
	for !q.lost && q.at-q.begin == indentation && q.isItem() {
		q.at++
		q.spaces()
		var item *Tree
		switch {
		case q.next() == 0 || q.next() == '\n' || q.next() == '#':
			q.giveUp()
		case q.isKey():
			item = q.block(q.at-q.begin, depth+1)
		default:
			item = q.inLine(indentation, depth)
		}
		q.items = append(q.items, item)
	}
	if q.at < len(q.text) && q.at-q.begin > indentation {
		q.giveUp()
	}
	return q.listed(t, from)
}

// inLine reads a value that begins within a line, in a block with an indentation, and up to the next line that holds
// something.
func (q *quick) inLine(indentation, depth int) *Tree {
	t := q.open(indentation, depth)
	if t == nil || q.lost {
		q.giveUp()
		return t
	}
	line := q.line
	if q.blank(); q.line == line && q.at < len(q.text) || q.at-q.begin > indentation {
		q.giveUp()
	}
	return t
}

// open reads a value; nil where quick takes none.
func (q *quick) open(indentation, depth int) *Tree {
	switch c := q.next(); {
	case c == '{' || c == '[':
		return q.braces(indentation, depth+1)
	case c == '"' || c == '\'':
		return q.quoted(c)
	case c == '>':
		return q.folded(indentation)
	case q.isPlain():
		return q.plain(indentation)
	}
	return nil
}

// isPlain says whether a text without quotes begins here.
func (q *quick) isPlain() bool {
	c := q.next()
	return begins[c] || c >= utf8.RuneSelf || c == '-' && q.at+1 < len(q.text) && begins[q.text[q.at+1]]
}

// quoted reads a text in quotes in one line, in which nothing is escaped.
func (q *quick) quoted(quote byte) *Tree {
	t := q.tree(Scalar, q.here())
	if q.lost {
		return nil
	}
	rest := q.text[q.at+1:]
	end := strings.IndexByte(rest, quote)
	if end < 0 || strings.ContainsAny(rest[:end], "\n\\") || end+1 < len(rest) && rest[end+1] == quote {
		return nil
	}
	t.Text = rest[:end]
	q.at += end + 2
	if t.Inline = !strings.ContainsAny(t.Text, "\"'"); t.Inline {
		t.lead = 1
	}
	return t
}

// plain reads a text without quotes, in a block, that may go on in further lines.
func (q *quick) plain(indentation int) *Tree {
	t := q.tree(Scalar, q.here())
	words := []string{q.words(false)}
	for q.next() == '\n' {
		end, line, begin := q.at, q.line, q.begin
		if q.at++; q.at < len(q.text) {
			q.line, q.begin = q.line+1, q.at
			q.spaces()
		}
		if q.at == len(q.text) || q.next() == '\n' || q.at-q.begin <= indentation || q.next() == '#' {
			q.at, q.line, q.begin = end, line, begin
			break // a text that goes on behind it is met as what is too far in
		}
		if !q.isPlain() {
			return nil
		}
		words = append(words, q.words(false))
	}
	return q.said(t, words)
}

// words reads the words of a plain text in a line, up to its end, a comment or what ends it within braces.
func (q *quick) words(braces bool) string {
	from, end := q.at, q.at
	for ; q.at < len(q.text); q.at++ {
		switch c := q.text[q.at]; {
		case c == '\n', c == '#' && q.text[q.at-1] == ' ', braces && (c == ',' || c == ']' || c == '}'):
			return q.text[from:end]
		case c == ':' && !q.within(braces), braces && (c == '[' || c == '{' || c == '?'):
			q.giveUp()
			return ""
		case c != ' ':
			end = q.at + 1
		}
	}
	return q.text[from:end]
}

// within says whether a colon is one within a word.
func (q *quick) within(braces bool) bool {
	if q.at+1 == len(q.text) {
		return false
	}
	c := q.text[q.at+1]
	return c != ' ' && c != '\n' && !(braces && strings.IndexByte(",[]{}?", c) >= 0)
}

// said gives a plain text to a value, of the words of one line or of several.
func (q *quick) said(t *Tree, words []string) *Tree {
	text := strings.Join(words, " ")
	if isNull(text) {
		t.Form = Nothing
		return t
	}
	t.Text, t.Inline = text, true
	return t
}

// folded reads a text under >-: lines of one indentation, which become one.
func (q *quick) folded(indentation int) *Tree {
	t := q.tree(Scalar, q.here())
	if !strings.HasPrefix(q.text[q.at:], ">-\n") {
		return nil
	}
	q.at += 2
	var lines []string
	inner := -1
	for q.next() == '\n' {
		from := q.at + 1
		line := q.text[from:]
		if end := strings.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		content := strings.TrimLeft(line, " ")
		indented := len(line) - len(content)
		if content == "" && goesOn(q.text[from:], indentation) {
			return nil
		}
		if content == "" || indented <= indentation {
			break
		}
		if inner < 0 {
			inner = indented
		}
		if indented != inner || strings.HasSuffix(line, " ") {
			return nil
		}
		lines = append(lines, content)
		q.line, q.begin, q.at = q.line+1, from, from+len(line)
	}
	if inner < 0 {
		return nil
	}
	t.Text = strings.Join(lines, " ")
	return t
}

// goesOn says whether a text under >-, in a block with an indentation, may go on behind a line without words.
func goesOn(text string, indentation int) bool {
	line, rest, _ := strings.Cut(text, "\n")
	for ; line == "" && rest != ""; line, rest, _ = strings.Cut(rest, "\n") {
	}
	return line != "" && len(line)-len(strings.TrimLeft(line, " ")) > indentation || strings.HasPrefix(line, " ") &&
		strings.TrimLeft(line, " ") == ""
}
