package chart

import (
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"karvon/report/document"
)

const (
	rowText   = textSize
	laneSize  = vg.Length(9)   // of a series in a row
	rowGap    = vg.Length(5)   // between rows
	namesMost = sheetWidth / 3 // the width of the names
)

// rows draws marks with their intervals, a row a name.
func (n *panel) rows(p *document.Picture) {
	style := letters(rowText, ink)
	labels, lines := make([]plot.Tick, len(p.Names)), 1
	for i, name := range p.Names {
		parts := wrapped(name, style, namesMost)
		lines = max(lines, len(parts))
		labels[i] = plot.Tick{Value: float64(len(p.Names) - 1 - i), Label: strings.Join(parts, "\n")}
	}
	row := max(height(lines, style), laneSize*vg.Length(len(p.Series))) + rowGap
	n.body = row*vg.Length(len(p.Names)) + 32
	n.plot.Y.Tick.Marker = plot.ConstantTicks(labels)
	n.plot.Y.Tick.Length = 0
	n.plot.Y.Min, n.plot.Y.Max = -0.5, float64(len(p.Names))-0.5
	low, high := reach(p)
	low, high = min(low, 0), max(high, 0)
	room := (high - low) * 0.03
	n.plot.X.Min, n.plot.X.Max = low-room, high+room
	n.plot.X.Label.Text = p.Axis
	if p.Unit != "" {
		n.plot.X.Label.Text = strings.TrimPrefix(p.Axis+", "+p.Unit, ", ")
	}
	n.plot.X.Tick.Marker = numbers{most: 7, in: n.in}
	n.plot.Add(upGrid{})
	n.plot.Add(zero{})
	intervals, bounds := false, false
	for i := range p.Series {
		s := lane{series: &p.Series[i], look: lookOf(i), bars: p.Bars, lane: i, lanes: len(p.Series), row: row}
		n.plot.Add(s)
		n.legend.add(p.Series[i].Name, s.sample())
		intervals, bounds = intervals || wide(&p.Series[i]), bounds || bounded(&p.Series[i])
	}
	if bounds {
		n.legend.add(n.in.Message(boundName), arrowSample)
	}
	if intervals {
		n.legend.add(n.in.Message("interval"), intervalSample)
	}
}

// lane is a series of a picture of rows: a mark or a bar from zero, and the interval, in its own part of each row.
type lane struct {
	series      *document.PictureSeries
	look        look
	bars        bool
	lane, lanes int
	row         vg.Length
}

// Plot draws the rows.
func (l lane) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	shift := laneSize * (vg.Length(l.lanes-1)/2 - vg.Length(l.lane))
	for i, mean := range l.series.Mean {
		if math.IsNaN(mean) {
			continue
		}
		at := vg.Point{X: x(mean), Y: y(float64(len(l.series.Mean)-1-i)) + shift}
		if l.bars {
			l.bar(c, x(0), at)
		}
		if low, high := x(l.series.Low[i]), x(l.series.High[i]); low < high {
			line := draw.LineStyle{Color: ink, Width: 0.9}
			c.StrokeLine2(line, low, at.Y, high, at.Y)
			c.StrokeLine2(line, low, at.Y-halfCap, low, at.Y+halfCap)
			c.StrokeLine2(line, high, at.Y-halfCap, high, at.Y+halfCap)
		}
		if !l.bars {
			c.DrawGlyph(l.look.mark(), at)
		}
		for _, side := range sidesOf(l.series.Bound(i)) {
			arrow(&c, vg.Point{X: x(endOf(l.series, i, side)), Y: at.Y}, vg.Point{X: vg.Length(side)})
		}
	}
}

// bar draws a bar from zero: the first series full, the others hollow.
func (l lane) bar(c draw.Canvas, zero vg.Length, to vg.Point) {
	half := laneSize/2 - 1
	l.box(&c, vg.Rectangle{
		Min: vg.Point{X: min(zero, to.X), Y: to.Y - half},
		Max: vg.Point{X: max(zero, to.X), Y: to.Y + half},
	})
}

func (l lane) box(c *draw.Canvas, r vg.Rectangle) {
	fill := l.look.color
	if l.lane > 0 {
		fill = l.look.tint()
	}
	around := corners(r)
	c.FillPolygon(fill, around)
	c.StrokeLines(l.look.whole(), append(around, around[0]))
}

func (l lane) sample() sample {
	return func(c *draw.Canvas) {
		if l.bars {
			l.box(c, c.Rectangle)
			return
		}
		c.DrawGlyphNoClip(l.look.mark(), c.Center())
	}
}

// upGrid are lines at the ticks of the horizontal axis.
type upGrid struct{}

// Plot draws the lines.
func (upGrid) Plot(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	for _, tick := range p.X.Tick.Marker.Ticks(p.X.Min, p.X.Max) {
		c.StrokeLine2(gridLine, x(tick.Value), c.Min.Y, x(tick.Value), c.Max.Y)
	}
}

// zero is the line of no change.
type zero struct{}

// Plot draws the line.
func (zero) Plot(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	c.StrokeLine2(draw.LineStyle{Color: faint, Width: 0.8}, x(0), c.Min.Y, x(0), c.Max.Y)
}
