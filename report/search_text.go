package report

import "karvon/sim/experiment"

// searchText is what is said of a search for the assumptions that matter.
var searchText = struct {
	setting, none, found, left, sure, inGroups, inSets, hidden, crowded, named, little, table, note sentence
	low, high, both                                                                                 sentence
}{
	setting: "{moved}, searched by groups for those that matter, in {runs} of the scenario; what was found is told of " +
		"from {weeks} each that the search did not use; {points combination|combinations} in all, with the same luck",
	none: "None of {among} is found to move any of the numbers by more than {delta} of what it is as stated.",
	found: "{found} of {among} may move one of these numbers by more than {delta} of what it is as stated, each alone, " +
		"and {found:is|are} told of.",
	left: "Left out, as they move each of these numbers by less: {alone} tried alone, {grouped} in groups.",
	sure: "With a probability of at least {sure} none that moves one of these numbers by more than {delta} at an end of " +
		"its range is missing, provided that what it moves is no less where others that were left out stand elsewhere.",
	inGroups: "Those in groups move the numbers together by at most {most}, in {arrangements arrangement|arrangements} " +
		"of their ends that were drawn.",
	inSets: "Those in groups are {sets} sets, of which none moves the numbers together by more than {most}, in " +
		"{arrangements arrangement|arrangements} of their ends that were drawn.",
	hidden: "Found only after a check of what had been left out {hidden:was|were} {names}: in groups, others made up " +
		"for what {hidden:it moves|they move}.",
	crowded: "{crowded assumption is|assumptions are} in sums in which not all have room at the same end; a check may " +
		"see less of {crowded:it|them}.",
	named:  "{name} ({change} {unit} at {end})",
	little: "little",
	table:  "Left out: ends of ranges that move these numbers little",
	note: "At most is the farthest end of the intervals of all the numbers, as a share of what each is as stated; of " +
		"those in groups it is that of all of their set together, each at an end or as stated as drawn.",
	low: "low", high: "high", both: "both",
}

// howLeftOut says how an end was tried that a search left out.
var howLeftOut = map[experiment.EndFate]sentence{experiment.EndAlone: "alone", experiment.EndInGroup: "in groups"}
