package report

import (
	"karvon/report/document"
	"karvon/report/internal/page"
)

// PageView is what a page shows of a document, in text and as data for its scripts; in JSON for pages that are made
// elsewhere.
type PageView = page.View

// View is what the page of a document shows, but for its glossary and the day that is replayed.
func View(d *document.Document) (*PageView, error) { return page.ViewOf(d) }

// ChartLibrary is what draws a page's pictures: ECharts, and the script of pages, which defines karvonPage. Its
// draw(root, data) draws into the figures of a [PageView] that stand in an element the members of its week, if it has
// one, and its pictures; its clear(root) ends that.
func ChartLibrary() string { return page.ChartLibrary + "\n" + page.Script() }
