// Package observed reads what was observed at a real centre, as values of the responses of a model.
//
// A table has one of two forms. The long one has a row for each value, with the columns response (its dotted name)
// and value, and if wanted unit, from and to (the hours of the day that the value is of) or hour (the one that begins
// then), date, use (fit or hold-out)
// and error (how far the model may be from it, as a share of it). The wide one has a row for each date or each hours of
// the day, and a column for each response, headed by its dotted name with its unit in parentheses.
//
// A date is one realisation of what the model simulates once; a table without dates is one realisation. [Read] finds
// the cells, [Table.Names] the responses that a model has to be compiled for, and [Table.Of] makes [Value]s of them in
// the units of the model. What is wrong is told all at once, each mistake with its place.
package observed
