package report

import "karvon/sim/experiment"

// indicatorText is what is said of a run in the layout of an institution.
var indicatorText = struct {
	title, slowest, slowestQueue, noCrossing, fastest, road, release, noRelease, hour, noHour, beyond, factor  sentence
	unfinished, growing, notModelled, notPriced, priced, moving, fuel, fees, noTonnes                          sentence
	crossings, activities, sections, corridors, steps, groups, hours, agencies, definitions, designs, day      sentence
	queue, between, whole, undivided, ends, from, fromTo, byAttribute                                          sentence
	timeNote, insideNote, slotNote, medianNote, paidNote, activityNote, shareNote, costNote, speedNote         sentence
	corridorNote, stepNote, agencyNote, designNote, intervalNote, peakNote, dayNote, aboutNote, shareOfDayNote sentence
}{
	title: "Simulated, in the layout of {institution}: {scenario}",
	slowest: "It takes longest to clear {post}, {direction}: {mean} h on average, and at most {median} h for " +
		"half of the crossings.",
	slowestQueue: "Of it {queue} h are in the queue outside.",
	noCrossing:   "Nobody crossed a post from beginning to end.",
	fastest:      "It takes least to clear {post}, {direction}: {mean} h on average.",
	road: "Over {corridor}, {ends}, the speed is {delayed} km/h with delay and {moving} km/h without, on " +
		"average.",
	release: "From arrival to release it takes longest at {post}, {direction}: {mean} h on average, and at most " +
		"{median} " +
		"h for half.",
	noRelease: "No control says which stations release: there are times from arrival to removal alone.",
	hour: "The design hour, the 30th highest of a year of such weeks, is {count} {measure} at {name}: {share} of the " +
		"{daily} of an average day.",
	noHour: "Nobody came.",
	beyond: "There are too few hours for the 30th of a year: the design hour is at least the highest that came; " +
		"simulate " +
		"more.",
	factor: "The peak-hour factor there is {factor}: the busiest hour of a day over four times its busiest quarter.",

	unfinished: "{share} of {flow} had not completed their journey as the run ended, and are in none of these " +
		"numbers: " +
		"times are too short by what these take.",
	growing: "Queues grow from beginning to end ({flows}): these times are the longer, the longer is simulated, " +
		"and no " +
		"indicators of a year.",
	notModelled: "not modelled",
	notPriced:   "not modelled: the scenario states no cost of moving or of fuel",
	noTonnes:    "not modelled: the scenario does not say what is carried (indicators.cargo)",
	priced:      "Costs of a way are {parts}, as far as the scenario states them.",
	moving:      "what moving costs",
	fuel:        "fuel on the way",
	fees:        "fees of links and posts",

	crossings:   "Time and cost to clear each crossing point (TFI1, TFI2)",
	activities:  "Activities of a crossing",
	sections:    "Cost and speed on each section (TFI3, TFI4)",
	corridors:   "By corridor (TFI1 to TFI4)",
	steps:       "Time between the steps of a crossing",
	groups:      "Time between the steps, by class, channel and procedure",
	hours:       "Time from arrival, by hour of arrival",
	agencies:    "Time with each agency",
	definitions: "From what to what is counted",
	designs:     "Design hour and peak-hour factor",
	day:         "Hour by hour of the design day",

	queue:     "waiting in queue (outside)",
	between:   "between, of no activity named",
	whole:     "all",
	undivided: "at the line, not divided",
	ends:      "{from} to {to}",

	byAttribute: "{kind} ({attribute})",
	from:        "{what}: {from} ({side}).",
	fromTo:      "{what}: from {from} to {to} ({side}).",

	timeNote: "TFI1 is from the beginning of the first wait or service at a place of the control to the end of " +
		"the last, " +
		"the queue outside counted.",
	insideNote: "Within is TFI1 without the queue outside.",
	slotNote:   "What passes before a booked slot stands apart, and is in none of the other times.",
	medianNote: "The interval of a median is from those of the replications (sectioning).",
	paidNote: "TFI2 is the fees that the scenario has fall due at the control; what waiting costs, and unofficial " +
		"payments, are not in it.",
	activityNote: "Hours are on average over all crossings, the wait for an activity with it, so that they add " +
		"up. What is " +
		"done at the same time is counted once: papers while nothing else is done.",
	shareNote: "Having it are crossings that take any time for it.",
	costNote: "TFI3 is of one vehicle, brought to 500 km and 20 t in proportion to its way and its cargo. {parts} " +
		"What " +
		"waiting costs is not in it.",
	speedNote: "Speeds are means over trips: with delay (SWD) of the whole time, with waits for the link, rests " +
		"and stops; " +
		"without (SWOD) of the time in motion.",
	corridorNote: "A corridor's TFI1 and TFI2 are those of all crossings of its posts by those who travel all of " +
		"it; SWD " +
		"counts the time at them, and all between, but not that before a booked slot.",
	stepNote: "Steps are taken by a vehicle or by its papers. Deviation is the standard deviation of all " +
		"crossings of all " +
		"replications, minimum and maximum are theirs.",
	agencyNote: "With an agency is what is waited for and done at its places at this control, by those who come " +
		"to one; of " +
		"papers too. What is done at one agency at the same time counts once, and agencies that work side by side add " +
		"up to more than the whole.",
	designNote: "The design hour is the count of rank 30/8,760 among the whole clock hours of all replications, " +
		"as if the " +
		"year were of such weeks: a season that differs is in it only where the scenario's weeks have it.",
	intervalNote: "The ± of the design hour is Woodruff's interval (1952) with replications as units.",
	peakNote: "The peak-hour factor is the count of the busiest hour over four times that of its busiest quarter, on " +
		"average over days.",
	dayNote:        "The design day is the mean of the days with an hour that reaches the design hour.",
	aboutNote:      "Places are those of the sites that the scenario is about.",
	shareOfDayNote: "The share is that of the average day in the design hour (K).",
}

// layoutText says for each layout whose it is, and in which words JSON names it.
var layoutText = map[experiment.IndicatorLayout]sentence{
	experiment.CPMM:       "CAREC's Corridor Performance Measurement and Monitoring (CPMM)",
	experiment.TRS:        "the World Customs Organization's Time Release Study (TRS)",
	experiment.DesignHour: "road design (30th hour, peak-hour factor, design day)",
}

// intervalText says the intervals of a release study.
var intervalText = map[experiment.ReleaseInterval]sentence{
	experiment.ToLodgement:      "arrival to lodgement",
	experiment.ToAssessment:     "lodgement to assessment",
	experiment.ToRelease:        "assessment to release",
	experiment.ToRemoval:        "release to removal",
	experiment.ArrivalToRelease: "arrival to release",
	experiment.ArrivalToRemoval: "arrival to removal",
	experiment.ExaminedFor:      "examination, of those examined",
}

// definitionText says for each layout from what to what an indicator is counted.
var definitionText = map[experiment.IndicatorLayout][]struct{ what, from, to, side, queue, slot sentence }{
	experiment.CPMM: {
		{"TFI1, time to clear a crossing point", "first wait or service at a place of the control, its queue outside " +
			"included", "end of the last service or wait there", "each country's post alone", "counts", "stands apart"},
		{"within, TFI1 without the queue", "as TFI1", "as TFI1", "each country's " +
			"post alone", "does not count", "stands apart"},
		{"TFI2, cost of a crossing", "first fee that falls due at the control", "last, with the control's part of " +
			"the fees " +
			"of a line", "each country's post alone", "costs nothing", "–"},
		{"TFI3, cost of a section", "setting out", "arrival; of a corridor with its posts", "the section, or the corridor",
			"costs nothing", "–"},
		{"TFI4, speed with delay (SWD)", "coming to the link; of a corridor its first event", "arrival; of a " +
			"corridor its " +
			"last event", "the section, or the corridor", "counts in a corridor", "stands apart"},
		{"TFI4, speed without delay (SWOD)", "setting out", "arrival", "the section, or the " +
			"corridor", "does not count", "–"},
	},
	experiment.TRS: {
		{"arrival", "first wait or service at a place of the control", "", "each country's post alone", "counts",
			"stands apart"},
		{"lodgement", "beginning of the first service at a station of the lodgement", "", "of the vehicle or " +
			"its papers", "–",
			"–"},
		{"assessment", "beginning of the first service at a station of the assessment", "", "of the vehicle or its papers",
			"–", "–"},
		{"examination", "beginning of the first service at a station of the examination", "end of the last",
			"of the vehicle", "–", "–"},
		{"release", "coming to a station of those released; where none is named, end of the last service of the " +
			"other steps",
			"", "of the vehicle or its papers", "–", "–"},
		{"removal", "end of the last service or wait at a place of the control", "", "each country's post " +
			"alone", "–", "–"},
	},
	experiment.DesignHour: {
		{"flow", "arrival at the beginning of its journey", "", "where the flow begins", "before it", "–"},
		{"entrance", "approach to a crossing, where its journey says so", "", "before the first control of the crossing",
			"before it", "–"},
		{"site", "approaches to its crossings; entities are the flows that " +
			"begin there", "", "all sides together", "before it",
			"–"},
	},
}
