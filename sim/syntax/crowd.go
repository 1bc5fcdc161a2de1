package syntax

import (
	"bytes"

	"karvon/sim/bound"
)

// crowded tells of a text that it holds more values than are allowed, before
// room is taken for them: it counts the commas within brackets and the items in
// lines of their own, which are fewer than the values. Quoted texts, comments
// and texts under > and | are left out.
func crowded(text []byte) bool {
	c := crowd{under: -1}
	for len(text) > 0 && bound.Values.Allows(int64(c.count)) {
		line := text
		if end := bytes.IndexByte(text, '\n'); end >= 0 {
			line, text = text[:end], text[end+1:]
		} else {
			text = nil
		}
		c.line(bytes.TrimRight(line, " \r"))
	}
	return !bound.Values.Allows(int64(c.count))
}

type crowd struct {
	count int
	depth int  // of brackets
	quote byte // that is open; 0 for none
	under int  // the indentation of what a text under > or | belongs to; -1 outside of one
}

func (c *crowd) line(line []byte) {
	content := bytes.TrimLeft(line, " ")
	indentation := len(line) - len(content)
	if c.quote == 0 && c.depth == 0 {
		if len(content) == 0 || c.under >= 0 && indentation > c.under {
			return
		}
		c.under = -1
		for bytes.HasPrefix(content, []byte("- ")) {
			c.count++
			content = bytes.TrimLeft(content[2:], " ")
		}
		header := bytes.TrimRight(content, "+-0123456789")
		if len(header) > 0 && bytes.IndexByte([]byte("|>"), header[len(header)-1]) >= 0 {
			c.under = indentation
			return
		}
		content = value(content)
	}
	for i := 0; i < len(content); i++ {
		if c.quote != 0 {
			i = c.quoted(content, i)
		} else {
			c.character(content, i)
		}
		switch {
		case c.quote == '#':
			c.quote = 0
			return
		case c.depth == 0 && c.quote == 0:
			return // the rest is a text without quotes, or follows what was closed
		}
	}
}

// quoted takes a character within quotes, and gives the place of the last one that it took: two may stand for one.
func (c *crowd) quoted(content []byte, at int) int {
	switch {
	case content[at] == '\\' && c.quote == '"':
		return at + 1
	case content[at] == c.quote && c.quote == '\'' && at+1 < len(content) && content[at+1] == '\'':
		return at + 1
	case content[at] == c.quote:
		c.quote = 0
	}
	return at
}

// character takes a character outside of quotes.
func (c *crowd) character(content []byte, at int) {
	begins := at == 0 || bytes.IndexByte([]byte(" [{,:"), content[at-1]) >= 0
	switch char := content[at]; {
	case begins && (char == '"' || char == '\'' || char == '#'):
		c.quote = char
	case char == '[' || char == '{':
		c.depth++
	case char == ']' || char == '}':
		c.depth = max(0, c.depth-1)
	case char == ',' && c.depth > 0:
		c.count++
	}
}

// value is what stands in a line behind a key.
func value(content []byte) []byte {
	if len(content) > 0 && bytes.IndexByte([]byte("[{\"'#"), content[0]) >= 0 {
		return content
	}
	if at := bytes.Index(content, []byte(": ")); at >= 0 {
		return bytes.TrimLeft(content[at+2:], " ")
	}
	return nil
}
