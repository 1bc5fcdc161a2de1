package report

// briefText is what is said in a brief for those who decide, who have no manual at hand.
var briefText = struct {
	money, time                                                                                                briefAnswers
	none, targets, mustAct, mustNot, mustWho, chance, nobody, notSaid, others, unstated, lost                  sentence
	overturns, notModelled, aboveHeader, tableNote, unknown, copesNot, reach, worst, worstReach, span, picture sentence
	hoursPicture, gaps                                                                                         sentence
	value, valueOf, sure, sureHours, sureWorst, quoted, agencies, building                                     sentence
	nothingOverturns, noFutureOverturns, open, openFailed, metUntold, aside                                    sentence
	growthAll, growthOf, withGrowth, tableNoteHours, caution, interrupted, failed, costHeader                  sentence
}{
	money: briefAnswers{
		never: "“{option}” is never far from the best: whichever of the {futures future|futures} comes, it costs at most " +
			"{above} more than the cheapest option{unstated}{times}.",
		neverBest: "“{option}” is the best: whichever of the {futures future|futures} comes, no other option costs " +
			"less{unstated}{times}.",
		notShownBest: "“{option}” is the best as far as can be told: whichever of the {futures future|futures} comes, no " +
			"other option cost less in the simulation{unstated}, though by chance it may not stay within {near} of the best.",
		notShown: "“{option}” is the safest choice as far as can be told: whichever of the {futures future|futures} comes, " +
			"it costs about {above} more than the cheapest option at worst{reach}{unstated}; chance in the simulation " +
			"leaves open whether it stays within {near}.",
		closest: "No option stays within {near} of the cheapest in every future; “{option}” loses least at worst: in the " +
			"future “{in}” it costs about {greatest} more than the cheapest{unstated}.",
		fails: "No option copes with the traffic of every future with which another does; “{option}” fails least often, " +
			"with {fails}{unstated}.",
	},
	time: briefAnswers{
		never: "“{option}” is never far from the best: whichever of the {futures future|futures} comes, it takes at most " +
			"{above} more of everybody's time than the best option{times}.",
		neverBest: "“{option}” is the best: whichever of the {futures future|futures} comes, no other option takes less " +
			"of everybody's time{times}.",
		notShownBest: "“{option}” is the best as far as can be told: whichever of the {futures future|futures} comes, no " +
			"other option took less of everybody's time in the simulation, though by chance it may not stay within {near} " +
			"of the best.",
		notShown: "“{option}” is the safest choice as far as can be told: whichever of the {futures future|futures} comes, " +
			"it takes about {above} more of everybody's time than the best option at worst{reach}; chance in the simulation " +
			"leaves open whether it stays within {near}.",
		closest: "No option stays within {near} of the best in every future; “{option}” loses least at worst: in the " +
			"future “{in}” it takes about {greatest} more than the best.",
		fails: "No option copes with the traffic of every future with which another does; “{option}” fails least often, " +
			"with {fails}.",
	},
	none:       "No option copes with the traffic of any future that was looked at. None can be told from another.",
	targets:    "It surely meets all service targets in {met} of {futures future|futures}{aside}, and {act}.",
	open:       "untold in {count more|more}, where chance in the simulation leaves open whether a limit is kept",
	openFailed: "untold in {count more|more}",
	aside:      " ({asides})",
	metUntold:  "{met}, {count untold|untold}",
	lost:       "no option copes with {futures}",
	mustAct:    "{agencies} must act",
	mustNot:    "nobody has to act",
	mustWho:    "who must act is not said",
	chance:     ", with a probability of {confidence}",
	nobody:     "nobody",
	notSaid:    "not said",
	others:     "others",

	unstated: ", without what it costs to build, which is not stated",

	overturns:   "What would overturn this",
	notModelled: "What was not modelled",
	aboveHeader: "at worst above the best option, {unit}",
	costHeader:  "cost a day, {unit}",
	worst:       "{greatest} ({above})",
	worstReach:  "{greatest} ({above}, by chance up to {within})",
	reach:       " (by chance up to {within})",
	tableNote: "From the least to the most over the futures with whose traffic the option copes. Costs are of " +
		"resources: time, fuel, carbon dioxide, staff, and building and upkeep by the day; no fees or taxes.",
	tableNoteHours: "From the least to the most over the futures with whose traffic the option copes.",
	interrupted: "Not finished: the work was interrupted before {open} {count:was|were} simulated for all options. " +
		"All that is said here is of the other cases alone.",
	failed: "Not told: {failed}. The simulation of {count:it|these} failed; there the other options are compared " +
		"without {count:it|them}.",
	caution: "Caution: each option was simulated only {count time|times} in each future. That is too few to tell how " +
		"far chance moves these numbers, so that hardly anything here is shown: repeat with {least} or more.",
	unknown:      "not known",
	copesNot:     "does not cope with {count} of {futures} futures",
	span:         "{low} to {high}",
	picture:      "What a day costs with each option, in each future ({unit} a day)",
	hoursPicture: "Hours a day that all spend with each option, in each future",
	gaps:         "Where there is no mark the option does not cope with the traffic.",

	value:     "{quantity} at {value} instead of {stated}: then “{option}”.",
	valueOf:   "{value}: then “{option}”.",
	sure:      "In the future “{future}”: “{option}”, which costs {regret} less.",
	sureHours: "In the future “{future}”: “{option}”, which takes {regret} less.",
	sureWorst: "In the future “{future}”: “{option}”, as “{answer}” does not cope with the traffic.",
	quoted:    "“{future}”",
	agencies:  "{count agency|agencies} of {country}",
	building:  ", and building, which is not stated",
	nothingOverturns: "Nothing within the ranges and futures that were tried: none of {moved assumed value|assumed " +
		"values}, each moved alone through its range, and no future by itself makes another option better beyond chance.",
	noFutureOverturns: "Nothing within the futures that were tried: none of them by itself makes another option better " +
		"beyond chance.",

	growthAll:  "growth of {by} a year",
	growthOf:   "growth of {stream} by {by} a year",
	withGrowth: "{future} ({growth})",
}

// briefAnswers are the first sentences of an answer.
type briefAnswers struct{ never, neverBest, notShown, notShownBest, closest, fails sentence }

// annexText is what is said in the annex of a brief.
var annexText = struct {
	title, intro, introFew, met, regret, names, run, method, methodHours, inputs, assumed, counted, cases, fixed sentence
	targets, targetsNote, ownTarget, impliedTarget, countedHours, inputsNote, simulation, simulationNote         sentence
	simulationSome, growthIn, rate, rateOf, days, daysSource                                                     sentence
}{
	title: "Annex: where each number comes from",
	intro: "All hours and costs on the first page are simulated; the tables below have them by option and future, " +
		"with the reach of chance (±). This command gives them again, to the last digit:",
	introFew: "All hours and costs on the first page are simulated; the tables below have them by option and future. " +
		"They are without the reach of chance (±), which fewer than {count} replications do not tell. This command gives " +
		"them again, to the last digit:",
	run: "Scenario {scenario} with the fingerprint {hash}; random seed {seed}; {replications} of each option in each " +
		"future, with the load of the year {year}.",
	method: "In each future all options meet the same vehicles and people with the same luck, so that what differs is " +
		"the option. An option's distance from the best holds for all options and futures together with a probability " +
		"of {confidence}. Money is in prices of {prices}; what is built is spread over its years at {rate} a year.",
	methodHours: "In each future all options meet the same vehicles and people with the same luck, so that what " +
		"differs is the option. An option's distance from the best holds for all options and futures together with a " +
		"probability of {confidence}.",
	met:    "Whether all service targets are met",
	regret: "How much more it costs than the cheapest option of the future, {unit}",
	names:  "What the options are",
	inputs: "What costs and traffic are computed from",

	targets: "The service targets",
	targetsNote: "Times are from coming to leaving, or of waiting, of what is named; p95 < 1 h is that 95 of 100 " +
		"take less than an hour.",
	ownTarget:     "the choice of those who made this model",
	impliedTarget: "none is stated: karvon's own, on who is lost",
	countedHours: "{assumed} of the {count value|values} from which the traffic of the year is computed " +
		"{assumed:is|are} assumed; the annex lists them.",
	inputsNote:     "Amounts in {currency}, at {rate}.",
	simulation:     "What the simulation itself rests on",
	simulationNote: "As the scenario stands, before what an option or a future changes.",
	simulationSome: "The first {shown} of {count}, those with a range first; all are listed by karvon show {scenario} " +
		"--assumptions.",
	growthIn:   "growth in the future “{future}”",
	rate:       "rate of exchange",
	rateOf:     "{value} for 1 {currency}",
	days:       "days of a year for which costs are counted",
	daysSource: "where nothing else is stated",
	counted: "{assumed} of the {count value|values} from which costs and traffic are computed {assumed:is|are} " +
		"assumed; the annex lists them.",
	assumed: "assumed",
	cases:   "The cases that were simulated",
	fixed: "Not moved in the search for what would overturn the answer, as the simulation or the traffic of the year " +
		"follows from them: {names}. What the simulation itself rests on is told by karvon sensitivity.",
}
