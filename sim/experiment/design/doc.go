// Package design places the points of experiments in the unit cube, and
// estimates from what a function gives there how much each coordinate matters.
//
// [LatinHypercube] and [Sobol] fill the cube evenly; [Grid] counts through all
// combinations. [Morris] walks through it one coordinate at a time, and
// [Screen] estimates elementary effects from the walk. [Saltelli] lays out the
// points from which [Indices] estimates Sobol's indices of variance.
package design
