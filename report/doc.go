// Package report arranges what was found into documents, and has them written. It computes no estimate.
//
// There is a function a kind of result: [Run], [Comparison], [Sweep], [Capacity], [Sensitivity], [Uncertainty],
// [Difference], [Verification], [Fit], and for what is a table by itself [Validation], [Assumptions], [Responses],
// [Scenarios], [Steps], [Traffic] and [Words]. Each gives a [document.Document] of sentences, tables and pictures,
// with the members and rows that programs read. [Write] writes a document in one of the [Formats] that its kind
// has, by the one writer of that format: the packages terminal, markdown, data, page, workbook, word, pdf, chart and
// ci below this one. [WriteFolder] writes a CSV file a table.
//
// What is said stands in one file a kind (run_text.go, comparison_text.go, ...; what all say, in common_text.go):
// whole sentences with named arguments, which are filled in and sized when they are said. What the packages below
// say is said in the words of the [Glossary].
//
// [Tables] arranges an [experiment.Result] into a list of [document.Table]: rows of typed cells, in which every
// number carries its dotted name, its unit and its interval. A table with a row for each instance of a subject has
// its form from the subject's [response.Table]. [judge] says in plain words whether the load is carried.
//
// What there is to say of a number besides its interval (that it is a bound, that some were unfinished, that some
// replications have no value, that it is the largest of so many) is part of its [stats.Estimate], which every
// writer is given whole; scenarios/results.md tells how each format says it.
//
// What a scenario, a file or a result says in words is shown and not obeyed: texts go through [karvon/sim/visible]
// where a table, a paragraph or a picture is laid out, and once more where lines for people are written;
// scenarios/results.md tells how each format shows them.
//
// Some numbers of the tables are given by the scenario and not estimated: a crossing's design load, the area and
// places of a zone, the area of a site, the length of a link. They stand among the responses of JSON and CSV under
// dotted names of their own (crossing.uz-kz.trucks.design), the same in every replication.
package report
