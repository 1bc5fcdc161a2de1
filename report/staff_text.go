package report

import "karvon/sim/experiment"

// staffText is what is said of a plan of staff.
var staffText = struct {
	title, setting, dollars, hours, met, interrupted, mostFails, notShown, today, less, moreLess             sentence
	spent, theSame, todayMet, todayBreaks, todayUndecided, block, overload, noneShown, broken, plan          sentence
	roster, axis, meetsToo, atHour, hourNote, costNote, rosterNote, thresholds, spareNote, neighbours        sentence
	neighbourNote, failed, picture, planned, current, noToday, tolerated, always, fromTo, allDay, daysFromTo sentence
}{
	title: "The cheapest staff of {scenario} that was found",
	setting: "{plans plan|plans} tried by up to {search} each, with the same luck; what is said of the plan is from " +
		"up to {tests} that the search did not use, at {looks look|looks} fixed beforehand, and holds with a probability " +
		"of {confidence}, all of it together",
	dollars: "{amount} USD a day",
	hours:   "{amount hour|hours} a day on duty",
	met: "Staff for {cost} meets {thresholds:the threshold|all thresholds} to within 2%, with a probability of " +
		"{confidence}, and is {claim}.",
	interrupted: "The search was stopped before it was over: the plan was not tested.",
	mostFails: "The most staff that may be chosen, {cost}, is not shown to meet {thresholds:the threshold|all " +
		"thresholds}: it {broken}.",
	notShown: "No plan was shown to meet {thresholds:the threshold|all thresholds} with a probability of {confidence}; " +
		"the one told of here, of {cost}, may do.",
	today: "Today's staff is {cost}, and {verdict}.",
	noToday: "Today's staff is not told, as the scenario has not one number all through {blocks:the block|the blocks} " +
		"{where}: give blocks that begin and end where its numbers change.",
	theSame:        "is this plan",
	todayMet:       "meets the thresholds",
	todayBreaks:    "{broken}",
	todayUndecided: "is not told to meet the thresholds or not",
	less:           "One less at {where} saves {saves}: it {broken}.",
	moreLess:       "{more more block is|more blocks are} in the table of one less.",
	spent: "The search ended as its budget of {budget run|runs} was spent: there may be cheaper plans " +
		"(--budget).",
	block: "{place}, {when}",

	always:     "round the clock",
	fromTo:     "{from} to {to}",
	allDay:     "{days} all day",
	daysFromTo: "{days} {from} to {to}",

	overload:  "lets more wait than the memory holds",
	meetsToo:  "is shown to meet them all too, so that a longer search may find cheaper staff (--budget)",
	noneShown: "is not shown to break any threshold",
	broken:    "breaks {threshold} ({value})",

	atHour: ", most in the hour from {hour}",
	hourNote: "Most at is the hour of the day in which the threshold is broken most: by those who come then, or by what " +
		"there is then. Of money and of what is counted it is not told.",

	plan:   "How many are on duty",
	roster: "Who comes when, people by day",
	costNote: "Cost is a day, on average over the week, of the people on duty and those paid for beside them (leave); " +
		"without a known cost, their hours.",
	rosterNote: "The roster is the cheapest that covers the plan: people of one agency and site stand in for each other.",
	thresholds: "The thresholds",
	spareNote: "To spare is what is left to the limit, as a part of it. A threshold is judged with a tolerance: 1% of " +
		"the limit of a share, 2% of any other.",
	tolerated:  "{verdict}, within the tolerance",
	neighbours: "With one less in a block",
	neighbourNote: "A threshold is named where the plan surely breaks it, and of several the one that is broken most; " +
		"what is not shown is not said to be good enough.",
	failed:  "Cheaper plans that seemed good enough, and were not shown to be",
	picture: "How many are on duty, by block",
	planned: "plan",
	current: "today",
	axis:    "on duty",
}

// claimWords say of how many plans the one is the cheapest.
var claimWords = map[experiment.Claim]sentence{
	experiment.OfThoseExamined: "the cheapest of {plans plan|plans} examined",
	experiment.OfAllIfMonotone: "the cheapest within the bounds, if more staff never makes a threshold worse ({plans " +
		"plan|plans} examined)",
	experiment.OfAll: "the cheapest within the bounds: each cheaper plan was shown to break one ({plans " +
		"plan|plans} examined)",
}
