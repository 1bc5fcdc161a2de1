//go:build !js

package report

import (
	"math"

	"karvon/report/document"
	"karvon/sim/fit"
	recorded "karvon/sim/measured"
)

// The names of the pictures of what a file says.
const (
	quantilesChart     = "quantiles"
	probabilitiesChart = "probabilities"
	hoursChart         = "hours"
	daysChart          = "days"
	monthsChart        = "months"
)

// FitPictures lists the names.
var FitPictures = []string{quantilesChart, probabilitiesChart, hoursChart, daysChart, monthsChart}

// mostPictured are the groups that have pictures.
const mostPictured = 4

// pictures draws quantiles and probabilities of times, and profiles of arrivals.
func (f *fitted) pictures() []document.Picture {
	var pictures []document.Picture
	for i := range f.Groups[:min(len(f.Groups), mostPictured)] {
		g := &f.Groups[i]
		if g.Times != nil {
			c := chosenFamily(g.Times)
			if len(c.QQ) > 0 {
				pictures = append(pictures, quantilePicture(g, c), sharePicture(g, c))
			}
		}
		pictures = append(pictures, profilePictures(g)...)
	}
	return pictures
}

// quantilePicture sets observed quantiles over fitted ones.
func quantilePicture(g *recorded.FittedGroup, c *fit.Fit) document.Picture {
	number := document.PlainNumber("s", c.QQ[len(c.QQ)-1].Y)
	scale := document.OwnScale(number)
	p := document.Picture{Name: quantilesChart, Kind: document.Curve, Unit: scale.Unit,
		Title: fitText.qq.with(values{"group": ofGroupTitle(g), "family": familyWords(c.Family)}),
		Axis:  tongue().Unit(scale.Unit) + " " + fitText.quantileAxis.said()}
	p.Series = pointsAgainst(c.QQ, scale.Factor)
	return p
}

// sharePicture sets observed shares over fitted ones.
func sharePicture(g *recorded.FittedGroup, c *fit.Fit) document.Picture {
	p := document.Picture{Name: probabilitiesChart, Kind: document.Curve, Unit: "%",
		Title: fitText.pp.with(values{"group": ofGroupTitle(g), "family": familyWords(c.Family)}),
		Axis:  fitText.shareAxis.said()}
	p.Series = pointsAgainst(c.PP, 100)
	return p
}

// pointsAgainst makes the marks of points, and the line on which both of their numbers are the same.
func pointsAgainst(points []fit.Point, by float64) []document.PictureSeries {
	marks := document.PictureSeries{Name: fitText.observed.said(), Loose: true}
	line := document.PictureSeries{Name: fitText.same.said()}
	add := func(s *document.PictureSeries, x, y float64) {
		s.At = append(s.At, x)
		s.Mean, s.Low, s.High = append(s.Mean, y), append(s.Low, y), append(s.High, y)
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range points {
		x, y := float64(p.X*by), float64(p.Y*by)
		if !document.IsFinite(x) || !document.IsFinite(y) {
			continue
		}
		add(&marks, x, y)
		low, high = min(low, x, y), max(high, x, y)
	}
	add(&line, low, low)
	add(&line, high, high)
	return []document.PictureSeries{marks, line}
}

// profilePictures draws the weights of hours, days and months.
func profilePictures(g *recorded.FittedGroup) []document.Picture {
	var hours, days, months []fit.Weight
	switch {
	case g.Demand != nil:
		hours, days, months = g.Demand.Hours, g.Demand.Weekdays, g.Demand.Months
	case g.Traffic != nil:
		months = g.Traffic.Season
	}
	var pictures []document.Picture
	add := func(name string, title, axis sentence, weights []fit.Weight, words []sentence) {
		if knownWeights(weights) < 2 {
			return
		}
		series := document.PictureSeries{Name: fitText.weight.said()}
		p := document.Picture{Name: name, Kind: document.Curve, Unit: fitText.weight.said(), Axis: axis.said(),
			Words: saidEach(words),
			Title: title.with(values{"group": ofGroupTitle(g)})}
		for i, w := range weights {
			p.At = append(p.At, float64(i))
			if w.Known {
				series.Add(weightEstimate(w), 1, tongue())
			} else {
				series.Gap()
			}
		}
		p.Series = []document.PictureSeries{series}
		pictures = append(pictures, p)
	}
	add(hoursChart, fitText.hourPicture, fitText.hourAxis, hours, nil)
	add(daysChart, fitText.dayPicture, fitText.dayAxis, days, shortDays)
	add(monthsChart, fitText.monthPicture, fitText.monthAxis, months, shortMonths)
	return pictures
}

// saidEach says words one by one.
func saidEach(words []sentence) []string {
	var all []string
	for _, word := range words {
		all = append(all, word.said())
	}
	return all
}
