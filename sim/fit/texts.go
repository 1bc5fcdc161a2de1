package fit

// texts say each trouble in the words of the field: {name} is a value.
var texts = map[Code]string{
	LeastAIC: "{family} has the least AIC of the families that are not rejected",
	SimplerWithinMargin: "{family} has fewer parameters than {best}, and an AIC that is only {difference} higher: less " +
		"than {margin} tells nothing",
	JudgedByQuantile: "with {n} values every family is rejected by p in the end: the largest error of a quantile decides, " +
		"which is {error}, at {at}, of {tolerated} that are tolerated",
	OthersFitToo: "the data hardly tell it from {families}",
	TailBorrowed: "beyond the greatest value, {greatest}, the shape is that of {family}: no value says so",
	AllRejected: "no family fits these {n} values: they stand for themselves, as an empirical distribution, and nothing " +
		"longer than the longest can happen",
	TooFewToFit:   "{n} values are too few, or too alike, for a family: they stand for themselves",
	AlwaysTheSame: "all values are {value}",
	OnlyZeros:     "all values are zero",

	FewValues: "{n} values are few: below {least} hardly any family is rejected, and intervals are wide",
	Negative:  "{count} values are negative, which no time is, and are left out: two clocks, or columns the wrong way round",
	Zeros: "{share} of the values are zero, {count} of them, and stand apart: who takes no time takes another way " +
		"(a choice with that share), the families are of the rest",
	Constant: "all {n} values are {value}: entered by default, or a rule; how it varies is not known",
	Rounded:  "values are rounded to {step}: each counts with the interval that it stands for",
	RoundedTooMuch: "values are rounded to {step}, more than they vary ({sd}): their mean is known, the shape is " +
		"borrowed",
	Heaped: "{share} of the values are multiples of {step}, where {expected} would be by chance: some were estimated " +
		"or rounded, others measured",
	Ties: "{count} of the values are {value} exactly, where about {expected} would be: a value entered by default, or a " +
		"rule, not a measurement",
	DuplicatedRows: "{count} rows stand twice, where about {expected} would by chance: a file pasted twice? Intervals are " +
		"too narrow",
	TwoModes: "there are two modes: {share} of the values about {low}, the rest about {high}, and few about {valley}; no " +
		"family has two: split the values by a column that tells them apart",
	MixedUnits: "{count} of the values are about {times} times the others ({low} and {high}): two units in one column, " +
		"as minutes among seconds?",
	Outliers: "{count} of the values, up to {greatest}, is not of the rest, of which the next is {next}: an error, or a " +
		"day to be told apart",
	HeavyTail: "the longest {part} of the values have {share} of the whole time: mean and standard deviation hang on them",
	Censored: "{share} of the values are unfinished: what they have lasted counts as at least, and what the tail is beyond " +
		"{longest} is the family's",
	MostlyCensored: "{share} of the values are unfinished: the mean is hardly known, as most of it lies beyond what was seen",
	CutAtClock: "values are cut at {clock}: nothing ends later, where {expected} would; long times are missing, as at a " +
		"shift's end",
	CutAtValue: "{count} of the values are the greatest, {value}: what took longer was entered as that, or cut",
	TruncatedBelow: "nothing lies below {least}, where {share} would: short times are missing, as where a record begins " +
		"at a limit",
	Drifts: "values drift, from a median of {first} in the first quarter to {last} in the last: one distribution of all is " +
		"that of no time",
	LevelChange: "the level changes at {when}, from a median of {before} to {after}: fit the two parts apart",
	Autocorrelated: "neighbours are alike (autocorrelation {correlation}): {n} values tell as much as about {worth} " +
		"independent ones, and intervals are too narrow",
	WeekdayEffect: "days of the week differ, by {share} of the variation: medians from {low} on {slow} to {high} on {fast}",
	DayEffect:     "days differ, by {share} of the variation: values of a day are alike, and intervals are too narrow",
	HourEffect:    "hours of the day differ, by {share} of the variation: medians from {low} at {least} to {high} at {most}",
	MissingDays:   "{count} days have no values, the first of them {first}, although their days of the week have others",
	SortedByValue: "the values are sorted, so that their order says nothing of drift",
}
