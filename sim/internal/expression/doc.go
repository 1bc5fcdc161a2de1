// Package expression is the one language of all texts that compute or compare: conditions and expressions of a
// scenario, constraints between the factors of a sweep, thresholds and tolerances of responses.
//
//	channel == red and queue(scanner) < 10
//	service * customs < 1h or policy != "one-stop+e-queue"
//	flow.trucks.time.p95 < 6h
//
// [Parse] reads a text into a tree of [Node]: one lexer, one order of precedence, literals with their dimension,
// and of each node the characters that it is made of. A [Dialect] says what a kind of text may contain: which
// quantities, whether functions. [ParseLimit] reads the short form of thresholds and tolerances.
//
// What the names mean is for those who know them: a [Scope] gives each name a [Symbol], with the kind of its values.
// [Check] finds by these the [Kind] of each node, and whether what is computed and compared goes together; its
// result is a tree of [Term]. Package plan compiles it, for whose conditions attributes are numbers and what its
// functions give has the unit of that; package design computes it exactly, with the units of the factors; package
// scenario checks what holds whatever the names mean; and responses give limits their dimension.
package expression
