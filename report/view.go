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

// ChartLibrary is the library with which the script of pages draws.
func ChartLibrary() string { return page.ChartLibrary }

// PageScript is the script of pages. It defines karvonPage: draw(root, data) draws into the figures of a [PageView] that
// stand in an element the members of its week, if it has one, and its pictures; clear(root) ends that.
func PageScript() (string, error) { return page.Script() }
