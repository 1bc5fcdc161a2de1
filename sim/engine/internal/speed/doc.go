// Package speed measures engines against each other: its benchmarks use no more of packages scenario, plan and engine
// than an engine had that is compared with this one, so that they run with either. .ci/versus builds them twice, with
// the engine before and with this one, and runs both in turn.
//
// The scenarios are its own and do not change: that of the centre is a copy of those of the library with which the
// engine before was measured. What changes there must not show as a change of speed.
package speed
