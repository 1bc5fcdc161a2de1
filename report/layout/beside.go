package layout

import "karvon/report/document"

// Beside writes a text beside its label from a column on; it goes on below itself where it does not fit.
func (p *Printer) Beside(label, text string, column int, options document.Options) {
	for _, line := range Wrapped(spelled(options, text), max(options.Width-column, narrowestText), "") {
		p.Line(padRight(label, column) + line)
		label = ""
	}
}
