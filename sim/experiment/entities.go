package experiment

import (
	"encoding/binary"
	"fmt"
	"math"

	"karvon/sim/engine"
	"karvon/sim/plan"
)

// mostObserved is about the number of entities of a flow that are told one by one, of each replication.
const mostObserved = 500

// entities is a probe for single entities: a sample of those that arrive in the window and depart, chosen by their
// identity, so that it is the same entities in every configuration.
type entities struct {
	divisors map[string]uint64 // by flow: every so manyth identity is in the sample
}

// newEntities samples the flows of a plan that have arrivals of their own.
func newEntities(p *plan.Plan) *entities {
	made := &entities{divisors: map[string]uint64{}}
	for i := range p.Flows {
		f := &p.Flows[i]
		if f.Parent != plan.None {
			continue
		}
		expected := f.Arrivals.MeanRate * float64(p.Window) / 1e9
		made.divisors[f.Name] = max(1, uint64(math.Ceil(expected/mostObserved)))
	}
	return made
}

func (e *entities) name() string { return fmt.Sprintf("entities, one of %v", e.divisors) }

func (e *entities) begin(s *Sample, run *engine.Run) func() []byte {
	p := &entityProbing{plan: s.Plan, divisors: make([]uint64, len(s.Plan.Flows)), words: wordSlots(s.Plan)}
	for i := range s.Plan.Flows {
		p.divisors[i] = e.divisors[s.Plan.Flows[i].Name]
	}
	if run.Mirrored() {
		p.image = 1 << 63
	}
	run.Observe(p.tell)
	return p.bytes
}

// join joins the entities of both runs.
func (e *entities) join(one, image []byte) ([]byte, error) { return append(one, image...), nil }

// wordSlots lists the slots of each flow's attributes that are words.
func wordSlots(p *plan.Plan) [][]plan.SlotID {
	slots := make([][]plan.SlotID, len(p.Flows))
	for i := range p.Flows {
		for _, a := range p.Flows[i].Attributes {
			if p.Slots[a.Slot].Word {
				slots[i] = append(slots[i], a.Slot)
			}
		}
	}
	return slots
}

// entityProbing writes the entities of the sample as they depart.
type entityProbing struct {
	plan     *plan.Plan
	divisors []uint64 // by flow; 0 for none of it
	words    [][]plan.SlotID
	image    uint64 // in a mirror image a bit by which entities are told from those whose images they are
	written  []byte
}

func (p *entityProbing) tell(v *engine.Visit) {
	if v.Kind != engine.Departed || v.Place != engine.OfFlow || !v.InWindow {
		return
	}
	divisor := p.divisors[v.Flow]
	if divisor == 0 || v.Entity%divisor != 0 {
		return
	}
	p.written = binary.LittleEndian.AppendUint64(p.written, v.Entity^p.image)
	p.written = binary.AppendUvarint(p.written, uint64(v.Flow))
	p.written = binary.AppendUvarint(p.written, uint64(v.Arrive))
	p.written = binary.AppendUvarint(p.written, uint64(v.End-v.Arrive))
	for _, slot := range p.words[v.Flow] {
		p.written = binary.AppendUvarint(p.written, uint64(v.Attributes[slot]))
	}
}

func (p *entityProbing) bytes() []byte { return p.written }

// sampledEntity is what one entity of the sample went through.
type sampledEntity struct {
	entity       uint64
	flow         int
	arrive, time int64
	words        []int // of the flow's word attributes, in their order
}

// sampledEntities reads what entityProbing wrote.
func sampledEntities(p *plan.Plan, from []byte) []sampledEntity {
	slots := wordSlots(p)
	var all []sampledEntity
	next := func() int64 {
		value, length := binary.Uvarint(from)
		from = from[max(length, 0):]
		return int64(value)
	}
	for len(from) >= 8 {
		one := sampledEntity{entity: binary.LittleEndian.Uint64(from)}
		from = from[8:]
		one.flow = int(next())
		if one.flow >= len(slots) {
			return all
		}
		one.arrive, one.time = next(), next()
		for range slots[one.flow] {
			one.words = append(one.words, int(next()))
		}
		all = append(all, one)
	}
	return all
}
