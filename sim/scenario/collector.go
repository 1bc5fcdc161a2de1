package scenario

import (
	"fmt"
	"strings"
)

// collector gathers the mistakes of a phase, and knows the lines in which they
// stand.
type collector struct {
	sources *sources
	found   Tally
	blamed  map[string]bool // input paths at or under which there is a mistake
}

// add records a mistake at a position.
func (c *collector) add(code Code, pos Pos, path, message, hint string) {
	c.found.Add(Error{Code: code, Pos: pos, Path: path, Message: message, Hint: hint, Line: c.sources.line(pos)}, nil)
	c.blame(path)
}

// addMeant records a mistake whose hint is costly: it is asked for only where
// the mistake is shown.
func (c *collector) addMeant(code Code, pos Pos, path, message string, hint func() string) {
	c.found.Add(Error{Code: code, Pos: pos, Path: path, Message: message, Line: c.sources.line(pos)}, hint)
	c.blame(path)
}

// blame notes a path and those around it.
func (c *collector) blame(path string) {
	if c.blamed == nil {
		c.blamed = map[string]bool{}
	}
	for end := len(path); end >= 0 && !c.blamed[path[:end]]; end = strings.LastIndexAny(path[:end], ".[") {
		c.blamed[path[:end]] = true
	}
}

// result gives the mistakes as an error, or nil where there are none.
func (c *collector) result() error {
	if c.found.Len() == 0 {
		return nil
	}
	return c.found.Errors()
}

// listed joins words as English does: a, b and c.
func listed(words []string, conjunction string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	last := len(words) - 1
	return fmt.Sprintf("%s %s %s", strings.Join(words[:last], ", "), conjunction, words[last])
}

// abbreviated shortens what a message quotes.
func abbreviated(text string) string {
	const longest = 60
	runes := []rune(text)
	if len(runes) <= longest {
		return text
	}
	return string(runes[:longest]) + "…"
}
