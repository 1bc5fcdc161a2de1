// Package plan compiles a scenario into immutable, integer-indexed tables.
//
// [Begin] resolves every name, makes journeys into a flat table of [Step], expressions into [Program], schedules
// and opening hours into step functions of the local week ([Schedule]) and distributions into samplers. What cannot
// be right is refused with the position at which it was written, together with what is wrong with the numbers that
// are asked for ([Draft]).
//
// What is known of the steps of a verb is said once, in the verb's file, as rows of the table of [Operation]: where
// they take place, whether time passes, what is held afterwards, where they lead, what they ask for. The compiler,
// the traffic equations (package traffic), the linter (package lint), the engine's search for deadlocks and the
// tables of steps read it there.
//
// Everything with a name is ordered by it, so that the order in the file changes nothing. The clocks' offsets of
// the run's first day hold throughout.
package plan
