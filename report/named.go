package report

import "io"

// WriteNamed writes names with a text beside each, which goes on below itself where
// it does not fit.
func WriteNamed(w io.Writer, names, texts []string, options Options) error {
	options = options.Bounded()
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
