package syntax

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// scanner finds what the YAML library does not tell: comments, empty lines, the
// ends of brackets, and how scalars are written. It knows where quotes,
// brackets and texts under > and | begin, so that a # within them is none.
type scanner struct {
	*layout
	starts map[spot]*yaml.Node
	open   []*yaml.Node // brackets
	at     spot
}

// scan fills in the layout.
func (l *layout) scan() {
	s := &scanner{layout: l, starts: map[spot]*yaml.Node{}}
	s.register(l.root)
	for s.at.line < len(l.lines) && l.ctx.Err() == nil {
		s.line()
	}
}

// register notes where the nodes begin that must be known.
func (s *scanner) register(n *yaml.Node) {
	quoted := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	if n.Kind == yaml.ScalarNode && quoted || n.Kind != yaml.ScalarNode && n.Style&yaml.FlowStyle != 0 {
		s.starts[spotOf(n)] = n
	}
	for _, inner := range n.Content {
		s.register(inner)
	}
}

// line goes through a line to its end, or to where a scalar leads that goes over several.
func (s *scanner) line() {
	began := s.at.line
	if s.at.column == 0 && strings.TrimSpace(string(s.lines[began])) == "" {
		s.empty()
	}
	for s.at.line == began && s.at.column < len(s.lines[began]) {
		s.character(s.lines[began])
	}
	if s.at.line == began {
		s.at = spot{began + 1, 0}
	}
}

// empty notes an empty line, unless one stands before it.
func (s *scanner) empty() {
	if last := len(s.notes) - 1; last >= 0 && s.notes[last].text == "" && s.notes[last].line == s.at.line-1 {
		s.notes[last].line = s.at.line
		return
	}
	s.notes = append(s.notes, note{spot: s.at})
}

func (s *scanner) character(line []rune) {
	c := line[s.at.column]
	node := s.starts[s.at]
	switch {
	case node != nil && node.Kind != yaml.ScalarNode:
		s.open = append(s.open, node)
	case node != nil && node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		s.block(node)
		return
	case node != nil:
		s.quoted(node)
		return
	case (c == ']' || c == '}') && len(s.open) > 0:
		s.ends[s.open[len(s.open)-1]] = s.at
		s.open = s.open[:len(s.open)-1]
	case c == '#' && (s.at.column == 0 || isSpace(line[s.at.column-1])):
		s.comment(line)
		return
	}
	s.at.column++
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' }

// comment notes what stands from a # to the end of the line.
func (s *scanner) comment(line []rune) {
	s.notes = append(s.notes, note{
		spot:   s.at,
		text:   strings.TrimRight(string(line[s.at.column:]), " \t"),
		behind: strings.TrimSpace(string(line[:s.at.column])) != "",
	})
	s.at.column = len(line)
}

// quoted goes behind a text in quotes.
func (s *scanner) quoted(n *yaml.Node) {
	quote := s.lines[s.at.line][s.at.column]
	began := s.at
	s.at.column++
	for s.at.line < len(s.lines) {
		line := s.lines[s.at.line]
		if s.at.column >= len(line) {
			s.at = spot{s.at.line + 1, 0}
			continue
		}
		c := line[s.at.column]
		doubled := c == '\'' && s.at.column+1 < len(line) && line[s.at.column+1] == '\''
		switch {
		case quote == '"' && c == '\\', quote == '\'' && doubled:
			s.at.column += 2
		case c == quote:
			s.at.column++
			if s.at.line == began.line {
				s.raw[n] = string(line[began.column:s.at.column])
			}
			return
		default:
			s.at.column++
		}
	}
}

// block goes behind a text under > or |.
func (s *scanner) block(n *yaml.Node) {
	line := s.lines[s.at.line]
	header := s.at.column
	for s.at.column < len(line) && !isSpace(line[s.at.column]) {
		s.at.column++
	}
	s.raw[n] = string(line[header:s.at.column])
	began := s.at.line
	for s.at.column < len(line) {
		s.character(line)
	}
	first, last := began+1, began+1
	if n.Value != "" {
		last = s.bodyEnd(first)
	}
	indentation := -1
	for at := first; at < last; at++ {
		content := string(s.lines[at])
		if text := strings.TrimLeft(content, " "); text != "" && indentation < 0 {
			indentation = len(content) - len(text)
		}
		s.body[n] = append(s.body[n], cutIndentation(content, indentation))
	}
	s.at = spot{last, 0}
}

// bodyEnd finds where a text under > or | ends: behind the last line that is
// indented as far as its first one.
func (s *scanner) bodyEnd(first int) int {
	indentation, end := -1, first
	for at := first; at < len(s.lines); at++ {
		content := string(s.lines[at])
		text := strings.TrimLeft(content, " ")
		if text == "" {
			continue
		}
		if indentation < 0 {
			indentation = len(content) - len(text)
		}
		if len(content)-len(text) < indentation {
			break
		}
		end = at + 1
	}
	return end
}

// cutIndentation takes so many leading spaces off a line.
func cutIndentation(line string, indentation int) string {
	if indentation > 0 && len(line) >= indentation {
		return line[indentation:]
	}
	return strings.TrimLeft(line, " ")
}
