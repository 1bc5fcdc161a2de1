package traffic

import (
	"sync"

	"karvon/sim/plan"
)

// workspace is the room that chains take, one after the other: those of a scenario's flows need much of it.
type workspace struct {
	course
	nodes []node
	edges []edge        // of the nodes, in their order
	takes []plan.Bounds // the mean time that each state's step takes
	works []plan.Bounds // the server's work in it, where it is a visit
	opens []plan.Bounds // the same where only lanes that are open to all can do it
	index numbering

	known    []plan.Bounds // the values of the tuples, one after the other
	undrawn  []uint64      // by tuple: its slots that are still to be drawn, as bits by their place among the chain's
	tuple    map[string]tupleID
	key      []byte                // for looking up a tuple
	narrowed map[narrowing]tupleID // tuples of which some values are asked for no more

	live    []uint64 // the slots that each step or one behind it asks for, as bits by their place among the chain's
	reads   []uint64 // the slots that each step asks for, in the same way
	passed  []bool   // the steps that make no state
	todo    []plan.StepID
	waits   []bool // whether a step is to be looked at
	lost    []losses
	demands []demand
	places  []span // of the demands of each step

	visited, begun []float64
	ordered        []nodeID
	next           []int32
	found          []bool
	ends           []int32 // how many edges lead to the states before each
	into           []comesFrom
	below          []uint64  // the blocks of demands at each state and behind it, as bits
	added          []amounts // what adds up at each state and behind it
}

// comesFrom is an edge by where it comes from.
type comesFrom struct {
	from   nodeID
	weight float64
}

var workspaces = sync.Pool{New: func() any {
	return &workspace{tuple: map[string]tupleID{}, narrowed: map[narrowing]tupleID{}}
}}

func (w *workspace) clear() {
	w.nodes, w.edges = w.nodes[:0], w.edges[:0]
	w.takes, w.works, w.opens = w.takes[:0], w.works[:0], w.opens[:0]
	w.index.clear()
	w.known, w.undrawn = w.known[:0], w.undrawn[:0]
	clear(w.tuple)
	clear(w.narrowed)
}

func (w *workspace) edgesOf(node nodeID) []edge {
	return w.edges[w.nodes[node].first:w.nodes[node].last]
}

// zeros gives a list of zeros in the room of another.
func zeros[T any](room *[]T, count int) []T {
	if cap(*room) < count {
		*room = make([]T, count)
	}
	*room = (*room)[:count]
	clear(*room)
	return *room
}

// numbering knows places by their numbers. It is a hash table with open addressing, which is emptied at once.
type numbering struct {
	slots []numbered
	count int
	turn  uint32 // of the slots that are taken
}

type numbered struct {
	place
	turn   uint32
	number nodeID
}

func (n *numbering) clear() {
	n.count = 0
	n.turn++
	if n.turn == 0 { // those of long ago would look taken
		clear(n.slots)
		n.turn = 1
	}
}

// number gives the number of a place, the next one where it was not known.
func (n *numbering) number(of place, next nodeID) (number nodeID, known bool) {
	if n.count*2 >= len(n.slots) {
		n.grow()
	}
	slot := n.find(of)
	if slot.turn == n.turn {
		return slot.number, true
	}
	*slot = numbered{of, n.turn, next}
	n.count++
	return slot.number, false
}

// find gives the slot of a place, or the one that it would take.
func (n *numbering) find(of place) *numbered {
	mask := uint64(len(n.slots) - 1)
	at := (uint64(uint32(of.step))<<32 | uint64(uint32(of.tuple))) * 0x9e3779b97f4a7c15
	for at ^= at >> 32; ; at++ {
		if slot := &n.slots[at&mask]; slot.turn != n.turn || slot.place == of {
			return slot
		}
	}
}

func (n *numbering) grow() {
	before := n.slots
	n.slots = make([]numbered, max(1024, 4*len(before)))
	for _, slot := range before {
		if slot.turn == n.turn {
			*n.find(slot.place) = slot
		}
	}
}
