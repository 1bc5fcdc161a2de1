//go:build !js || full

package report

import (
	"io"

	"karvon/report/document"
	"karvon/report/internal/markdown"
	"karvon/report/internal/page"
	"karvon/report/internal/terminal"
)

// usual are the writers that every program has but the first one inside a page, which shows documents by itself: see
// [View].
var usual = Writers{Text: terminal.Write, Markdown: markdown.Write, HTML: writeHTML}

// writeHTML writes a page, on which the words of reports are explained.
func writeHTML(w io.Writer, d *document.Document, _ document.Options) error {
	return page.Write(w, d, glossaryTable())
}

// ChartLibrary is what draws a page's pictures: ECharts, and the script of pages, which defines karvonPage. Its
// draw(root, data) draws into the figures of a [PageView] that stand in an element the members of its week, if it has
// one, and its pictures; its clear(root) ends that.
func ChartLibrary() string { return page.ChartLibrary + "\n" + page.Script() }
