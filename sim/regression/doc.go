// Package regression tells whether a change changed an answer.
//
// A [Snapshot] is what is kept of a run for later: its fingerprint and the values of some responses, one a
// replication. A [Baseline] is a record that stands beside a scenario file and names the version of karvon that
// made it. [Compare] judges a new result against a baseline on two levels:
//
//   - The fingerprint. Where it is equal, and so are the judged values to the
//     last bit, nothing changed: [Same]. Neither the order of the elements in
//     the file nor its name is part of a fingerprint.
//   - The judged responses, which are the scenario's primary ones: each is
//     [Equal] within its tolerance, [Changed] by so much, or [Undecided].
//
// With the same seed the same entities have the same luck before and after, so that replications are compared pair
// by pair and most of the noise cancels. With another seed the samples are independent, and the intervals wider.
//
// # What is promised
//
// Equal: the interval of 90% of the difference lies within the tolerance on both sides (two one-sided tests of 5%
// each; Schuirmann 1987). Where the true difference is the tolerance or more, this is said in at most 5% of the
// cases.
//
// Changed: the response is not shown to be equal, and the interval of the difference leaves out zero, at a level
// such that of all responses of a scenario that did not change any is said to have changed in at most 1% of the
// cases (Bonferroni).
//
// Undecided: neither; [Change] says how many replications would decide. Both promises rest on the values of the
// replications being nearly normal. How well they are kept was measured: see testdata/power.golden and the test
// that wrote it.
package regression
