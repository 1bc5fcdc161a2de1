//go:build !js

package report

import (
	"karvon/sim/fit"
	recorded "karvon/sim/measured"
)

// fitText is what is said of a planner's own numbers.
var fitText = struct {
	title                                                          sentence
	setting, settingUndated                                        sentence
	columns, byRule, stated                                        sentence
	allUsed, left, leftAll                                         sentence
	family, empirical, unfinished, discrete, constant, single, why sentence
	p, pBound, byQuantile                                          sentence
	zeros, censored, rounded, sizes, sizesLeast                    sentence
	demand, peak, closed, dayFactor, noDayFactor, growth           sentence
	regular, bursty, otherDays                                     sentence
	traffic, busiestMonth, trafficGrowth                           sentence
	borrowed, contradictory, borrowedUnknown, disagrees            sentence
	ofGroup, more, firstPart, lastPart                             sentence
	determined, undetermined                                       sentence
	familiesTable, familiesNote, sample, hours, days, months       sentence
	profileNote, numbers, posts, postsNote, agreement              sentence
	readTable, open, openNote                                      sentence
	qq, pp, fitted, observed, same, quantileAxis, shareAxis        sentence
	hourPicture, dayPicture, monthPicture, weight                  sentence
	hourAxis, dayAxis, monthAxis                                   sentence
	header, headerUse, usage, note, source, method, nothing        sentence
	moments                                                        sentence
	sheet, theVisits, theTimes, anyLength, atMost, over, unknown   sentence
	fits, chosen, rejected, alwaysThere, worst                     sentence
	tests, fixes, median, above, allPosts, line                    sentence
}{
	title:   "What {file} says",
	setting: "{kind} from {file}{sheet}, {from} to {to}: {used} of {rows row is|rows are} used; intervals hold 95%",
	settingUndated: "{kind} from {file}{sheet}, which has no dates: {used} of {rows row is|rows are} used; intervals " +
		"hold 95%",
	columns: "Read: {columns}.",
	byRule:  "{header} ({use})",
	stated:  "{header} ({use}, as asked for)",

	allUsed: "No row was left out.",
	left:    "{rows row was|rows were} {why} ({places}).",
	leftAll: "{rows} more, from {places}",

	family: "{subject} fit {family} with {parameters}: {how}",
	empirical: "{subject} follow none of the families tried: they stand for themselves, as an empirical distribution " +
		"with " +
		"a mean of {mean}.",
	unfinished: "{subject} follow none of the families tried: they stand for themselves, as an empirical distribution " +
		"that ends with what was seen, and is too short: its mean is at least {mean}.",
	discrete:   "{subject} take {values value|values} again and again, with a mean of {mean}: a discrete distribution.",
	constant:   "{subject} are always {value}.",
	single:     "{subject} are one value alone, {value}: how they vary is not known.",
	p:          "{p} of its own samples lie as far from it as these values do",
	pBound:     "at most {p} of its own samples lie as far from it as these values do",
	byQuantile: "its quantiles are off by at most {error}, which decides with so many values",
	why:        "Chosen because {why}.",
	zeros: "{count} of {n}, {share}, are zero, and stand apart as a share ({low} to {high}): the distribution is that " +
		"of the others.",
	censored: "{count of them is|of them are} known to be longer than what was seen, and counted as that.",
	rounded:  "They are rounded to {step}, and counted as lying within that.",
	sizes:    "{n value|values}: mean {mean}, median {median}, 95 in 100 {p95}, greatest {greatest}.",

	sizesLeast: "{n value|values}: mean at least {mean}, median {median}, 95 in 100 {p95}, longest seen {greatest}.",

	demand:      "{rate} come a day, over {days day|days}.",
	peak:        "The busiest hour is {hour}, with {weight} times the mean of the hours.",
	closed:      "Nobody ever comes at {hours}.",
	dayFactor:   "A day's demand varies by {cv} beyond what the profile and chance make of it (day-to-day).",
	noDayFactor: "Days vary no more than the profile and chance make them.",
	growth:      "It grows by {growth} a year.",
	regular: "Within a day they come more regularly than by chance alone: the variance of a count is " +
		"{dispersion} of its mean.",
	bursty: "Within a day they come in bunches: the variance of a count is {dispersion} times its mean.",

	otherDays: "Within a day the variance of a count is {dispersion} times its mean: days go otherwise than one " +
		"profile of " +
		"hours, such as Sundays, and no cv of arrivals is written for that.",

	traffic:       "{post}: {rate} a day, over {months month|months}{growth}.",
	trafficGrowth: ", growing by {growth} a year",
	busiestMonth:  "The busiest month is {month}, with {weight} times the mean.",

	borrowed: "Of the distributions that agree with the numbers {family} with {parameters} is the one to use: its shape " +
		"is borrowed, {difference} is the most by which it is off a number.",
	contradictory: "The numbers contradict each other, and no distribution has them: {family} with {parameters} is off " +
		"by up to {difference}.",
	borrowedUnknown: "How many values the numbers are of is not said: there are no intervals.",
	disagrees:       "No distribution agrees with the numbers.",
	determined:      "Fixed by the numbers: {what}.",
	undetermined:    "Not known from them: {what}.",

	ofGroup:   "{group}: {said}",
	more:      "{groups} more are in the tables of --format json, csv and xlsx.",
	firstPart: "The first day was seen in part alone, and is left out of what is said of days.",
	lastPart:  "The last day was seen in part alone, and is left out of what is said of days.",

	familiesTable: "{group}Families, the best first",
	familiesNote: "p is the share of samples of the fitted family that are as far from it as the data (Anderson and " +
		"Darling, " +
		"parameters fitted again to each); at most 5% rejects it. Above 5,000 values the largest error of a quantile, " +
		"above 10%, does. AIC compares families: the least is the best.",
	sample: "{group}The sample",
	hours:  "{group}Hours of the day",
	days:   "{group}Days of the week",
	months: "{group}Months",
	profileNote: "Weights are over the mean of what was seen: 1 is as busy as the mean. Where nothing was seen there " +
		"is no " +
		"weight.",
	numbers:   "{group}What varies",
	posts:     "Posts",
	postsNote: "A day is the mean over the months that are there; last year is that of the last twelve.",
	agreement: "{group}The numbers, and what the distribution says of them",
	readTable: "Rows that were left out",

	qq:           "{group}Observed quantiles over those of {family}",
	pp:           "{group}Observed shares over those of {family}",
	fitted:       "as fitted",
	observed:     "observed",
	same:         "where both are the same",
	quantileAxis: "of the fitted distribution",
	shareAxis:    "share by the fitted distribution, %",
	hourPicture:  "{group}By the hour of the day",
	dayPicture:   "{group}By the day of the week",
	monthPicture: "{group}By the month",
	weight:       "over the mean",
	hourAxis:     "hour of the day",
	dayAxis:      "day of the week",
	monthAxis:    "month",

	open:     "{value} (at least {least}; how much more is not determined by this sample)",
	openNote: "{name} is not determined by this sample beyond that it is at least {least}",

	header: "What {file} says, found by karvon fit. Include this file in a scenario (include: [{name}]), or paste the " +
		"sections into one.",
	headerUse: "In a scenario: {use}",
	note:      "n = {n}; {how}",
	source:    "{file}{span}",
	method:    "{family} by maximum likelihood, {judged}; range: 95% interval of the mean",
	moments:   "from published numbers; the shape of {family} is borrowed",
	nothing:   "nothing could be fitted",

	sheet:     ", sheet {sheet}",
	theVisits: "The times from arrival to departure",
	theTimes:  "The times",
	anyLength: "any length",
	atMost:    "at most {time}",
	over:      "over {time}",
	unknown:   "not known",

	fits: "fits", chosen: "chosen", rejected: "rejected", alwaysThere: "always there",
	worst: "{error} at {quantile}",

	tests: "no: a test of the shape", fixes: "yes", median: "median", above: "share above {time}",
	allPosts: "All", line: "line {number}",
}

// familyText is what a family of distributions is called in a sentence.
var familyText = map[string]sentence{
	"exponential": "an exponential distribution", "erlang": "an erlang distribution", "gamma": "a gamma distribution",
	"lognormal": "a lognormal distribution", "weibull": "a weibull distribution",
	"hyperexponential": "a hyperexponential distribution", "normal": "a normal distribution",
	"uniform": "a uniform distribution", "triangular": "a triangular distribution", "pert": "a PERT distribution",
	"beta": "a beta distribution", "empirical": "an empirical distribution", "discrete": "a discrete distribution",
	"constant": "a constant distribution",
}

// measureText is what a published number is called that needs no more than a word.
var measureText = map[fit.Measure]sentence{
	fit.MeanOf: "mean", fit.SDOf: "sd", fit.LeastOf: "least", fit.GreatestOf: "greatest",
}

// kindText is what a kind of data is called.
var kindText = map[recorded.Kind]sentence{
	recorded.Visits: "Visits", recorded.Passages: "Passages of a gate", recorded.Counts: "Counts", recorded.Times: "Times",
	recorded.Totals: "Monthly totals", recorded.Summaries: "Published numbers",
}

// readAsText is what a column was read as.
var readAsText = map[recorded.Use]sentence{
	recorded.ForTime: "when", recorded.ForUntil: "until when", recorded.ForDuration: "how long",
	recorded.ForCount: "how many",
	recorded.ForGroup: "the groups", recorded.ForCondition: "what is meant", recorded.ForIdentity: "who, replaced by " +
		"numbers",
	recorded.ForStatistic: "a statistic", recorded.ForEvent: "entry or exit",
}

// whyText says why rows were left out.
var whyText = map[recorded.Why]sentence{
	recorded.TotalRow:       "left out as totals or means of others",
	recorded.OtherRow:       "left out as words or headers between the rows",
	recorded.NoTime:         "left out, without a time",
	recorded.BadTime:        "left out, with a time that is no date with a time of day",
	recorded.NoEnd:          "without a departure, and count as arrivals alone",
	recorded.BadEnd:         "with a departure that is no date with a time of day, and count as arrivals alone",
	recorded.EndBeforeStart: "left out, with an end before their beginning",
	recorded.NoDuration:     "left out, without a duration",
	recorded.BadDuration:    "left out, with a duration that is none",
	recorded.BelowZero:      "left out, with a value below nought",
	recorded.NoCount:        "left out, without a number",
	recorded.BadCount:       "left out, with a number that is none",
	recorded.Repeated:       "left out as the same once more",
	recorded.NoIdentity:     "left out, as nothing says who it was",
	recorded.BadEvent:       "left out, as neither an entry nor an exit",
	recorded.EntryAlone:     "an entry without an exit behind it, and count as arrivals alone",
	recorded.ExitAlone:      "left out, as an exit without an entry before it",
	recorded.NotASummary:    "left out, with nothing that could be read",
	recorded.Conflicting: "left out, with another number for a time that was there already, as where clocks are " +
		"set back",
}

// noteText says how a file was read.
var noteText = map[recorded.Note]sentence{
	recorded.DayFirstBySome: "In dates the day comes first: {count:one has a day above 12|some have days above 12}.",
	recorded.MonthFirstSome: "In dates the month comes first: {count:one has a day above 12|some have days above 12}.",
	recorded.MonthFirstClock: "In dates the month comes first, as where hours are counted to twelve; --dates " +
		"day-first reads them the other way.",
	recorded.MonthsByOnes: "Dates are first days of months: the other number is always 1; --dates reads them " +
		"otherwise.",
	recorded.CommaDecimals: "Numbers under {text} have decimal commas.",
	recorded.Thousands:     "Numbers under {text} have commas between thousands.",
	recorded.DateNumbers:   "{count date is|dates are} a number, as spreadsheets keep them.",
	recorded.UnixTimes:     "{count time is|times are} seconds since 1970.",
	recorded.InZone: "{count time bears|times bear} a time zone, and {count:is|are} taken as written, by " +
		"the clock of the place; --zone turns them to another clock.",
	recorded.InUTC: "{count time is|times are} in UTC, and so are the hours of the profile; --zone " +
		"Asia/Tashkent turns them to the clock of a place.",
	recorded.OverMidnight: "{count departure has|departures have} an earlier time of day than the arrival, and " +
		"{count:was|were} taken to be of the day after.",
	recorded.HourEnding: "Hours go from 1 to 24: hour 1 begins at midnight.",
	recorded.Alike: "{count row is|rows are} equal to another in all that is read, and " +
		"{count:counts|count}: two at one time, or one twice; --identity COLUMN tells them apart.",
	recorded.Inside: "{count was|were} still there at the stated end: their times are at least what had passed.",
	recorded.Beyond: "{count cell says|cells say} that it took longer than a value.",
	recorded.Within: "{count cell has|cells have} two ends, between which the value lies.",
	recorded.Known: "{count different identity was|different identities were} found, and replaced by " +
		"{count:a number|numbers}.",
	recorded.Paired: "{count visit was|visits were} put together from an entry and an exit of the same identity.",
	recorded.BothWays: "Rows are entries and exits, and both are counted as passages: --identity COLUMN puts those of " +
		"one plate together into visits, and --where COLUMN=VALUE takes the entries alone.",
	recorded.Again: "{count row is|rows are} of somebody who had come before.",
	recorded.Gaps: "{count interval has|intervals have} no count between the first and the last, and " +
		"{count:is|are} taken as unknown, not as zero.",
	recorded.ClockAlone: "There are times of day and no dates: all is taken as one day, and says nothing of " +
		"days of the week or how days vary.",
	recorded.DatesAlone: "Arrivals have dates and no times of day: nothing is said of hours and days, and times are " +
		"whole days. --time DATE+CLOCK joins two columns.",
	recorded.OutOfOrder:   "{count row is|rows are} earlier than the one above.",
	recorded.Unread:       "{count other column was|other columns were} not read.",
	recorded.Without:      "{count row was|rows were} not asked for by --where.",
	recorded.OtherSheets:  "{count other sheet was|other sheets were} not read; --sheet names one.",
	recorded.TimesInDoubt: "When they began was not read, so that drift cannot be seen: {text}.",
	recorded.HoursByMinutes: "Two numbers with a colon under {text} are hours and minutes, as others there have " +
		"seconds besides.",
}

// doubtfulNotes are those that a reader should act on.
var doubtfulNotes = map[recorded.Note]bool{
	recorded.MonthFirstClock: true, recorded.MonthsByOnes: true, recorded.InUTC: true, recorded.InZone: true,
	recorded.TimesInDoubt: true, recorded.Alike: true, recorded.ClockAlone: true, recorded.Gaps: true,
	recorded.DatesAlone: true, recorded.BothWays: true,
}

// Names of days and months, as reports and the language have them.
var (
	dayNames   = []sentence{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	dayKeys    = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
	monthNames = []sentence{"January", "February", "March", "April", "May", "June", "July", "August", "September",
		"October", "November", "December"}
	shortDays   = []sentence{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
	shortMonths = []sentence{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
	monthKeys   = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
)
