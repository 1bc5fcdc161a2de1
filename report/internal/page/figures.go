package page

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
)

// The figures of a run, in which the page's scripts draw.
var (
	//go:embed assets/figures/week.html
	weekFigures string // behind their title
	//go:embed assets/figures/map.html
	mapFigure string
	//go:embed assets/figures/replay.html
	replayFigure string
)

// figures is the markup in which the page's scripts draw the pictures and the week.
func (v *View) figures() string {
	var to strings.Builder
	if len(v.Pictures) > 0 {
		to.WriteString("<section id=\"pictures\" aria-labelledby=\"pictures-title\">\n" +
			"<h2 id=\"pictures-title\">" + markup.Replace(v.in.Message("Pictures")) + "</h2>\n")
		for i := range v.Pictures {
			note := v.Pictures[i].Note
			if note != "" {
				note = `<br><span class="note">` + markup.Replace(note) + `</span>`
			}
			fmt.Fprintf(&to, "<figure><figcaption>%s%s</figcaption><div class=\"chart\" id=\"picture-%d\"></div></figure>\n",
				markup.Replace(v.Pictures[i].Title), note, i)
		}
		to.WriteString("</section>")
	}
	to.WriteString("\n")
	if v.Timeline {
		fmt.Fprintf(&to, "\n<section id=\"week\" aria-labelledby=\"week-title\">\n"+
			"<h2 id=\"week-title\">%s</h2>\n%s", markup.Replace(v.through()), v.translated(weekFigures))
		if v.Map {
			to.WriteString(strings.TrimSuffix(v.translated(mapFigure), "\n"))
		}
		to.WriteString("\n")
		if v.Replay {
			to.WriteString(strings.TrimSuffix(v.translated(replayFigure), "\n"))
		}
		to.WriteString("\n")
	}
	to.WriteString("\n")
	return to.String()
}

// said are the messages of a figure, each within brackets.
var said = regexp.MustCompile(`\[\[([^\]]+)\]\]`)

// translated is a figure in the language of the page.
func (v *View) translated(figure string) string {
	return said.ReplaceAllStringFunc(figure, func(found string) string {
		return markup.Replace(v.in.Message(found[len("[[") : len(found)-len("]]")]))
	})
}

// markup writes a text as html/template does, which has no place in a program that is to be small.
var markup = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;",
	">", "&gt;")
