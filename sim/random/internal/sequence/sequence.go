// Package sequence names the orders of draws in which the generator is tested: in each, one part of a draw's name
// runs through neighbouring values while the others stand still, as they do in a simulation.
package sequence

import (
	"maps"
	"slices"

	"karvon/sim/random"
)

// Word gives the word at a place of a sequence.
type Word func(place uint64) uint64

const seed = 20210410

var (
	key     = random.NewKey(seed, 0)
	flow    = random.HashString("trucks-uz-kz")
	purpose = random.HashString("customs-uz")
	parent  = random.Mix(random.HashString("buses"), 7)
	label   = random.HashString("passengers")
)

// stations are the purposes of one entity on its way.
var stations = []uint64{
	random.HashString("gate"), random.HashString("documents"), random.HashString("weighbridge"),
	random.HashString("scanner"),
	random.HashString("customs"), random.HashString("passport"), random.HashString("channel"), random.HashString("exit"),
}

var sequences = map[string]Word{
	// The entities of a flow, one after another, at one station.
	"entities": func(place uint64) uint64 { return key.Bits(random.Mix(flow, place), purpose, 0) },
	// The same, with identities that nothing has mixed.
	"identities": func(place uint64) uint64 { return key.Bits(place, purpose, 0) },
	// The children of one parent.
	"children": func(place uint64) uint64 {
		return key.Bits(random.Mix(parent, random.Mix(label, place)), purpose, 0)
	},
	// Purposes that are numbers instead of hashed names.
	"purposes": func(place uint64) uint64 { return key.Bits(flow, place, 0) },
	// The repetitions of one step; past 2^32 of them, of the next entity.
	"occurrences": func(place uint64) uint64 { return key.Bits(flow+place>>32, purpose, uint32(place)) },
	// One draw in every replication, and under every seed.
	"replications": func(place uint64) uint64 { return random.NewKey(seed, int(place)).Bits(flow, purpose, 0) },
	"seeds":        func(place uint64) uint64 { return random.NewKey(place, 0).Bits(flow, purpose, 0) },
	// Each entity of a flow at eight stations, as a run would draw.
	"journeys": func(place uint64) uint64 {
		return key.Bits(random.Mix(flow, place/8), stations[place%8], 0)
	},
	// Sixteen repetitions for each of a row of unmixed identities.
	"loops": func(place uint64) uint64 { return key.Bits(place/16, purpose, uint32(place%16)) },
	// Identities themselves: what Mix gives for neighbouring numbers.
	"mix": func(place uint64) uint64 { return random.Mix(flow, place) },
}

// Names lists the sequences in order.
func Names() []string { return slices.Sorted(maps.Keys(sequences)) }

// Find gives the sequence of that name.
func Find(name string) (Word, bool) {
	word, ok := sequences[name]
	return word, ok
}
