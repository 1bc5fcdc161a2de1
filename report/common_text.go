package report

// listText is how names are listed.
var listText = struct{ and, others sentence }{
	and:    "{words} and {last}",
	others: "{count} others",
}

// spanText is how long something takes, or what is counted of it.
var spanText = struct {
	simulated                 [3]sentence // by span
	runs, weeks, days, noTime sentence
}{
	simulated: [3]sentence{
		"{count simulated week|simulated weeks}",
		"{count simulated day|simulated days}",
		"{count simulated run|simulated runs}",
	},
	runs:   "{runs} of {window}",
	weeks:  "{weeks week|weeks}",
	days:   "{days day|days}",
	noTime: "no time",
}

// listingText is what is said of what is a table by itself.
var listingText = struct {
	steps, assumptions, responses, responsesClosing, scenarios, traffic, trafficNote, words, word sentence
}{
	steps:            "Compiled steps",
	assumptions:      "Quantities, the least trusted first",
	responses:        "Responses",
	responsesClosing: "{responses response|responses} in all; --format csv lists each with its definition.",
	scenarios:        "Scenarios of the library",
	traffic:          "What the file alone asks of stations and resources, busiest first",
	trafficNote: "Load is how many lanes, desks or units are at work on average if nobody is turned away, over the week " +
		"(in a run that starts empty over all that is counted). ≥ where a way depends on the state of the model, such as " +
		"a queue or the hour, and for resources, which are also held while those who hold them wait.",
	words: "Words of reports, and those of the field for them",
	word:  "{plain} ({field}): {meaning}.",
}
