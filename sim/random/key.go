package random

// Key is the part of a draw's name that a whole replication shares. NewKey is the way to make one.
type Key struct {
	identity   uint64
	purpose    uint64
	occurrence uint64
	output     uint64
}

// NewKey makes the key of one replication under a seed. Neighbouring seeds and replications give unrelated keys.
func NewKey(seed uint64, replication int) Key {
	root := Mix(seed, uint64(replication))
	return Key{
		identity:   Mix(root, 1),
		purpose:    Mix(root, 2),
		occurrence: Mix(root, 3),
		output:     Mix(root, 4),
	}
}

// Bits gives the 64 uniform bits of one draw. Two folded multiplications: the first joins who draws to what for,
// the second multiplies the result, moved along by the occurrence, with itself under another mask, so that both
// factors change with every part of the name and no part runs through an arithmetic progression.
func (k Key) Bits(identity, purpose uint64, occurrence uint32) uint64 {
	joined := fold(identity^k.identity, purpose^k.purpose) + uint64(occurrence)*goldenRatio
	return fold(joined^k.occurrence, joined+k.output)
}
