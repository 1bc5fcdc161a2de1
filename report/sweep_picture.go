package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/design/grammar"
	"karvon/sim/experiment"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

// What a picture of a sweep can bear: lines in one, factors that have one of their own, and pictures in all.
const (
	mostLines         = 8
	mostEffects       = 4
	mostSweepPictures = 24
)

// sweepPictures shows the responses over the factors. A full grid whose points make few lines shows every point in
// one picture a response; any other design shows the points over each factor with its main effect.
func sweepPictures(s *experiment.Sweep) []document.Picture {
	var pictures []document.Picture
	over := axisFactor(s)
	for r := range s.Responses {
		if lines := linesBeside(s, over); s.Design.Kind == grammar.Grid && len(lines) <= mostLines {
			pictures = append(pictures, responseCurves(s, r, over, lines))
			continue
		}
		pictures = append(pictures, mainEffectPictures(s, r)...)
	}
	if more := len(pictures) - mostSweepPictures; more > 0 {
		pictures = pictures[:mostSweepPictures]
		pictures[mostSweepPictures-1].Note = sweepText.more.with(values{"pictures": more})
	}
	return pictures
}

// axisFactor is the factor that lines go over: the quantity with the most levels, or where all are words the factor
// with the most.
func axisFactor(s *experiment.Sweep) int {
	best := 0
	for i := range s.Factors {
		mine, others := &s.Factors[i], &s.Factors[best]
		numeric := mine.Numbers != nil
		if numeric == (others.Numbers != nil) && len(mine.Distinct()) > len(others.Distinct()) || numeric &&
			others.Numbers == nil {
			best = i
		}
	}
	return best
}

// line is the points that differ in the axis's factor alone.
type line struct {
	name   string
	points []int
}

// linesBeside gathers the points by their levels of all other factors.
func linesBeside(s *experiment.Sweep, over int) []line {
	var lines []line
	place := map[string]int{}
	for i := range s.Evaluations {
		var levels []string
		for j := range s.Factors {
			if j != over {
				levels = append(levels, shortPath(s.Factors[j].Name)+" "+s.Factors[j].Levels[i])
			}
		}
		name := strings.Join(levels, ", ")
		at, known := place[name]
		if !known {
			at = len(lines)
			place[name] = at
			lines = append(lines, line{name: name})
		}
		lines[at].points = append(lines[at].points, i)
	}
	return lines
}

// responseScale chooses the unit of a response for all points: that of the largest value, to which the axis
// reaches.
func responseScale(s *experiment.Sweep, r int) document.Scale {
	most := document.PlainNumber(s.Responses[r].Unit(), 0)
	for i := range s.Evaluations {
		if s.Evaluations[i].Err == nil && s.Evaluations[i].Estimate(r).Mean > most.Mean {
			most.Mean = s.Evaluations[i].Estimate(r).Mean
		}
	}
	return document.ScaleOf([]*document.Number{most})
}

// responseCurves shows a response over a factor, a line for the levels of the others; over words it shows marks in
// rows.
func responseCurves(s *experiment.Sweep, r, over int, lines []line) document.Picture {
	by := responseScale(s, r)
	axis, at, words, _ := axisOf(&s.Factors[over])
	p := document.Picture{Name: s.Responses[r].Name,
		Title: sweepText.picture.with(values{"name": s.Responses[r].Name, "factor": shortPath(s.Factors[over].Name)}),
		Kind:  document.Curve, Unit: by.Unit, Axis: axis}
	if words != nil {
		p.Kind, p.Names, p.Axis = document.Rows, words, "" // the levels are the rows
	}
	for _, l := range lines {
		series := document.PictureSeries{Name: l.name}
		if series.Name == "" {
			series.Name = sweepText.mean.said()
		}
		if words != nil {
			fillRows(&series, s, r, l.points, at, len(words), by.Factor)
		} else {
			slices.SortStableFunc(l.points, func(a, b int) int { return cmp.Compare(at[a], at[b]) })
			for _, i := range l.points {
				series.At = append(series.At, at[i])
				addPoint(&series, &s.Evaluations[i], r, by.Factor)
			}
		}
		p.Series = append(p.Series, series)
	}
	return p
}

// addPoint adds what a point gave, or a gap.
func addPoint(s *document.PictureSeries, e *experiment.Evaluation, r int, by float64) {
	if e.Err != nil {
		s.Gap()
		return
	}
	s.Add(e.Estimate(r), by, tongue())
}

// fillRows puts the points of a line into their rows; those that are missing are gaps.
func fillRows(s *document.PictureSeries, sweep *experiment.Sweep, r int, points []int, at document.Places, rows int,
	by float64) {
	for row := range rows {
		i := slices.IndexFunc(points, func(i int) bool { return at[i] == float64(row) })
		if i < 0 {
			s.Gap()
			continue
		}
		addPoint(s, &sweep.Evaluations[points[i]], r, by)
	}
}

// mainEffectPictures shows all points over each factor, with the mean over the others; the factors that move the
// response most, the strongest first.
func mainEffectPictures(s *experiment.Sweep, r int) []document.Picture {
	effects := make([][]experiment.MainEffect, len(s.Factors))
	order := make([]int, len(s.Factors))
	for i := range s.Factors {
		effects[i], order[i] = s.MainEffects(i, r), i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(experiment.Spread(effects[b]), experiment.Spread(effects[a]))
	})
	var pictures []document.Picture
	for _, i := range order[:min(mostEffects, len(order))] {
		pictures = append(pictures, mainEffectPicture(s, r, i, effects[i]))
	}
	if len(order) > mostEffects {
		pictures[0].Note = sweepText.shown.with(values{"factors": len(order), "shown": mostEffects})
	}
	return pictures
}

func mainEffectPicture(s *experiment.Sweep, r, factor int, effects []experiment.MainEffect) document.Picture {
	by := responseScale(s, r)
	axis, at, words, axisBy := axisOf(&s.Factors[factor])
	points := document.PictureSeries{Name: sweepText.points.said(), Loose: true, At: at}
	for i := range s.Evaluations {
		addPoint(&points, &s.Evaluations[i], r, by.Factor)
	}
	mean := document.PictureSeries{Name: sweepText.overOthers.said(), Loose: words != nil}
	for i := range effects {
		mean.At = append(mean.At, tidy(float64(effects[i].At*axisBy.Factor)))
		mean.Add(stats.Unknown(effects[i].Mean), by.Factor, tongue())
	}
	return document.Picture{
		Name:  s.Responses[r].Name,
		Title: sweepText.picture.with(values{"name": s.Responses[r].Name, "factor": shortPath(s.Factors[factor].Name)}),
		Kind:  document.Curve, Unit: by.Unit, Axis: axis, Words: words, Series: []document.PictureSeries{points, mean},
	}
}

// axisScale chooses the unit of a factor's axis: that in which all levels are written, or one in which they are
// easily read. Durations have mixed units as they are written, such as 1h30m.
func axisScale(f *experiment.SweptFactor) document.Scale {
	if name, shared := sharedUnit(f.Levels); shared && f.Dimension != unit.Duration && f.Dimension != unit.Number {
		if worth, err := unit.Parse("1"+name, f.Dimension); err == nil {
			return document.Scale{Unit: strings.TrimSpace(name), Factor: 1 / worth}
		}
	}
	largest := []*document.Number{document.PlainNumber("", largest(f.Numbers))}
	switch f.Dimension {
	case unit.Duration:
		largest[0].Unit = "s"
	case unit.Share:
		largest[0].Unit = "1"
	case unit.Length:
		largest[0].Unit = "m"
	case unit.Area:
		largest[0].Unit = "m2"
	case unit.Rate:
		return document.Scale{Unit: "/h", Factor: 3600}
	case unit.Speed:
		return document.Scale{Unit: "km/h", Factor: 3.6}
	}
	return document.ScaleOf(largest)
}

// sharedUnit gives what stands behind the number of every level.
func sharedUnit(levels []string) (name string, shared bool) {
	for i, level := range levels {
		behind := strings.TrimLeft(level, "-0123456789.")
		if i > 0 && behind != name {
			return "", false
		}
		name = behind
	}
	return name, len(levels) > 0
}

// axisOf gives the axis of a factor: its name with the unit, where the points lie, and what words stand on it.
func axisOf(f *experiment.SweptFactor) (name string, at document.Places, words []string, by document.Scale) {
	by = document.Scale{Unit: "", Factor: 1}
	at, words = f.Places()
	name = shortPath(f.Name)
	if f.Numbers == nil {
		return name, at, words, by
	}
	by = axisScale(f)
	scaled := make(document.Places, len(at))
	for i := range at {
		scaled[i] = tidy(float64(at[i] * by.Factor))
	}
	if by.Unit != "" {
		name += ", " + tongue().Unit(by.Unit)
	}
	return name, scaled, nil, by
}

// tidy takes off the rounding that a level got when it was read in its base unit.
func tidy(value float64) float64 {
	if near := math.Round(value*1e6) / 1e6; math.Abs(near-value) <= 1e-9*math.Abs(value) {
		return near
	}
	return value
}
