package chart

import (
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"karvon/report/document"
)

const curveBody = vg.Length(190)

// mostMarked is the number of points of a curve that are marked one by one.
const mostMarked = 40

// curve draws series over a number or over words, with intervals and marked places.
func (n *panel) curve(p *document.Picture) {
	n.body = curveBody
	n.plot.X.Label.Text, n.plot.Y.Label.Text = p.Axis, p.Unit
	n.plot.X.Padding = 6
	n.horizontal(p)
	low, high := reach(p)
	n.plot.Y.Min, n.plot.Y.Max = min(0, low), max(float64(1.05*high), 0)
	n.plot.Add(across{})
	for _, line := range p.Lines {
		n.places = append(n.places, place{line.At, line.Name + " " + n.in.Number(document.Shown(line.At))})
	}
	n.plot.Add(marked(n.places))
	intervals := false
	for i := range p.Series {
		intervals = n.points(p, i) || intervals
	}
	if slices.ContainsFunc(p.Series, func(s document.PictureSeries) bool { return bounded(&s) }) {
		n.legend.add(n.in.Message(boundName), arrowSample)
	}
	if l := p.Level; l != nil {
		n.plot.Y.Max = n.level(l, n.plot.Y.Max)
	}
	if intervals {
		n.legend.add(n.in.Message("interval"), intervalSample)
	}
	n.place()
}

// horizontal lays out the horizontal axis of a curve.
func (n *panel) horizontal(p *document.Picture) {
	x := &n.plot.X
	x.Tick.Marker = numbers{most: 8, in: n.in}
	if len(p.Words) > 0 {
		ticks := make([]plot.Tick, len(p.Words))
		room := (innerWidth - 60) / vg.Length(len(p.Words))
		for i, word := range p.Words {
			ticks[i] = plot.Tick{Value: float64(i), Label: strings.Join(wrapped(word, letters(textSize, ink), room), "\n")}
		}
		x.Tick.Marker = plot.ConstantTicks(ticks)
		x.Min, x.Max = -0.5, float64(len(p.Words))-0.5
		return
	}
	x.Min, x.Max = math.Inf(1), math.Inf(-1)
	for i := range p.Series {
		low, high := extent(placesOf(p, i))
		x.Min, x.Max = min(x.Min, low), max(x.Max, high)
	}
	for _, line := range p.Lines {
		x.Min, x.Max = min(x.Min, line.At), max(x.Max, line.At)
	}
	if x.Max == x.Min {
		x.Min, x.Max = x.Min-1, x.Max+1
	}
	if whole(p) {
		x.Tick.Marker = numbers{most: 8, least: 1, in: n.in}
	}
}

// whole says whether all points lie at whole numbers.
func whole(p *document.Picture) bool {
	for i := range p.Series {
		for _, at := range placesOf(p, i) {
			if at != math.Trunc(at) {
				return false
			}
		}
	}
	return true
}

// placesOf are where the points of a series lie.
func placesOf(p *document.Picture, series int) []float64 {
	if at := p.Series[series].At; at != nil {
		return at
	}
	return p.At
}

// points draws a series with its marks; it says whether there are intervals.
func (n *panel) points(p *document.Picture, i int) (intervals bool) {
	s, l, at := &p.Series[i], lookOf(i), placesOf(p, i)
	if !s.Loose && (s.Band != "" || len(at) > mostMarked) {
		n.series(p, i)
		n.explain(s, i)
		return false
	}
	if len(s.Low) > 0 {
		n.plot.Add(upright{at, s.Low, s.High, l})
	}
	for _, piece := range pieces(at, s.Mean) {
		if !s.Loose {
			n.plot.Add(&plotter.Line{XYs: piece, LineStyle: l.line()})
		}
		n.plot.Add(&plotter.Scatter{XYs: piece, GlyphStyle: l.mark()})
	}
	n.plot.Add(arrows{at, s})
	n.legend.add(s.Name, markedSample(l, !s.Loose))
	return wide(s)
}

// wide says whether some point of a series has an interval.
func wide(s *document.PictureSeries) bool {
	for i := range s.Low {
		if s.Low[i] < s.High[i] {
			return true
		}
	}
	return false
}

// extent is the lowest and highest of values.
func extent(values []float64) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, value := range values {
		if !math.IsNaN(value) {
			low, high = min(low, value), max(high, value)
		}
	}
	return low, high
}

// reach is the lowest and highest of a picture's values and intervals.
func reach(p *document.Picture) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for i := range p.Series {
		for _, values := range [][]float64{p.Series[i].Mean, p.Series[i].Low, p.Series[i].High} {
			l, h := extent(values)
			low, high = min(low, l), max(high, h)
		}
	}
	return low, high
}

const halfCap = vg.Length(2)

// upright are intervals of a curve.
type upright struct {
	at, low, high []float64
	look          look
}

// Plot draws the intervals.
func (u upright) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for i := range u.at {
		if math.IsNaN(u.low[i]) || u.low[i] == u.high[i] {
			continue
		}
		at, low, high := x(u.at[i]), y(u.low[i]), y(u.high[i])
		c.StrokeLine2(u.look.whole(), at, low, at, high)
		c.StrokeLine2(u.look.whole(), at-halfCap, low, at+halfCap, low)
		c.StrokeLine2(u.look.whole(), at-halfCap, high, at+halfCap, high)
	}
}

// intervalSample shows an interval in a legend.
var intervalSample = sample(func(c *draw.Canvas) {
	line := draw.LineStyle{Color: ink, Width: 0.9}
	y := c.Center().Y
	c.StrokeLine2(line, c.Min.X+2, y, c.Max.X-2, y)
	c.StrokeLine2(line, c.Min.X+2, y-halfCap, c.Min.X+2, y+halfCap)
	c.StrokeLine2(line, c.Max.X-2, y-halfCap, c.Max.X-2, y+halfCap)
})
