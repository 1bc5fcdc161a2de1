package plan

import (
	"slices"

	"karvon/sim/scenario"
)

// LevelNames are the levels of service of a zone, the best first. The last has no bound.
var LevelNames = []string{"a", "b", "c", "d", "e", "f"}

// levels gives the most people that an area holds at each level of service but the last.
func levels(area float64, given *scenario.LevelOfService) []int64 {
	var most []int64
	for _, each := range given.Thresholds() {
		most = append(most, squareCentimetres(area)/squareCentimetres(each))
	}
	return most
}

// Level gives the level of service with a number inside, counted from 0 for A.
func (z *Zone) Level(inside int64) int {
	level, _ := slices.BinarySearch(z.Levels, inside)
	return level
}
