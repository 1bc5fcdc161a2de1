package fit

// texts say each trouble in the words of the field: {name} is a value.
var texts = map[Code]string{
	leastAIC: "{family} has the least AIC of the families that are not rejected",
	simplerWithinMargin: "{family} has fewer parameters than {best}, and an AIC that is only {difference} higher: " +
		"less than {margin} tells nothing",
	judgedByQuantile: "with {n} values every family is rejected by p in the end: the largest error of a quantile " +
		"decides, which is {error}, at {at}, of {tolerated} that are tolerated",
	othersFitToo: "the data hardly tell it from {families}",
	tailBorrowed: "beyond the greatest value, {greatest}, the shape is that of {family}: no value says so",
	allRejected: "no family fits these {n} values: they stand for themselves, as an empirical distribution, and " +
		"nothing longer than the longest can happen",
	tooFewToFit:   "{n} values are too few, or too alike, for a family: they stand for themselves",
	alwaysTheSame: "all values are {value}",
	onlyZeros:     "all values are zero",

	fewValues: "{n} values are few: below {least} hardly any family is rejected, and intervals are wide",
	negative: "{count} values are negative, which no time is, and are left out: two clocks, or columns the wrong " +
		"way round",
	zeroValues: "{share} of the values are zero, {count} of them, and stand apart: who takes no time takes another way " +
		"(a choice with that share), the families are of the rest",
	constant:  "all {n} values are {value}: entered by default, or a rule; how it varies is not known",
	roundedTo: "values are rounded to {step}: each counts with the interval that it stands for",
	roundedTooMuch: "values are rounded to {step}, more than they vary ({sd}): their mean is known, the shape is " +
		"borrowed",
	heaped: "{share} of the values are multiples of {step}, where {expected} would be by chance: some were " +
		"estimated or rounded, others measured",
	ties: "{count} of the values are {value} exactly, where about {expected} would be: a value entered by default, " +
		"or a rule, not a measurement",
	duplicatedRows: "{count} rows stand twice, where about {expected} would by chance: a file pasted twice? " +
		"Intervals are too narrow",
	twoModes: "there are two modes: {share} of the values about {low}, the rest about {high}, and few about " +
		"{valley}; no family has two: split the values by a column that tells them apart",
	mixedUnits: "{count} of the values are about {times} times the others ({low} and {high}): two units in one " +
		"column, as minutes among seconds?",
	outliers: "{count} of the values, up to {greatest}, is not of the rest, of which the next is {next}: an error, " +
		"or a day to be told apart",
	heavyTail: "the longest {part} of the values have {share} of the whole time: mean and standard deviation hang " +
		"on them",
	unfinished: "{share} of the values are unfinished: each counts as at least what has passed; beyond {longest} the " +
		"tail is the family's",
	mostlyCensored: "{share} of the values are unfinished: the mean is hardly known, as most of it lies beyond " +
		"what was seen",
	cutAtClock: "values are cut at {clock}: nothing ends later, where {expected} would; long times are missing, as " +
		"at a shift's end",
	cutAtValue: "{count} of the values are the greatest, {value}: what took longer was entered as that, or cut",
	truncatedBelow: "nothing lies below {least}, where {share} would: short times are missing, as where a record " +
		"begins at a limit",
	drifts: "values drift, from a median of {first} in the first quarter to {last} in the last: one distribution " +
		"of all is that of no time",
	levelChange: "the level changes at {when}, from a median of {before} to {after}: fit the two parts apart",
	autocorrelated: "neighbours are alike (autocorrelation {correlation}): {n} values tell as much as about " +
		"{worth} independent ones, and intervals are too narrow",
	weekdayEffect: "days of the week differ, by {share} of the variation: medians from {low} on {slow} to {high} " +
		"on {fast}",
	dayEffect: "days differ, by {share} of the variation: values of a day are alike, and intervals are too narrow",
	hourEffect: "hours of the day differ, by {share} of the variation: medians from {low} at {least} to {high} at " +
		"{most}",
	missingDays:   "{count} days have no values, the first of them {first}, although their days of the week have others",
	sortedByValue: "the values are sorted, so that their order says nothing of drift",

	fewDays: "{n} days are few: below {least} how days vary is hardly known",
	daysRemember: "a day is like the one before (autocorrelation {correlation}): busy days come together, which " +
		"day-to-day variation of independent days has not",
	demandChanges: "demand changes at {when}, by {by}: fit the two parts apart",
	demandDrifts:  "demand drifts, by {by} in a year ({low} to {high})",
	outlyingDays: "{count} days are far from all others, as {day}, with {n} where {expected} would be: a holiday, " +
		"or an error",
	bunches: "arrivals come in bunches: within days their variance is {dispersion} times that of chance, as of " +
		"arrivals with a cv of {cv}, or of groups",
	spaced: "arrivals are spaced: within days their variance is {dispersion} times that of chance, as of arrivals " +
		"with a cv of {cv}, or of slots",
	seasonUnknown:  "the season is not known: the counts span {n} days",
	seasonOrGrowth: "growth and season cannot be told apart in less than two years",
	closedHours:    "nothing comes in the hours that begin at {hours}: taken to be closed then",
	closedWeekday:  "nothing comes on any {day}: taken to be closed then",
	closedDays: "nothing came on {count} days on which much should have, the first {first}: taken to be closed, " +
		"and left out of how days vary",
	weekdayUnknown: "no {day} was counted: its weight is not known",
	uncountedDays:  "{count} days were not counted, the first {first}",
	countsRounded:  "all counts are multiples of {step}: estimates, not counts",
	countsCapped:   "{count} of the counts are the greatest, {most}: what could pass, it seems, and not what came",

	missingMonths:      "of the months between the first and the last {count} have no total",
	closedMonths:       "{count} months have a total of zero: taken to be closed, and left out of season and growth",
	growthUndetermined: "growth is not known: {n} months have none of them twice; what looks like season may be growth",
	growthOfFewMonths:  "growth rests on the months that are there twice, of {n} in all: little",
	totalsRounded:      "all totals are multiples of {step}",
	outlyingMonth:      "{month} is {by} off season and growth: a closure, or an error",
	totalsChange:       "the level changes at {month}: season and growth of the whole mean little; use the months since",
	hoursUndetermined: "totals cannot say how a day goes: the profile by hour is to be borrowed, and queues depend " +
		"on it",
	daysUndetermined: "totals cannot say how days of the week differ, nor how days vary: both are to be borrowed",
	mixUndetermined:  "totals cannot say who comes together, in what order or groups",

	sharesContradict: "the numbers contradict each other: {more} lie below {below}, but only {less} below {above}",
	outsideExtremes:  "the numbers contradict each other: {value} lies outside the least and the greatest value",
	meanContradicts:  "the numbers contradict each other: the mean is {mean}, but the others leave {low} to {high}",
	sdContradicts: "the numbers contradict each other: mean {mean} and median {median} are further apart than the " +
		"standard deviation, {sd}",
	noFamilyAgrees: "no family has all the numbers: the nearest, {family}, is off by up to {by}; they may be of " +
		"several kinds of visits, or of different samples",
	meanStated: "the mean is that of the data",
	meanBorrowed: "the mean is not among the numbers: it depends on the shape, which is borrowed ({family}), and " +
		"would be from {low} to {high} with others",
	spreadStated:   "the spread follows from {n} numbers",
	spreadBorrowed: "how much the times vary is not known: one number says nothing of it, and {family} is borrowed",
	summaryTailBorrowed: "the long times are borrowed from {family}: p95 is from {low} to {high} by the shape that " +
		"is chosen",
	shapeUntested: "nothing tests whether the shape is {family}: there are no more numbers than parameters",
	numberUnknown: "of how many values the numbers are is not known: parameters have no intervals",
	orderUnknown:  "numbers of all values say nothing of zeros, two modes, hours, days or drift",
}
