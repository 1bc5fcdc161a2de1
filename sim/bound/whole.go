package bound

import "math/bits"

// Product gives a product of two numbers of at least zero, and whether it can
// be represented; where it cannot it is Never.
func Product(a, b int64) (int64, bool) {
	high, low := bits.Mul64(uint64(a), uint64(b))
	if high != 0 || low > uint64(Never) {
		return Never, false
	}
	return int64(low), true
}

// Sum gives a sum of two numbers of at least zero, and whether it can be
// represented; where it cannot it is Never.
func Sum(a, b int64) (int64, bool) {
	if b > Never-a {
		return Never, false
	}
	return a + b, true
}
