package report

import (
	"karvon/sim/experiment"
	"karvon/sim/regression"
)

// thresholdWords say in a verification a verdict on a threshold.
var thresholdWords = map[experiment.Verdict]sentence{
	experiment.Met: "met", experiment.NotMet: "not met", experiment.Undecided: "undecided",
}

// agreementWords say what became of a number, or of a scenario.
var agreementWords = map[regression.Agreement]sentence{
	regression.Same: "nothing changed", regression.Equal: "equal within the tolerance",
	regression.Undecided: "undecided", regression.Changed: "changed",
}

// verificationText is what is said of scenarios against their baselines.
var verificationText = struct {
	title, failed, fresh, updated, unchanged, unpaired, missing, reason, nothing, threshold sentence
	tally, thresholds, notMet, undecided, changes, under                                    sentence
}{
	title:     "karvon verify",
	failed:    "failed: {why}",
	fresh:     "a new baseline",
	updated:   "{verdict}; the baseline was written anew",
	unchanged: "the scenario, karvon and the seed are what they were",
	unpaired:  "the seeds differ, so that the trucks are not the same before and after",
	missing:   "not in the baseline: {names}",
	reason:    "{name}: {why}",
	nothing:   "the scenario names no primary number, so that only the fingerprint speaks",
	threshold: "threshold {verdict}: {expression}",

	tally:      "{scenarios scenario|scenarios}: {counts}.",
	thresholds: "Thresholds: {counts}.",
	notMet:     "{count} not met",
	undecided:  "{count} undecided",
	changes:    "Primary numbers",
	under:      "{file} under {policies}",
}

// tallied are the counts of a verification, in the order in which they are said.
var tallied = []struct {
	of   func(regression.Tally) int
	said sentence
}{
	{func(t regression.Tally) int { return t.Changed }, "{count} changed"},
	{func(t regression.Tally) int { return t.Undecided }, "{count} undecided"},
	{func(t regression.Tally) int { return t.Equal }, "{count} equal within the tolerance"},
	{func(t regression.Tally) int { return t.Same }, "{count} unchanged"},
	{func(t regression.Tally) int { return t.New }, "{count} new"},
	{func(t regression.Tally) int { return t.Failed }, "{count} failed"},
}

// changeText is what is said of a number before and now.
var changeText = struct {
	same, equal, changed, changedBeyond, unclear, remarked                      sentence
	absent, fingerprintSame, fingerprintDiffers, fingerprintCaused, thresholdIs sentence
}{
	same:          "{name} is what it was",
	equal:         "{name} is equal within its tolerance of {tolerance}: {difference}",
	changed:       "{name} changed by {difference}",
	changedBeyond: "{name} changed by {difference}, where {tolerance} would not matter",
	unclear:       "{name} may have changed: {difference}; its tolerance is {tolerance}",
	remarked:      "{sentence} ({remark})",

	absent:             "{name} is not in the baseline: karvon verify --update adds it",
	fingerprintSame:    "the trajectories are what they were",
	fingerprintDiffers: "the trajectories differ: {before} became {now}",
	fingerprintCaused:  "the trajectories differ: {before} became {now}; {causes}",
	thresholdIs:        "threshold {expression} is {verdict}",
}
