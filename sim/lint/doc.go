// Package lint finds what is legal in a scenario but probably not meant.
//
// [Check] compiles a scenario, alone and under each of its policies, and says what its flows overload on average,
// what nobody can take, which queues of vehicles have no ground to stand on, and what nothing uses. What it says is
// certain, so that it does not say everything.
package lint
