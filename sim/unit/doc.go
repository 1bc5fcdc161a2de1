// Package unit reads and writes quantities as people write them: 4m30s, 2500/day, 38 ha, 45 km/h, 74 USD, 78.5%.
//
// A text is read in three stages. A scanner takes the decimal number (type decimal), a Dimension says which unit
// symbols may follow and what each is worth in base units, and the product is formed exactly and rounded once.
// Format goes back: it picks the shortest text that Parse reads as the very same float64.
//
// Base units are seconds, per second, square metres, metres, metres per second, US dollars and bytes; a share is a
// fraction of one. A simulation's clock counts nanoseconds, so ParseDuration gives those, as an exact integer.
//
// A bare number where a unit is due is an error, and so is a unit of another dimension: a quantity is never
// guessed.
package unit
