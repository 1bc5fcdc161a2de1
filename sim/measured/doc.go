// Package measured reads what planners recorded: visits, passages of a gate, counts, times, monthly totals and
// summaries, from CSV and from workbooks, as loggers, offices and agencies save them.
//
// [Read] turns the bytes of a file into a grid of cells, finds the line of headers among what stands above it, tells
// by headers and by what stands under them which column is what (or takes what [Options] state), and reads the rows
// into [Data]: the numbers that package fit takes, with what was left out and why. Nothing is dropped in silence,
// and what has two readings is an error that lists the columns and the flag that decides.
//
// Columns of plates, passports and names are not read, unless one is asked for as identity; then each text is
// replaced at once by a number in the order of first appearance. No message quotes a cell: it says where it stands.
package measured
