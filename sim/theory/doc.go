// Package theory computes exact results of queueing theory: the oracles that the simulator is tested against.
//
// One file holds one family, named as the textbooks name it. Results are functions of the parameters, not tables,
// so that a test may choose its own case. The plain queues are [NewMMc], [newMMcK], [MG1], [NewGM1] and [mDc];
// their variations are priorities ([nonPreemptivePriority] and its siblings), [Vacations], [Breakdowns],
// [BatchArrivals], impatience ([newErlangA], [newDiscouragedArrivals],
// [newBalkingCurve], [newRenegingCurve]) and [processorSharing]; networks are
// [Jackson], [closedNetwork], [MachineRepair] and [SaturatedTandem]; time-dependent results are [FirstDelays],
// [sinusoidalInfiniteServer] and the counts of non-homogeneous Poisson processes.
//
// Rates and times may be in any unit as long as all are in the same. Loads are in erlangs. Every function returns
// an error when a parameter lies outside the domain of its formula, [errUnstable] among them when there is no
// steady state; a result is never NaN. Unless said otherwise results are exact up to rounding, whose last bits may
// differ between platforms.
package theory
