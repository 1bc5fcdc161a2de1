package traffic

import (
	"context"
	"encoding/binary"
	"math"

	"karvon/sim/bound"
	"karvon/sim/dist"
	"karvon/sim/plan"
)

// chain is the ways of one flow's entities through its steps, and of the
// children that they send out: a Markov chain whose states are a step and what
// is known of the attributes that later steps ask for.
type chain struct {
	plan   *plan.Plan
	reads  map[int32][]int // slots that each step asks for
	live   map[int32]uint64
	order  []int32 // the steps that can be reached
	slots  []int   // that any step asks for, ascending
	tuples [][]plan.Bounds
	tuple  map[string]int32
	key    []byte // for looking up a tuple
	*workspace
	onward     map[narrowing]int32 // tuples of which some values are asked for no more
	slotPlaces map[int]int         // of the slots
	starts     []weighted
	free       bool // whether a way depends on more than the chain knows
	opaque     bool // whether a step does what the chain does not know
	possible   *possible
}

// place is a state: a step with a tuple of attributes' values.
type place struct{ step, tuple int32 }

// node is a state with what it leads to: to all of its edges, by their
// weights, or in a choice to one of them, of which it is not known which.
type node struct {
	place
	choice      bool
	first, last int32 // of its edges
}

// edge leads to a state, for so many entities for each that leaves.
type edge struct {
	to     int32
	weight plan.Bounds
}

// weighted is a state in which a share of the entities begins.
type weighted struct {
	node  int32
	share float64
}

// largestTuples bounds the combinations of attributes' values that are told
// apart; beyond it some attributes are known within bounds only.
const largestTuples = 4096

// lookEvery is the number of states after which the context is looked at.
const lookEvery = 256

// What leads on for certain, and what does not.
var (
	never  = plan.Exactly(0)
	always = plan.Exactly(1)
)

// newChain follows the ways of a flow with arrivals.
func newChain(ctx context.Context, p *plan.Plan, flow *plan.Flow, seen *possible, room *workspace) *chain {
	room.clear()
	c := &chain{
		plan: p, reads: map[int32][]int{}, live: map[int32]uint64{}, workspace: room,
		tuple: map[string]int32{}, onward: map[narrowing]int32{}, possible: seen, slotPlaces: map[int]int{},
	}
	c.findLive(int32(flow.Start))
	c.begin(flow)
	for at := 0; at < len(c.nodes); at++ {
		if !bound.States.Allows(int64(len(c.nodes))) || at%lookEvery == 0 && ctx.Err() != nil {
			c.giveUp(at)
			break
		}
		first := len(c.edges)
		choice := c.leads(c.nodes[at].place)
		n := &c.nodes[at]
		n.first, n.last, n.choice = int32(first), int32(len(c.edges)), choice
		c.free = c.free || choice
		c.account(&c.nodes[at])
	}
	return c
}

// giveUp leaves out what lies behind states that are not followed, from one on:
// they are too many, or the context is done.
func (c *chain) giveUp(from int) {
	c.opaque = true
	c.possible.everything()
	for at := from; at < len(c.nodes); at++ {
		c.account(&c.nodes[at])
	}
}

// begin gives the states in which entities arrive, with their shares.
func (c *chain) begin(flow *plan.Flow) {
	known := make([]plan.Bounds, len(c.slots))
	for i, slot := range c.slots {
		known[i] = given(c.plan, flow, slot)
	}
	share := 1.0
	var fill func(at, combinations int)
	fill = func(at, combinations int) {
		if at == len(flow.Attributes) {
			c.starts = append(c.starts, weighted{c.at(int32(flow.Start), known), share})
			return
		}
		drawn := &flow.Attributes[at]
		slot := c.slotIndex(drawn.Slot)
		sampler := &c.plan.Samplers[drawn.Sampler]
		values, shares := outcomesOf(sampler)
		switch {
		case slot < 0:
			fill(at+1, combinations)
		case combinations*len(values) > largestTuples:
			known[slot] = plan.Between(values[0].Low, values[len(values)-1].High)
			fill(at+1, combinations)
		default:
			before := share
			for i := range values {
				known[slot], share = values[i], before*shares[i]
				fill(at+1, combinations*len(values))
			}
			share = before
		}
	}
	fill(0, 1)
}

// parts is the number of parts, equally likely, into which a continuous
// distribution is taken apart.
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

func (c *chain) slotIndex(slot int) int {
	if i, known := c.slotPlaces[slot]; known {
		return i
	}
	return plan.None
}

// at gives the state of a step; of the values those are kept that a later step
// asks for.
func (c *chain) at(step int32, values []plan.Bounds) int32 {
	return c.state(step, c.tupleOf(values, c.live[step]))
}

// tupleOf numbers values, of which those of live slots are kept.
func (c *chain) tupleOf(values []plan.Bounds, live uint64) int32 {
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
	kept := make([]plan.Bounds, len(values))
	for i, value := range values {
		if isLive(live, i) {
			kept[i] = value
		}
	}
	tuple = int32(len(c.tuples))
	c.tuple[string(key)] = tuple
	c.tuples = append(c.tuples, kept)
	return tuple
}

// isLive says whether a slot is asked for, by its place among the chain's; of
// those that have no bit this is not known.
func isLive(live uint64, i int) bool { return i >= 64 || live&(1<<i) != 0 }

// state gives the state of a step with a tuple of which all is asked for.
func (c *chain) state(step, tuple int32) int32 {
	where := place{step, tuple}
	at, known := c.index.number(where)
	if !known {
		c.nodes = append(c.nodes, node{place: where})
	}
	return at
}

// passes lists the operations that lead on to the next step, each entity as
// one. Behind an operation that is neither here nor followed by leads nothing
// is known.
var passes = map[plan.Op]bool{
	plan.OpSeize: true, plan.OpSeizeAll: true, plan.OpRelease: true, plan.OpDelay: true, plan.OpGate: true,
	plan.OpSetOut: true, plan.OpWaitUntil: true, plan.OpWaitOpen: true,
	plan.OpWaitSignal: true, plan.OpSignal: true,
	plan.OpTravel: true, plan.OpLeave: true, plan.OpJoin: true, plan.OpUnbatch: true, plan.OpApproach: true,
	plan.OpCross: true, plan.OpMark: true, plan.OpRecord: true,
}

// narrowing is a tuple of which only the values of some slots are kept.
type narrowing struct {
	live  uint64
	tuple int32
}

// onTo gives the state of a step that follows on another with the values of a
// tuple.
func (c *chain) onTo(step, from, tuple int32) int32 {
	live := c.live[step]
	if live == c.live[from] {
		return c.state(step, tuple)
	}
	narrowed, known := c.onward[narrowing{live, tuple}]
	if !known {
		narrowed = c.tupleOf(c.tuples[tuple], live)
		c.onward[narrowing{live, tuple}] = narrowed
	}
	return c.state(step, narrowed)
}

// to adds an edge to those of the state at hand.
func (c *chain) to(state int32, weight plan.Bounds) { c.edges = append(c.edges, edge{state, weight}) }

// leads adds the edges to what a state leads to, and says whether only one of
// them is taken.
func (c *chain) leads(from place) (choice bool) {
	s := &c.plan.Steps[from.step]
	values := c.tuples[from.tuple]
	c.possible.steps.add(from.step)
	switch s.Op {
	case plan.OpDepart, plan.OpReturn, plan.OpTurnedAway:
		return false
	case plan.OpVisit, plan.OpEnter, plan.OpBook, plan.OpCheckIn:
		if s.Op == plan.OpVisit {
			c.seePriorities(int(s.Index), values)
		}
		c.passOn(s.Next, from, always)
		for _, lost := range []int32{s.Full, s.Unserved} {
			if lost != plan.None { // it can be taken, but in this account nobody is lost
				c.passOn(lost, from, never)
			}
		}
	case plan.OpShare:
		c.byShare(from)
	case plan.OpWhen:
		return c.byCondition(from, values)
	case plan.OpShortest:
		for b := s.Index; b < s.Index+s.Count; b++ {
			c.passOn(c.take(b), from, always)
		}
		return true
	case plan.OpCase:
		return c.byWord(from, values)
	case plan.OpSet:
		c.to(c.at(s.Next, c.set(s, values)), always)
	case plan.OpSplit:
		c.passOn(s.Next, from, always)
		c.passOn(s.Full, from, c.children(s, values))
	case plan.OpBatch:
		c.passOn(s.Next, from, always)
		c.passOn(int32(c.plan.Batches[s.Index].First), from, batches(c.plan, s))
	default:
		if !passes[s.Op] {
			c.opaque = true
			return false
		}
		c.passOn(s.Next, from, always)
	}
	return false
}

// passOn adds an edge to a step that follows on a state with its values.
func (c *chain) passOn(step int32, from place, weight plan.Bounds) {
	c.to(c.onTo(step, from.step, from.tuple), weight)
}

// take notes that a branch can be taken, and gives where it leads.
func (c *chain) take(branch int32) int32 {
	c.possible.branches.add(branch)
	return int32(c.plan.Branches[branch].Step)
}

// otherwise notes that a choice can lead to none of its branches, and gives
// what follows it.
func (c *chain) otherwise(step int32) int32 {
	c.possible.otherwise.add(step)
	return c.plan.Steps[step].Next
}

// byShare gives the ways of a choice by share. Shares are held as bounds of a
// draw's 64 bits.
func (c *chain) byShare(from place) {
	s := &c.plan.Steps[from.step]
	before := 0.0
	for b := s.Index; b < s.Index+s.Count; b++ {
		below := math.Ldexp(float64(c.plan.Branches[b].Below), -64)
		if below > before {
			c.passOn(c.take(b), from, plan.Exactly(below-before))
		}
		before = below
	}
	if before < 1 {
		c.passOn(c.otherwise(from.step), from, plan.Exactly(1-before))
	}
}

// byCondition gives the ways of a choice by condition: the first that holds.
func (c *chain) byCondition(from place, values []plan.Bounds) (choice bool) {
	s := &c.plan.Steps[from.step]
	ways := 0
	for b := s.Index; b < s.Index+s.Count; b++ {
		holds := c.plan.Estimate(c.plan.Branches[b].Program, c.valueOf(values))
		if holds.High == 0 {
			continue
		}
		ways++
		c.passOn(c.take(b), from, always)
		if holds.Low != 0 {
			return ways > 1
		}
	}
	c.passOn(c.otherwise(from.step), from, always)
	return ways > 0
}

// byWord gives the ways of a choice by a word.
func (c *chain) byWord(from place, values []plan.Bounds) (choice bool) {
	s := &c.plan.Steps[from.step]
	value := c.valueOf(values)(int(s.Slot))
	ways := 0
	for b := s.Index; b < s.Index+s.Count; b++ {
		word := float64(c.plan.Branches[b].Below)
		if word < value.Low || word > value.High {
			continue
		}
		ways++
		c.passOn(c.take(b), from, always)
		if value.Known() {
			return false
		}
	}
	c.passOn(c.otherwise(from.step), from, always)
	return ways > 0
}

// seePriorities notes the classes of a queue that an entity can be of.
func (c *chain) seePriorities(station int, values []plan.Bounds) {
	for _, program := range c.plan.Stations[station].Priority {
		holds := c.plan.Estimate(program, c.valueOf(values))
		if holds.High != 0 {
			c.possible.priorities.add(int32(program))
		}
		if holds.Low != 0 {
			return
		}
	}
}

// valueOf gives the value of a slot in a state; an attribute that the flow
// does not have is 0.
func (c *chain) valueOf(values []plan.Bounds) func(slot int) plan.Bounds {
	return func(slot int) plan.Bounds {
		if i := c.slotIndex(slot); i >= 0 {
			return values[i]
		}
		return plan.Between(math.Inf(-1), math.Inf(1))
	}
}

// set gives the values after a step that sets one.
func (c *chain) set(s *plan.Step, values []plan.Bounds) []plan.Bounds {
	i := c.slotIndex(int(s.Slot))
	if i < 0 {
		return values
	}
	changed := append([]plan.Bounds(nil), values...)
	changed[i] = c.plan.Estimate(int(s.Index), c.valueOf(values))
	return changed
}

// batches gives how many batches there are for each that comes to one: known
// where all are of one size and wait until they have it. A batch is what its
// first member is, which is a member like any other.
func batches(p *plan.Plan, s *plan.Step) plan.Bounds {
	b := &p.Batches[s.Index]
	size := p.Estimate(b.Size, func(int) plan.Bounds { return plan.Between(0, math.Inf(1)) })
	least := math.Max(1, math.Floor(size.Low+0.5))
	if b.Within != plan.None {
		least = 1
	}
	return plan.Between(1/math.Max(1, math.Floor(size.High+0.5)), 1/least)
}

// children gives how many a split sends out.
func (c *chain) children(s *plan.Step, values []plan.Bounds) plan.Bounds {
	if s.Slot == plan.None {
		return plan.Exactly(float64(s.Count))
	}
	count := c.valueOf(values)(int(s.Slot))
	whole := func(x float64) float64 { return math.Floor(math.Max(0, x) + 0.5) } // as the engine does
	return plan.Between(whole(count.Low), whole(count.High))
}
