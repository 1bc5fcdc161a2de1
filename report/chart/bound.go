package chart

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"karvon/report/document"
	"karvon/sim/stats"
)

// A bound has an arrow beyond its mark and interval, on the side on which the number can lie besides.
const (
	arrowStart  = vg.Length(5) // from the mark or the interval's end
	arrowLength = vg.Length(7)
	arrowHead   = vg.Length(2.5)
)

// boundName stands for the arrows in a legend.
const boundName = "a bound: it can lie beyond"

// sidesOf says on which sides of its mark a number can lie: up, down or both.
func sidesOf(b stats.Bound) []float64 {
	switch b {
	case stats.AtLeast:
		return []float64{1}
	case stats.AtMost:
		return []float64{-1}
	case stats.Open:
		return []float64{1, -1}
	}
	return nil
}

// endOf is where an arrow to a side begins: at the mark, or at the end of its interval.
func endOf(s *document.PictureSeries, i int, side float64) float64 {
	switch {
	case i >= len(s.Low) || math.IsNaN(s.Low[i]):
		return s.Mean[i]
	case side > 0:
		return s.High[i]
	}
	return s.Low[i]
}

// bounded says whether some mark of a series is a bound with an arrow.
func bounded(s *document.PictureSeries) bool {
	for i := range s.Bounds {
		if sidesOf(s.Bounds[i]) != nil && !math.IsNaN(s.Mean[i]) {
			return true
		}
	}
	return false
}

// arrow draws an arrow from a mark along a direction of length one.
func arrow(c *draw.Canvas, from, along vg.Point) {
	line := draw.LineStyle{Color: ink, Width: 0.9}
	at := func(ahead, aside vg.Length) vg.Point {
		return vg.Point{X: from.X + ahead*along.X - aside*along.Y, Y: from.Y + ahead*along.Y + aside*along.X}
	}
	end := at(arrowStart+arrowLength, 0)
	begin := at(arrowStart, 0)
	c.StrokeLine2(line, begin.X, begin.Y, end.X, end.Y)
	for _, aside := range []vg.Length{arrowHead, -arrowHead} {
		back := at(arrowStart+arrowLength-arrowHead, aside)
		c.StrokeLine2(line, back.X, back.Y, end.X, end.Y)
	}
}

// arrows are those of a curve: upwards where the number is at least so large.
type arrows struct {
	at     []float64
	series *document.PictureSeries
}

// Plot draws the arrows.
func (a arrows) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for i, mean := range a.series.Mean {
		if math.IsNaN(mean) {
			continue
		}
		for _, side := range sidesOf(a.series.Bound(i)) {
			arrow(&c, vg.Point{X: x(a.at[i]), Y: y(endOf(a.series, i, side))}, vg.Point{Y: vg.Length(side)})
		}
	}
}

// arrowSample shows an arrow in a legend.
var arrowSample = sample(func(c *draw.Canvas) {
	arrow(c, vg.Point{X: c.Min.X - arrowStart, Y: c.Center().Y}, vg.Point{X: 1})
})
