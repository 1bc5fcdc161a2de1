package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"karvon/report/document"
	"karvon/sim/visible"
)

// WriteJSON writes what programs read of a document. The same result gives the same bytes.
func WriteJSON(w io.Writer, d *document.Document, _ document.Options) error {
	if d.Indented != nil {
		return writeIndented(w, d.Indented)
	}
	out := &jsonWriter{to: w}
	out.members(d.Members, "")
	out.text("\n")
	return out.err
}

// writeIndented writes a value over as many lines as it has parts.
func writeIndented(w io.Writer, value any) error {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := io.WriteString(w, visible.JSON(text.String()))
	return err
}

// jsonWriter writes objects of members as it goes, so that no more than one value is in memory as text: a result of
// many replications is larger as text than it is itself. After an error it writes nothing.
type jsonWriter struct {
	to     io.Writer
	buffer bytes.Buffer // of one value
	err    error
}

func (w *jsonWriter) text(text string) {
	if w.err == nil {
		_, w.err = io.WriteString(w.to, text)
	}
}

// members writes an object, a line a member.
func (w *jsonWriter) members(members []document.Member, indent string) {
	w.text("{\n")
	for i, m := range members {
		w.text(indent + "  ")
		w.value(m.Name, m.Name)
		w.text(": ")
		if inner, ok := m.Value.([]document.Member); ok {
			w.members(inner, "  ")
		} else {
			w.value(m.Name, m.Value)
		}
		w.text(comma(i, len(members)) + "\n")
	}
	w.text(indent + "}")
}

// value writes the value of a member.
func (w *jsonWriter) value(name string, value any) {
	if w.err != nil {
		return
	}
	w.buffer.Reset()
	encoder := json.NewEncoder(&w.buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		w.err = fmt.Errorf("%s: %w", name, err)
		return
	}
	w.text(visible.JSON(string(bytes.TrimSpace(w.buffer.Bytes()))))
}

// comma follows every member but the last.
func comma(i, n int) string {
	if i == n-1 {
		return ""
	}
	return ","
}
