package traffic

import (
	"math"

	"karvon/sim/plan"
)

// The iterations of a chain with loops end when nothing changes by more than this share of it, or after so many.
const (
	enough         = 1e-12
	mostIterations = 20_000
)

// visits gives how often a flow's entity, with all that it sends out, comes to each state on average. It is for
// chains in which that is certain. Loops make it a system of linear equations, solved by iteration from below: if
// it does not settle (a loop that hardly anybody leaves), the result is a lower bound.
func (c *chain) visits(order []nodeID) (visits []float64, settled bool) {
	visits, first := zeros(&c.visited, len(c.nodes)), zeros(&c.begun, len(c.nodes))
	for _, s := range c.starts {
		first[s.node] += s.share
	}
	c.reverse()
	for range mostIterations {
		settled = true
		for _, at := range order {
			sum := first[at]
			for _, e := range c.into[c.before[at]:c.before[at+1]] {
				sum += float64(e.weight * visits[e.from])
			}
			settled = settled && close(visits[at], sum)
			visits[at] = sum
		}
		if settled {
			return visits, true
		}
	}
	return visits, false
}

// reverse gives each state the edges that lead to it, in the order of where they come from.
func (c *chain) reverse() {
	ends := zeros(&c.before, len(c.nodes)+1) // of those of the states so far
	for _, e := range c.edges {
		ends[e.to+1]++
	}
	for at := range c.nodes {
		ends[at+1] += ends[at]
	}
	into, next := zeros(&c.into, len(c.edges)), zeros(&c.next, len(c.nodes))
	copy(next, ends)
	for from := range c.nodes {
		for _, e := range c.edgesOf(nodeID(from)) {
			into[next[e.to]] = inward{nodeID(from), e.weight.Low}
			next[e.to]++
		}
	}
}

// outward orders the states so that, but for loops, each comes after all that lead to it.
func (c *chain) outward() []nodeID {
	type visit struct {
		node nodeID
		next int32
	}
	order, met := zeros(&c.ordered, len(c.nodes)), zeros(&c.met, len(c.nodes))
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

// total gives bounds of what a flow's entity, with all that it sends out, adds up on average, where each state adds
// an amount that is known within bounds. In a choice of which it is not known how it is made, the way that adds
// least makes the lower bound, the one that adds most the upper one.
func (c *chain) total(amounts []plan.Bounds, order []nodeID) plan.Bounds {
	low, _ := c.extreme(amounts, order, false)
	high, settled := c.extreme(amounts, order, true)
	if !settled || c.opaque {
		high = math.Inf(1)
	}
	return plan.Between(low, high)
}

// extreme gives the least or the most that can add up.
func (c *chain) extreme(amounts []plan.Bounds, order []nodeID, most bool) (total float64, settled bool) {
	values := make([]float64, len(c.nodes))
	for iteration := 0; iteration < mostIterations && !settled; iteration++ {
		settled = true
		for i := len(order) - 1; i >= 0; i-- {
			at := order[i]
			amount := amounts[at].Low
			if most {
				amount = amounts[at].High
			}
			sum := amount + c.rest(at, values, most)
			settled = settled && close(values[at], sum)
			values[at] = sum
		}
	}
	for _, s := range c.starts {
		total += plan.Product(s.share, values[s.node])
	}
	return total, settled
}

// rest gives what adds up after a state.
func (c *chain) rest(at nodeID, values []float64, most bool) float64 {
	n := &c.nodes[at]
	sum, chosen := 0.0, math.NaN()
	for _, e := range c.edgesOf(at) {
		weight := e.weight.Low
		if most {
			weight = e.weight.High
		}
		value := plan.Product(weight, values[e.to])
		sum += value
		if chosen != chosen || most && value > chosen || !most && value < chosen {
			chosen = value
		}
	}
	if n.choice {
		return chosen
	}
	return sum
}

// close says whether a value that grows has come to its end.
func close(before, now float64) bool { return before == now || now-before <= float64(enough*now) }
