package engine

import (
	"karvon/sim/plan"
	"karvon/sim/random"
)

// draws are taken from streams, as common random numbers mostly are: this file
// stands in for the one of the engine where a test measures what keyed draws
// are worth. Each station, choice, delay and link has a stream, and so has each
// attribute of each flow; whoever comes takes its next number. The arrivals of
// a source and the failures of a server are numbered in any case.
type draws struct {
	random.Key
	plan       *plan.Plan
	attributes map[uint64]bool   // purposes for which each flow has its own stream
	taken      map[uint64]uint32 // numbers taken, by stream
}

func newDraws(p *plan.Plan, seed uint64, replication int, _ bool) draws {
	d := draws{random.NewKey(seed, replication), p, map[uint64]bool{}, map[uint64]uint32{}}
	for i := range p.Flows {
		for _, a := range p.Flows[i].Attributes {
			d.attributes[a.Purpose] = true
		}
	}
	return d
}

// of gives the next number of a stream, whoever asks.
func (d *draws) of(e *entity, purpose uint64, _ uint32) uint64 {
	stream := purpose
	if d.attributes[purpose] {
		stream = random.Mix(d.plan.Flows[e.flow].Hash, purpose)
	}
	number := d.taken[stream]
	d.taken[stream]++
	return d.Bits(stream, streamPurpose, number)
}

var streamPurpose = random.HashString("stream")
