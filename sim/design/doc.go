// Package design makes designs of experiments: which points an experiment runs.
//
// [New] makes a [Design] of a sweep of a scenario and of what is asked beside it: each [Factor] with its levels, in
// the kind of its path, and the constraints between them. It tries the levels on the scenario, so that a mistake in
// one is told before any point is run; [Check] does so for all sweeps of a file. The package stands above the
// scenario, whose paths and policies its factors are; how levels are written is in grammar, below it, since the
// file has them too.
//
// A constraint is a typed condition between factors, such as
//
//	kz-customs + uz-customs <= 40
//	service * customs < 1h
//	policy != e-queue or slots > 30/h
//
// Its scope gives names their factors, with the kind of their levels, so that what has no meaning is refused, such
// as a duration compared with a count, and [Constraint.Holds] says whether a point meets it. Arithmetic is exact:
// 10/h + 20/h is 30/h.
//
// The points themselves lie in the unit cube. [LatinHypercube] and [NewSobol] fill it evenly; [Grid] counts through
// all combinations. [Morris] walks through it one coordinate at a time, and [Screen] estimates elementary effects
// from the walk. [Saltelli] lays out the points from which [Indices] estimates Sobol's indices of variance: how
// much each coordinate matters.
package design
