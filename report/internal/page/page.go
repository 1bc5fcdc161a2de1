//go:build !js || full

package page

import (
	"embed"
	"encoding/json"
	"html/template"
	"io"
	"strings"

	"karvon/report/document"
)

// The parts of a page.
//
//go:embed assets/page/*
var pageParts embed.FS

// pageScripts are the page's own scripts, in the order in which they build on each other. They become one, within
// the namespace.
var pageScripts = []string{
	"chart.js", "week.js", "hours.js", "map.js", "courses.js", "replay.js", "corridor.js", "pictures.js", "tables.js",
	"start.js",
}

// namespaceScript holds the others where partsHere stands.
const (
	namespaceScript = "namespace.js"
	partsHere       = "/* the parts */\n"
)

// wholePage is what the template of a page shows.
type wholePage struct {
	*View
	Figures         template.HTML // in place of the text
	Words           table         // the glossary
	Style           template.CSS
	Library, Script template.JS
	Data            template.JS
}

// Write writes a document as a self-contained HTML page: the answer, the pictures of a run's window or those of the
// document, and all tables. The words are what the terms of the page mean.
func Write(w io.Writer, d *document.Document, words document.Table) error {
	view := viewOf(d)
	data, err := json.Marshal(view.drawn())
	if err != nil {
		return err
	}
	page := &wholePage{View: view, Figures: template.HTML(view.figures()), Words: tableOf(words), Data: template.JS(data)}
	return page.execute(w)
}

func (p *wholePage) execute(w io.Writer) error {
	layout, err := pageParts.ReadFile("assets/page/page.html")
	if err != nil {
		return err
	}
	parsed, err := template.New("page").Parse(string(layout))
	if err != nil {
		return err
	}
	style, err := pageParts.ReadFile("assets/page/page.css")
	if err != nil {
		return err
	}
	p.Style, p.Script = template.CSS(style), template.JS(script())
	if p.Timeline || len(p.Pictures) > 0 {
		library, err := lent(chartsFile)
		if err != nil {
			return err
		}
		p.Library = template.JS(strings.TrimSuffix(library, "\n"+script()))
	}
	return parsed.Execute(w, p)
}

// script joins the page's scripts. It defines karvonPage, whose draw(root, data) draws what a page holds into the
// figures of an element.
func script() string {
	var parts strings.Builder
	for _, name := range pageScripts {
		parts.WriteString(embedded(name))
	}
	return strings.Replace(embedded(namespaceScript), partsHere, parts.String(), 1)
}

// embedded is a script of the page.
func embedded(name string) string {
	text, err := pageParts.ReadFile("assets/page/" + name)
	if err != nil {
		panic("the page lacks " + name)
	}
	return string(text)
}
