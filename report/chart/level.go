package chart

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"karvon/report/document"
)

const timeBody = vg.Length(118)

// farLevel is how many times the data a level may be to be drawn: further away it would press them flat.
const farLevel = 2.5

// time draws series over the clock, the first with its band and its peak.
func (n *panel) time(p *document.Picture) {
	n.body = timeBody
	half := (p.At[len(p.At)-1] - p.At[0]) / float64(max(1, 2*(len(p.At)-1)))
	n.plot.X.Min, n.plot.X.Max = p.At[0]-half, p.At[len(p.At)-1]+half
	n.plot.X.Label.Text, n.plot.Y.Label.Text = p.Axis, p.Unit
	axis := clock{innerWidth - 40, n.in}
	n.plot.X.Tick.Marker = axis
	if n.plot.X.Max-n.plot.X.Min > 2.5*day {
		n.plot.X.Tick.LineStyle.Width = 0 // the names of days stand between the lines
	}
	n.plot.Add(partings(axis.parting(n.plot.X.Min, n.plot.X.Max)), across{})
	for i := range p.Series {
		n.explain(&p.Series[i], i)
	}
	top := n.levels(p)
	if l := p.Level; l != nil {
		top = n.level(l, top)
	}
	n.plot.Y.Min, n.plot.Y.Max = 0, top
	n.plot.Y.Tick.Marker = numbers{most: 4, in: n.in}
	for i := len(p.Series) - 1; i >= 0; i-- {
		n.series(p, i)
	}
	n.plot.Add(peakOf(p, half, n.in))
}

// levels is the top of the picture, with room for the name of the peak.
func (n *panel) levels(p *document.Picture) float64 {
	most := 0.0
	for i := range p.Series {
		for _, values := range [][]float64{p.Series[i].Mean, p.Series[i].High} {
			for _, value := range values {
				if value > most {
					most = value
				}
			}
		}
	}
	if most == 0 {
		return 1
	}
	return float64(1.18 * most)
}

// level draws a value across the picture, where it is near.
func (n *panel) level(l *document.PictureLine, top float64) float64 {
	if l.At > float64(farLevel*top) {
		n.legend.add(n.in.Fill("{name} (far above)", map[string]any{"name": l.Name}), lineSample(levelLine))
		return top
	}
	n.plot.Add(levelAt(l.At))
	n.legend.add(l.Name, lineSample(levelLine))
	return max(top, float64(1.08*l.At))
}

var levelLine = draw.LineStyle{Color: ink, Width: 0.8, Dashes: []vg.Length{8, 2, 2, 2}}

// series draws a series with its band.
func (n *panel) series(p *document.Picture, i int) {
	s, l, at := &p.Series[i], lookOf(i), placesOf(p, i)
	if s.Loose {
		for _, piece := range pieces(at, s.Mean) {
			n.plot.Add(&plotter.Scatter{XYs: piece, GlyphStyle: l.mark()})
		}
		return
	}
	if len(s.Low) > 0 && s.Band != "" {
		n.plot.Add(area{at, s.Low, s.High, l})
	}
	for _, piece := range pieces(at, s.Mean) {
		n.plot.Add(&plotter.Line{XYs: piece, LineStyle: l.line()})
	}
}

// explain adds a series to the legend.
func (n *panel) explain(s *document.PictureSeries, i int) {
	if s.Loose {
		n.legend.add(s.Name, markedSample(lookOf(i), false))
		return
	}
	n.legend.add(s.Name, lineSample(lookOf(i).line()))
	if len(s.Low) > 0 && s.Band != "" {
		n.legend.add(s.Band, areaSample(lookOf(i)))
	}
}

// pieces gives the points of a series, in pieces where it has none.
func pieces(at, values []float64) []plotter.XYs {
	var all []plotter.XYs
	open := false
	for i, value := range values {
		if math.IsNaN(value) {
			open = false
			continue
		}
		if !open {
			all = append(all, nil)
			open = true
		}
		last := len(all) - 1
		all[last] = append(all[last], plotter.XY{X: at[i], Y: value})
	}
	return all
}

// area is what lies between the lowest and the highest.
type area struct {
	at, low, high []float64
	look          look
}

// Plot fills the area.
func (a area) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	points := make([]vg.Point, 0, 2*len(a.at))
	for i := range a.at {
		points = append(points, vg.Point{X: x(a.at[i]), Y: y(a.high[i])})
	}
	for i := len(a.at) - 1; i >= 0; i-- {
		points = append(points, vg.Point{X: x(a.at[i]), Y: y(a.low[i])})
	}
	c.FillPolygon(a.look.tint(), points)
}

// partings are lines from the bottom to the top.
type partings []float64

var gridLine = draw.LineStyle{Color: grid, Width: 0.5}

// Plot draws the lines.
func (l partings) Plot(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	for _, at := range l {
		c.StrokeLine2(gridLine, x(at), c.Min.Y, x(at), c.Max.Y)
	}
}

// across are lines at the ticks of the vertical axis.
type across struct{}

// Plot draws the lines.
func (across) Plot(c draw.Canvas, p *plot.Plot) {
	_, y := p.Transforms(&c)
	for _, tick := range p.Y.Tick.Marker.Ticks(p.Y.Min, p.Y.Max) {
		if tick.Value > p.Y.Min && tick.Value <= p.Y.Max {
			c.StrokeLine2(gridLine, c.Min.X, y(tick.Value), c.Max.X, y(tick.Value))
		}
	}
}

// levelAt is a line from the left to the right.
type levelAt float64

// Plot draws the line.
func (l levelAt) Plot(c draw.Canvas, p *plot.Plot) {
	_, y := p.Transforms(&c)
	c.StrokeLine2(levelLine, c.Min.X, y(float64(l)), c.Max.X, y(float64(l)))
}
