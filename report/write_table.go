package report

import (
	"bufio"
	"fmt"
	"io"
)

// TableFormats lists the formats in which one table is written by itself.
var TableFormats = []Format{Text, Markdown, CSV}

// WriteTable writes one table by itself: as text, Markdown or CSV.
func WriteTable(w io.Writer, format Format, table Table, options Options) error {
	options = options.bounded()
	buffered := bufio.NewWriter(w)
	p := newPrinter(buffered, Options{})
	switch format {
	case Text:
		options.All = true
		p = newPrinter(buffered, options)
		p.table(table, options)
	case Markdown:
		p.markdownTable(table)
	case CSV:
		p.err = writeTable(buffered, table)
	default:
		return fmt.Errorf("a table is written as %s, %s or %s, not as %s", Text, Markdown, CSV, format)
	}
	if p.err != nil {
		return p.err
	}
	return buffered.Flush()
}

// WriteNamed writes names with a text beside each, which goes on below itself where
// it does not fit.
func WriteNamed(w io.Writer, names, texts []string, options Options) error {
	options = options.bounded()
	p := newPrinter(w, options)
	names = allAsShown(names)
	longest := 0
	for _, name := range names {
		longest = max(longest, width(name))
	}
	for i, name := range names {
		for _, line := range wrapped(options.words(texts[i]), max(options.Width-longest-columnGap, narrowestText), "") {
			p.line(padRight(name, longest+columnGap) + line)
			name = ""
		}
	}
	return p.err
}
