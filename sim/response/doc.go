// Package response knows what each number of a report means. An [Estimand] is one row for all that is known of a
// number: its [Subject] and measure, what kind of number it is, its unit, its definition in words, where it
// applies, how it is read from the record of a replication, and the columns of tables that show it. A subject has
// the [Table] that its columns belong to. Both stand in a file of the subject's name; a new number is a row there,
// and a field of the engine's record where that does not have it yet.
//
// [Compile] makes of a scenario a [Model]: its plan with the [Response] of every row for every instance of the
// row's subject, sorted by dotted name, and with the scenario's thresholds, primary responses and tolerances.
// [Model.Run] prepares runs, and a [View] reads the [Observation] of each response from their records. How the
// replications are brought together says [Response.Combination].
//
// Some responses a run answers only where they are asked for by name: how an episode goes (asked.go), and what a time,
// a count, a number at a time or the use of servers is in some hours of the day (hours.go). A threshold on each hour of
// the day has a threshold of its own for each of the 24 ([Threshold.Hours]); what is judged of them is told as one.
package response
