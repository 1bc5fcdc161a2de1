package report

import "karvon/sim/experiment"

// besideText is what is said of what was observed beside what was simulated.
var besideText = struct {
	table, from, until, firstOfAll, lastOfAll, together          sentence
	within, withinDates, few, stopped, unpredicted, some         sentence
	all, notAll, allDates, notAllDates, someDates, noTogether    sentence
	needed, byChance, lower, days                                sentence
	noteMean, noteOne, noteTogether, noteDates, noteUnfinished   sentence
	ofOne, ofDates                                               sentence
	picture, pictureHours, pictureDates, pictureNote, pictureFew sentence
	observed, beyond, simulated, ofMean, one, hour, sinceDate    sentence
}{
	table:      "Observed beside simulated",
	from:       "95% of single {span:weeks|days|runs} from",
	until:      "to",
	firstOfAll: "all at a time from",
	lastOfAll:  "to",
	together:   "inside, all at a time",

	within: "Observed: {within} of {of} {of:value lies|values lie} within the 95% interval of one {span:week|day|run}.",
	withinDates: "Observed on {dates} dates: {within} of {of} values lie within the 95% interval of one " +
		"{span:week|day|run}, of which 95% are expected ({expected}).",
	few: "Observed: {values value stands|values stand} beside what is simulated. Whether one {span:week|day|run} can " +
		"give {values:it|them} is told from {least} simulated {span:weeks|days|runs} on (--replications {least}).",
	stopped: "Observed: {values value stands|values stand} beside what is simulated. Whether one {span:week|day|run} " +
		"can give {values:it|them} is not told, since {stopped} of the {span:weeks|days|runs} {stopped:was|were} stopped " +
		"before {stopped:its|their} end.",
	unpredicted: "Of {count} more none is predicted, since fewer than {least} {span:weeks|days|runs} have such a number.",
	some:        "Beyond it: {values}.",

	all:      "All at a time they lie within, too.",
	notAll:   "All at a time they do not.",
	allDates: "All {dates} dates together lie within the intervals that hold all values at a time.",
	notAllDates: "On {within} of {dates} dates all values lie within the intervals that hold those of all dates at a " +
		"time.",
	someDates: "On {within} of {dates} dates all values lie within the intervals that hold all of a date at a time; " +
		"95% are expected.",
	noTogether: "Whether all lie within at a time cannot be told, as {why}.",
	needed: "To hold all {dates} dates at a time {needed} simulated {span:weeks|days|runs} are needed (--replications " +
		"{needed}).",

	byChance: "Fewer lie within than chance explains: {responses}.",
	lower:    "{name} ({within} of {of}, by chance at least {least})",
	days: "A date is held against one {span:simulated week|simulated day|run} of {window}: numbers of single days vary " +
		"more than those of such a time.",

	noteMean: "Simulated is the mean with its interval, which shrinks with more {span:weeks|days|runs} and would " +
		"exclude every true one: what was observed is one, and is held against the interval of one.",
	noteOne: "The interval of one goes from {least} to {greatest} of the {count} simulated: between them lies " +
		"one more with {level}, whatever the distribution.",
	noteTogether: "All at a time: the intervals are widened together, each by as many deviations above and below its " +
		"mean as the farthest number of a simulated {span:week|day|run} is from its own (max-|t|), so that all numbers of " +
		"{of} lie within with at least {level}; none is narrower than that of the number by itself.",
	noteDates: "Each date is a {span:week|day|run} of its own.",
	noteUnfinished: "Where some were still under way when the {span:week|day|run} ended the simulated times are lower " +
		"bounds.",

	ofOne:   "one {span:week|day|run}",
	ofDates: "{count} {span:weeks|days|runs}",

	picture:      "Observed beside simulated",
	pictureHours: "Observed beside simulated, by hour: {name}",
	pictureDates: "Observed beside simulated, by date: {name}",
	pictureNote: "The area, or the long whisker, is where 95% of single {span:weeks|days|runs} lie; the short whisker " +
		"is the interval of the mean, which shrinks with more of them.",
	pictureFew: "From {least} simulated {span:weeks|days|runs} on it shows where 95% of single ones lie.",
	observed:   "observed",
	beyond:     "observed, beyond it",
	simulated:  "simulated",
	ofMean:     "interval of the mean",
	one:        "95% of single {span:weeks|days|runs}",
	hour:       "hour of the day",
	sinceDate:  "days since {date}",
}

// insideWords say whether a value lies within an interval.
var insideWords = map[experiment.Inside]sentence{
	experiment.IsWithin: "inside", experiment.IsBelow: "below", experiment.IsAbove: "above",
}

// ordinalText names an order statistic, the first three of each end in words of their own.
var ordinalText = struct{ least, greatest [4]sentence }{
	least:    [4]sentence{"the least", "the 2nd least", "the 3rd least", "the {at}th least"},
	greatest: [4]sentence{"the greatest", "the 2nd greatest", "the 3rd greatest", "the {at}th greatest"},
}

// whyNotTogether are the reasons for which nothing is told of all at a time.
var whyNotTogether = struct{ few, rare sentence }{
	few:  "fewer than {least} {span:weeks|days|runs} have all of the numbers",
	rare: "one of the numbers differs in hardly any {span:week|day|run}",
}
