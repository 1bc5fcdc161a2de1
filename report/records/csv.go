package records

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"karvon/sim/visible"
)

// csvWriter writes rows as CSV (RFC 4180, with bare newlines as everywhere in karvon). It writes the bytes itself:
// encoding/csv wants a string a field, which here would be most of the work.
type csvWriter struct {
	to    *bufio.Writer
	names *names
	words []string // quoted where they need it
	line  []byte

	columns []column
}

func newCSV(to io.Writer, n *names) (*csvWriter, error) {
	w := &csvWriter{to: bufio.NewWriterSize(to, partBuffer), names: n}
	for _, word := range n.words {
		w.words = append(w.words, quoted(visible.Cell(word)))
	}
	w.columns = withAttributes(n)
	_, err := w.to.WriteString(headerOf(w.columns))
	return w, err
}

// quoted writes a field as CSV wants it.
func quoted(field string) string {
	if !strings.ContainsAny(field, ",\"\r\n") {
		return field
	}
	return `"` + strings.ReplaceAll(field, `"`, `""`) + `"`
}

func (w *csvWriter) write(r *row) error {
	line := strconv.AppendInt(w.line[:0], int64(r.replication), 10)
	line = append(line, ',')
	line = appendHex(line, r.Entity)
	for _, field := range [...]string{
		w.names.flows[r.Flow], w.names.classes[r.Flow], w.names.sites[r.Site],
		r.Place.String(), w.names.places[r.Place][r.Index], r.Kind.String(),
	} {
		line = append(line, ',')
		line = append(line, field...)
	}
	line = append(line, ',')
	line = strconv.AppendBool(line, r.InWindow)
	for _, time := range [...]int64{r.Arrive, r.Start, r.End} {
		line = append(line, ',')
		line = appendSeconds(line, time)
	}
	for i, value := range r.Attributes {
		line = append(line, ',')
		if w.names.attributes[i].Word {
			line = append(line, w.words[int(value)]...)
			continue
		}
		line = strconv.AppendFloat(line, value, 'f', -1, 64)
	}
	w.line = append(line, '\n')
	_, err := w.to.Write(w.line)
	return err
}

func (w *csvWriter) describe([]entry) []column { return w.columns }

func (w *csvWriter) flush() error { return w.to.Flush() }

func (w *csvWriter) close() error { return w.to.Flush() }

// appendHex writes an identity in sixteen digits.
func appendHex(line []byte, id uint64) []byte {
	const digits = "0123456789abcdef"
	for shift := 60; shift >= 0; shift -= 4 {
		line = append(line, digits[id>>shift&15])
	}
	return line
}

// appendSeconds writes a time in seconds, exactly; nothing for one that never was.
func appendSeconds(line []byte, nanoseconds int64) []byte {
	if nanoseconds < 0 {
		return line
	}
	line = strconv.AppendInt(line, nanoseconds/1e9, 10)
	fraction := nanoseconds % 1e9
	if fraction == 0 {
		return line
	}
	line = append(line, '.')
	for digit := int64(1e8); fraction > 0; digit /= 10 {
		line = append(line, byte('0'+fraction/digit))
		fraction %= digit
	}
	return line
}
