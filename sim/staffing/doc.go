// Package staffing says what staff costs, and searches for the cheapest that does.
//
// A [Problem] is made of places ([Place]), each with blocks of the week in which the number of its servers, units or
// slots is one of several ([Block]); a plan is a vector of whole numbers, one a block. What a plan costs is the
// cheapest [Roster] that covers it: people in shifts, exactly, each agency, country and site apart; or the hours on
// duty, where no shifts are given.
//
// [Search] finds the cheapest plan that an oracle, a simulation, says to be good enough. It knows nothing of the oracle
// but that it answers, and says which plans were looked at, and whether all that are cheaper were or are bounded by
// some that were.
//
// Both are pure: the same question has the same answer.
package staffing
