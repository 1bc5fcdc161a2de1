package ground

import (
	"cmp"
	"slices"

	"karvon/sim/plan"
)

// cell is what stands by itself on a site: a zone with its stations, or a station outside all zones.
type cell struct {
	node     node
	band     int // of the site: trucks, cars and buses, people, trains, others
	toward   int // 1 to the right, -1 to the left, 0 both
	line     int // the direction of the row in which it lies
	side     int // of which country
	layer    int // how far along the way
	flows    int // that come to it
	figure   Figure
	stations []*booths
	box      Box
}

// booths is a station as it is laid out.
type booths struct {
	node    node
	layer   int // among those of its cell
	toward  int
	figure  Figure
	servers int
	columns int
	rows    int
	box     Box
	queue   Box
}

// bands orders the ways through a site from above.
var bands = map[Figure]int{Truck: 0, Car: 1, Bus: 1, Person: 2, Train: 3, Paper: 4, Thing: 4}

// bandFigures names the bands.
var bandFigures = []Figure{Truck, Car, Person, Train, Thing}

// cells puts the places of a site together that stand by themselves.
func (t *trace) cells(site plan.SiteID, all []Figure, countries []string) []*cell {
	var found []*cell
	at := map[node]*cell{}
	add := func(n node) *cell {
		c := at[n]
		if c == nil {
			c = &cell{node: n, side: sideOf(t.name(n), countries)}
			at[n] = c
			found = append(found, c)
		}
		return c
	}
	for _, n := range t.order {
		if n.site != site {
			continue
		}
		if n.kind == ZonePlace {
			add(n)
			continue
		}
		within := n
		if zone := t.zoneOf(n); zone != plan.None {
			within = node{kind: ZonePlace, index: int32(zone), site: site}
		}
		c := add(within)
		c.stations = append(c.stations, &booths{node: n, servers: t.servers(n)})
	}
	for i := range t.plan.Stations { // to which no journey leads
		n := node{kind: StationPlace, index: int32(i), site: site}
		if t.plan.Stations[i].Site == site && t.visits[n] == nil {
			c := add(n)
			c.stations = append(c.stations, &booths{node: n, servers: t.servers(n)})
		}
	}
	for _, c := range found {
		t.describe(c, all)
	}
	t.layers(found)
	return found
}

func (t *trace) name(n node) string {
	if n.kind == ZonePlace {
		return t.plan.Zones[n.index].Name
	}
	return t.plan.Stations[n.index].Name
}

// zoneOf gives the zone in which most flows come to a station; None for none.
func (t *trace) zoneOf(n node) plan.ZoneID {
	votes := map[plan.ZoneID]float64{}
	best := plan.ZoneID(plan.None)
	for _, v := range t.visits[n] {
		votes[v.zone] += v.chance
	}
	for _, v := range t.visits[n] {
		if votes[v.zone] > votes[best] {
			best = v.zone
		}
	}
	return best
}

// servers is the most that ever work at a station.
func (t *trace) servers(n node) int {
	s := &t.plan.Stations[n.index]
	if s.Pool == nil {
		return max(1, t.plan.Most(s.Servers))
	}
	total := 0
	for i := range s.Pool.Lanes {
		total += s.Pool.Lanes[i].Most
	}
	return max(1, total)
}

// describe says of a cell who comes, and in which direction, by most of the flows that come.
func (t *trace) describe(c *cell, all []Figure) {
	figure, toward := t.most(c.node, all)
	c.figure = figure
	c.flows = len(t.visits[c.node])
	for _, s := range c.stations {
		s.figure, s.toward = t.most(s.node, all)
	}
	c.band, c.toward = bands[c.figure], toward
	c.line = c.toward
	if c.line == 0 && len(c.stations) > 0 { // controls of both directions lie on the way of one of them
		c.line = 1
	}
	for _, s := range c.stations {
		s.toward = cmp.Or(c.toward, s.toward, 1)
	}
}

// most gives the figure and the direction of most flows that come to a place. The children that a flow sends out
// with papers count for nothing where others come.
func (t *trace) most(n node, all []Figure) (figure Figure, toward int) {
	votes := map[Figure]float64{}
	sum, voters := 0.0, 0.0
	for _, v := range t.visits[n] {
		weight := v.chance
		if all[v.flow] == Paper {
			weight *= 0.01
		}
		votes[all[v.flow]] += weight
		sum += float64(weight * float64(cmp.Or(v.toward, sign(t.sums[flowAt{v.flow, n.site}]), natural(v.visitor))))
		voters += weight
	}
	figure = Thing
	for _, v := range t.visits[n] {
		if votes[all[v.flow]] > votes[figure] {
			figure = all[v.flow]
		}
	}
	const decided = 0.3
	switch {
	case sum > decided*voters:
		return figure, 1
	case -sum > decided*voters:
		return figure, -1
	}
	return figure, 0
}

func sign(n int) int { return min(1, max(-1, n)) }

// natural is the direction of those who pass no crossing: who begins here goes to the right, who comes from
// elsewhere to the left.
func natural(v visitor) int {
	if v.passed {
		return -1
	}
	return 1
}

// layers says of each cell how far along the way it lies: the longest way to it over cells of the same direction,
// without ways that lead back.
func (t *trace) layers(cells []*cell) {
	home := map[node]*cell{}
	for _, c := range cells {
		home[c.node] = c
		for _, s := range c.stations {
			home[s.node] = c
		}
	}
	next := map[*cell][]*cell{}
	inner := map[*booths][]*booths{}
	for _, h := range t.hops {
		from, to := home[h.from], home[h.to]
		switch {
		case from == nil || to == nil:
		case from != to && from.line == to.line && !slices.Contains(next[from], to):
			next[from] = append(next[from], to)
		case from == to:
			a, b := from.station(h.from), from.station(h.to)
			if a != nil && b != nil && a.toward == b.toward {
				inner[a] = append(inner[a], b)
			}
		}
	}
	longest(cells, next, func(c *cell) *int { return &c.layer })
	for _, c := range cells {
		longest(c.stations, inner, func(s *booths) *int { return &s.layer })
	}
}

func (c *cell) station(n node) *booths {
	for _, s := range c.stations {
		if s.node == n {
			return s
		}
	}
	return nil
}

// longest gives each its place on the longest way to it. Ways that lead back to one on the way are left out.
func longest[T comparable](all []T, next map[T][]T, layer func(T) *int) {
	order := finished(all, next)
	for _, at := range slices.Backward(order) {
		for _, to := range next[at] {
			*layer(to) = max(*layer(to), *layer(at)+1)
		}
	}
}
