package plan

import "slices"

// graph is which steps can follow which. What is asked of it takes a time in proportion to its edges.
type graph struct {
	first StepID
	next  [][]vertex
	// part is the strongly connected part of each step: steps that lead to each other are in one part, and a part
	// leads only to parts of lower numbers (Tarjan 1972, "Depth-first search and linear graph algorithms").
	part    []int32
	members []vertex // of all parts, one after the other
	ends    []int32  // of the parts, among the members
}

// vertex is a step by its number from the graph's first, which is 0.
type vertex int32

// newGraph makes the graph of the steps from one to another, which is not of it. Next adds the steps that can follow
// on one.
func newGraph(first, last StepID, next func(ways []StepID, at StepID) []StepID) *graph {
	g := &graph{first: first, next: make([][]vertex, last-first)}
	var ways []StepID
	edges := make([]vertex, 0, 2*len(g.next)) // of all steps
	for at := range g.next {
		from := len(edges)
		ways = next(ways[:0], first+StepID(at))
		for _, to := range ways {
			edges = append(edges, vertex(to-first))
		}
		g.next[at] = edges[from:len(edges):len(edges)]
	}
	g.divide()
	return g
}

// search is the state of a search in depth.
type search struct {
	number, low []int32 // in the order in which steps are met; 0 for those that are not yet
	met         int32
	path        []onPath
	open        []vertex // steps whose part is not finished
}

// onPath is a step on the way of the search, with the edge that comes next.
type onPath struct {
	at   vertex
	edge int32
}

// divide finds the parts, by a search in depth that keeps its own stack.
func (g *graph) divide() {
	count := len(g.next)
	g.part, g.members = slices.Repeat([]int32{None}, count), make([]vertex, 0, count)
	g.ends = make([]int32, 0, count)
	s := &search{number: make([]int32, count), low: make([]int32, count)}
	for first := range g.next {
		if s.number[first] == 0 {
			s.meet(vertex(first))
		}
		for len(s.path) > 0 {
			g.advance(s)
		}
	}
}

func (s *search) meet(at vertex) {
	s.met++
	s.number[at], s.low[at] = s.met, s.met
	s.path, s.open = append(s.path, onPath{at, 0}), append(s.open, at)
}

// advance follows the next edge of the step at the end of the path, or leaves the step where it has none.
func (g *graph) advance(s *search) {
	top := &s.path[len(s.path)-1]
	at := top.at
	if int(top.edge) < len(g.next[at]) {
		to := g.next[at][top.edge]
		top.edge++
		switch {
		case s.number[to] == 0:
			s.meet(to)
		case g.part[to] == None:
			s.low[at] = min(s.low[at], s.number[to])
		}
		return
	}
	s.path = s.path[:len(s.path)-1]
	if len(s.path) > 0 {
		under := s.path[len(s.path)-1].at
		s.low[under] = min(s.low[under], s.low[at])
	}
	if s.low[at] == s.number[at] {
		s.open = g.close(s.open, at)
	}
}

// close takes a finished part off the steps that are open.
func (g *graph) close(open []vertex, root vertex) []vertex {
	from := len(open) - 1
	for open[from] != root {
		from--
	}
	for _, at := range open[from:] {
		g.part[at] = int32(len(g.ends))
	}
	g.members = append(g.members, open[from:]...)
	g.ends = append(g.ends, int32(len(g.members)))
	return open[:from]
}

// of gives the steps of a part.
func (g *graph) of(part int) []vertex {
	first := int32(0)
	if part > 0 {
		first = g.ends[part-1]
	}
	return g.members[first:g.ends[part]]
}

// returns says whether a step can follow on itself.
func (g *graph) returns(at vertex) bool {
	return len(g.of(int(g.part[at]))) > 1 || slices.Contains(g.next[at], at)
}

// leadingTo marks the steps that are ends, or from which one can be reached.
func (g *graph) leadingTo(isEnd func(at StepID) bool) []bool {
	leads := make([]bool, len(g.next))
	for i := range g.ends { // those that it leads to come before
		part := g.of(i)
		for _, at := range part {
			if isEnd(g.first+StepID(at)) ||
				slices.ContainsFunc(g.next[at], func(next vertex) bool { return leads[next] }) {
				for _, other := range part {
					leads[other] = true
				}
				break
			}
		}
	}
	return leads
}
