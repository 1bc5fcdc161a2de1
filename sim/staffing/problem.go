package staffing

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// Problem is a number of places with their blocks. A plan of it is a number for each block, place by place.
type Problem struct {
	places    []Place
	Priced    bool // whether money is known; else hours are counted, as if each cost 1
	variables []variable
	groups    []group
}

// variable is a block of a place.
type variable struct{ place, block int }

// group are the places whose people can stand in for each other, and come in the same shifts.
type group struct {
	places []int
	shifts []shift
	step   int // minutes
	rate   float64
	leave  float64
	known  map[string]*cover // by what is needed
}

// newProblem makes a problem of places. The error says what is wrong with them.
func newProblem(places []Place) (*Problem, error) {
	p := &Problem{places: places, Priced: true}
	unpriced := 0
	for i := range places {
		place := &places[i]
		if !(place.rate > 0) {
			unpriced++
		}
		for block := range place.blocks {
			b := &place.blocks[block]
			if b.Least > b.Most {
				return nil, fmt.Errorf("%s: the least, %d, is more than the most, %d", place.Path, b.Least, b.Most)
			}
			p.variables = append(p.variables, variable{i, block})
		}
	}
	switch {
	case len(p.variables) == 0:
		return nil, errors.New("there is nothing whose number could be chosen")
	case unpriced == len(places):
		p.Priced = false
		for i := range places {
			places[i].rate = 1
		}
	case unpriced > 0:
		at := slices.IndexFunc(places, func(place Place) bool { return !(place.rate > 0) })
		return nil, fmt.Errorf("%s: what an hour of one on duty costs is not known, as it is of others", places[at].Path)
	}
	p.form()
	_, err := p.Roster(p.Most())
	return p, err
}

// form forms the groups.
func (p *Problem) form() {
	for i := range p.places {
		place := &p.places[i]
		at := slices.IndexFunc(p.groups, func(g group) bool { return p.joins(&g, place) })
		if at < 0 {
			at = len(p.groups)
			p.groups = append(p.groups, group{shifts: place.shifts, step: day, rate: place.rate, leave: place.leave,
				known: map[string]*cover{}})
		}
		g := &p.groups[at]
		g.places, g.step = append(g.places, i), divisor(g.step, place.step())
	}
}

// joins says whether a place is of a group.
func (p *Problem) joins(g *group, place *Place) bool {
	first := &p.places[g.places[0]]
	return len(place.shifts) > 0 && place.Agency == first.Agency && place.Land == first.Land && place.site == first.site &&
		place.rate == first.rate && place.leave == first.leave && slices.Equal(place.shifts, first.shifts)
}

// Least is the plan with the least in each block.
func (p *Problem) Least() []int { return p.each(func(b *Block) int { return b.Least }) }

// Most is the plan with the most in each block.
func (p *Problem) Most() []int { return p.each(func(b *Block) int { return b.Most }) }

// Stated is the plan that the scenario has; nil where it has none of its blocks.
func (p *Problem) Stated() []int {
	plan := p.each(func(b *Block) int { return b.Stated })
	if slices.Min(plan) < 0 {
		return nil
	}
	return plan
}

func (p *Problem) each(of func(*Block) int) []int {
	plan := make([]int, len(p.variables))
	for i := range plan {
		_, b := p.Of(i)
		plan[i] = of(b)
	}
	return plan
}

// Of gives the place and the block of a number of a plan.
func (p *Problem) Of(i int) (*Place, *Block) {
	place := &p.places[p.variables[i].place]
	return place, &place.blocks[p.variables[i].block]
}

// Cost is what a plan costs in a week: the cheapest roster that covers it.
func (p *Problem) Cost(plan []int) float64 {
	sum := 0.0
	for i := range p.groups {
		found, err := p.cheapest(&p.groups[i], plan)
		if err != nil {
			return math.Inf(1)
		}
		sum += p.groups[i].cost(found.minutes)
	}
	return sum
}

// cost is what hours cost, given in minutes.
func (g *group) cost(minutes int) float64 {
	return float64(float64(float64(minutes)*g.leave) * g.rate / hour)
}

// cheapest finds the roster of a group, once for each need.
func (p *Problem) cheapest(g *group, plan []int) (*cover, error) {
	need := p.need(g, plan)
	if len(g.shifts) == 0 {
		return &cover{nil, need.minutes()}, nil
	}
	key := make([]byte, 0, 4*len(need.values))
	for i, value := range need.values {
		key = append(strconv.AppendInt(append(strconv.AppendInt(key, int64(need.times[i]), 36), ':'), int64(value), 36), ' ')
	}
	if found := g.known[string(key)]; found != nil {
		return found, nil
	}
	people, minutes, err := covered(g.shifts, need)
	if err != nil {
		return nil, err
	}
	found := &cover{people, minutes}
	g.known[string(key)] = found
	return found, nil
}

// need adds up the people whom the places of a group need.
func (p *Problem) need(g *group, plan []int) *needs {
	values := make([]int, week/g.step)
	for i, v := range p.variables {
		if slices.Contains(g.places, v.place) {
			place := &p.places[v.place]
			place.blocks[v.block].add(place.people(plan[i]), g.step, values)
		}
	}
	need := &needs{}
	for i, value := range values {
		if i == 0 || value != values[i-1] {
			need.times, need.values = append(need.times, i*g.step), append(need.values, value)
		}
	}
	return need
}
