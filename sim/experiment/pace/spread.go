package pace

import (
	"math/bits"
	"slices"
)

// Spread orders n things so that the first of them lie evenly among all: the middle one, those at the quarters, and
// so on (van der Corput's sequence). What costs more from one to the next is so met on average from the start.
func Spread(n int) []int {
	width := bits.Len(uint(max(0, n-1)))
	order := make([]int, 0, n)
	taken := make([]bool, n)
	for j := 1; len(order) < n; j++ {
		reversed := bits.Reverse64(uint64(j)) >> (64 - width) & (1<<width - 1)
		if i := int(reversed) * n >> width; !taken[i] {
			taken[i] = true
			order = append(order, i)
		}
	}
	return slices.Clip(order)
}
