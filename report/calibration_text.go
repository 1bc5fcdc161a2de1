package report

// calibrationText is what is said of values that make a model's responses those observed.
var calibrationText = struct {
	title, setting, dates, fitted, only, also, nothing, missed, missedOne, beyondAll, advice               sentence
	known, endingLow, unknown, unknownAll, more, combined, times, dividedBy, plus, minus, within           sentence
	heldOut, spread, days, outside, identified, isNot, together, atLow, atHigh, nearest, inside, beyond    sentence
	forFit, forTest, heldApart, assumptions, note, combinations, combinedNote, values, valuesNote, picture sentence
	axis, before, after, seen, seenAxis, observed, simulated, band, counts                                 sentence
	correlated, held, heldAll, carried, noteInterval, noteHeld, noteCarries, endingHigh                    sentence
}{
	title: "The values of assumptions of {scenario} that give what was observed",
	setting: "{assumptions assumption|assumptions} fitted to {values value|values} of {responses response|responses} " +
		"({dates}){held}, the model being wrong by {error} at the most likely: {rounds round|rounds} of {points " +
		"point|points}, {each} of each with luck of its own; tested by others",
	dates:     "{dates date|dates}, each one run of {window}",
	heldApart: ", {held more value|more values} held out",

	fitted: "{known} of {assumptions assumption|assumptions} {known:is|are} identified by what was observed: {names}.",
	only: "None of {assumptions assumption|assumptions} is identified by itself by what was observed, but {names} " +
		"{combined:is|are} known.",
	also: "{known} of {assumptions assumption|assumptions} {known:is|are} identified by what was observed: {names}; of " +
		"others {combinations} {combined:is|are} known, not the parts.",
	nothing: "What was observed identifies none of {assumptions assumption|assumptions}: {assumptions:its interval " +
		"is|their intervals are} hardly narrower than before.",
	missed:    "No values within the ranges give what was observed: the nearest give {missed}.",
	missedOne: "{name} {simulated} instead of {observed}",
	beyondAll: "{name} {simulated} instead of {observed} (single runs all over the ranges: {least} to {most})",
	advice: "The values below are those of the point simulated that comes nearest; they are no answer. Widen the " +
		"ranges, move more assumptions, look whether the table and the model count the same, or whether the model lacks " +
		"something.",
	known: "{name} is {value} ({low} to {high} with 95%; before {least} to {most}){more}.",
	endingLow: "; what was observed asks for the low end of its range, so that the range is too narrow or the model " +
		"lacks something",
	endingHigh: "; what was observed asks for the high end of its range, so that the range is too narrow or the model " +
		"lacks something",
	unknown:    "Not identified by what was observed, and left as stated: {names}.",
	unknownAll: "{names} as stated",
	more:       "{more more assumption is|more assumptions are} in the table.",
	combined: "{name} is known to {half} while its parts are not told apart: {multiple} times what is stated ({low} to " +
		"{high}), such as {such}; {kept}.",
	correlated: "in the policy drawn with a rank correlation of {correlation}, which keeps it so",
	held: "in the policy {held} {count:has|have} no range and {carrier} the one that is left then, which keeps " +
		"it so",
	heldAll:      "in the policy {held} {count:has|have} no range, which keeps it so",
	carried:      "in the policy its parts are kept by a narrower combination",
	noteInterval: "95% interval {interval}",
	noteHeld: "95% interval by itself {interval}; known with others alone, so that it stays here and another " +
		"has the range",
	noteCarries: "95% interval by itself {interval}; known with others alone, so that the range is that while they stay " +
		"at their values",
	times: "{one} × {other}", dividedBy: "{one} / {other}", plus: "{one} + {other}", minus: "{one} − {other}",
	within: "{inside} of {all value that was|values that were} fitted {inside:lies|lie} within {all:its|their} 95% " +
		"prediction interval of one run, by runs that the fit did not see.",
	heldOut: "{inside} of {all value that was|values that were} held out {inside:lies|lie} within {all:its|their} 95% " +
		"prediction interval.",
	spread: "{name} differs from date to date {times} times as much as from run to run of the model: its days are more " +
		"alike than those observed, and the intervals of what rests on it are too narrow.",
	days: "A date is compared with one run of {window}. Single days differ more than such times do: where a date is a " +
		"day, intervals are too narrow, and --days 1 is what to compare with.",
	outside: "Outside: {names}.",

	identified: "identified", isNot: "not identified", together: "known with others",
	atLow: "{said}, at the low end", atHigh: "{said}, at the high end",
	nearest: "nearest", inside: "inside", beyond: "outside", forFit: "fitted", forTest: "held out",

	assumptions: "The assumptions, before and after",
	note: "Not identified is what has an interval of more than {limit} of the width of that before, in the logarithm " +
		"where the range is wide; it stays as stated. Known with others is what stands in a combination that is known " +
		"better, while its own interval has more than {alone} of the width before. At an end of its range is what lies, " +
		"as likely as not, among the " +
		"5% of what was thought possible at that end.",
	counts: "{names} {count:counts|count} things: value, interval and what was thought possible before are rounded to " +
		"the nearest whole number, as in the model.",
	combinations: "What is known together and not apart",
	combinedNote: "A combination is named where it is known at least twice as well as any part of it, compared with " +
		"what was known before.",
	values: "What was observed and what is simulated with the values found",
	valuesNote: "The prediction interval holds one run in 95 of 100: with the chance of one run, what is not known of " +
		"the values found, and the error of the model. The runs are others than those of the fit.",

	picture: "What was thought possible, and what is left of it", axis: "part of the range as stated",
	before: "before", after: "after",
	seen: "What was observed beside the prediction intervals of one run", seenAxis: "as a multiple of what is simulated",
	observed: "observed", simulated: "simulated", band: "95% prediction interval",
}
