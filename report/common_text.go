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
		"{count simulated week|simulated weeks}", "{count simulated day|simulated days}", "{count simulated run|simulated runs}",
	},
	runs:   "{runs} of {window}",
	weeks:  "{weeks week|weeks}",
	days:   "{days day|days}",
	noTime: "no time",
}

// responsesText is what is said of the responses of a model.
var responsesText = struct{ closing sentence }{
	closing: "{responses response|responses} in all; --format csv lists each with its definition.",
}

// scenariosText is what is said of the scenarios of a library.
var scenariosText = struct{ table sentence }{table: "Scenarios of the library"}
