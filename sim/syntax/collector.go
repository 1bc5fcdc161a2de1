package syntax

import (
	"bytes"
	"context"
	"io"
	"strings"
)

// Collector gathers the mistakes of a phase, each with the line in which it stands. It ends with its context.
type Collector struct {
	Found Tally

	ctx    context.Context
	line   func(Pos) string // nil where no line is known
	values int              // that were read
	looked int              // values that were looked at
	ended  bool             // by the context
	blamed map[string]bool  // input paths at or under which there is a mistake
}

// NewCollector makes a collector that shows the lines which line gives.
func NewCollector(ctx context.Context, line func(Pos) string) Collector {
	return Collector{ctx: ctx, line: line}
}

// Add records a mistake at a position.
func (c *Collector) Add(code Code, pos Pos, path, message, hint string) {
	c.add(Error{Code: code, Pos: pos, Path: path, Message: message, Hint: hint}, nil)
}

// AddMeant records a mistake whose hint is costly: it is asked for only where the mistake is shown.
func (c *Collector) AddMeant(code Code, pos Pos, path, message string, hint func() string) {
	c.add(Error{Code: code, Pos: pos, Path: path, Message: message}, hint)
}

func (c *Collector) add(e Error, hint func() string) {
	if c.line != nil {
		e.Line = c.line(e.Pos)
	}
	c.Found.Add(e, hint)
	c.blame(e.Path)
}

// Blamed tells whether a mistake was recorded at or under an input path.
func (c *Collector) Blamed(path string) bool { return c.blamed[path] }

// blame notes a path and those around it.
func (c *Collector) blame(path string) {
	if c.blamed == nil {
		c.blamed = map[string]bool{}
	}
	for end := len(path); end >= 0 && !c.blamed[path[:end]]; end = strings.LastIndexAny(path[:end], ".[") {
		c.blamed[path[:end]] = true
	}
}

// lookEvery is the number of values after which the context is looked at.
const lookEvery = 256

// GoesOn says of each value whether the phase goes on: it ends with its context, whose error then takes the place
// of all mistakes.
func (c *Collector) GoesOn() bool {
	if c.looked%lookEvery == 0 && c.ctx.Err() != nil {
		c.ended = true
	}
	c.looked++
	return !c.ended
}

// Ended tells whether the phase has ended before it was through.
func (c *Collector) Ended() bool { return c.ended }

// reader reads a text until the context is done.
func (c *Collector) reader(text []byte) io.Reader {
	return &contextReader{c.ctx, bytes.NewReader(text)}
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

// Result gives the mistakes as an error, or nil where there are none.
func (c *Collector) Result() error {
	if c.Found.Len() == 0 {
		return nil
	}
	return c.Found.Errors()
}
