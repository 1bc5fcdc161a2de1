// Package report renders what an experiment found. It computes no estimate.
//
// [Tables] arranges an [experiment.Result] into a list of [Table]: rows of
// typed cells, in which every number carries its dotted name, its unit and its
// interval. [Judge] says in plain words whether the load is carried. [Write]
// renders both as text for a terminal, as Markdown, as CSV or as a workbook for
// spreadsheets, and the whole result as JSON; [WriteDirectory] writes a CSV file
// a table into a [Folder]. [Create] puts a report under its final name only when
// it is complete, and so does [CreateFolder] with a folder; scenarios/reference.md
// says what holds of files.
//
// What there is to say of a number besides its interval (that it is a bound, that
// some were unfinished, that some replications have no value, that it is the
// largest of so many) is part of its [stats.Estimate], which every writer is
// given whole; scenarios/results.md tells how each format says it.
//
// What a scenario, a file or a result says in words is shown and not obeyed: texts go
// through [karvon/sim/visible] where a table, a paragraph or a picture is laid out,
// and once more where lines for people are written; scenarios/results.md tells how
// each format shows them.
//
// Some numbers of the tables are given by the scenario and not estimated: a
// crossing's design load, the area and places of a zone, the area of a site,
// the length of a link. They stand among the responses of JSON and CSV under
// dotted names of their own (crossing.uz-kz.trucks.design), the same in every
// replication.
//
// What a scenario is, rather than what became of it, is shown by
// [Assumptions], [Responses] and [Steps], which are tables too.
package report
