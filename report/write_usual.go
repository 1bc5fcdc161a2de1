//go:build !js || full

package report

import (
	"io"

	"karvon/report/document"
	"karvon/report/internal/ci"
	"karvon/report/internal/markdown"
	"karvon/report/internal/page"
	"karvon/report/internal/terminal"
)

// usual are the writers that every program has but the first one inside a page, which shows documents by itself: see
// [View].
var usual = Writers{
	Text: terminal.Write, Markdown: markdown.Write, HTML: writeHTML, JUnit: ci.WriteJUnit, GitHub: ci.WriteAnnotations,
}

// writeHTML writes a page, on which the words of reports are explained in its language.
func writeHTML(w io.Writer, d *document.Document, _ document.Options) error {
	return page.Write(w, d, spoken(d.Language, Words).Tables[0])
}
