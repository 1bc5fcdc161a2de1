// Package traffic solves the traffic equations of a plan's flows: what they ask of its stations, zones, resources
// and links on average, as the file alone says. Nobody waits, is turned away or sent elsewhere in it.
//
// [Solve] follows every way through the steps of a flow as a Markov chain, whose states are a step and what is
// known of attributes, and adds up over the visits to each state what is asked there.
package traffic
