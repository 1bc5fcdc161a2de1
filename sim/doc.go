// Package sim is the root of karvon's simulator: it holds no code, only this account of how a scenario file becomes
// a report.
//
// # The pipeline
//
// The data takes one way, and imports point along it:
//
//	scenarios/*.yaml → scenario.Scenario → plan.Plan → engine.Run → engine.Record → response.View →
//	experiment.Result → document.Document
//
// [karvon/sim/syntax] knows YAML and no key of the language: a text becomes a [karvon/sim/syntax.Tree] with a
// position for each value, every mistake of a phase is reported at once, as [karvon/sim/syntax.Errors], and a file
// is written in one style. Tables that a scenario names are read by [karvon/sim/internal/sheet], as spreadsheets
// and recorders save them; [karvon/sim/internal/book] gives the same tables of the sheets of a workbook.
//
// [karvon/sim/scenario] is the language that people write. Load puts templates in place, merges a file with what it
// extends and includes, applies policies and single settings, and decodes the result by the tags of the types in
// that package into a
// [karvon/sim/scenario.Scenario]: quantities in SI units, durations in integer nanoseconds, and a position for each
// part. The same tags, and the comments of the fields, give the JSON Schema. Time zones are those of
// [karvon/sim/scenario/zone], never the machine's.
//
// [karvon/sim/inputs] writes the numbers of a scenario into a workbook or a CSV that people fill in, and makes settings
// of what differs when it comes back, with mistakes that name sheet and cell.
//
// [karvon/sim/design] makes designs of experiments: the factors of a scenario's sweep with their levels, as
// [karvon/sim/design.Design], and the points that fill the space between them. How levels are written is in
// [karvon/sim/design/grammar], below the language, which has them in its files.
//
// [karvon/sim/staffing] says what staff costs, as the cheapest roster of people in shifts that covers it, and searches
// for the cheapest that an oracle says to be good enough. [karvon/sim/outlook] says what the sections of a scenario
// about decisions come to without a run: the load of each year, and what is built and saved as money over years.
//
// [karvon/sim/plan] compiles a scenario into a [karvon/sim/plan.Plan]: immutable tables that refer to each other by
// index. Journeys become a flat table of [karvon/sim/plan.Step]; conditions become small programs; calendars and
// time zones become step functions of the local week. The compiler follows every way through a journey and refuses
// one that never departs, gives back what it does not hold, or goes round without any time passing. What the file
// alone implies, such as a station whose load exceeds its servers, is a [karvon/sim/traffic.Solution].
//
// [karvon/sim/engine] executes one replication of a plan. A [karvon/sim/engine.Run] keeps its memory from one
// replication to the next and leaves a [karvon/sim/engine.Record]: exact counts, exact integrals over the window,
// histograms of the times of the window's cohorts, and the trajectory's fingerprint. A plan cannot run and a run
// cannot be edited.
//
// [karvon/sim/response] has a row for each number of a report: what it means, where it applies, how it is read from
// a record and which column shows it. A [karvon/sim/response.Model] is a plan with the instances of the rows,
// [karvon/sim/response.Response], by dotted name, and with its thresholds; a [karvon/sim/response.View] reads their
// values from a record. [karvon/sim/lint] says what in a model is probably not meant. What was observed of the same
// numbers at a real centre, as planners keep it in tables, [karvon/sim/observed] reads: a result can be set beside it.
//
// [karvon/sim/experiment] runs replications side by side, each worker with its own engine.Run, and merges what they
// leave in the order of their numbers into an [karvon/sim/experiment.Result]. It does not depend on the number of
// workers. Comparisons, sweeps, calibrations, capacities, sensitivities and explanations, whose points are changes of
// the compiled plan ([karvon/sim/plan.Change]), are design points × replications, an array of work items whose outcomes
// are values: [karvon/sim/design] chooses the points, and [karvon/sim/experiment/journal] keeps outcomes in a run
// directory. Whoever simulates, this process, one of several shards or a worker on another machine, fills such a store,
// and the same experiment reports from it. A
// [karvon/sim/experiment.Timeline] is told of visits and sums up how a run goes on, for the page.
// [karvon/sim/experiment/pace] says how long the rest of the work takes.
// A [karvon/sim/experiment.IndicatorRecorder] is told of whole courses ([karvon/sim/engine.Course]), for tables in the
// layout of institutions.
//
// [karvon/sim/regression] keeps a [karvon/sim/regression.Snapshot] of a result and judges a later one against it.
//
// [karvon/report] arranges a result of each kind into a [karvon/report/document.Document] of sentences, tables and
// pictures, and computes no estimate. One writer a format renders it, in a package of its own below report;
// cmd/karvon reads flags, calls the stages and sets exit codes. Where visits are asked for, the engine tells each
// one as it ends ([karvon/sim/engine.Visit]), and [karvon/report/records] writes them to a file or a pipe. A file
// has its name only when it is complete: [karvon/report/delivery].
//
// # What planners recorded
//
// A planner's own file takes another way, and no run: [karvon/sim/measured] reads it, from CSV or by
// [karvon/sim/internal/book] from a workbook, into the numbers that [karvon/sim/fit] takes, which finds distributions
// and profiles; report words them, and writes them as assumptions that a scenario includes.
//
// # The leaves
//
// [karvon/sim/unit] has quantities with units. [karvon/sim/internal/expression] reads what computes and compares:
// arithmetic on assumptions, conditions, which the plan compiles, constraints, which [karvon/sim/design] checks
// against the factors of a sweep, and the limits of responses. [karvon/sim/random] has the keyed draws,
// [karvon/sim/doubt] what is not known and what is tied, [karvon/sim/dist] distributions with exact moments sampled
// by inversion, [karvon/sim/stats] sums, histograms and intervals, [karvon/sim/fit] what recorded times, counts and
// totals say of distributions and demand, [karvon/sim/theory] exact results of queueing theory, the oracles of the
// tests. [karvon/sim/reason] has what stages say of their results, as codes with values:
// reports word them. [karvon/sim/visible] shows text from outside so that nothing obeys it.
// [karvon/sim/bound] has the table of what is bounded, and the arithmetic of times that pass no end of the clock;
// [karvon/sim/files] reads within those bounds, and no longer than somebody waits; [karvon/sim/internal/caught]
// carries a panic to the goroutine that waits. [karvon/sim/reference] runs the reference cases through the whole
// pipeline.
//
// # What is promised
//
// Stable by their versions are the language of scenarios ("karvon: 1"), the commands with their options and exit
// codes, and the schemas of JSON and CSV ("karvon.result/1"): what is added keeps a version, what is changed or
// removed raises it. The Go API is not stable before 1.0. Public are the stages of the pipeline that have Examples,
// with the types that these show: load ([karvon/sim/scenario]), compile ([karvon/sim/response]), run
// ([karvon/sim/engine]), run many and compare ([karvon/sim/experiment]), and report ([karvon/report]). All else is
// karvon's own: it is internal where only sim or only report asks for it; what the command asks for too cannot be,
// as Go has it, while the top level holds no package. A test of this package finds an exported name that neither
// another package nor an Example uses, and has a reason for each that stays.
//
// # The same bits everywhere
//
// The same scenario, seed and replication give the same trajectory and the same JSON on every platform and with
// every number of workers. Time is an int64. A draw is a function of seed, replication, the entity's identity, a
// purpose and an occurrence, so that no order of events changes it. Functions such as exp and log are computed in
// package precise, and wherever a product is added it is rounded first, by an explicit conversion, so that no
// compiler fuses the two; a test of this package looks at the machine code for arm64.
package sim
