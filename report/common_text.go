package report

// listText is how names are listed.
var listText = struct{ others sentence }{
	others: "{count} others",
}

// spanText is how long something takes, or what is counted of it.
var spanText = struct {
	simulated, plain, more [3]sentence // by span
	runs, windows, pairs   sentence
	weeks, days, noTime    sentence
	windowsApart, windowOf sentence
}{
	simulated: [3]sentence{
		"{count simulated week|simulated weeks}",
		"{count simulated day|simulated days}",
		"{count simulated run|simulated runs}",
	},
	plain: [3]sentence{
		"{count} {count:simulated week|simulated weeks}",
		"{count} {count:simulated day|simulated days}",
		"{count} {count:simulated run|simulated runs}",
	},
	more: [3]sentence{
		"{count} more {count:simulated week|simulated weeks}",
		"{count} more {count:simulated day|simulated days}",
		"{count} more {count:simulated run|simulated runs}",
	},
	runs:    "{runs} of {window}",
	windows: "{count} windows of {window}",
	pairs:   "{runs} of twice {window}",
	weeks:   "{weeks week|weeks}",
	days:    "{days day|days}",
	noTime:  "no time",

	windowsApart: "{runs} ({windows})",
	windowOf:     "{window} of {name}",
}

// listingText is what is said of what is a table by itself.
var listingText = struct {
	steps, byAttribute, byLane, assumptions, responses, responsesClosing sentence
	namedAssumptions, outlook, ofOutlook, ofRuns, scenarios              sentence
	traffic, trafficNote                                                 sentence
	words, word, tutorial                                                sentence
}{
	steps:            "Compiled steps",
	byAttribute:      "by attribute",
	byLane:           "by lane",
	assumptions:      "Quantities, the least trusted first",
	namedAssumptions: "Assumptions by name, then the other quantities, each the least trusted first",
	outlook:          "For years, appraise and options: quantities that no run uses, each the least trusted first",
	ofOutlook:        "years, appraise and options",
	ofRuns:           "runs",
	responses:        "Responses",
	responsesClosing: "{responses response|responses} in all; --format csv lists each with its definition. What a time, " +
		"a count, a number at a time or a utilisation is in some hours of the day is asked for by name besides, as " +
		"{example}; " +
		"a threshold can be on each of them (each-hour).",
	scenarios: "Scenarios of the library",
	tutorial:  "The tutorial, of which karvon new copies a step to start from:",
	traffic:   "What the file alone asks of stations and resources, busiest first",
	trafficNote: "Load is how many lanes, desks or units are at work on average if nobody is turned away, over the week " +
		"(in a run that starts empty over all that is counted). ≥ where a way depends on the state of the model, such as " +
		"a queue or the hour, and for resources, which are also held while those who hold them wait.",
	words: "Words of reports, and those of the field for them",
	word:  "{plain} ({field}): {meaning}.",
}

// estimandText is what the parts of a response's definition are called.
var estimandText = struct {
	heading, population, window, unfinished, estimator, interval, stored, names sentence
}{
	heading:    "{subject}: {measure} (unit {unit})",
	population: "population",
	window:     "window",
	unfinished: "unfinished",
	estimator:  "estimator",
	interval:   "interval",
	stored:     "stored",
	names:      "names",
}

// settingText is what is said of how a run was obtained.
var settingText = struct {
	warmedUp, begun, empty, standing, standingWarmedUp     repeatedText
	chance, precise, missed, longEnough, found, experiment sentence
	windows, windowsAtOnce, chosen, chosenOne, antithetic  sentence
	assumed, assumedByChance, interrupted, failed, bands   sentence
}{
	warmedUp: repeatedText{
		once: "{scenario}: {weeks}, seed {seed}; each begins empty with a run-in of {runIn}, " +
			"and then comes the {span:week|day|time} counted.",
		every: "{scenario}: {weeks}, seed {seed}; each begins empty with a run-in of {runIn}, " +
			"and then comes the {span:week|day|time} counted; what comes repeats itself every {cycle}.",
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
	standing: repeatedText{
		once: "{scenario}: {weeks}, seed {seed}; each begins with {standing that stands|that stand} there already, " +
			"and is counted from its beginning.",
		every: "{scenario}: {weeks}, seed {seed}; each begins with {standing that stands|that stand} there already, " +
			"and is counted from its beginning; what comes repeats itself every {cycle}.",
	},
	standingWarmedUp: repeatedText{
		once: "{scenario}: {weeks}, seed {seed}; each begins with {standing that stands|that stand} " +
			"there already and with a run-in of {runIn}, and then comes the {span:week|day|time} counted.",
		every: "{scenario}: {weeks}, seed {seed}; each begins with {standing that stands|that stand} " +
			"there already and with a run-in of {runIn}, and then comes the {span:week|day|time} counted; " +
			"what comes repeats itself every {cycle}.",
	},
	chance: "Chance alone moves a number by about its ±, or between the two ends given, {confidence} times in 100.",
	precise: "{span:Weeks|Days|Runs} were added until chance alone moves {numbers number|numbers} " +
		"by no more than {precision}: that was reached.",
	missed: "{span:Weeks|Days|Runs} were added until chance alone moves {numbers number|numbers} " +
		"by no more than {precision}: that was not reached.",
	longEnough: "The scenario's run-in of {given} is long enough: the number inside does not change any more after it, " +
		"in {trials trial run|trial runs} of {pilot} from empty (by MSER-5).",
	found: "The run-in of {used} was found in {trials trial run|trial runs} of {pilot} from empty (by MSER-5): " +
		"before it the number inside still changes, longest of {by}. The scenario gives {given}.",
	windows: "Counted are {counted} after one run-in, one right after the other. What waits at the end of one waits on " +
		"in the next, so that for the ± a run counts once, not once a window.",
	windowsAtOnce: "Counted are {counted}, one right after the other. What waits at the end of one waits on in the " +
		"next, so that for the ± a run counts once, not once a window.",
	chosen: "{windows} windows a run were chosen for the least work by {trials trial run|trial runs} that " +
		"{trials:is|are} not counted: a run-in and what follows take as much as {once} windows, and {runs} of such runs " +
		"are expected to have the ± that {alone} of one window would have.",
	chosenOne: "One window a run is the least work.",
	antithetic: "Each run is simulated twice with opposite luck: what is much the first time is little the second. The " +
		"two are counted together, and once for the ±.",
	experiment: "{scenario}: {what}; seed {seed}. {chance}",

	assumed: "{assumptions} of the scenario's {quantities quantity|quantities} " +
		"{assumptions:is an assumption|are assumptions}.",
	assumedByChance: "{assumptions} of the scenario's {quantities quantity|quantities} " +
		"{assumptions:is an assumption|are assumptions}; ± tells of chance alone, not of wrong assumptions.",
	interrupted: "interrupted: what was finished is reported",
	failed:      "{name} has no result: {why}",
	bands:       "The bands go from the lowest to the highest of {count replication|replications}.",
}

// repeatedText is what is said of runs of which what comes repeats itself every week, and of those where it does so
// after another time.
type repeatedText struct{ once, every sentence }
