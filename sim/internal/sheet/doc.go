// Package sheet reads files as spreadsheets, editors and recorders save them: Decode turns bytes into text by a
// byte order mark or a stated Encoding, Split turns text into a Table of cells that know their line and column, and
// Plain and Moment turn what stands in a cell into the one notation of numbers and dates that scenarios have.
//
// Nothing is guessed: what has two readings is a Mistake whose hint says which key of the scenario tells them
// apart.
package sheet
