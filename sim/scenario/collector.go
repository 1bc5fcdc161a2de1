package scenario

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
)

// collector gathers the mistakes of a phase, and knows the lines in which they
// stand.
type collector struct {
	sources *sources
	found   Tally
	looked  int             // values that were looked at
	ended   bool            // by the context of the load
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

// lookEvery is the number of values after which the context is looked at.
const lookEvery = 256

// goesOn says of each value whether the load goes on: it ends with its context,
// whose error then takes the place of all mistakes.
func (c *collector) goesOn() bool {
	if c.looked%lookEvery == 0 && c.sources.ctx.Err() != nil {
		c.ended = true
	}
	c.looked++
	return !c.ended
}

// reader reads a text until the context of the load is done.
func (c *collector) reader(text []byte) io.Reader {
	return &contextReader{c.sources.ctx, bytes.NewReader(text)}
}

// contextReader reads a little at a time: the parser asks for more as it goes.
type contextReader struct {
	ctx  context.Context
	text *bytes.Reader
}

func (r *contextReader) Read(into []byte) (int, error) {
	const little = 16 << 10
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.text.Read(into[:min(len(into), little)])
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
