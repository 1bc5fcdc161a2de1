package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"karvon/report/document"
	"karvon/report/language"
)

// peak marks the highest mean and says when it is.
type peak struct {
	at, value float64
	name      string
	look      look
}

// peakOf finds the peak of the first series; a part of the window is named by its beginning, which is half a part
// before.
func peakOf(p *document.Picture, half float64, in *language.Language) peak {
	at, values := 0, p.Series[0].Mean
	for i, value := range values {
		if value > values[at] {
			at = i
		}
	}
	return peak{p.At[at], values[at], in.Number(document.Shown(values[at])) + ", " + clockTime(p.At[at]-half, in),
		lookOf(0)}
}

// Plot draws the mark and its name, which leans away from the edges.
func (k peak) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	at := vg.Point{X: x(k.at), Y: y(k.value)}
	c.DrawGlyph(k.look.mark(), at)
	style := letters(textSize, ink)
	style.YAlign, style.XAlign = draw.YBottom, draw.XCenter
	half := style.Width(k.name) / 2
	switch {
	case at.X-half < c.Min.X:
		style.XAlign = draw.XLeft
	case at.X+half > c.Max.X:
		style.XAlign = draw.XRight
	}
	at.Y += 4
	behind := style.Rectangle(k.name).Add(at)
	c.FillPolygon(veil, corners(behind))
	c.FillText(style, at, k.name)
}
