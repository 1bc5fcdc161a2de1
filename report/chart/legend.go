package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// legend says what each line, mark or area of a panel is, in rows above it.
type legend []entry

type entry struct {
	name   string
	sample plot.Thumbnailer
}

const (
	sampleWidth = vg.Length(20)
	sampleGap   = vg.Length(4)  // to the name
	entryGap    = vg.Length(14) // to the next
	legendGap   = vg.Length(4)  // to the plot
)

var legendText = letters(textSize, ink)

func (l *legend) add(name string, sample plot.Thumbnailer) { *l = append(*l, entry{name, sample}) }

// rows lays the entries out.
func (l legend) rows(width vg.Length) [][]entry {
	var rows [][]entry
	used := width
	for _, e := range l {
		need := e.width()
		if used+need > width {
			rows = append(rows, nil)
			used = 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], e)
		used += need
	}
	return rows
}

func (e entry) width() vg.Length {
	return sampleWidth + sampleGap + legendText.Width(e.name) + entryGap
}

func (l legend) height(width vg.Length) vg.Length {
	return height(len(l.rows(width)), legendText) + legendGap
}

// draw draws the legend at the top of a canvas, and gives what is left of it.
func (l legend) draw(c draw.Canvas) draw.Canvas {
	rows := l.rows(c.Max.X - c.Min.X)
	for i, row := range rows {
		top, x := c.Max.Y-height(i, legendText), c.Min.X
		for _, e := range row {
			box := draw.Canvas{Canvas: c.Canvas, Rectangle: vg.Rectangle{
				Min: vg.Point{X: x, Y: top - textSize - 1}, Max: vg.Point{X: x + sampleWidth, Y: top - 2},
			}}
			e.sample.Thumbnail(&box)
			c.FillText(legendText, vg.Point{X: x + sampleWidth + sampleGap, Y: top}, e.name)
			x += e.width()
		}
	}
	return draw.Crop(c, 0, 0, 0, -l.height(c.Max.X-c.Min.X))
}

// sample draws the piece of a line, an area or a mark in a legend.
type sample func(c *draw.Canvas)

// Thumbnail draws the sample.
func (s sample) Thumbnail(c *draw.Canvas) { s(c) }

func lineSample(style draw.LineStyle) sample {
	return func(c *draw.Canvas) {
		y := c.Center().Y
		c.StrokeLine2(style, c.Min.X, y, c.Max.X, y)
	}
}

func markedSample(l look, joined bool) sample {
	return func(c *draw.Canvas) {
		if joined {
			lineSample(l.line())(c)
		}
		c.DrawGlyphNoClip(l.mark(), c.Center())
	}
}

func areaSample(of look) sample {
	return func(c *draw.Canvas) { c.FillPolygon(of.tint(), corners(c.Rectangle)) }
}

func corners(r vg.Rectangle) []vg.Point {
	return []vg.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}}
}
