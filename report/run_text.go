package report

// settingText is what is said of how a run was obtained.
var settingText = struct {
	warmedUp, begun, empty                                 repeatedText
	chance, precise, missed, longEnough, found, experiment sentence
	assumed, assumedByChance, interrupted, failed, bands   sentence
}{
	warmedUp: repeatedText{
		once: "{scenario}: {weeks}, seed {seed}; each begins empty with a run-in of {runIn}, and then comes the week counted.",
		every: "{scenario}: {weeks}, seed {seed}; each begins empty with a run-in of {runIn}, and then comes the week counted; " +
			"what comes repeats itself every {cycle}.",
	},
	begun: repeatedText{
		once: "{scenario}: {weeks}, seed {seed}; each begins empty, and is counted from its beginning.",
		every: "{scenario}: {weeks}, seed {seed}; each begins empty, and is counted from its beginning; " +
			"what comes repeats itself every {cycle}.",
	},
	empty: repeatedText{
		once:  "{scenario}: {weeks}, seed {seed}; each is counted from empty.",
		every: "{scenario}: {weeks}, seed {seed}; each is counted from empty; what comes repeats itself every {cycle}.",
	},
	chance: "Chance alone moves a number by about its ±, or between the two ends given, {confidence} times in 100.",
	precise: "{Week}s were added until chance alone moves {numbers number|numbers} by no more than {precision}: " +
		"that was reached.",
	missed: "{Week}s were added until chance alone moves {numbers number|numbers} by no more than {precision}: " +
		"that was not reached.",
	longEnough: "The scenario's run-in of {given} is long enough: the number inside does not change any more after it, " +
		"in {trials trial run|trial runs} of {pilot} from empty (by MSER-5).",
	found: "The run-in of {used} was found in {trials trial run|trial runs} of {pilot} from empty (by MSER-5): " +
		"before it the number inside still changes, longest of {by}. The scenario gives {given}.",
	experiment: "{scenario}: {what}; seed {seed}. {chance}",

	assumed: "{assumptions} of the scenario's {quantities quantity|quantities} {assumptions:is an assumption|are assumptions}.",
	assumedByChance: "{assumptions} of the scenario's {quantities quantity|quantities} " +
		"{assumptions:is an assumption|are assumptions}; ± tells of chance alone, not of wrong assumptions.",
	interrupted: "interrupted: what was finished is reported",
	failed:      "{name} has no result: {why}",
	bands:       "The bands go from the lowest to the highest of {count replication|replications}.",
}

// repeatedText is what is said of runs of which what comes repeats itself every week,
// and of those where it does so after another time.
type repeatedText struct{ once, every sentence }
