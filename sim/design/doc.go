// Package design is what a design of an experiment asks of its points: typed conditions between its factors, such as
//
//	kz-customs + uz-customs <= 40
//	service * customs < 1h
//	policy != e-queue or slots > 30/h
//
// [NewConstraint] gives the names of an expression their factors and refuses what has no meaning, such as a duration
// compared with a count, and [Constraint.Holds] says whether a point meets it. Arithmetic is exact: 10/h + 20/h is 30/h.
package design
