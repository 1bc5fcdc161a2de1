// Package document holds what a report is made of, before any format: a [Document] of sentences, [Table]s of typed
// cells, [Picture]s, and the members and rows that programs read. In a table every [Number] carries its dotted
// name, its unit and its interval; how a number reads (its unit, its decimals, the sign of a bound) is decided
// here, so that all formats say the same.
//
// The package report makes documents; the packages beside this one write them.
package document
