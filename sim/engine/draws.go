package engine

import (
	"karvon/sim/plan"
	"karvon/sim/random"
)

// draws gives a replication its luck. What happens to sources, servers and convoys is keyed by their own identity;
// what happens to an entity goes through of.
type draws struct {
	random.Key
	turned uint64 // all ones in a mirror image: every bit is turned
}

func newDraws(_ *plan.Plan, seed uint64, replication int, mirrored bool) draws {
	if mirrored {
		return draws{random.NewKey(seed, replication), ^uint64(0)}
	}
	return draws{Key: random.NewKey(seed, replication)}
}

// Bits gives the bits of a draw: in a mirror image the complement, of which [random.Unit] makes one less the number.
func (d *draws) Bits(identity, purpose uint64, occurrence uint32) uint64 {
	return d.Key.Bits(identity, purpose, occurrence) ^ d.turned
}

// of gives the bits of an entity's draw. They are keyed by its identity, so that it does not matter who has drawn
// for the same purpose before.
func (d *draws) of(e *entity, purpose uint64, occurrence uint32) uint64 {
	return d.Bits(e.id, purpose, occurrence)
}
