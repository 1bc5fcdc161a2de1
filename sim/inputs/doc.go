// Package inputs writes the numbers of a scenario into a table that planners fill in, a workbook or a file of CSV, and
// takes it back: Write, then Read and Table.Edits, which say what differs as edits of the scenario.
//
// A row is a number ([karvon/sim/scenario.Input]): its name and unit say what it is, and cannot be changed; value,
// range and where it comes from can. Rows can be moved, and those that are removed leave their numbers as they are.
// What cannot be read is a mistake that names its sheet and cell; all are found at once, and with any of them nothing
// is taken.
package inputs
