package ground

import (
	"strings"

	"karvon/sim/plan"
)

// words tell a figure by a part of the class's name, the first that is found.
var words = []struct {
	word   string
	figure Figure
}{
	{"train", Train}, {"wagon", Train}, {"papers", Paper}, {"paper", Paper}, {"declaration", Paper},
	{"document", Paper}, {"consignment", Paper}, {"goods", Paper}, {"minibus", Bus}, {"bus", Bus}, {"coach", Bus},
	{"truck", Truck}, {"lorr", Truck}, {"convoy", Truck}, {"passenger", Person}, {"pedestrian", Person},
	{"person", Person}, {"people", Person}, {"visitor", Person}, {"trader", Person}, {"worker", Person},
	{"famil", Person}, {"traveller", Person}, {"customer", Person}, {"car", Car}, {"vehicle", Car}, {"taxi", Car},
}

// counted tell it by what crossings count it for, where the name says nothing.
var counted = []struct {
	measure string
	figure  Figure
}{
	{"wagons", Train}, {"trains", Train}, {"trucks", Truck}, {"buses", Bus}, {"cars", Car}, {"people", Person},
}

// figures says how the entities of each flow look.
func figures(p *plan.Plan) []Figure {
	all := make([]Figure, len(p.Flows))
	for i := range p.Flows {
		all[i] = figureOf(p, &p.Classes[p.Flows[i].Class])
	}
	return all
}

func figureOf(p *plan.Plan, class *plan.Class) Figure {
	for _, w := range words {
		if strings.Contains(class.Name, w.word) {
			return w.figure
		}
	}
	for _, c := range counted {
		for measure, name := range p.Measures {
			if name == c.measure && class.CountsFor(plan.MeasureID(measure)) {
				return c.figure
			}
		}
	}
	return Thing
}

// size is the ground that one of a figure takes in a queue: its length with the gap before the next, the breadth of
// its lane, and the length and breadth of a booth or bay at which it is served. Metres.
type size struct{ pitch, lane, booth, breadth float64 }

var sizes = map[Figure]size{
	Truck:  {20, 4, 24, 5},
	Car:    {7, 3.2, 9, 4},
	Bus:    {15, 4, 18, 5},
	Train:  {300, 8, 300, 10},
	Person: {1.2, 1, 3, 2},
	Paper:  {1.5, 1.5, 3, 3},
	Thing:  {4, 4, 8, 6},
}
