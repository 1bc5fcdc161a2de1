package syntax

import (
	"context"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// layoutWriter writes a layout in the style of Format.
type layoutWriter struct {
	*layout
	notes  []note // of the layout, without empty lines in tables
	next   int    // the first note that is not yet written
	out    []outLine
	joined bool // what follows goes on behind a dash
	levels []level
}

// outLine is a written line with the comment behind it.
type outLine struct{ text, comment string }

// holdsMore tells whether a line holds something other than a comment.
func (l outLine) holdsMore() bool {
	text := strings.TrimSpace(l.text)
	return text != "" && text[0] != '#'
}

// level is a mapping or list that is open: its column in the text read and its indentation in the text written.
type level struct{ column, indentation int }

const step = 2 // spaces of indentation

// write gives the text in the style of Format.
func (l *layout) write() []byte {
	w := &layoutWriter{layout: l, notes: l.notes}
	if len(l.root.Content) == 0 {
		w.notesBefore(spotOf(l.root).line, 0, 0)
		w.begin(0)
		w.add("{}")
	}
	w.children(l.root, 0)
	w.notesBefore(len(l.lines), 0, 0)
	return w.text()
}

// text joins the lines, with the comments behind neighbouring ones aligned.
func (w *layoutWriter) text() []byte {
	for len(w.out) > 0 && w.out[len(w.out)-1] == (outLine{}) {
		w.out = w.out[:len(w.out)-1]
	}
	var text strings.Builder
	for first := 0; first < len(w.out); {
		last, widest := first, 0
		for last < len(w.out) && w.out[last].comment != "" {
			widest = max(widest, len([]rune(w.out[last].text)))
			last++
		}
		for _, line := range w.out[first:last] {
			text.WriteString(line.text + strings.Repeat(" ", widest-len([]rune(line.text))+2) + line.comment + "\n")
		}
		if last < len(w.out) {
			text.WriteString(w.out[last].text + "\n")
		}
		first = last + 1
	}
	return []byte(text.String())
}

// begin starts a line, unless what follows goes on behind a dash.
func (w *layoutWriter) begin(indentation int) {
	if w.joined {
		w.joined = false
		return
	}
	w.out = append(w.out, outLine{text: strings.Repeat(" ", indentation)})
}

// add writes on in the present line.
func (w *layoutWriter) add(text string) { w.out[len(w.out)-1].text += text }

// column is where the next character comes to stand.
func (w *layoutWriter) column() int { return len([]rune(w.out[len(w.out)-1].text)) }

// notesBefore writes the comments and empty lines that stand before a line of the text read, on which something in
// a column is about to be written at an indentation.
func (w *layoutWriter) notesBefore(line, column, indentation int) {
	for ; w.next < len(w.notes) && w.notes[w.next].line < line; w.next++ {
		n := w.notes[w.next]
		last := len(w.out) - 1
		switch {
		case n.text == "":
			if last >= 0 && w.out[last] != (outLine{}) {
				w.out = append(w.out, outLine{})
			}
		case n.behind && last >= 0 && w.out[last].comment == "" && w.out[last].holdsMore():
			w.out[last].comment = n.text
		default:
			depth := w.depthOf(n.column, column, indentation)
			w.out = append(w.out, outLine{text: strings.Repeat(" ", depth) + n.text})
		}
	}
}

// depthOf gives the indentation of a comment in a line of its own: that of what follows, or of the inner level at
// whose end it stands.
func (w *layoutWriter) depthOf(at, column, indentation int) int {
	if at <= column {
		return indentation
	}
	for _, open := range slices.Backward(w.levels) {
		if open.column <= at && open.column > column {
			return open.indentation
		}
	}
	return indentation
}

// children writes the entries of a mapping or the items of a list over several lines.
func (w *layoutWriter) children(n *yaml.Node, indentation int) {
	for len(w.levels) > 0 && w.levels[len(w.levels)-1].indentation >= indentation {
		w.levels = w.levels[:len(w.levels)-1]
	}
	own, inBrackets := spotOf(n), n.Style&yaml.FlowStyle != 0
	if inBrackets {
		own.column = formatWidth * formatWidth // what was in brackets has no level of its own
	} else {
		w.levels = append(w.levels, level{own.column, indentation})
	}
	depth := len(w.levels)
	for i := 0; i < len(n.Content) && w.ctx.Err() == nil; i++ {
		child := n.Content[i]
		w.notesBefore(spotOf(child).line, own.column, indentation)
		w.levels = w.levels[:min(depth, len(w.levels))]
		w.begin(indentation)
		if n.Kind == yaml.SequenceNode {
			w.item(child, indentation)
			continue
		}
		i++
		w.entry(child, n.Content[i], indentation)
	}
}

// item writes an item of a list behind its dash.
func (w *layoutWriter) item(n *yaml.Node, indentation int) {
	w.add("-")
	if w.overLines(n, w.column()+1) {
		w.add(" ")
		w.joined = true
		w.children(n, indentation+step)
		return
	}
	w.value(n, indentation)
}

// entry writes a key with its value.
func (w *layoutWriter) entry(key, value *yaml.Node, indentation int) {
	w.add(w.scalar(key) + ":")
	if w.overLines(value, w.column()+1) {
		w.children(value, indentation+step)
		return
	}
	w.value(value, indentation)
}

// value writes what is not written over several lines as a mapping or list.
func (w *layoutWriter) value(n *yaml.Node, indentation int) {
	switch {
	case n.Kind != yaml.ScalarNode && w.isTable(n):
		w.add(" ")
		w.table(n)
	case n.Kind != yaml.ScalarNode:
		w.add(" " + w.inLine(n))
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		w.block(n, indentation+step)
	default:
		if text := w.scalar(n); text != "" {
			w.add(" ")
			w.filled(text, indentation+step)
		}
	}
}

// block writes a text under > or |. One that would not read as it did, for its indentation or for empty lines that
// count, is written in quotes.
func (w *layoutWriter) block(n *yaml.Node, indentation int) {
	header := w.raw[n]
	if !strings.HasSuffix(n.Value, "\n") && len(w.body[n]) > 0 && !strings.Contains(header, "-") {
		header = header[:1] + "-" // the file ended without a line break, and so did the text
	}
	if !readsAs(n.Value, header, w.body[n]) {
		w.add(" " + quoteDouble(n.Value))
		return
	}
	w.add(" " + header)
	w.notesBefore(spotOf(n).line+1, 0, indentation)
	for _, line := range w.body[n] {
		if line != "" {
			line = strings.Repeat(" ", indentation) + line
		}
		w.out = append(w.out, outLine{text: line})
	}
}

// readsAs tells whether a header and the lines under it give a text, wherever they stand and whatever follows.
func readsAs(text, header string, body []string) bool {
	if strings.ContainsAny(header, "+123456789") {
		return false
	}
	node, err := readNode(context.Background(), []byte("a: "+header+"\n "+strings.Join(body, "\n ")+"\n"))
	return err == nil && len(node.Content) == 2 && node.Content[1].Value == text
}

// filled writes a text, over several lines where it is too long for one. It may be broken at single spaces only,
// which YAML reads back as such.
func (w *layoutWriter) filled(text string, indentation int) {
	if fits(w.column(), text) || strings.Contains(text, "  ") || strings.Contains(text, `\`) {
		w.add(text)
		return
	}
	for i, word := range strings.Split(text, " ") {
		switch {
		case i == 0:
			w.add(word)
		case fits(w.column(), " "+word):
			w.add(" " + word)
		default:
			w.out = append(w.out, outLine{text: strings.Repeat(" ", indentation) + word})
		}
	}
}
