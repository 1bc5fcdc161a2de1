package report

// thresholdsText is what is said of a run's thresholds.
var thresholdsText = struct {
	table, note, met, notMet sentence
	tooFew, untold           reasonText
	allFor                   sentence
}{
	table:  "Thresholds",
	note:   "A threshold is met, or not met, where chance alone could not change that.",
	met:    "Thresholds: {met} of {all} met.",
	notMet: "Not met: {thresholds}.",
	tooFew: reasonText{
		each: "Too few weeks simulated to tell: {thresholds}.",
		all:  "Too few weeks simulated to tell ({why}): {thresholds}.",
	},
	untold: reasonText{
		each: "Cannot be told: {thresholds}.",
		all:  "Cannot be told ({why}): {thresholds}.",
	},
	allFor: "all: {why}",
}

// reasonText is what is said of things that have reasons of their own, or none, and of
// several that have one in common.
type reasonText struct{ each, all sentence }
