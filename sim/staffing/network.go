package staffing

// network is a directed graph with capacities and costs of arcs, in whole numbers.
type network struct {
	out   [][]int // arcs by node
	to    []int
	left  []int // capacity that is left; the arc back has the next number
	costs []int
}

func newNetwork(nodes int) *network { return &network{out: make([][]int, nodes)} }

// arc adds an arc and its way back, and gives its number.
func (n *network) arc(from, to, capacity, cost int) int {
	number := len(n.to)
	n.out[from], n.out[to] = append(n.out[from], number), append(n.out[to], number+1)
	n.to, n.left, n.costs = append(n.to, to, from), append(n.left, capacity, 0), append(n.costs, cost, -cost)
	return number
}

// flow is what goes over an arc.
func (n *network) flow(arc int) int { return n.left[arc+1] }

// send sends so many units from one node to another at the least cost, by cheapest paths one after the other (Busacker
// and Gowen 1961); ok is false where not so many can pass.
func (n *network) send(from, to, units int) (cost int, ok bool) {
	for units > 0 {
		by := n.cheapest(from, to)
		if by == nil {
			return 0, false
		}
		passes := units
		for node := to; node != from; node = n.to[by[node]^1] {
			passes = min(passes, n.left[by[node]])
		}
		for node := to; node != from; node = n.to[by[node]^1] {
			n.left[by[node]] -= passes
			n.left[by[node]^1] += passes
			cost += passes * n.costs[by[node]]
		}
		units -= passes
	}
	return cost, true
}

// cheapest gives the arcs by which nodes are reached on cheapest paths; nil where the end is not reached. Some ways
// back cost less than nothing, but no circle does (Bellman 1958).
func (n *network) cheapest(from, to int) []int {
	const far = 1 << 60
	by, cost, queued := make([]int, len(n.out)), make([]int, len(n.out)), make([]bool, len(n.out))
	for i := range by {
		by[i], cost[i] = -1, far
	}
	cost[from] = 0
	for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
		node := queue[0]
		queued[node] = false
		for _, arc := range n.out[node] {
			next := n.to[arc]
			if n.left[arc] == 0 || cost[node]+n.costs[arc] >= cost[next] {
				continue
			}
			cost[next], by[next] = cost[node]+n.costs[arc], arc
			if !queued[next] {
				queued[next] = true
				queue = append(queue, next)
			}
		}
	}
	if cost[to] == far {
		return nil
	}
	return by
}
