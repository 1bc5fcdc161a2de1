// Package constraints is a small language of typed conditions between the
// factors of an experiment, such as
//
//	kz-customs + uz-customs <= 40
//	service * customs < 1h
//	policy != e-queue or slots > 30/h
//
// [Parse] reads a condition, [Expression.Check] gives its names their factors
// and refuses what has no meaning, such as a duration compared with a count,
// and [Constraint.Holds] says whether a point of a design meets it. Arithmetic
// is exact: 10/h + 20/h is 30/h. Every [Error] says where in the text it stands.
package constraints
