package chart

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// place is a marked place of a curve's axis: a line up through the plot, with its name above it.
type place struct {
	at   float64
	name string
}

var (
	placeText = letters(textSize, ink)
	placeLine = draw.LineStyle{Color: faint, Width: 0.8, Dashes: []vg.Length{3, 2}}
)

// place orders the places from the left to the right.
func (n *panel) place() {
	slices.SortStableFunc(n.places, func(a, b place) int { return cmp.Compare(a.at, b.at) })
}

// placeRows is the number of rows of names: one each, so that none lies on another.
func placeRows(places []place) int { return len(places) }

// placeNames writes the names above their lines, which reach up to them.
func (n *panel) placeNames(c draw.Canvas, left vg.Length) draw.Canvas {
	rest := draw.Crop(c, 0, 0, 0, -height(placeRows(n.places), placeText))
	data := n.plot.DataCanvas(draw.Crop(rest, left-n.left(rest), 0, 0, 0))
	x, _ := n.plot.Transforms(&data)
	for i, p := range n.places {
		// The line of a place passes left of the names of those that follow.
		top := c.Max.Y - height(i, placeText)
		at := vg.Point{X: x(p.at), Y: top}
		style := placeText
		style.XAlign = draw.XLeft
		from := at.X + 3
		if from+style.Width(p.name) > c.Max.X {
			style.XAlign, from = draw.XRight, at.X-3
		}
		c.StrokeLine2(placeLine, at.X, top, at.X, data.Max.Y)
		c.FillText(style, vg.Point{X: from, Y: top}, p.name)
	}
	return rest
}

// marked are the lines of places.
type marked []place

// Plot draws the lines.
func (m marked) Plot(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	for _, place := range m {
		c.StrokeLine2(placeLine, x(place.at), c.Min.Y, x(place.at), c.Max.Y)
	}
}
