package syntax

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/visible"
)

// Writer takes a text in parts. Those that can fail keep the error.
type Writer interface {
	io.StringWriter
	io.ByteWriter
}

// flow writes trees in YAML's flow style, in one line.
type flow struct {
	to     Writer
	sorted bool                  // by keys
	silent func(key string) bool // keys to leave out, see WriteCanonical; nil for none
	fields []Field               // of the mappings that are being written, in their order
}

func (w *flow) write(t *Tree) {
	switch t.Form {
	case Scalar:
		w.to.WriteString(quoted(t.Text))
	case Nothing:
		w.to.WriteString("null")
	case List:
		w.to.WriteByte('[')
		for i, item := range t.Items {
			w.separate(i)
			w.write(item)
		}
		w.to.WriteByte(']')
	case Mapping:
		w.mapping(t)
	}
}

func (w *flow) mapping(t *Tree) {
	first := len(w.fields)
	for i := range t.Fields {
		if f := &t.Fields[i]; w.silent == nil || !w.silent(f.Name) {
			w.fields = append(w.fields, *f)
		}
	}
	own := w.fields[first:]
	if w.sorted {
		sortByName(own)
	}
	if w.silent != nil && len(own) == 1 && own[0].Name == "value" {
		w.write(own[0].Value)
	} else {
		w.to.WriteByte('{')
		for i, f := range own { // what is written within comes behind
			w.separate(i)
			w.to.WriteString(quoted(f.Name))
			w.to.WriteString(": ")
			w.write(f.Value)
		}
		w.to.WriteByte('}')
	}
	w.fields = w.fields[:first]
}

func (w *flow) separate(i int) {
	if i > 0 {
		w.to.WriteString(", ")
	}
}

// ordered gives the fields by name.
func (t *Tree) ordered() []Field {
	fields := slices.Clone(t.Fields)
	sortByName(fields)
	return fields
}

func sortByName(fields []Field) {
	slices.SortFunc(fields, func(a, b Field) int { return strings.Compare(a.Name, b.Name) })
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
	if strings.IndexByte(" -%", text[0]) < 0 && text[len(text)-1] != ' ' && isWord(text) {
		return true
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
