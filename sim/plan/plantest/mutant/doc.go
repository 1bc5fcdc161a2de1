// Package mutant breeds scenarios that nobody would write, to see that none
// makes karvon panic, hang or say what cannot be.
//
// A [Breeder] takes files apart into trees and puts them together differently:
// nodes are swapped, deleted, doubled, moved, taken from another file, made
// into extremes. It knows the words of the language from the files alone, so
// that it need not be told when the language grows. Mutant n of a seed is the
// same on every machine. An [Examiner] takes a mutant through all that check
// and run do and says what is wrong with what they said. [Minimise] makes a
// mutant that shows something as small as it can be.
package mutant
