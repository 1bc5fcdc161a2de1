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
var (
	//go:embed assets/page/*
	pageParts embed.FS
	// The plan on which a day is replayed: what draws the studio's day, which .ci/page builds, and its colours.
	//
	//go:embed assets/day/day.js
	dayScript string
	//go:embed assets/day/day.css
	dayColours string
)

// pageScripts are the page's own scripts, in the order in which they build on each other. They become one, within
// the namespace.
var pageScripts = []string{
	"chart.js", "week.js", "hours.js", "map.js", "replay.js", "pictures.js", "tables.js", "start.js",
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
	Day             template.JS
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
	page := &wholePage{View: view, Figures: template.HTML(view.figures()), Words: tableOf(words, d.Language),
		Data: template.JS(data)}
	return page.execute(w)
}

// Say is a message in the language of the page.
func (p *wholePage) Say(message string) string { return p.in.Message(message) }

// Counted is a message about a number of things.
func (p *wholePage) Counted(count int, message string) string {
	return p.in.Fill(message, map[string]any{"count": count})
}

// Through is the heading of what goes on through the time that is counted.
func (p *wholePage) Through() string { return p.through() }

// Tag says to a browser in which language the page is.
func (p *wholePage) Tag() string { return p.in.Tag() }

// Draft says that nobody who grew up with the language has read its messages; empty for English.
func (p *wholePage) Draft() string {
	if p.in.IsEnglish() || !p.in.Draft {
		return ""
	}
	return p.Say("This language is a draft: no native speaker has read it.")
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
	if p.Replay {
		p.Style += template.CSS(dayColours)
		p.Day = template.JS(dayScript)
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
