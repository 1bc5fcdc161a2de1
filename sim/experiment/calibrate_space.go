package experiment

import (
	"maps"
	"math"

	"karvon/sim/design"
	"karvon/sim/doubt"
	"karvon/sim/internal/precise"
	"karvon/sim/scenario"
)

// priorSpace is what the assumptions can be, before anything is observed. A point in it has a normal score for each
// group of assumptions, standard normal and correlated as the scenario says: the quantile of its doubt at which the
// group is. Responses are smooth in the coordinates: logarithms of what is above zero and wide, values of the rest,
// such that the middle 95% of the doubt are from -1 to 1.
type priorSpace struct {
	moved       []FactorGroup
	totals      []doubt.Total
	base        Point
	axes        []priorAxis
	correlation [][]float64
	lower       [][]float64 // the triangle of it
}

// priorAxis is a group of assumptions: of several that are tied, the mean of the coordinates of all.
type priorAxis struct {
	factor       scenario.Factor // the first
	logarithmic  bool            // whether that is looked at by its logarithm
	centre, half float64
	others       []priorAxis
	coordinates  []float64 // by normal score, scoreStep apart
}

const (
	furthestScore = 4.0 // beyond which nothing is looked for: 6 in 100,000
	scoreSteps    = 400
	scoreStep     = 2 * furthestScore / scoreSteps
	wideEnough    = 1.2   // ratio of the ends of a range that is looked at by its logarithm
	outerTail     = 0.025 // on each side of the middle 95%
)

// movedOf lists what a calibration moves: what the scenario ties together as one, chosen where one of its members is.
func movedOf(d *scenario.Doubt, chosen func(name string) bool) []FactorGroup {
	var moved []FactorGroup
	for _, group := range Moved(d) {
		for _, member := range group.Single() {
			if chosen(member.Name) {
				moved = append(moved, group)
				break
			}
		}
	}
	return moved
}

// Single lists the assumptions of a group.
func (m *FactorGroup) Single() []scenario.Factor {
	if m.Together == nil {
		return []scenario.Factor{m.Factor}
	}
	return m.members
}

func newPriorSpace(d *scenario.Doubt, moved []FactorGroup, base Point) *priorSpace {
	s := &priorSpace{moved: moved, totals: d.Totals, base: base}
	for i := range moved {
		s.axes = append(s.axes, newPriorAxis(moved[i].Single()))
	}
	s.correlation = correlationsOf(d, moved)
	s.lower = triangle(s.correlation)
	return s
}

func newPriorAxis(group []scenario.Factor) priorAxis {
	a := priorAxis{factor: group[0]}
	f := &a.factor
	least, most := f.ValueAt(f.Shape.Position(outerTail)), f.ValueAt(f.Shape.Position(1-outerTail))
	lowest := f.ValueAt(f.Shape.Position(precise.NormalCDF(-furthestScore)))
	a.logarithmic = lowest > 0 && most >= float64(wideEnough*least)
	low, high := a.plain(least), a.plain(most)
	a.centre, a.half = (low+high)/2, (high-low)/2
	for _, other := range group[1:] {
		a.others = append(a.others, newPriorAxis([]scenario.Factor{other}))
	}
	a.coordinates = make([]float64, scoreSteps+1)
	for i := range a.coordinates {
		score := float64(scoreStep*float64(i)) - furthestScore
		a.coordinates[i] = a.mean(func(f *scenario.Factor) float64 { return f.Shape.Position(precise.NormalCDF(score)) })
	}
	return a
}

// mean gives the coordinate of assumptions at positions in their ranges.
func (a *priorAxis) mean(position func(*scenario.Factor) float64) float64 {
	total := a.of(position(&a.factor))
	for i := range a.others {
		total += a.others[i].of(position(&a.others[i].factor))
	}
	return total / float64(1+len(a.others))
}

// among gives the coordinate of assumptions that are at named positions.
func (a *priorAxis) among(positions map[string]float64) float64 {
	return a.mean(func(f *scenario.Factor) float64 { return positions[f.Name] })
}

// plain is a value or its logarithm.
func (a *priorAxis) plain(value float64) float64 {
	if a.logarithmic {
		return precise.Log(value)
	}
	return value
}

// of gives the coordinate of a position in the range of the first.
func (a *priorAxis) of(position float64) float64 {
	return (a.plain(a.factor.ValueAt(position)) - a.centre) / a.half
}

// at gives the coordinate of a normal score.
func (a *priorAxis) at(score float64) float64 {
	place := (bounded(score) + furthestScore) / scoreStep
	below := min(int(place), scoreSteps-1)
	part := place - float64(below)
	return float64((1-part)*a.coordinates[below]) + float64(part*a.coordinates[below+1])
}

func bounded(score float64) float64 { return math.Max(-furthestScore, math.Min(furthestScore, score)) }

// correlationsOf gives the correlations between groups.
func correlationsOf(d *scenario.Doubt, moved []FactorGroup) [][]float64 {
	place := map[string]int{}
	for i := range moved {
		for _, member := range moved[i].Single() {
			place[member.Name] = i
		}
	}
	all := identity(len(moved))
	for a, one := range d.Columns {
		for b, other := range d.Columns {
			i, known := place[d.Factors[one].Name]
			j, also := place[d.Factors[other].Name]
			if known && also && i != j {
				all[i][j] = d.Correlations[a][b]
			}
		}
	}
	return all
}

// spread places points evenly in the prior, as normal scores.
func (s *priorSpace) spread(n int, d *scenario.Doubt, seed uint64) [][]float64 {
	columns := make([]int, len(s.moved))
	for i := range columns {
		columns[i] = i
	}
	points := design.LatinHypercube(n, len(s.moved), seed)
	if len(d.Columns) > 0 && len(columns) > 1 {
		doubt.Correlate(points, columns, s.correlation)
	}
	for _, at := range points {
		for j := range at {
			at[j] = bounded(precise.NormalQuantile(at[j]))
		}
	}
	return points
}

// positions gives where in their ranges the assumptions are, with what has to add up.
func (s *priorSpace) positions(scores []float64) map[string]float64 {
	positions := map[string]float64{}
	for j, score := range scores {
		s.moved[j].drawn(positions, precise.NormalCDF(bounded(score)))
	}
	all := maps.Clone(s.base.Positions)
	if all == nil {
		all = map[string]float64{}
	}
	maps.Copy(all, positions)
	for i := range s.totals {
		s.totals[i].Fit(all)
	}
	return all
}

// coordinates gives the coordinates of a point.
func (s *priorSpace) coordinates(scores, to []float64) []float64 {
	if len(s.totals) == 0 {
		for j := range scores {
			to[j] = s.axes[j].at(scores[j])
		}
		return to
	}
	positions := s.positions(scores)
	for j := range s.axes {
		to[j] = s.axes[j].among(positions)
	}
	return to
}

// stated gives the normal scores of what the scenario states.
func (s *priorSpace) stated() []float64 {
	scores := make([]float64, len(s.axes))
	for j := range s.axes {
		scores[j] = s.axes[j].scoreOf(s.axes[j].mean((*scenario.Factor).Position))
	}
	return scores
}

// scoreOf gives the normal score of a coordinate, by halving.
func (a *priorAxis) scoreOf(coordinate float64) float64 {
	low, high := -furthestScore, furthestScore
	for range 40 {
		if middle := (low + high) / 2; a.at(middle) < coordinate {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}
