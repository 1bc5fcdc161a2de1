package chart

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"karvon/report/document"
	"karvon/report/language"
)

// panel is one picture on a sheet: its heading, its legend, the names of marked places, and the plot.
type panel struct {
	in      *language.Language
	heading []string
	note    []string
	legend  legend
	plot    *plot.Plot
	places  []place   // named above the plot
	body    vg.Length // height of the plot with its axes
}

var headingText = strong(headingSize)

const headingGap = vg.Length(2)

// newPanel makes the panel of a picture.
func newPanel(p *document.Picture, in *language.Language) *panel {
	n := &panel{in: in, heading: wrapped(p.Title, headingText, innerWidth), plot: newPlot(in)}
	if p.Note != "" {
		n.note = wrapped(p.Note, noteText, innerWidth)
	}
	switch {
	case empty(p):
		n.nothing()
	case p.Kind == document.Rows:
		n.rows(p)
	case p.Kind == document.Time:
		n.time(p)
	default:
		n.curve(p)
	}
	return n
}

func empty(p *document.Picture) bool {
	for i := range p.Series {
		for _, value := range p.Series[i].Mean {
			if !math.IsNaN(value) {
				return false
			}
		}
	}
	return true
}

// newPlot is a plot with axes and nothing in it.
func newPlot(in *language.Language) *plot.Plot {
	p := plot.New()
	p.BackgroundColor = nil
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.Color, axis.Tick.Color = faint, faint
		axis.Tick.Length = 3
		axis.Padding = 0
		axis.Tick.Label.Font = letters(textSize, ink).Font
		axis.Label.TextStyle.Font = letters(textSize, ink).Font
		axis.Label.Padding = 3
		axis.Tick.Marker = numbers{most: 6, in: in}
	}
	return p
}

// nothing says that there is nothing.
func (n *panel) nothing() {
	n.heading = append(n.heading, n.in.Message("There is nothing to show: nobody came here."))
	n.plot = nil
}

func (n *panel) height() vg.Length {
	h := height(len(n.heading), headingText) + height(len(n.note), noteText) + headingGap + n.legend.height(innerWidth) +
		n.body
	if len(n.places) > 0 {
		h += height(placeRows(n.places), placeText)
	}
	return h
}

// left is how far the axis stands from the left edge.
func (n *panel) left(c draw.Canvas) vg.Length {
	if n.plot == nil {
		return 0
	}
	return n.plot.DataCanvas(c).Min.X - c.Min.X
}

// draw draws the panel with its axis as far from the left edge as asked for.
func (n *panel) draw(c draw.Canvas, left vg.Length) {
	c = write(write(c, headingText, n.heading), noteText, n.note)
	c = draw.Crop(c, 0, 0, 0, -headingGap)
	c = n.legend.draw(c)
	if n.plot == nil {
		return
	}
	if len(n.places) > 0 {
		c = n.placeNames(c, left)
	}
	c = draw.Crop(c, left-n.left(c), 0, 0, 0)
	n.plot.Draw(c)
}
