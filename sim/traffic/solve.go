package traffic

// The iterations of a chain with loops end when nothing changes by more than this share of it, or after so many.
const (
	enough         = 1e-12
	mostIterations = 20_000
)

// visits gives how often a flow's entity, with all that it sends out, comes to each state on average. It is for
// chains in which that is certain. Loops make it a system of linear equations, solved by iteration from below: if
// it does not settle (a loop that hardly anybody leaves), the result is a lower bound.
func (c *chain) visits(order []nodeID, looped bool) (visits []float64, settled bool) {
	visits, first := zeros(&c.visited, len(c.nodes)), zeros(&c.begun, len(c.nodes))
	for _, s := range c.starts {
		first[s.node] += s.share
	}
	c.reverse()
	for range mostIterations {
		settled = true
		for _, at := range order {
			sum := first[at]
			for _, e := range c.into[c.ends[at]:c.ends[at+1]] {
				sum += float64(e.weight * visits[e.from])
			}
			settled = settled && closes(visits[at], sum, looped)
			visits[at] = sum
		}
		if settled || !looped {
			break
		}
	}
	return visits, settled
}

// reverse gives each state the edges that lead to it, in the order of where they come from.
func (c *chain) reverse() {
	ends := c.ends
	into, next := zeros(&c.into, len(c.edges)), zeros(&c.next, len(c.nodes))
	copy(next, ends)
	for from := range c.nodes {
		for _, e := range c.edgesOf(nodeID(from)) {
			into[next[e.to]] = comesFrom{nodeID(from), e.weight.Low}
			next[e.to]++
		}
	}
}

// outward orders the states so that, but for loops, each comes after all that lead to it, and says whether there
// are loops.
func (c *chain) outward() (order []nodeID, looped bool) {
	c.countInward()
	order, waits := zeros(&c.ordered, len(c.nodes))[:0], zeros(&c.next, len(c.nodes)) // for so many edges
	for at := range c.nodes {
		waits[at] = c.ends[at+1] - c.ends[at]
		if waits[at] == 0 {
			order = append(order, nodeID(at))
		}
	}
	for at := 0; at < len(order); at++ {
		for _, e := range c.edgesOf(order[at]) {
			if waits[e.to]--; waits[e.to] == 0 {
				order = append(order, e.to)
			}
		}
	}
	if len(order) == len(c.nodes) {
		return order, false
	}
	return c.depthFirst(), true
}

// countInward counts the edges that lead to the states before each.
func (c *chain) countInward() {
	ends := zeros(&c.ends, len(c.nodes)+1) // of those of the states so far
	for i := range c.edges {
		ends[c.edges[i].to+1]++
	}
	for at := range c.nodes {
		ends[at+1] += ends[at]
	}
}

// depthFirst orders the states of a chain with loops as outward does.
func (c *chain) depthFirst() []nodeID {
	type visit struct {
		node nodeID
		next int32
	}
	order, met := zeros(&c.ordered, len(c.nodes)), zeros(&c.found, len(c.nodes))
	last := len(order)
	for _, s := range c.starts {
		if met[s.node] {
			continue
		}
		met[s.node] = true
		path := []visit{{s.node, 0}}
		for len(path) > 0 {
			top := &path[len(path)-1]
			if edges := c.edgesOf(top.node); int(top.next) < len(edges) {
				to := edges[top.next].to
				top.next++
				if !met[to] {
					met[to] = true
					path = append(path, visit{to, 0})
				}
				continue
			}
			last--
			order[last] = top.node
			path = path[:len(path)-1]
		}
	}
	return order[last:]
}

// close says whether a value that grows has come to its end.
func close(before, now float64) bool { return before == now || now-before <= float64(enough*now) }

// closes is close of a value that is known at once where there are no loops.
func closes(before, now float64, looped bool) bool {
	if looped {
		return close(before, now)
	}
	return now == now
}
