package report

// optionsText is what is said of a decision between options.
var optionsText = struct {
	title, setting, hours, amount, cheapest, fewest                                         sentence
	nothing, unfinished, fails, never, neverOne, neverBest, notShown, notShownBest, closest sentence
	minimax, minimaxNotSure, minimaxBest, acts, metAll, metNot, metOpen, metNotOpen         sentence
	carriesNone, untold, otherFails, otherNever, otherNotShown, otherFar, otherFarNotShown  sentence
	noneCarries, soFar, without, failedIn, otherUntold                                      sentence
	valueless, unstated, tooFew                                                             sentence
	breakEven, breakEvenNever, breakEvenAlone, overturns, overturn, overturnOne, noOverturn sentence
}{
	title: "Options of {scenario} under what may come",
	setting: "{options option|options} under {futures future|futures}, with the load of {year}, {weeks} of each, with " +
		"the same luck for all options of a future; what is said of regrets holds with a " +
		"probability of {confidence}, all of it together",
	hours:    "{amount} hours a day",
	amount:   "{amount} {currency} a day",
	cheapest: "the cheapest option",
	fewest:   "the option with the fewest hours",

	nothing:    "No option carries the load of any future, so that none can be told from another.",
	unfinished: "No future was simulated under all options: none can be told from another.",
	fails: "Every option fails in some future in which another does not; {option} fails least: it does not carry the " +
		"load of {fails}.",
	never: "{option} is never far from the best: at most {within} above {least}, in any of the {futures future|futures} " +
		"that {futures:tells|tell} them apart, with a probability of {confidence}.",
	neverBest: "{option} is {least} in {futures:the one future|all futures} that {futures:tells|tell} options apart, " +
		"with a probability of {confidence}.",
	neverOne: "{option} is not far from the best: at most {within} above {least} in the one future that tells options " +
		"apart, with a probability of {confidence}.",
	notShown: "By the estimates {option} is at most {above} above {least} in any future, but that it is never more than " +
		"{near} above is not shown: more replications (-n) may show it.",
	notShownBest: "By the estimates {option} is {least} in every future, but that it is never more than {near} above " +
		"another one is not shown: more replications (-n) may show it.",
	closest: "By the estimates no option stays within {near} above {least} in every future; of least greatest regret " +
		"is {option}, at worst {greatest} more than {least}, in {in}.",

	minimax: "The least greatest regret has {option}: up to {greatest} more than {least}, in {in}; each other option " +
		"has a greater one.",
	minimaxNotSure: "The least greatest regret has, by the estimates, {option}: up to {greatest} more than {least}, in " +
		"{in}; that each other option has a greater one is not shown.",
	acts:        "Who must act for {option}: {agencies}.",
	minimaxBest: "By the estimates {option} is {least} in every future.",
	metAll:      "{option} meets all thresholds in {futures:the future|every future}.",
	metNot:      "{option} meets all thresholds in {met} of {futures future|futures}; not in {not}.",
	metOpen:     "{option} meets all thresholds in {met} of {futures future|futures}; in {open} it cannot be told.",
	metNotOpen: "{option} meets all thresholds in {met} of {futures future|futures}; not in {not}, and in {open} it " +
		"cannot be told.",
	carriesNone: "{option} does not carry the load of {fails}: there it is the worst option there is.",
	untold:      "{option}: in no future can it be told from the others.",
	otherFails: "{option} does not carry the load of {fails}, where it counts as the worst there is; elsewhere its " +
		"greatest regret is {greatest}, in {in}.",
	otherNever: "{option} is never far from the best either: at most {within} above {least}; its greatest regret is " +
		"{greatest}, in {in}.",
	otherNotShown: "{option} is by the estimates never more than {near} above {least}, which is not shown; its " +
		"greatest regret is {greatest}, in {in}.",
	otherFarNotShown: "{option} is by the estimates up to {above} above {least}, though chance leaves open whether it " +
		"stays within {near}; its greatest regret is {greatest}, in {in}.",
	otherFar: "{option} is more than {near} above {least} in some future; its greatest regret is {greatest}, in {in}.",
	noneCarries: "No option carries the load of {futures}: {count:this future|these futures} " +
		"{count:tells|tell} none from another.",

	soFar: "Nothing here is of {open}: {count:that future was|those futures were} not simulated under all options, and " +
		"what is said of any or every future is of the others.",

	without: "There is no result of {failed}, as {count:it|they} failed: there the other options are compared without " +
		"{count:it|them}.",
	failedIn: "{option} in {future}",
	otherUntold: "{option} failed in {untold}, so that it cannot be told whether it is far from the best; elsewhere its " +
		"greatest regret is {greatest}, in {in}.",

	valueless: "The time of {classes} has no value in appraisal.time, so that it costs nothing here.",
	unstated:  "{option}: what {policies} {count:costs|cost} to build is not stated; it is weighed without that.",
	tooFew:    "With fewer than {count} replications hardly anything can be shown of regrets: give more (-n).",

	breakEven: "{option}: what {policies} may cost to build so that it is the cheapest in {in} is up to {amount}, an " +
		"investment of {worth}.",
	breakEvenNever: "{option}: even if {policies} cost nothing to build, it is not the cheapest in any future.",
	breakEvenAlone: "{option}: only it carries the load of {alone}, whatever {policies} may cost to build; elsewhere " +
		"it is not the cheapest even if that were nothing.",
	overturns:   "Another option would be the answer {which}; each alone, by the estimates.",
	overturn:    "with {name} at {value} (stated {stated}): {option}",
	overturnOne: "with {value}: {option}",
	noOverturn: "Nothing within the ranges of {moved quantity|quantities} that costs are weighed by, each moved " +
		"alone, makes another option the answer beyond chance.",
}

// optionsTableText is over the tables of a decision, and under them.
var optionsTableText = struct {
	options, met, cost, regret, regretHours, hours, waiting, breakEven, parts, overturn, futures  sentence
	costNote, regretNote, hoursNote, waitingNote, metNote, breakEvenNote, partsNote, overturnNote sentence
	notCarried, alone, unknown, nobody, elsewhere, unsaid, picture, hoursPicture                  sentence
	metButLost, grows, stopped, gaps, projects, projectsNote                                      sentence
	against, asInvestment, neverFar, greatest, notStated, comes                                   sentence
}{
	options:     "The options",
	met:         "Whether all thresholds are met",
	cost:        "What a day costs",
	regret:      "Regret: how much more it costs than the cheapest option of the future, {unit}",
	regretHours: "Regret: how much more it takes than the option with the fewest hours of the future, {unit}",
	hours:       "Hours a day that all spend inside, at work and waiting",
	waiting:     "Of these hours, waiting",
	breakEven:   "What building may cost at most, where that is not stated",
	parts:       "What a day costs, by part",
	overturn:    "What would make another option the answer",
	futures:     "The futures",

	costNote: "Cost is of resources, without fees and taxes: time at its value, moving, fuel, carbon and staff, and the " +
		"projects of the option by the day, the investment spread over its years with interest at {rate} a year, and " +
		"upkeep. At least (≥) " +
		"where the load is not carried: what was seen grows from day to day.",
	regretNote: "Not carried: another option carries the load of the future and this one does not; it counts as worse " +
		"than any cost. An interval holds together with all others.",
	hoursNote: "Of all who come, from coming to leaving, and of what is sent out and counts at crossings. At least " +
		"(≥) where the load is not carried.",
	waitingNote: "At stations, electronic queues, resources, full zones and links.",
	metNote: "As everywhere: met or not with the whole interval, and not where too many are lost to queues or full " +
		"zones or a backlog grows, so that the load is not carried.",
	breakEvenNote: "A day, so that the option costs no more than doing nothing, or than the best of all others; below " +
		"0 it is not worth anything there. As an investment: what such an amount a day repays, with interest.",
	projects: "What projects cost by the day",
	projectsNote: "The investment is spread over the years in equal amounts, with interest, that of construction too; – " +
		"is not stated.",
	partsNote: "Averages; projects are investment and upkeep by the day.",
	overturnNote: "Each quantity alone, all others as stated, by the estimates: at the value the answer changes first. " +
		"Beyond chance: at the end of the range the greatest regret of the answer is shown to be the greater one.",
	notCarried:   "not carried",
	alone:        "no option carries it",
	unknown:      "–",
	nobody:       "nobody: nothing changes",
	elsewhere:    "not said who decides by which way entities go",
	unsaid:       "not said who runs {places}",
	picture:      "What a day costs, by future",
	hoursPicture: "Hours a day that all spend, by future",
	gaps:         "Without a mark: the load is not carried, and what was seen grows from day to day.",
	metButLost:   "too many are lost",
	grows:        "queues grow",
	stopped:      "more than the memory holds",

	against:      "against {option}",
	asInvestment: "the latter as an investment, {unit}",
	neverFar:     "never more than {near} above",
	greatest:     "greatest regret, {unit}",
	notStated:    "not stated",
	comes:        "vehicles and people in {year}",
}
