package design

import "karvon/sim/random"

// Purposes of the draws.
const (
	shuffled = iota + 1
	within
	walking
)

// LatinHypercube places n points in d dimensions so that each of n equal slices of each dimension holds one, at
// random within its slice (McKay, Beckman and Conover 1979).
func LatinHypercube(n, d int, seed uint64) [][]float64 {
	key := random.NewKey(seed, 0)
	points := make([][]float64, n)
	for i := range points {
		points[i] = make([]float64, d)
	}
	for j := range d {
		for i, slice := range permutation(key, n, uint64(j)) {
			u := random.Unit(key.Bits(uint64(j), within, uint32(i)))
			points[i][j] = (float64(slice) + u) / float64(n)
		}
	}
	return points
}

// permutation shuffles 0 to n-1 (Fisher and Yates).
func permutation(key random.Key, n int, identity uint64) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := below(key, i+1, identity, shuffled, i)
		order[i], order[j] = order[j], order[i]
	}
	return order
}

// below draws a whole number from 0 to n-1.
func below(key random.Key, n int, identity, purpose uint64, occurrence int) int {
	return min(n-1, int(random.Unit(key.Bits(identity, purpose, uint32(occurrence)))*float64(n)))
}

// Grid lists all combinations of so many levels, the last factor changing fastest.
func Grid(levels []int) [][]int {
	combinations := [][]int{{}}
	for _, count := range levels {
		var longer [][]int
		for _, combination := range combinations {
			for level := range count {
				longer = append(longer, append(combination[:len(combination):len(combination)], level))
			}
		}
		combinations = longer
	}
	return combinations
}
