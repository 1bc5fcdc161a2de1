// Package plan compiles a scenario into immutable, integer-indexed tables.
//
// [Compile] resolves every name, makes journeys into a flat table of [Step], expressions into [Program], schedules
// and opening hours into step functions of the local week ([Schedule]) and distributions into samplers. What cannot
// be right is refused with the position at which it was written, together with what is wrong with the numbers that
// are asked for ([Draft]).
//
// [NewTraffic] solves the traffic equations of a plan's flows: what they ask of its stations, zones and resources
// on average. [Doubts] says by it, and by what is used, what is legal in a scenario but probably not meant.
//
// Everything with a name is ordered by it, so that the order in the file changes nothing. The clocks' offsets of
// the run's first day hold throughout.
package plan
