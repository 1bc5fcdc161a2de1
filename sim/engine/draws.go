package engine

import (
	"karvon/sim/plan"
	"karvon/sim/random"
)

// draws gives a replication its luck. What happens to sources, servers and convoys is keyed by their own identity;
// what happens to an entity goes through of.
type draws struct{ random.Key }

func newDraws(_ *plan.Plan, seed uint64, replication int) draws {
	return draws{random.NewKey(seed, replication)}
}

// of gives the bits of an entity's draw. They are keyed by its identity, so that it does not matter who has drawn
// for the same purpose before.
func (d *draws) of(e *entity, purpose uint64, occurrence uint32) uint64 {
	return d.Bits(e.id, purpose, occurrence)
}
