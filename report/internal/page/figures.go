package page

import (
	_ "embed"
	"fmt"
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
			"<h2 id=\"pictures-title\">Pictures</h2>\n")
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
			"<h2 id=\"week-title\">Through the %s</h2>\n%s", markup.Replace(v.Span), weekFigures)
		if v.Map {
			to.WriteString(strings.TrimSuffix(mapFigure, "\n"))
		}
		to.WriteString("\n")
		if v.Replay {
			to.WriteString(strings.TrimSuffix(replayFigure, "\n"))
		}
		to.WriteString("\n")
	}
	to.WriteString("\n")
	return to.String()
}

// markup writes a text as html/template does, which has no place in a program that is to be small.
var markup = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;",
	">", "&gt;")
