package design

import (
	"math"

	"karvon/sim/random"
	"karvon/sim/stats"
)

// morrisLevels is the number of levels of Morris's grid, and morrisStep the length of its steps:
// levels/2/(levels-1), with which all levels are as likely.
const (
	morrisLevels = 4
	morrisStep   = 2.0 / 3
)

// Walk is one of Morris's trajectories: d+1 points of which each differs from the one before in one coordinate.
type Walk struct {
	Points [][]float64
	moved  []int // the coordinate that leads from point i to i+1
}

// Morris makes r trajectories in d dimensions (Morris 1991).
func Morris(r, d int, seed uint64) []Walk {
	key := random.NewKey(seed, 0)
	walks := make([]Walk, r)
	for i := range walks {
		walks[i] = walk(key, i, d)
	}
	return walks
}

func walk(key random.Key, i, d int) Walk {
	at := make([]float64, d)
	for j := range at {
		at[j] = float64(below(key, morrisLevels, uint64(i), walking, j)) / (morrisLevels - 1)
	}
	w := Walk{Points: [][]float64{clone(at)}, moved: permutation(key, d, uint64(1+i))}
	for _, j := range w.moved {
		if at[j] < 0.5 {
			at[j] += morrisStep
		} else {
			at[j] -= morrisStep
		}
		at[j] = math.Round(at[j]*(morrisLevels-1)) / (morrisLevels - 1)
		w.Points = append(w.Points, clone(at))
	}
	return w
}

func clone(point []float64) []float64 { return append([]float64(nil), point...) }

// ElementaryEffect is what a coordinate does, by its elementary effects: changes of the function over a step,
// divided by the step, so that they are changes over the whole range.
type ElementaryEffect struct {
	Mean  float64 // with sign: near Star where the effect always has one
	Star  float64 // mean of their sizes (Campolongo, Cariboni and Saltelli 2007)
	Sigma float64 // standard deviation: large where the effect depends on other coordinates or bends
}

// Screen estimates the effects of d coordinates from the values of the function at the points of the walks. Walks
// with a value that is not there are left out where it is missed.
func Screen(walks []Walk, values [][]float64, d int) []ElementaryEffect {
	changes := make([][]float64, d)
	for i, w := range walks {
		for k, j := range w.moved {
			step := w.Points[k+1][j] - w.Points[k][j]
			if change := (values[i][k+1] - values[i][k]) / step; !math.IsNaN(change) {
				changes[j] = append(changes[j], change)
			}
		}
	}
	effects := make([]ElementaryEffect, d)
	for j := range effects {
		sizes := make([]float64, len(changes[j]))
		for i, change := range changes[j] {
			sizes[i] = math.Abs(change)
		}
		effects[j] = ElementaryEffect{stats.Mean(changes[j]), stats.Mean(sizes), math.Sqrt(stats.Variance(changes[j]))}
	}
	return effects
}
