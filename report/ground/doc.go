// Package ground lays a scenario out as a plan of its sites: where zones, stations, gates and ways lie, in metres,
// with the second number downwards as on a page.
//
// [Of] follows the steps of all flows through a compiled scenario (trace), says of each place to which way through
// the site it belongs, in which direction, how far along and on whose side (cell), sets the places of a way side by
// side in a row with those of the first country on the left (row), puts the stations of a zone into it in the order
// in which they are come to, each with ground for its queue (booth), and draws ways between them. What holds nobody
// fills a strip below (strip). Where a scenario gives coordinates (at), these come before the rule (survey).
//
// A zone has the area that the scenario states. What lies between the zones is chosen, so that a site can be drawn
// larger than it is. The same scenario gives the same plan.
package ground
