package ground

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// pictureWidth and pictureHeight are the size of a picture, in pixels.
const (
	pictureWidth  = 320.0
	pictureHeight = 120.0
	pictureEdge   = 4.0
)

// escape writes a text within an attribute.
var escape = strings.NewReplacer("&", "&amp;", "'", "&#39;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

// Picture draws what journeys lead to on the site of a plan on which most stands, as SVG without colours: elements
// have classes (zone, way, queue, station, border) for a page to colour.
func (p *Plan) Picture() string {
	best := -1
	for i := range p.Sites {
		if best < 0 || len(p.Sites[i].Stations) > len(p.Sites[best].Stations) {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	s := &p.Sites[best]
	core := s.Core
	scale := min((pictureWidth-2*pictureEdge)/max(core.Width, 1), (pictureHeight-2*pictureEdge)/max(core.Height, 1))
	left := float64((pictureWidth - float64(core.Width*scale)) / 2)
	top := float64((pictureHeight - float64(core.Height*scale)) / 2)
	x := func(metres float64) string { return short(left + float64((metres-core.X)*scale)) }
	y := func(metres float64) string { return short(top + float64((metres-core.Y)*scale)) }
	var to strings.Builder
	fmt.Fprintf(&to, `<svg viewBox="0 0 %s %s" role="img" aria-label="%s">`, short(pictureWidth), short(pictureHeight),
		escape.Replace(s.Title))
	box := func(class string, b Box) {
		fmt.Fprintf(&to, `<rect class="%s" x="%s" y="%s" width="%s" height="%s"/>`, class, x(b.X), y(b.Y),
			short(max(b.Width*scale, 0.8)), short(max(b.Height*scale, 0.8)))
	}
	for i := range s.Zones {
		if s.Zones[i].Kind == Holding {
			box("zone", s.Zones[i].Box)
		}
	}
	for i := range s.Ways {
		points := make([]string, len(s.Ways[i].Points))
		for k, at := range s.Ways[i].Points {
			points[k] = x(at[0]) + "," + y(at[1])
		}
		fmt.Fprintf(&to, `<polyline class="way" points="%s"/>`, strings.Join(points, " "))
	}
	for i := range s.Stations {
		box("queue", s.Stations[i].Queue)
		box("station", s.Stations[i].Box)
	}
	if s.Border != nil {
		fmt.Fprintf(&to, `<line class="border" x1="%s" y1="0" x2="%s" y2="%s"/>`, x(*s.Border), x(*s.Border),
			short(pictureHeight))
	}
	return to.String() + "</svg>"
}

// short writes pixels to a tenth.
func short(pixels float64) string {
	return strconv.FormatFloat(math.Round(pixels*10)/10, 'f', -1, 64)
}
