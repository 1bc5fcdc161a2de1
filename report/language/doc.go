// Package language holds the languages in which reports are read: English, in which they are written, and those into
// which their messages are translated.
//
// A message is a whole sentence or label with named arguments, which stand where the language puts them; its key is the
// English text. [Language.Fill] says it: {name} is a value, {weeks week|weeks} a number of things with the word for
// each plural form, and {weeks:is|are} such a word alone. Of what is no number but one of several kinds, such as a span
// of time, {span:week|day|run} has a word for each kind. A translation has as many words as its language has plural
// forms, in the order one, few, many, or one where they are all the same; where a number with a fraction takes none of
// these, there is its word behind them (больше 2 часов, больше 0,57 часа). What is not translated is said in English.
//
// The files below messages have a translation of each of their messages into every language; messages/glossary.md
// tells which words are theirs. Numbers come in as English writes them, and [Language.Number] writes them otherwise:
// how they are rounded is the same in every language.
//
// The rules for plurals and numbers stand here in a few lines, held to those of golang.org/x/text by a test: a program
// within a page has no room for its tables.
package language // import "karvon/report/language"
