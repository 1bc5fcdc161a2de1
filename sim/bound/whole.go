package bound

import (
	"math/bits"
	"strconv"
)

// Product gives a product of two numbers of at least zero, and whether it can be represented; where it cannot it is
// Never.
func Product(a, b int64) (int64, bool) {
	high, low := bits.Mul64(uint64(a), uint64(b))
	if high != 0 || low > uint64(Never) {
		return Never, false
	}
	return int64(low), true
}

// Sum gives a sum of two numbers of at least zero, and whether it can be represented; where it cannot it is Never.
func Sum(a, b int64) (int64, bool) {
	if b > Never-a {
		return Never, false
	}
	return a + b, true
}

// Grouped writes a number of at least zero with commas between its thousands.
func Grouped(n int64) string {
	text := strconv.FormatInt(n, 10)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}
