// Package syntax is what stands below a language of YAML files: how a text becomes a tree, and how what is wrong
// with it is told. It knows no key of the language: what its messages need of it, they are given as a [Language].
//
//   - [Language.Parse] turns a text into a [Tree]: mappings, lists and scalars
//     with their positions. Scalars stay text, so that it is the expected type
//     and not the look of a word that says what it means. Of YAML it takes no
//     more, so that every value stands where it is read.
//   - A [Collector] gathers the mistakes of a phase, and ends with its context.
//     It keeps the first of them in a [Tally], since a file can hold as many as
//     it has lines. An [Error] has a stable [Code], a position, the line that
//     stands there and what was meant; [Errors] sorts and prints them.
//   - [Suggest] finds the name that was meant.
//   - [Language.Format] writes a text in one style and leaves its values and
//     comments alone; [Tree.WriteCanonical] and [Tree.InBlocks] write a tree.
package syntax
