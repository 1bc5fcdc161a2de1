package syntax

import (
	"slices"
	"strconv"
	"strings"

	"karvon/sim/visible"
)

// writeFlow writes a tree in YAML's flow style, in one line.
func writeFlow(text *strings.Builder, t *Tree, sorted bool) {
	switch t.Form {
	case Scalar:
		text.WriteString(quoted(t.Text))
	case Nothing:
		text.WriteString("null")
	case List:
		text.WriteByte('[')
		for i, item := range t.Items {
			separate(text, i)
			writeFlow(text, item, sorted)
		}
		text.WriteByte(']')
	case Mapping:
		text.WriteByte('{')
		for i, f := range t.ordered(sorted) {
			separate(text, i)
			text.WriteString(quoted(f.Name))
			text.WriteString(": ")
			writeFlow(text, f.Value, sorted)
		}
		text.WriteByte('}')
	}
}

func separate(text *strings.Builder, i int) {
	if i > 0 {
		text.WriteString(", ")
	}
}

// ordered gives the fields by name, or in the order of the file.
func (t *Tree) ordered(sorted bool) []Field {
	byName := func(a, b Field) int { return strings.Compare(a.Name, b.Name) }
	if !sorted || slices.IsSortedFunc(t.Fields, byName) {
		return t.Fields
	}
	fields := slices.Clone(t.Fields)
	slices.SortFunc(fields, byName)
	return fields
}

// quoted writes a scalar so that YAML reads it back as the same text.
func quoted(text string) string {
	if plain(text) {
		return text
	}
	return quoteDouble(text)
}

// plain tells whether a text can stand without quotes in flow style. It errs on the side of quotes.
func plain(text string) bool {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return false
	}
	begins := strings.ContainsAny(text[:1], "-?:!&*|>@%`'\"#,[]{}=<") && !negativeNumber(text)
	if begins || strings.Trim(text, " ") != text {
		return false
	}
	if strings.Contains(text, ": ") || strings.Contains(text, " #") || strings.HasSuffix(text, ":") {
		return false
	}
	if isWord(text) {
		return true
	}
	for at, r := range text {
		if visible.Needed(text, at, r) || r < ' ' || r > '~' || strings.ContainsRune(",[]{}\"\\", r) {
			return false
		}
	}
	return true
}

// isWord tells whether a text is letters, digits, spaces and the marks of names and numbers.
func isWord(text string) bool {
	for i := range len(text) {
		c := text[i] | 0x20
		if (c < 'a' || c > 'z') && (text[i] < '0' || text[i] > '9') && strings.IndexByte(" -._%$", text[i]) < 0 {
			return false
		}
	}
	return true
}

func negativeNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil && text[0] == '-'
}

// quoteDouble writes a double-quoted scalar. Go's escapes for the characters that need one here are YAML's too.
func quoteDouble(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for at, r := range text {
		switch {
		case r == '#' && visible.Needed(text, at, r):
			out.WriteString(`\x23`) // what reads a CI job's log takes it for a command
		case r == '"' || r == '\\':
			out.WriteString(`\` + string(r))
		case r == '\n':
			out.WriteString(`\n`)
		case r == '\t':
			out.WriteString(`\t`)
		case strconv.IsPrint(r) && !visible.Needed(text, at, r):
			out.WriteRune(r)
		case r <= 0xffff:
			out.WriteString(`\u` + hexDigits(r, 4))
		default:
			out.WriteString(`\U` + hexDigits(r, 8))
		}
	}
	out.WriteByte('"')
	return out.String()
}

func hexDigits(r rune, digits int) string {
	text := strconv.FormatInt(int64(r), 16)
	return strings.Repeat("0", digits-len(text)) + text
}
