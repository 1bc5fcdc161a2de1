// Package plan compiles a scenario into immutable, integer-indexed tables.
//
// [Compile] resolves every name, makes journeys into a flat table of [Step],
// expressions into [Program], schedules and opening hours into step functions
// of the local week ([Schedule]), distributions into samplers, and instantiates
// the table of [Estimands] for the scenario's elements. What cannot be right is
// refused with the position at which it was written.
//
// Everything with a name is ordered by it, so that the order in the file
// changes nothing. The clocks' offsets of the run's first day hold throughout.
package plan
