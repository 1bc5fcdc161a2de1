package fit

// texts say each trouble in the words of the field: {name} is a value.
var texts = map[Code]string{
	LeastAIC: "{family} has the least AIC of the families that are not rejected",
	SimplerWithinMargin: "{family} has fewer parameters than {best}, and an AIC that is only {difference} higher: " +
		"less than {margin} tells nothing",
	JudgedByQuantile: "with {n} values every family is rejected by p in the end: the largest error of a quantile " +
		"decides, which is {error}, at {at}, of {tolerated} that are tolerated",
	OthersFitToo: "the data hardly tell it from {families}",
	TailBorrowed: "beyond the greatest value, {greatest}, the shape is that of {family}: no value says so",
	AllRejected: "no family fits these {n} values: they stand for themselves, as an empirical distribution, and " +
		"nothing longer than the longest can happen",
	TooFewToFit:   "{n} values are too few, or too alike, for a family: they stand for themselves",
	AlwaysTheSame: "all values are {value}",
	OnlyZeros:     "all values are zero",

	FewValues: "{n} values are few: below {least} hardly any family is rejected, and intervals are wide",
	Negative: "{count} values are negative, which no time is, and are left out: two clocks, or columns the wrong " +
		"way round",
	Zeros: "{share} of the values are zero, {count} of them, and stand apart: who takes no time takes another way " +
		"(a choice with that share), the families are of the rest",
	Constant: "all {n} values are {value}: entered by default, or a rule; how it varies is not known",
	Rounded:  "values are rounded to {step}: each counts with the interval that it stands for",
	RoundedTooMuch: "values are rounded to {step}, more than they vary ({sd}): their mean is known, the shape is " +
		"borrowed",
	Heaped: "{share} of the values are multiples of {step}, where {expected} would be by chance: some were " +
		"estimated or rounded, others measured",
	Ties: "{count} of the values are {value} exactly, where about {expected} would be: a value entered by default, " +
		"or a rule, not a measurement",
	DuplicatedRows: "{count} rows stand twice, where about {expected} would by chance: a file pasted twice? " +
		"Intervals are too narrow",
	TwoModes: "there are two modes: {share} of the values about {low}, the rest about {high}, and few about " +
		"{valley}; no family has two: split the values by a column that tells them apart",
	MixedUnits: "{count} of the values are about {times} times the others ({low} and {high}): two units in one " +
		"column, as minutes among seconds?",
	Outliers: "{count} of the values, up to {greatest}, is not of the rest, of which the next is {next}: an error, " +
		"or a day to be told apart",
	HeavyTail: "the longest {part} of the values have {share} of the whole time: mean and standard deviation hang " +
		"on them",
	Censored: "{share} of the values are unfinished: what they have lasted counts as at least, and what the tail " +
		"is beyond {longest} is the family's",
	MostlyCensored: "{share} of the values are unfinished: the mean is hardly known, as most of it lies beyond " +
		"what was seen",
	CutAtClock: "values are cut at {clock}: nothing ends later, where {expected} would; long times are missing, as " +
		"at a shift's end",
	CutAtValue: "{count} of the values are the greatest, {value}: what took longer was entered as that, or cut",
	TruncatedBelow: "nothing lies below {least}, where {share} would: short times are missing, as where a record " +
		"begins at a limit",
	Drifts: "values drift, from a median of {first} in the first quarter to {last} in the last: one distribution " +
		"of all is that of no time",
	LevelChange: "the level changes at {when}, from a median of {before} to {after}: fit the two parts apart",
	Autocorrelated: "neighbours are alike (autocorrelation {correlation}): {n} values tell as much as about " +
		"{worth} independent ones, and intervals are too narrow",
	WeekdayEffect: "days of the week differ, by {share} of the variation: medians from {low} on {slow} to {high} " +
		"on {fast}",
	DayEffect: "days differ, by {share} of the variation: values of a day are alike, and intervals are too narrow",
	HourEffect: "hours of the day differ, by {share} of the variation: medians from {low} at {least} to {high} at " +
		"{most}",
	MissingDays:   "{count} days have no values, the first of them {first}, although their days of the week have others",
	SortedByValue: "the values are sorted, so that their order says nothing of drift",

	FewDays: "{n} days are few: below {least} how days vary is hardly known",
	DaysRemember: "a day is like the one before (autocorrelation {correlation}): busy days come together, which " +
		"day-to-day variation of independent days has not",
	DemandChanges: "demand changes at {when}, by {by}: fit the two parts apart",
	DemandDrifts:  "demand drifts, by {by} in a year ({low} to {high})",
	OutlyingDays: "{count} days are far from all others, as {day}, with {n} where {expected} would be: a holiday, " +
		"or an error",
	Bunches: "arrivals come in bunches: within days their variance is {dispersion} times that of chance, as of " +
		"arrivals with a cv of {cv}, or of groups",
	Spaced: "arrivals are spaced: within days their variance is {dispersion} times that of chance, as of arrivals " +
		"with a cv of {cv}, or of slots",
	SeasonUnknown:  "the season is not known: the counts span {n} days",
	SeasonOrGrowth: "growth and season cannot be told apart in less than two years",
	ClosedHours:    "nothing comes in the hours that begin at {hours}: taken to be closed then",
	ClosedWeekday:  "nothing comes on any {day}: taken to be closed then",
	ClosedDays: "nothing came on {count} days on which much should have, the first {first}: taken to be closed, " +
		"and left out of how days vary",
	WeekdayUnknown: "no {day} was counted: its weight is not known",
	UncountedDays:  "{count} days were not counted, the first {first}",
	CountsRounded:  "all counts are multiples of {step}: estimates, not counts",
	CountsCapped:   "{count} of the counts are the greatest, {most}: what could pass, it seems, and not what came",

	MissingMonths:      "{count} months between the first and the last have no total",
	ClosedMonths:       "{count} months have a total of zero: taken to be closed, and left out of season and growth",
	GrowthUndetermined: "growth is not known: {n} months have none of them twice; what looks like season may be growth",
	GrowthOfFewMonths:  "growth rests on the months that are there twice, of {n} in all: little",
	TotalsRounded:      "all totals are multiples of {step}",
	OutlyingMonth:      "{month} is {by} off season and growth: a closure, or an error",
	TotalsChange:       "the level changes at {month}: season and growth of the whole mean little; use the months since",
	HoursUndetermined: "totals cannot say how a day goes: the profile by hour is to be borrowed, and queues depend " +
		"on it",
	DaysUndetermined: "totals cannot say how days of the week differ, nor how days vary: both are to be borrowed",
	MixUndetermined:  "totals cannot say who comes together, in what order or groups",

	SharesContradict: "the numbers contradict each other: {more} lie below {below}, but only {less} below {above}",
	OutsideExtremes:  "the numbers contradict each other: {value} lies outside the least and the greatest value",
	MeanContradicts:  "the numbers contradict each other: the mean is {mean}, but the others leave {low} to {high}",
	SDContradicts: "the numbers contradict each other: mean {mean} and median {median} are further apart than the " +
		"standard deviation, {sd}",
	NoFamilyAgrees: "no family has all the numbers: the nearest, {family}, is off by up to {by}; they may be of " +
		"several kinds of visits, or of different samples",
	MeanStated: "the mean is that of the data",
	MeanBorrowed: "the mean is not among the numbers: it depends on the shape, which is borrowed ({family}), and " +
		"would be from {low} to {high} with others",
	SpreadStated:   "the spread follows from {n} numbers",
	SpreadBorrowed: "how much the times vary is not known: one number says nothing of it, and {family} is borrowed",
	SummaryTailBorrowed: "the long times are borrowed from {family}: p95 is from {low} to {high} by the shape that " +
		"is chosen",
	ShapeUntested: "nothing tests whether the shape is {family}: there are no more numbers than parameters",
	NumberUnknown: "of how many values the numbers are is not known: parameters have no intervals",
	OrderUnknown:  "numbers of all values say nothing of zeros, two modes, hours, days or drift",
}
