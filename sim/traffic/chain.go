package traffic

import (
	"context"
	"encoding/binary"
	"math"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/dist"
	"karvon/sim/plan"
)

// chain is the ways of one flow's entities through its steps, and of the children that they send out: a Markov
// chain whose states are a step and what is known of the attributes that later steps ask for.
type chain struct {
	plan  *plan.Plan
	slots []plan.SlotID // that any step asks for, ascending
	*workspace
	slotPlaces []int32 // of the slots, by their index; None for those that no step asks for
	starts     []weighted
	draws      []draw // of the attributes that are drawn where a step first asks for them
	free       bool   // whether a way depends on more than the chain knows
	opaque     bool   // whether what lies behind some states was not followed
	possible   *possible
}

// place is a state: a step with a tuple of attributes' values.
type place struct {
	step  plan.StepID
	tuple tupleID
}

// tupleID is the number of a tuple, and nodeID that of a state, in a chain.
type (
	tupleID int32
	nodeID  int32
)

// node is a state with what it leads to: to all of its edges, by their weights, or in a choice to one of them, of
// which it is not known which.
type node struct {
	place
	choice      bool
	draws       bool  // whether it only draws what its step asks for: its edges lead to that step
	first, last int32 // of its edges
}

// edge leads to a state, for so many entities for each that leaves.
type edge struct {
	to     nodeID
	weight plan.Bounds
}

// weighted is a state in which a share of the entities begins.
type weighted struct {
	node  nodeID
	share float64
}

// largestTuples bounds the combinations of attributes' values that are told apart; beyond it some attributes are
// known within bounds only.
const largestTuples = 4096

// lookEvery is the number of states after which the context is looked at.
const lookEvery = 256

// What leads on for certain, and what does not.
var (
	never  = plan.Exactly(0)
	always = plan.Exactly(1)
)

// newChain follows the ways of a flow with arrivals, of which the workspace has the course, and whose steps ask for
// something.
func newChain(ctx context.Context, p *plan.Plan, flow *plan.Flow, asked *demands, seen *possible,
	room *workspace) *chain {
	room.clear()
	c := &chain{plan: p, workspace: room, possible: seen}
	c.findLive()
	c.findPassed(asked)
	c.begin(flow)
	for at := 0; at < len(c.nodes); at++ {
		if !bound.States.Allows(int64(len(c.nodes))) || at%lookEvery == 0 && ctx.Err() != nil {
			c.giveUp(at)
			break
		}
		first := len(c.edges)
		from := c.nodes[at].place
		choice, draws := false, c.draw(from, c.reads[from.step])
		if !draws {
			if choice = c.leads(from); choice && c.undrawn[from.tuple] != 0 {
				// How it is made may depend on all that is known of who makes it.
				c.edges = c.edges[:first]
				choice, draws = false, c.draw(from, c.undrawn[from.tuple])
			}
		}
		n := &c.nodes[at]
		n.first, n.last, n.choice, n.draws = int32(first), int32(len(c.edges)), choice, draws
		c.free = c.free || choice
		c.account(n)
	}
	return c
}

// giveUp leaves out what lies behind states that are not followed, from one on: they are too many, or the context
// is done.
func (c *chain) giveUp(from int) {
	c.opaque = true
	c.possible.everything()
	for at := from; at < len(c.nodes); at++ {
		n := &c.nodes[at]
		n.draws = c.reads[n.step]&c.undrawn[n.tuple] != 0
		c.account(n)
	}
}

// draw is an attribute that entities draw on arrival. As nothing depends on it before, it makes a state only from where
// a step first asks for it.
type draw struct {
	at     int // its slot's place among the chain's
	values []plan.Bounds
	shares []float64
}

// undrawn stands for the value of an attribute that is still to be drawn. It is a number that nothing computes.
const undrawn = 0x7ff8_0000_0000_d3a1

func toBeDrawn() plan.Bounds { return plan.Exactly(math.Float64frombits(undrawn)) }

// begin gives the state in which entities arrive.
func (c *chain) begin(flow *plan.Flow) {
	known := make([]plan.Bounds, len(c.slots))
	for i, slot := range c.slots {
		known[i] = given(c.plan, flow, slot)
	}
	arrivals := []arrival{{known, 1}}
	combinations := 1
	for i := range flow.Attributes {
		drawn := &flow.Attributes[i]
		at := c.slotIndex(drawn.Slot)
		if at == plan.None {
			continue
		}
		values, shares := outcomesOf(&c.plan.Samplers[drawn.Sampler])
		switch {
		case combinations*len(values) > largestTuples:
			between := plan.Between(values[0].Low, values[len(values)-1].High)
			values, shares = []plan.Bounds{between}, []float64{1}
		case at < bitsOfLive:
			combinations *= len(values)
			c.draws = append(c.draws, draw{at, values, shares})
			values, shares = []plan.Bounds{toBeDrawn()}, []float64{1}
		default: // where a step asks for it is not known
			combinations *= len(values)
		}
		arrivals = drawnOnArrival(arrivals, at, values, shares)
	}
	for _, a := range arrivals {
		c.starts = append(c.starts, weighted{c.at(flow.Start, a.known), a.share})
	}
}

// arrival is what is known of a share of the entities that arrive.
type arrival struct {
	known []plan.Bounds
	share float64
}

// drawnOnArrival tells arrivals apart by the values of one more slot.
func drawnOnArrival(arrivals []arrival, at int, values []plan.Bounds, shares []float64) []arrival {
	told := make([]arrival, 0, len(arrivals)*len(values))
	for _, a := range arrivals {
		for i, value := range values {
			known := slices.Clone(a.known)
			known[at] = value
			told = append(told, arrival{known, a.share * shares[i]})
		}
	}
	return told
}

// draw adds an edge for each combination of the values of some slots that are still to be drawn in a state, given as
// bits. It says whether there are any.
func (c *chain) draw(from place, slots uint64) bool {
	slots &= c.undrawn[from.tuple]
	if slots == 0 {
		return false
	}
	values := slices.Clone(c.values(from.tuple))
	var fill func(at int, share float64)
	fill = func(at int, share float64) {
		if at == len(c.draws) {
			c.to(c.at(from.step, values), plan.Exactly(share))
			return
		}
		d := &c.draws[at]
		if slots&(1<<d.at) == 0 {
			fill(at+1, share)
			return
		}
		for i, value := range d.values {
			values[d.at] = value
			fill(at+1, share*d.shares[i])
		}
	}
	fill(0, 1)
	return true
}

// parts is the number of parts, equally likely, into which a continuous distribution is taken apart.
const parts = 16

// outcomesOf gives the values of a draw with their shares, in ascending order.
func outcomesOf(s *dist.Sampler) (values []plan.Bounds, shares []float64) {
	outcomes, shares := s.Outcomes()
	for _, outcome := range outcomes {
		values = append(values, plan.Exactly(outcome))
	}
	if values != nil {
		return values, shares
	}
	for i := range parts {
		values = append(values, plan.Between(s.Quantile(float64(i)/parts), s.Quantile(float64(i+1)/parts)))
		shares = append(shares, 1.0/parts)
	}
	return values, shares
}

func (c *chain) slotIndex(slot plan.SlotID) int {
	if slot >= 0 && int(slot) < len(c.slotPlaces) {
		return int(c.slotPlaces[slot])
	}
	return plan.None
}

// at gives the state of a step; of the values those are kept that a later step asks for.
func (c *chain) at(step plan.StepID, values []plan.Bounds) nodeID {
	return c.state(step, c.tupleOf(values, c.live[step]))
}

// tupleOf numbers values, of which those of live slots are kept.
func (c *chain) tupleOf(values []plan.Bounds, live uint64) tupleID {
	key := c.key[:0]
	for i, value := range values {
		if !isLive(live, i) {
			value = plan.Bounds{}
		}
		key = binary.LittleEndian.AppendUint64(key, math.Float64bits(value.Low))
		key = binary.LittleEndian.AppendUint64(key, math.Float64bits(value.High))
	}
	c.key = key
	tuple, known := c.tuple[string(key)]
	if known {
		return tuple
	}
	var open uint64
	for i, value := range values {
		if !isLive(live, i) {
			value = plan.Bounds{}
		}
		if math.Float64bits(value.Low) == undrawn {
			open |= 1 << i
		}
		c.known = append(c.known, value)
	}
	tuple = tupleID(len(c.undrawn))
	c.undrawn = append(c.undrawn, open)
	c.tuple[string(key)] = tuple
	return tuple
}

// values gives those of a tuple. They are not to be changed.
func (c *chain) values(of tupleID) []plan.Bounds {
	count := len(c.slots)
	return c.known[int(of)*count : (int(of)+1)*count : (int(of)+1)*count]
}

// bitsOfLive is the number of slots that have a bit.
const bitsOfLive = 64

// isLive says whether a slot is asked for, by its place among the chain's; of those that have no bit this is not
// known.
func isLive(live uint64, i int) bool { return i >= bitsOfLive || live&(1<<i) != 0 }

// state gives the state of a step with a tuple of which all is asked for.
func (c *chain) state(step plan.StepID, tuple tupleID) nodeID {
	where := place{step, tuple}
	at, known := c.index.number(where, nodeID(len(c.nodes)))
	if !known {
		c.nodes = append(c.nodes, node{place: where})
	}
	return at
}

// narrowing is a tuple of which only the values of some slots are kept.
type narrowing struct {
	live  uint64
	tuple tupleID
}

// onTo gives the state of a step that follows on another with the values of a tuple.
func (c *chain) onTo(step, from plan.StepID, tuple tupleID) nodeID {
	for c.passed[step] {
		c.possible.steps.add(int32(step))
		step = c.plan.Steps[step].Next
	}
	live := c.live[step]
	if live == c.live[from] {
		if c.entries[step] == 1 { // the one way to it comes from one state for each tuple
			c.nodes = append(c.nodes, node{place: place{step, tuple}})
			return nodeID(len(c.nodes) - 1)
		}
		return c.state(step, tuple)
	}
	narrowed, known := c.narrowed[narrowing{live, tuple}]
	if !known {
		narrowed = c.tupleOf(c.values(tuple), live)
		c.narrowed[narrowing{live, tuple}] = narrowed
	}
	return c.state(step, narrowed)
}

// to adds an edge to those of the state at hand.
func (c *chain) to(state nodeID, weight plan.Bounds) { c.edges = append(c.edges, edge{state, weight}) }

// certain says whether it is known how often each state is visited.
func (c *chain) certain() bool {
	for i := range c.edges {
		if !c.edges[i].weight.Known() {
			return false
		}
	}
	return !c.free && !c.opaque
}
