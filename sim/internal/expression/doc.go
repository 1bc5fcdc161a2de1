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
// What the names mean, and whether what is compared goes together, is for those who know the names: package plan
// compiles conditions, package design checks constraints against its factors and computes them exactly, and
// responses give limits their dimension.
package expression
