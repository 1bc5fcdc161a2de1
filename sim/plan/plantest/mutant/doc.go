// Package mutant breeds scenarios that nobody would write, to see that none makes karvon panic, hang or say what
// cannot be.
//
// A [Breeder] takes files apart into trees and puts them together differently: nodes are swapped, deleted, doubled,
// moved, taken from another file, made into extremes. It knows the words of the language from the files alone, so
// that it need not be told when the language grows. Mutant n of a seed is the same on every machine. An [Examiner]
// takes a mutant through all that check and run do and says what is wrong with what they said. [Minimise] makes a
// mutant that shows something as small as it can be.
//
// The tests of the package examine some hundreds, thousands with -long, and as many as can be for a while with
// -for, in processes that may die of them:
//
//	go test -timeout 0 -run ForHours -v . -args -for 30m -parallel 2 -seed 7 -findings "$PWD/findings"
//
// What is found is in the folder of findings, a file a kind, as small as it could be made, with the seed and number
// of its mutant in the first line. Files that once did harm are kept in testdata/found; those that are wrong, each
// in its own way, in testdata/broken with what check says of them, to which -grow 20 adds 20 and which -update
// rewrites. -agree writes what the mutants come to that run, which is the same on every machine.
package mutant
