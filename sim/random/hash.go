package random

import "math/bits"

// Odd constants with about half of their bits set: the fractional parts of the golden ratio and of the square roots
// of 2, 3 and 5, with the last bit set. Nothing depends on their exact values but the fixed trajectories of every
// scenario.
const (
	goldenRatio = 0x9e3779b97f4a7c15
	rootTwo     = 0x6a09e667f3bcc909
	rootThree   = 0xbb67ae8584caa73b
	rootFive    = 0x3c6ef372fe94f82b
)

// HashString gives a stable 64-bit hash of a name: the same in every version, process and platform.
func HashString(name string) uint64 {
	hash := uint64(rootTwo) ^ uint64(len(name))
	for len(name) > 0 {
		word, rest := nextWord(name)
		hash = Mix(hash, word)
		name = rest
	}
	return Mix(hash, rootFive)
}

// nextWord takes up to eight bytes, the first of them lowest.
func nextWord(name string) (word uint64, rest string) {
	count := min(len(name), 8)
	for i := range count {
		word |= uint64(name[i]) << (8 * i)
	}
	return word, name[count:]
}

// Mix combines two words into one. It is not symmetric: Mix(a, b) and Mix(b, a) differ. For a fixed first word it
// is one to one in the second, so the children of one parent never share an identity.
func Mix(a, b uint64) uint64 { return NewFamily(a).Member(b) }

// Family gives the words that [Mix] makes of one first word and many second ones.
type Family struct{ root uint64 }

// NewFamily makes the family of a first word.
func NewFamily(a uint64) Family { return Family{scramble(a ^ rootThree)} }

// Member is the word that Mix makes of the family's word and b.
func (f Family) Member(b uint64) uint64 { return scramble(f.root + b*goldenRatio) }

// scramble is a one-to-one finalizer of the kind of Steele, Lea and Flood (2014), "Fast splittable pseudorandom
// number generators": two rounds of shift and multiplication and a last shift.
func scramble(word uint64) uint64 {
	word = (word ^ word>>32) * 0xd6e8feb86659fd93
	word = (word ^ word>>29) * 0xbf58476d1ce4e5b9
	return word ^ word>>32
}

// fold multiplies two words and folds the 128-bit product onto itself.
func fold(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}
