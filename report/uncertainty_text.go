package report

// uncertaintyText is what is said of assumptions that are drawn from their ranges.
var uncertaintyText = struct {
	title, setting, independently, together, groups, correlated, wider, nothing, table, note sentence
	whole, failed, unfinished, untold, untoldAll, growing                                    sentence
	uneven, shape, ofDraws, onlyMet, allMet, met, metInAll, thresholds, thresholdsNote       sentence
}{
	title: "What {scenario} says when its assumptions are drawn from their ranges",
	setting: "{assumptions assumption|assumptions} drawn {draws} times ({shapes}; by a Latin hypercube, {ties}), " +
		"{weeks} of each draw",
	independently: "independently",
	together:      "{members} that move as one",
	groups:        "{members} that move in {groups group|groups}, each as one",
	correlated:    "{correlated} correlated",
	wider:         "For {wider} of {numbers number|numbers} the assumptions leave more in doubt than chance does.",
	nothing: "The scenario names no primary numbers or thresholds; " +
		"the other formats list all numbers.",
	table: "Two kinds of doubt",
	note: "By chance: what more simulated {span:weeks|days|runs} would narrow. By assumptions: half of the room in " +
		"which {share} of the answers lie as the assumptions go through their ranges, which no simulated " +
		"{span:weeks|days|runs} narrow. Nine in ten draws lie between the last two.",
	whole:      "The numbers are of {whole} of {draws draw|draws}; {rest}.",
	failed:     "{failed} failed",
	unfinished: "{unfinished} unfinished",
	uneven:     "± is left out where it would reach what no draw does, such as less than nothing.",

	growing: "Queues grow in {growing} of {draws draw|draws}: what these give, and the averages of all, rests on how " +
		"long the window is.",

	shape: "{count} {shape}",

	ofDraws: "{met} of {draws draw|draws}",
	onlyMet: "{threshold} is met in {met} of {draws draw|draws} of the assumptions, a probability of " +
		"{probability}.",
	allMet: "All {thresholds} thresholds are met at once in {met} of {draws draw|draws} of the assumptions, " +
		"a probability of {probability}.",
	met:        "{threshold}: met in {met} of {draws draw|draws}, {probability}.",
	untold:     "{threshold}: no draw has a value.",
	untoldAll:  "No draw tells whether all {thresholds} thresholds are met at once: each has one without a value.",
	metInAll:   "Met in each of the draws: {thresholds}.",
	thresholds: "Thresholds, by the draws of the assumptions",
	thresholdsNote: "Each draw is judged by its own estimate. The probability is that of a draw from the ranges, with " +
		"what so few draws leave open.",
}
