package report

import "karvon/sim/experiment"

// yearsText is what is said of years.
var yearsText = struct {
	title, setting, chance, drawn, beyond, between                                                             sentence
	nothing, phases, full, already, never, again, still, neverAgain                                            sentence
	sure, sureNever, sureNeverFrom, byNone, byChance, byGrowth, byBoth, withGrowth                             sentence
	why, whyAgain, doubt, doubtBeyond, doubtNone                                                               sentence
	needed, late, fixed, fixedLate, notNeeded, tooLate, titled, untitled, costs, noCosts, cost, costIn, noCost sentence
	upkeep, upkeepAlone, both, fullFirst, notNeededThen, notStated                                             sentence
	before, fromOn, notEither, fromLarger, fromSmaller, queues, streams                                        sentence
	mark, markAlready, markBeyond                                                                              sentence
	falls, crossed, open, shared                                                                               sentence
	years, rows, withPhases, withNothing, built, notBefore, inDraws, marks                                     sentence
	picture, axis, load, carried, carriedThen, fullMark, againMark                                             sentence
}{
	title: "When {scenario} is full, and what is built when",
	setting: "{weeks} of each of {loads load|loads}, and up to {most} where these do not tell, with the same luck; " +
		"years from {base} to {last}",
	chance: "The years told by chance hold the year that would be found without it with a probability of {confidence} " +
		"or more.",
	drawn: "What is not known of the growth ({factors}) was drawn {draws draw|times} from its ranges; the years told " +
		"hold those of {confidence} of the draws, and that of the growth as stated.",
	beyond:  "beyond {last}",
	between: "{low} to {high}",

	nothing:    "If nothing is done {scenario} {full} ({chance}).",
	phases:     "With the phases it {full} ({chance}){before}.",
	full:       "is full in {year}",
	already:    "is full already in {year}",
	never:      "is not full by {last}",
	again:      "is full again in {year}",
	still:      "is still full in {year}",
	neverAgain: "is not full again by {last}",
	sure:       "by chance no other year",
	sureNever:  "by chance not either", sureNeverFrom: "from {from} on by chance not either",
	byNone:     "{sure}",
	byChance:   "{chance} by chance",
	byGrowth:   "{sure}; {growth} with what is not known of the growth",
	byBoth:     "{chance} by chance; {growth} with what is not known of the growth",
	withGrowth: " ({growth} with what is not known of the growth)",

	why:      "In {year}, if nothing is done, {why}.",
	whyAgain: "In {year}, with the phases, {why}.",
	doubt: "Chance moves the year in which it is full by {chance year|years}, and the growth by {growth year|years} " +
		"({between}, in half of the draws by {middle}).",
	doubtBeyond: "Chance moves the year in which it is full by {chance year|years}, and the growth from {low} to beyond " +
		"{last}: in {possible} of {draws draw|draws} it is not full by then.",

	doubtNone: "In none of {draws draw|draws} of the growth is it full by {last}, if nothing is done.",

	needed:        "{phase} is needed from {year} on{growth}.",
	late:          "{phase} comes in {year}{growth}; it is full without it in {full}.",
	fixed:         "{phase} comes in {year}, as planned.",
	fixedLate:     "{phase} comes in {year}, as planned; it is full without it in {full}.",
	notNeededThen: "{phase} is not needed by {last}{growth}: from {before} on, when it can come, it is not full any more.",
	notNeeded:     "{phase} is not needed by {last}{growth}.",
	tooLate:       "{phase} does not come by {last}{growth}.",
	titled:        "{title} ({policy})",
	untitled:      "the policy {policy}",
	costs:         "It costs {cost}.",
	noCosts:       "No cost is stated.",
	cost:          "{amount} USD",
	costIn:        "about {amount} {currency} ({dollars} USD)",
	noCost:        "no cost is stated",
	upkeep:        "upkeep of {cost} a year",
	both:          "{cost}, and {upkeep}",
	fullFirst:     "{year} for the first time",
	upkeepAlone:   "No investment is stated, but {cost}.",

	before: "; by chance it may be full in {years} already, before the phases of {next} come",
	fromOn: "from {year} on", notEither: "not either",

	mark:        "{load} a day of {stream} ({mark}) is reached in {year}{growth}.",
	markAlready: "{load} a day of {stream} ({mark}) is reached already in {year}{growth}.",
	markBeyond:  "{load} a day of {stream} ({mark}) is not reached by {last}{growth}.",

	falls: "The traffic of {stream} falls in {year}. What is told is the first year that is full; one after it may not " +
		"be.",
	crossed: "A load is surely carried, and one that is no larger surely is not: more traffic makes something better " +
		"here, and the intervals of years may miss that.",
	open: "Of {open} of {draws draw|draws} the year is told to within {widest} years at the worst, as the budget of " +
		"{spent run|runs} was spent: the years with what is not known of the growth are further apart for that (--budget).",
	shared: "What runs use too stays as stated in them: of {factors} only what {count:it does|they do} to the growth " +
		"was drawn.",

	years: "Year by year",
	rows: "Rows are years that were simulated, the first and the last, and those of phases and marks (--every for all). " +
		"Loads are a day. What is far beyond what is carried was not simulated.",
	fromLarger:  "Not full as a larger load is shown to be carried, though their own runs do not tell: {what}.",
	fromSmaller: "Full as a smaller load is shown not to be carried, though their own runs do not tell: {what}.",
	queues:      "Full with all thresholds met, as queues grow or too many are lost: {what}.",
	streams:     "Streams: {what}.",
	withPhases:  "with the phases",
	withNothing: "it is",
	built:       "What is built when",
	notBefore:   "not before the next",
	inDraws:     "with doubt of growth",
	marks:       "Loads that are told of",

	picture: "The load and what is carried of it",
	axis:    "year",
	load:    "load", carried: "is carried if nothing is done", carriedThen: "is carried with the phases",
	fullMark: "full in {year} if nothing is done", againMark: "full in {year} with the phases",
}

// fullWords say what is surely known of a year.
var fullWords = map[experiment.Verdict]sentence{
	experiment.Met: "not full", experiment.NotMet: "full", experiment.Undecided: "cannot be told", "": "not looked at",
}
