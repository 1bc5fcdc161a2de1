package report

import (
	"math"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// mostRows keeps a picture to what can be read.
const mostRows = 20

// contrastPicture shows the differences of the primary responses, each in percent of the base.
func contrastPicture(o *experiment.Contrast) document.Picture {
	p := document.Picture{Name: o.Name, Title: comparisonText.picture.with(values{"configuration": o.Name}),
		Axis: comparisonText.change.said(), Kind: document.Rows, Unit: "%"}
	series := document.PictureSeries{Name: p.Axis}
	for i := range o.Primary {
		d := &o.Primary[i]
		if d.Base.Mean == 0 || math.IsNaN(d.Base.Mean) || math.IsNaN(d.Mean) || len(p.Names) == mostRows {
			continue
		}
		p.Names = append(p.Names, d.Name)
		series.Add(d.Estimate, 100/math.Abs(d.Base.Mean), tongue())
	}
	p.Series = []document.PictureSeries{series}
	return p
}

// LoadPicture names the picture of a capacity.
const LoadPicture = "load"

// loadPicture shows what passes over the load, and the capacities on it.
func loadPicture(c *experiment.Capacity) document.Picture {
	p := document.Picture{Name: LoadPicture, Title: capacityText.picture.said(), Kind: document.Curve, Unit: "a day",
		Axis: capacityText.axis.said()}
	offered := document.PictureSeries{Name: sentence(arrives).said()}
	passed := document.PictureSeries{Name: sentence(getsThrough).said()}
	for i := range c.Loads {
		p.At = append(p.At, float64(100*c.Loads[i].Scale))
		offered.Add(c.Loads[i].Offered, 1, tongue())
		passed.Add(c.Loads[i].Passed, 1, tongue())
	}
	p.Series = []document.PictureSeries{offered, passed}
	for _, f := range []struct {
		name    string
		finding *experiment.Finding
	}{{capacityText.thresholdsLine.said(), &c.Service}, {capacityText.queuesLine.said(), &c.Stable}} {
		if f.finding.Known {
			p.Lines = append(p.Lines, document.PictureLine{Name: f.name, At: float64(100 * f.finding.Scale)})
		}
	}
	if c.Saturated.Known {
		rate := digits(document.Rounded(c.Saturated.Rate.Mean, 0))
		p.Level = &document.PictureLine{Name: capacityText.line.with(values{"rate": rate}), At: c.Saturated.Rate.Mean}
	}
	for _, design := range c.Design {
		p.Lines = append(p.Lines,
			document.PictureLine{Name: capacityText.designLine.with(values{"crossing": design.Name}),
				At: float64(100 * design.Scale)})
	}
	return p
}

// effectPicture shows how far assumptions move a response, the strongest first.
func effectPicture(method experiment.Method, r *experiment.ResponseSensitivity) document.Picture {
	by := document.Scale{Unit: r.Unit(), Factor: 1}
	if len(r.Effects) > 0 && method != experiment.SobolShare {
		largest := r.Effects[0].Size
		by = document.ScaleOf([]*document.Number{document.PlainNumber(unitOfDifference(r.Unit()), largest)})
	}
	p := document.Picture{Name: r.Name, Title: sensitivityText.picture.with(values{"name": r.Name}),
		Axis: sensitivityText.change.said(), Kind: document.Rows, Bars: true, Unit: by.Unit}
	low, high := document.PictureSeries{Name: sensitivityText.low.said()},
		document.PictureSeries{Name: sensitivityText.high.said()}
	for i := range r.Effects {
		e := &r.Effects[i]
		if i == mostRows || !(e.Size > 0) {
			break // they are ranked by it
		}
		p.Names = append(p.Names, e.Factor.Name)
		switch method {
		case experiment.MorrisWalk:
			p.Axis, low.Name = sensitivityText.size.said(), sensitivityText.star.said()
			low.Add(stats.Unknown(e.Screen.Star), by.Factor, tongue())
		case experiment.SobolShare:
			p.Axis, p.Unit = "", sensitivityText.variance.said()
			low.Name, high.Name = sensitivityText.alone.said(), sensitivityText.withOthers.said()
			low.Add(possibleShare(e.Index.First), 1, tongue())
			high.Add(possibleShare(e.Index.Total), 1, tongue())
		default:
			low.Add(e.Low, by.Factor, tongue())
			high.Add(e.High, by.Factor, tongue())
		}
	}
	p.Series = []document.PictureSeries{low}
	if len(high.Mean) > 0 {
		p.Series = append(p.Series, high)
	}
	p.Rescale()
	return p
}
