package report

// uncertaintyText is what is said of assumptions that are drawn from their ranges.
var uncertaintyText = struct {
	title, setting, independently, together, correlated, wider, nothing, table, note sentence
}{
	title: "What {scenario} says when its assumptions are drawn from their ranges",
	setting: "{assumptions assumption|assumptions} drawn {draws} times ({shapes}; by a Latin hypercube, {ties}), " +
		"{weeks} of each draw",
	independently: "independently",
	together:      "{members} in {groups group|groups} that move as one",
	correlated:    "{correlated} correlated",
	wider:         "For {wider} of {numbers number|numbers} the assumptions leave more in doubt than chance does.",
	nothing: "The scenario names no primary numbers or thresholds; " +
		"the other formats list all numbers.",
	table: "Two kinds of doubt",
	note: "By chance: what more simulated {span:weeks|days|runs} would narrow. By assumptions: half of the room in " +
		"which {share} of the answers lie as the assumptions go through their ranges, which no simulated " +
		"{span:weeks|days|runs} narrow.",
}
