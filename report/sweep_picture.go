package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/sim/design/grammar"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// What a picture of a sweep can bear: lines in one, factors that have one of
// their own, and pictures in all.
const (
	mostLines         = 8
	mostEffects       = 4
	mostSweepPictures = 24
)

// sweepPictures shows the responses over the factors. A full grid whose points
// make few lines shows every point in one picture a response; any other design
// shows the points over each factor with its main effect.
func sweepPictures(s *experiment.Sweep) []Picture {
	var pictures []Picture
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
		pictures[mostSweepPictures-1].Note = plural(more, "further picture") + " left out: name fewer responses."
	}
	return pictures
}

// axisFactor is the factor that lines go over: the quantity with the most
// levels, or where all are words the factor with the most.
func axisFactor(s *experiment.Sweep) int {
	best := 0
	for i := range s.Factors {
		mine, others := &s.Factors[i], &s.Factors[best]
		numeric := mine.Numbers != nil
		if numeric == (others.Numbers != nil) && len(mine.Distinct()) > len(others.Distinct()) || numeric && others.Numbers == nil {
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

// responseScale chooses the unit of a response for all points: that of the
// largest value, to which the axis reaches.
func responseScale(s *experiment.Sweep, r int) scale {
	most := plainNumber(s.Responses[r].Unit(), 0)
	for i := range s.Evaluations {
		if s.Evaluations[i].Err == nil && s.Evaluations[i].Estimate(r).Mean > most.Mean {
			most.Mean = s.Evaluations[i].Estimate(r).Mean
		}
	}
	return scaleOf([]*Number{most})
}

// responseCurves shows a response over a factor, a line for the levels of the
// others; over words it shows marks in rows.
func responseCurves(s *experiment.Sweep, r, over int, lines []line) Picture {
	by := responseScale(s, r)
	axis, at, words, _ := axisOf(&s.Factors[over])
	p := Picture{Name: s.Responses[r].Name, Title: fmt.Sprintf("%s over %s", s.Responses[r].Name, shortPath(s.Factors[over].Name)), Kind: Curve, Unit: by.unit, Axis: axis}
	if words != nil {
		p.Kind, p.Names = Rows, words
	}
	for _, l := range lines {
		series := PictureSeries{Name: l.name}
		if series.Name == "" {
			series.Name = "mean"
		}
		if words != nil {
			series.fillRows(s, r, l.points, at, len(words), by.factor)
		} else {
			slices.SortStableFunc(l.points, func(a, b int) int { return cmp.Compare(at[a], at[b]) })
			for _, i := range l.points {
				series.At = append(series.At, at[i])
				series.addPoint(&s.Evaluations[i], r, by.factor)
			}
		}
		p.Series = append(p.Series, series)
	}
	return p
}

// addPoint adds what a point gave, or a gap.
func (s *PictureSeries) addPoint(e *experiment.Evaluation, r int, by float64) {
	if e.Err != nil {
		s.gap()
		return
	}
	s.add(e.Estimate(r), by)
}

func (s *PictureSeries) gap() {
	s.Mean, s.Low, s.High = append(s.Mean, math.NaN()), append(s.Low, math.NaN()), append(s.High, math.NaN())
}

// fillRows puts the points of a line into their rows; those that are missing
// are gaps.
func (s *PictureSeries) fillRows(sweep *experiment.Sweep, r int, points []int, at places, rows int, by float64) {
	for row := range rows {
		i := slices.IndexFunc(points, func(i int) bool { return at[i] == float64(row) })
		if i < 0 {
			s.gap()
			continue
		}
		s.addPoint(&sweep.Evaluations[points[i]], r, by)
	}
}

// mainEffectPictures shows all points over each factor, with the mean over the
// others; the factors that move the response most, the strongest first.
func mainEffectPictures(s *experiment.Sweep, r int) []Picture {
	effects := make([][]experiment.MainEffect, len(s.Factors))
	order := make([]int, len(s.Factors))
	for i := range s.Factors {
		effects[i], order[i] = s.MainEffects(i, r), i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(experiment.Spread(effects[b]), experiment.Spread(effects[a]))
	})
	var pictures []Picture
	for _, i := range order[:min(mostEffects, len(order))] {
		pictures = append(pictures, mainEffectPicture(s, r, i, effects[i]))
	}
	if len(order) > mostEffects {
		pictures[0].Note = fmt.Sprintf("Of %d factors the %d that move it most are shown, the strongest first.", len(order), mostEffects)
	}
	return pictures
}

func mainEffectPicture(s *experiment.Sweep, r, factor int, effects []experiment.MainEffect) Picture {
	by := responseScale(s, r)
	axis, at, words, axisBy := axisOf(&s.Factors[factor])
	points := PictureSeries{Name: "points", Loose: true, At: at}
	for i := range s.Evaluations {
		points.addPoint(&s.Evaluations[i], r, by.factor)
	}
	mean := PictureSeries{Name: "mean over the other factors", Loose: words != nil}
	for i := range effects {
		mean.At = append(mean.At, tidy(float64(effects[i].At*axisBy.factor)))
		mean.add(stats.Unknown(effects[i].Mean), by.factor)
	}
	return Picture{
		Name: s.Responses[r].Name, Title: fmt.Sprintf("%s over %s", s.Responses[r].Name, shortPath(s.Factors[factor].Name)),
		Kind: Curve, Unit: by.unit, Axis: axis, Words: words, Series: []PictureSeries{points, mean},
	}
}
