package ground

import "karvon/sim/plan"

// wayMaker draws the ways of a site between its cells and gates.
type wayMaker struct {
	trace *trace
	rows  []*row
	home  map[node]*cell
	of    map[*cell]*row
	gap   float64
	width float64
	gates []Gate
	ways  []Way
	known map[[2]Place]int
	flows []map[plan.FlowID]bool // by way
}

func newWayMaker(t *trace, all []*row, gap, width float64) *wayMaker {
	m := &wayMaker{trace: t, rows: all, home: map[node]*cell{}, of: map[*cell]*row{}, gap: gap, width: width,
		known: map[[2]Place]int{}, gates: []Gate{}, ways: []Way{}}
	for _, r := range all {
		for _, column := range r.columns {
			for _, c := range column {
				m.of[c] = r
				m.home[c.node] = c
				for _, s := range c.stations {
					m.home[s.node] = c
				}
			}
		}
	}
	return m
}

// all draws every way that flows take from a cell to another, or from and to a gate.
func (m *wayMaker) all(site plan.SiteID) {
	for _, h := range m.trace.hops {
		if h.from.site != site {
			continue
		}
		from, to := m.home[h.from], m.home[h.to]
		switch {
		case from != nil && to != nil && from != to:
			m.add(placeOf(from), placeOf(to), h, m.between(from, to))
		case h.from.kind == GatePlace && to != nil:
			gate := m.gate(h.from.index, to, m.right(to, -1))
			m.add(Place{GatePlace, gate}, placeOf(to), h, reversed(m.toGate(to, gate)))
		case h.to.kind == GatePlace && from != nil:
			gate := m.gate(h.to.index, from, m.right(from, 1))
			m.add(placeOf(from), Place{GatePlace, gate}, h, m.toGate(from, gate))
		}
	}
	for i := range m.ways {
		m.ways[i].Flows = len(m.flows[i])
	}
}

func placeOf(c *cell) Place { return Place{c.node.kind, int(c.node.index)} }

func (m *wayMaker) add(from, to Place, h hop, points []Point) {
	at, ok := m.known[[2]Place{from, to}]
	if !ok {
		at = len(m.ways)
		m.known[[2]Place{from, to}] = at
		for i := range points {
			points[i] = Point{cm(points[i][0]), cm(points[i][1])}
		}
		m.ways = append(m.ways, Way{From: from, To: to, Points: points})
		m.flows = append(m.flows, map[plan.FlowID]bool{})
	}
	for flow := range m.trace.flows[h] {
		m.flows[at][flow] = true
	}
}

// right says whether a gate lies on the right: leaving is 1 for those who leave, -1 for those who come.
func (m *wayMaker) right(c *cell, leaving int) bool {
	if c.toward != 0 {
		return c.toward == leaving
	}
	return c.box.middle()[0] > m.width/2
}

// gate finds or makes a gate at the height of a cell's row.
func (m *wayMaker) gate(link int32, c *cell, right bool) int {
	r := m.of[c]
	x, y := 0.0, (r.top+r.bottom)/2
	if right {
		x = m.width
	}
	for i, g := range m.gates {
		if g.Link == int(link) && g.Right == right && g.Y == cm(y) {
			return i
		}
	}
	m.gates = append(m.gates, Gate{cm(x), cm(y), int(link), right})
	return len(m.gates) - 1
}

// toGate leads from a cell to a gate: straight where nothing stands between, otherwise by the lane beside the row.
func (m *wayMaker) toGate(c *cell, gate int) []Point {
	g := m.gates[gate]
	y := c.box.middle()[1]
	edge, turn := c.box.X, c.box.X-m.gap/3
	if g.Right {
		edge, turn = c.box.X+c.box.Width, c.box.X+c.box.Width+m.gap/3
	}
	if !m.blocked(m.of[c], min(edge, g.X), max(edge, g.X), y) {
		if y == g.Y {
			return []Point{{edge, y}, {g.X, g.Y}}
		}
		return []Point{{edge, y}, {turn, y}, {turn, g.Y}, {g.X, g.Y}}
	}
	lane := m.lane(m.of[c], g.Right)
	end := m.gap / 3
	if g.Right {
		end = m.width - m.gap/3
	}
	return []Point{{edge, y}, {turn, y}, {turn, lane}, {end, lane}, {end, g.Y}, {g.X, g.Y}}
}

// lane gives the lane beside a row for those who go to the right, or left.
func (m *wayMaker) lane(r *row, right bool) float64 {
	if right {
		return r.beyond
	}
	return r.above
}

// blocked says whether a cell of the row stands between two places at a height.
func (m *wayMaker) blocked(r *row, left, right, y float64) bool {
	const slack = 0.01
	for _, column := range r.columns {
		for _, c := range column {
			if c.box.X < right-slack && c.box.X+c.box.Width > left+slack && c.box.Y <= y && y <= c.box.Y+c.box.Height {
				return true
			}
		}
	}
	return false
}

// between leads from a cell to another: straight to the next in the row, otherwise over a lane beside it.
func (m *wayMaker) between(from, to *cell) []Point {
	a, b := m.of[from], m.of[to]
	right := from.box.middle()[0] <= to.box.middle()[0]
	out, into := from.box.X+from.box.Width, to.box.X
	turn, end := out+m.gap/3, into-m.gap/3
	if !right {
		out, into = from.box.X, to.box.X+to.box.Width
		turn, end = out-m.gap/3, into+m.gap/3
	}
	start, finish := Point{out, from.box.middle()[1]}, Point{into, to.box.middle()[1]}
	ahead := right && out < into || !right && out > into
	if a == b && ahead && !m.blocked(a, min(out, into), max(out, into), start[1]) {
		middle := (out + into) / 2
		if start[1] == finish[1] {
			return []Point{start, finish}
		}
		return []Point{start, {middle, start[1]}, {middle, finish[1]}, finish}
	}
	lane := m.lane(a, right)
	if a != b {
		lane = a.beyond
		if b.top < a.top {
			lane = a.above
		}
	}
	return []Point{start, {turn, start[1]}, {turn, lane}, {end, lane}, {end, finish[1]}, finish}
}

func reversed(points []Point) []Point {
	turned := make([]Point, len(points))
	for i, p := range points {
		turned[len(points)-1-i] = p
	}
	return turned
}
