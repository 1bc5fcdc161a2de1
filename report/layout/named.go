package layout

import (
	"io"

	"karvon/report/document"
)

// WriteNamed writes names with a text beside each, which goes on below itself where
// it does not fit.
func WriteNamed(w io.Writer, names, texts []string, options document.Options) error {
	options = options.Bounded()
	p := NewPrinter(w, options)
	names = document.AllAsShown(names)
	longest := 0
	for _, name := range names {
		longest = max(longest, Width(name))
	}
	for i, name := range names {
		for _, line := range Wrapped(Spelled(options, texts[i]), max(options.Width-longest-ColumnGap, narrowestText), "") {
			p.Line(padRight(name, longest+ColumnGap) + line)
			name = ""
		}
	}
	return p.Err
}
