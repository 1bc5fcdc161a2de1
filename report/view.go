package report

import (
	"karvon/report/document"
	"karvon/report/internal/page"
)

// PageView is what a page shows of a document, in text and as data for its scripts; in JSON for pages that are made
// elsewhere.
type PageView = page.View

// View is what the page of a document shows, but for its glossary and the day that is replayed.
func View(d *document.Document) *PageView { return page.ViewOf(d) }
