package report

import (
	"karvon/sim/experiment"
	"karvon/sim/plan"
)

// explanationText is what is said of what would mend a scenario.
var explanationText = struct {
	surely, lost, lostOf, noChange, title, setting, interrupted, noQueue, noResult, nothingTried         sentence
	nothing, nothingLeft, most, then, tied, addsHours, addsHoursFor, adds, untried, raced, table         sentence
	picture, dropped, notTried, schedule, noWay, savedNote, familyNote, peopleNote, sentNote             sentence
	moneyNote, dutyNote, wayNote, droppedNote, notTriedNote, keptNote, growing, actorNote, us, ofCountry sentence
	actor, waitedNote                                                                                    sentence
}{
	title: "Where the time goes in {scenario}, and what would mend it",
	setting: "{changes change|changes} looked at, one more of something each; {tried} of them tried in a race of up to " +
		"{raced}, at {looks look|looks} fixed beforehand; the table is of {weeks} that the race did not use, with the " +
		"same luck with and without a change",
	interrupted: "The search was stopped before it was over: it has no answer.",
	noQueue:     "Nobody waits at any place that was looked at: there is nothing that one more would mend.",
	noResult:    "What was tried has no result.",
	nothingTried: "At no place that was looked at all together wait more than {least hour|hours} a day: nothing " +
		"was tried.",
	nothing: "Nothing that was tried is seen to save more than {least hour|hours} a day, of the {waited hour|hours} " +
		"that all wait.",
	nothingLeft: "Nothing that was tried saves more than {least hour|hours} a day, of the {waited hour|hours} that " +
		"all wait.",
	most: "{what} would mend most: it saves {saved} hours a day, of about {waited hour|hours} a day that all who " +
		"arrive wait to the end of their journeys, and adds {costs}.",
	surely: "{what} surely saves hours: {saved} a day, of about {waited hour|hours} a day that all who arrive wait to " +
		"the end of their journeys, and adds {costs}.",
	then:  "Then {what}: it saves {saved} hours a day, and adds {costs}.",
	tied:  "It is not told from chance whether {first} saves more than {names}.",
	actor: "Who must act: {actor}.",

	addsHours:    "{hours hour|hours} a day on duty",
	addsHoursFor: "{hours hour|hours} a day on duty ({cost} USD)",
	adds:         "no hours on duty",
	untried: "{count change was|changes were} not tried: all together wait at most {least hour|hours} a day at such a " +
		"place, which does not matter.",
	raced: "{count change was|changes were} dropped by the race. With a probability of at least {sure} it dropped " +
		"nothing that saves more than {least hour|hours} a day and is among the {most} best.",

	table:    "What one more saves, the most first",
	picture:  "What one more saves, hours a day of all",
	dropped:  "Tried, and not among the best",
	notTried: "Not tried: hardly anybody waits there",
	schedule: "schedule {name} of {site}",
	noWay:    "no single setting",

	waitedNote: "Waited are the hours of those who arrive in the window, to the end of their journeys, with all who " +
		"wait in a batch or for others; or those of the mean number waiting in the window, where these are more. The " +
		"hours that a run tells are of the mean number alone: the two sums differ.",
	savedNote: "Hours are of all who arrive, a vehicle as one, and of all that they do inside, so that what only moves " +
		"to another queue counts for nothing.",
	familyNote: "The ± of the {family row|rows} are wider ({confidence} each), so that all of them hold together.",
	peopleNote: "People are all who sit in a vehicle too, by what their class counts for, on average.",
	sentNote: "Sent out are papers, goods and containers, whose time is not counted with that of those who wait " +
		"for them.",
	keptNote: "Who is no longer turned away is inside for longer: what keeps people saves fewer hours than it " +
		"would else.",
	moneyNote: "Money saved leaves out what those on duty cost.",
	dutyNote: "Added are the hours of one more server or unit wherever there is one already, on average over the " +
		"week; of units of which all take several at once, of so many more.",
	wayNote: "A setting is for --set. A schedule has one more in each block that has any; where others go by it too, " +
		"give the place one of its own.",
	actorNote: "Who must act is who runs the place, as the scenario has it under agencies.",
	us:        "us",
	ofCountry: "{agency} ({country})",
	growing: "Queues grow from beginning to end ({flows}): what is waited and saved there is the more, the longer is " +
		"simulated.",
	lost: "Queues and full zones lose {flows}. Who is kept by one more is inside for longer: hours saved do not tell " +
		"what that is worth; the fewer who are turned away do.",
	lostOf:   "{share} of {flow}",
	noChange: "There is nothing of which one more could be tried.",
	droppedNote: "Saved is what the race saw, from fewer replications; its ± are wider, so that all of all looks hold " +
		"together.",
	notTriedNote: "To end a queue saves no more than all who stand in it wait; that what is mended here would mend " +
		"another place is not looked at.",
}

// whatMore says what a change is, by its kind.
var whatMore = map[plan.ChangeKind]sentence{
	plan.MoreServers: "one more server at {place}",
	plan.MoreUnits:   "{more} more of {place}",
	plan.MoreHours:   "one hour more of opening at {place}",
	plan.MorePlaces:  "one more place in {place}",
	plan.MoreLanes:   "one more lane of {place}",
	plan.MoreSlots:   "one more slot a period of {place}",
}

// whyDropped says why a change is not in the table.
var whyDropped = map[experiment.Fate]sentence{
	experiment.Remains:   "not told from the last in the table",
	experiment.TooLittle: "saves too little",
	experiment.NotAmong:  "others save more",
}

// whoActs names who must act, by what he is to who asks.
var whoActs = map[plan.Relation]sentence{
	plan.Unrelated: "{agency}",
	plan.Own:       "us: {agency}",
	plan.Another:   "another agency: {agency}",
	plan.Neighbour: "the neighbour: {agency}",
}
