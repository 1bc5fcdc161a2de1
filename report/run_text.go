package report

import "karvon/sim/experiment"

// headlineText is what is said of whether the load is carried: of all that arrives, at the design load, and where
// less than that arrives, if that is another thing.
type headlineText struct{ all, design, below sentence }

// headlines say the answers, and carriedElsewhereNot that the load is carried where the answer is about, but not
// elsewhere.
var headlines = map[experiment.Answer]headlineText{
	experiment.Carried: {
		all:    "All the traffic gets through.",
		design: "All the traffic gets through at the design load.",
		below:  "All the traffic gets through, but less arrives than the design load, of which this says nothing.",
	},
	experiment.NotCarried: {
		all:    "Not all the traffic gets through: less gets through than arrives.",
		design: "Not all the traffic gets through at the design load: less gets through than arrives.",
	},
	experiment.LostToQueues: {
		all:    "Not all the traffic gets through: queues turn too many away.",
		design: "Not all the traffic gets through at the design load: queues turn too many away.",
	},
	experiment.BacklogGrows: {
		all:    "Not all the traffic gets through: queues grow from week to week.",
		design: "Not all the traffic gets through at the design load: queues grow from week to week.",
	},
	experiment.NotTold: {
		all:    "Too few {span:weeks|days|runs} simulated to tell whether all the traffic gets through.",
		design: "Too few {span:weeks|days|runs} simulated to tell whether all the traffic gets through at the design load.",
	},
}

// shutOutToo is said for [experiment.LostToQueues] where full zones can turn away some of those who are lost.
var shutOutToo = headlineText{
	all:    "Not all the traffic gets through: queues and full zones turn too many away.",
	design: "Not all the traffic gets through at the design load: queues and full zones turn too many away.",
}

// anotherWay is said for [experiment.LostToQueues] where too many are lost only as they choose another way: these may
// all get through.
var anotherWay = headlineText{
	all: "Not all the traffic goes the way that it would without queues: too many choose another.",
	design: "Not all the traffic goes the way that it would without queues at the design load: too many choose " +
		"another.",
}

var carriedElsewhereNot = headlineText{
	all:    "All the traffic gets through, but elsewhere more arrives than gets through.",
	design: "All the traffic gets through at the design load, but elsewhere more arrives than gets through.",
	below: "All the traffic gets through, but less arrives than the design load, of which this says nothing. " +
		"Elsewhere more arrives than gets through.",
}

// carriedButAsked is said where the file alone shows a place to which more leads than it can serve, and it is not told
// that queues grow, nor that they do not.
var carriedButAsked = headlineText{
	all: "More comes to a place than it can serve, by the scenario alone; what was simulated does not tell yet whether " +
		"queues grow.",
	design: "More comes to a place at the design load than it can serve, by the scenario alone; what was simulated does " +
		"not tell yet whether queues grow.",
	below: "More comes to a place than it can serve, by the scenario alone, though less than the design load; what was " +
		"simulated does not tell yet whether queues grow.",
}

// carriedButFew is said where the load is carried as a whole, and the file alone shows a place to which a small part of
// it leads, and more than it can serve: its queue grows, by less than shows in the whole.
var carriedButFew = headlineText{
	all: "Nearly all the traffic gets through: on the way of a few more comes to a place than it can serve.",
	design: "Nearly all the traffic gets through at the design load: on the way of a few more comes to a place than " +
		"it can serve.",
	below: "Nearly all the traffic gets through, but less arrives than the design load, of which this says nothing. " +
		"On the way of a few more comes to a place than it can serve.",
}

// carriedButHardly is said where the file alone shows places to which more leads than they can serve, but by less than
// one in a hundred of it: be it that all come to them, so little shows in the whole no more than a few would.
var carriedButHardly = headlineText{
	all: "Nearly all the traffic gets through: less than 1% more comes to a place than it can serve.",
	design: "Nearly all the traffic gets through at the design load: less than 1% more comes to a place than it can " +
		"serve.",
	below: "Nearly all the traffic gets through, but less arrives than the design load, of which this says nothing. " +
		"Less than 1% more comes to a place than it can serve.",
}

// outlooks say what is to be expected of those who are inside as a run ends.
var outlooks = map[experiment.Outlook]sentence{
	experiment.NobodyCame: "Nobody arrives, so that nothing can be judged.",
	experiment.AllThrough: "All the traffic gets through by the {span:week's|day's|run's} end.",
	experiment.StillRising: "Not all the traffic gets through: of about {arrived} who arrive {left} ({share}) are still " +
		"inside at the {span:week's|day's|run's} end, more than on average before.",
	experiment.Overloaded: "Not all the traffic gets through: of about {arrived} who arrive {left} ({share}) are still " +
		"inside at the {span:week's|day's|run's} end.",
	experiment.MostInside: "Most of the traffic does not get through: of about {arrived} who arrive {left} ({share}) " +
		"are still inside at the {span:week's|day's|run's} end, no more than on average before.",
	experiment.MostThrough: "Most of the traffic gets through: of about {arrived} who arrive {left} ({share}) are still " +
		"inside at the {span:week's|day's|run's} end, no more than on average before.",
}

// verdictText is what else is said of whether the load is carried.
var verdictText = struct {
	lost, load, loadDesigned                                         sentence
	passed, passedDesigned, through, throughDesigned                 sentence
	short, shortAt, turnedAway, turnedAwayOf                         sentence
	shutOut, allowed                                                 sentence
	grows, growsOf, growing, growingUnknown, hardly, hardlyAt, fills sentence
	overloads, overloadsMore, lanes, units                           sentence
	missed, notMet, unfinished                                       sentence
	moreByBoth, moreByCrossing, moreByAim                            sentence
	sized, sizedBefore                                               sentence
}{
	lost: "{span:Simulated weeks|Simulated days|Simulated runs} failed inside karvon: the rest has no verdict.",

	load: "Load: about {passed} get through in a day, all directions together.",
	loadDesigned: "Load: about {passed} get through in a day, " +
		"the crossings with a design load together.",
	passed:          "{carried} of {offered} {measure}",
	passedDesigned:  "{carried} of {offered} {measure} (design {design})",
	through:         "{carried} {measure}",
	throughDesigned: "{carried} {measure} (design {design})",
	short:           "Less gets through than arrives of {loads}.",
	shortAt:         "{measure} at {crossing}",
	turnedAway: "Lost to queues, as they turn back, give up, find a queue full or go elsewhere because of one, " +
		"which all counts against thresholds: {flows}.",
	turnedAwayOf: "{share} of {flow}",
	shutOut:      "Lost to queues, or turned away by full zones: {flows}.",
	allowed: "Of a load that is said to get through at most 1% are lost or turned away, though {thresholds} " +
		"{count:allows|allow} more.",

	grows:   "Queues grow at {sites}.",
	growsOf: "Queues of {flows} grow.",
	fills: "More are inside at the {span:week's|day's|run's} end than at its start, when nobody is: whether queues grow " +
		"or it only fills is told by a run-in (run.warm-up), hardly by more {span:weeks|days|runs}.",
	growing:        "{site} (change in a week {drift})",
	growingUnknown: "{site} (change in a week unknown)",
	hardly: "Queues are hardly longer at the {span:week's|day's|run's} end than at its start (change in a week {drift}, " +
		"at most 1% of those who come).",
	hardlyAt: "Queues are no longer at the {span:week's|day's|run's} end than at its start, but for {sites}; at all " +
		"sites together they grow by at most 1% of those who come.",

	overloads: "By the file alone more work comes than can be done: {overloads}.",
	overloadsMore: "By the file alone more work comes than can be done: {overloads}; " +
		"and {more other needs more than it has|others need more than they have}.",
	lanes: "{name} needs {work} lanes or desks on average and has {there}",
	units: "{name} needs {work} units on average and has {there}",

	missed: "{thresholds threshold is|thresholds are} not met: {names}.",
	notMet: "{thresholds threshold is|thresholds are} not met.",
	unfinished: "{share} of those who arrive are still under way when the run ends, " +
		"so that their times are longer than what is counted of them.",
	moreByBoth: "To judge more, name a crossing in the scenario " +
		"(then what arrives there and what gets through is counted) and thresholds (such as on waits).",
	moreByCrossing: "To judge more, name a crossing in the scenario: " +
		"then what arrives there and what gets through is counted.",
	moreByAim: "To judge more, name thresholds in the scenario, such as on waits.",

	sized: "Its staff was chosen for this load: that it gets through is no news.",
	sizedBefore: "Its staff was chosen for the load of the scenario as written, without the policies or settings of " +
		"this run.",
}

// backlogText is what is said of all queues together: of the only site, with what is known of its drift, and of
// several.
type backlogText struct{ known, unknown, everywhere sentence }

// backlogTexts say that no backlog grows, and that this cannot be told.
var backlogTexts = map[experiment.Verdict]backlogText{
	experiment.Met: {
		known: "Queues are no longer at the {span:week's|day's|run's} end than at its start " +
			"(change in a week {drift}).",
		unknown: "Queues are no longer at the {span:week's|day's|run's} end than at its start " +
			"(change in a week unknown).",
		everywhere: "At every site queues are no longer at the {span:week's|day's|run's} end than at its start.",
	},
	experiment.Undecided: {
		known: "Too few {span:weeks|days|runs} simulated to tell whether queues are longer at the " +
			"{span:week's|day's|run's} end than at its start (change in a week {drift}).",
		unknown: "Too few {span:weeks|days|runs} simulated to tell whether queues are longer at the " +
			"{span:week's|day's|run's} end than at its start (change in a week unknown).",
		everywhere: "Too few {span:weeks|days|runs} simulated to tell whether queues are longer at the " +
			"{span:week's|day's|run's} end than at its start.",
	},
}

// queuesText is what is said of the longest queue and the longest wait. What stands behind the place is a sentence
// of its own.
var queuesText = struct {
	none, noneAt, longest, longestAnd, elsewhere, elsewhereAnd, wait, at, shares, share sentence
	station, booking, resource, zone, link                                              sentence
	unknown, atLeast, nobody, atMost, between, interval, unfinished                     sentence
}{
	none:   "Queues: everywhere at least 19 in 20 do not wait at all.",
	noneAt: "Queues: at {sites} at least 19 in 20 do not wait at all.",
	longest: "Longest queue{at}: {place}, where {number} wait at a time on average, " +
		"{hours hour|hours} of waiting a day in all.",
	longestAnd: "Longest queue{at}: {place}, where {number} wait at a time on average, " +
		"{hours hour|hours} of waiting a day in all; {wait}.",
	elsewhere: "Longest queue elsewhere: {place}, where {number} wait at a time on average, " +
		"{hours hour|hours} of waiting a day in all.",
	elsewhereAnd: "Longest queue elsewhere: {place}, where {number} wait at a time on average, " +
		"{hours hour|hours} of waiting a day in all; {wait}.",
	wait:   "Longest wait{at}: {place}, where {wait}.",
	at:     " at {sites}",
	shares: "All together wait {all hour|hours} a day{at}: {most}. karvon explain tells what would mend it.",
	share:  "{hours} at {place}",

	station:  "{name}",
	booking:  "{name} (electronic queue)",
	resource: "{name} (resource)",
	zone:     "{name} (zone)",
	link:     "{name} (link)",

	unknown:    "how long 19 in 20 wait is not known",
	atLeast:    "1 in 20 waits at least {time}",
	nobody:     "19 in 20 do not wait",
	atMost:     "19 in 20 wait at most {time}",
	between:    "19 in 20 wait at most {low} to {high}",
	interval:   "19 in 20 wait at most {time} ({low} to {high})",
	unfinished: "{share} were still waiting",
}

// askedText is what is said of the numbers that the scenario asks for by name.
var askedText = struct{ table, note, point sentence }{
	table: "What the scenario asks for besides",
	point: "Asked for: {numbers}.",
	note:  "Until is counted from the beginning of what is counted; ≥ where it does not come to that in it.",
}

// thresholdsText is what is said of a run's thresholds.
var thresholdsText = struct {
	table, note, lost, met, notMet sentence
	tooFew, untold                 reasonText
	allFor, unjudged               sentence
}{
	table: "Thresholds",
	note:  "A threshold is met, or not met, where chance alone could not change that.",
	lost: "Those who are lost to queues count as too late, so that a threshold can fail " +
		"though those who stay are quick.",
	met:    "Thresholds: {met} of {all} met.",
	notMet: "Not met: {thresholds}.",
	tooFew: reasonText{
		each: "Too few {span:weeks|days|runs} simulated to tell: {thresholds}.",
		all:  "Too few {span:weeks|days|runs} simulated to tell ({why}): {thresholds}.",
	},
	untold: reasonText{
		each: "Cannot be told: {thresholds}.",
		all:  "Cannot be told ({why}): {thresholds}.",
	},
	allFor:   "all: {why}",
	unjudged: "Not judged: {sites} (no {count:threshold of its|thresholds of their} own).",
}

// verdictWords say a verdict on a threshold.
var verdictWords = map[experiment.Verdict]sentence{
	experiment.Met: "met", experiment.NotMet: "not met", experiment.Undecided: "cannot be told",
}

// reasonText is what is said of things that have reasons of their own, or none, and of several that have one in
// common.
type reasonText struct{ each, all sentence }

// stoppedText is what is said of runs that ended before they were over.
var stoppedText = struct {
	stopped, interrupted, at, between, asked, unobserved, unobservedIn sentence
	endless, peak, quiet                                               sentence
	growsEndless, grew, grewPeak, week, day, others                    sentence
	waits, grown, grownBy, grownByAway, start, after, held, heldBy     sentence
	expected, waiting, moving, served, there                           sentence
	inside, ofFlow, ofFlowMoving, ofOthers, of, step, choice           sentence
	places, whatGrows, flows, rates                                    sentence
	waitingThere, atWork, toCome, withoutEnd, perhapsPeak              sentence
}{
	stopped:     "The run was stopped before it was over: it has no verdict.",
	interrupted: "The run was interrupted after {finished} of {asked}, of which this tells: it has no verdict.",
	at: "{stopped} of {weeks} {stopped:was|were} stopped after {first} of the {whole} that one takes, with {entities} " +
		"entities inside: more than a worker's memory holds (--memory {memory}).",
	between: "{stopped} of {weeks} {stopped:was|were} stopped after {first} to {last} of the {whole} that one takes, " +
		"with {entities} entities inside: more than a worker's memory holds (--memory {memory}).",
	asked:        "{step} asked for {entities} more at once.",
	unobserved:   "That was before the {span:week|day|time} counted began: nothing was counted.",
	unobservedIn: "In {count} of them that was before the {span:week|day|time} counted began.",

	endless: "A larger --memory only stops later where a place grows without end.",
	peak:    "A larger --memory tells whether it was a peak.",
	quiet:   "Nothing was seen to grow: a larger --memory goes on.",

	growsEndless: "Grows without end: {place}.",
	grew:         "Grew for {time}: {place}.",
	grewPeak:     "Grew for {time}, less than the {repeats} that repeats, so that it may be a peak: {place}.",
	week:         "week",
	day:          "day",
	others:       "{places other place|other places} grew too; a table tells which.",

	waits:   "{name}, where {count} wait",
	grown:   "{waits}; {growth} a day more since {since}",
	grownBy: "{waits}; {growth} a day more ({came} come, {served} are served) since {since}",
	grownByAway: "{waits}; {growth} a day more ({came} come, {away} are turned away or give up, {served} are served) " +
		"since {since}",
	start:  "the start",
	after:  "{time} after the start",
	held:   "{grown}, held up by {behind} further on",
	heldBy: "{grown}, held up by {behind} further on, which serves {served} a day",

	expected: "Most are still to come ({place}): {entities}.",
	waiting:  "Most are waiting for {place}: {entities}.",
	moving:   "Most are on {place}: {entities}.",
	served:   "Most are served at {place}: {entities}.",
	there:    "Most are at {place}: {entities}.",

	inside:       "Inside as it was stopped: {flows}.",
	ofFlow:       "{inside} of {flow}",
	ofFlowMoving: "{inside} of {flow} ({came} a day come, {leave} leave)",
	ofOthers:     "{inside} of {flows other flow|other flows}",
	of:           "{step} of {whose}",
	step:         "step",
	choice:       "choice",

	places: "Where entities were as the run was stopped",
	whatGrows: "Where a place grows, all is counted since hardly anybody waited there: growth is what comes, less who " +
		"is turned away, gives up or is served. Elsewhere all is counted from the start.",
	flows: "What was inside as the run was stopped, by flow",
	rates: "Rates are over the whole time from the start to the stop.",

	waitingThere: "waiting",
	atWork:       "at work or on the way",
	toCome:       "still to come",
	withoutEnd:   "without end",
	perhapsPeak:  "may be a peak",
}

// tablesText is what is said of the tables of a run.
var tablesText = struct {
	load, counting, countsSlot, countsNumber                                         sentence
	flows, papers, stays, zones, places, land, halls, emptyHall, space, costs, total sentence
}{
	load:         "Traffic by crossing",
	counting:     "{Measure} are counted as {classes}.",
	countsSlot:   "{class} (its {slot})",
	countsNumber: "{class} ({number})",

	flows:     "Flows, the largest first",
	papers:    "{title}: papers and whatever else does not count as traffic",
	stays:     "Stays at sites, the longest first (by what 19 in 20 take at most)",
	zones:     "Zones, the fullest first (by the most that was ever taken)",
	places:    "Places are for the class of which it holds the fewest where they follow from the area.",
	land:      "Land by site",
	halls:     "Level of service of halls: share of the time",
	emptyHall: "An empty hall is at level A.",
	space:     "Area a person is while anyone is inside.",
	costs:     "Costs, fuel and carbon dioxide",
	total: "The total is the sum of waiting, moving, fuel, staff and standing, and of what all bear. " +
		"Fees move it from one to another.",
}

// runPicturesText is what is said of the pictures of a run.
var runPicturesText = struct {
	queue, inside, throughput, time                               titleText
	clock, waiting, onDuty, present, places, departures, arrivals sentence
	entities, entitiesAnHour, out, within, minutes, hours, band   sentence
	unfinished, courses                                           sentence
}{
	queue:      titleText{"Queue: {name}", "Queue: {title} ({name})"},
	inside:     titleText{"Occupancy: {name}", "Occupancy: {title} ({name})"},
	throughput: titleText{"Throughput: {name}", "Throughput: {title} ({name})"},
	time:       titleText{"Time from arrival to departure: {name}", "Time from arrival to departure: {title} ({name})"},

	clock:          "clock of {whose}",
	waiting:        "waiting",
	onDuty:         "servers on duty",
	present:        "inside",
	places:         "{count} places",
	departures:     "departures",
	arrivals:       "arrivals",
	entities:       "entities",
	entitiesAnHour: "entities an hour",
	out:            "share that is out, %",
	within:         "out within",
	minutes:        "minutes",
	hours:          "hours",
	band:           "lowest to highest",
	unfinished:     "Of those who departed; {share} were unfinished and are left out: all times are at least so long.",
	courses:        "queue by {span}, to its longest",
}

// titleText is the title of what has a name alone, and of what has a title too.
type titleText struct{ named, titled sentence }
