package report

// sourcesText is what is said of where the values of a scenario come from.
var sourcesText = struct {
	title, age, later, old, undated, inPlaces, own, borrowed, unstated, ours sentence
	values, thresholds                                                       sentence
}{
	title:    "Values with a source and thresholds, values the oldest first and those without a date last",
	age:      "{date}, {years} years on {day}",
	later:    "{date}, after {day}",
	old:      "{age}: older than {most} years",
	undated:  "not stated",
	inPlaces: "{value}, in {places place|places}",
	own:      "own",
	borrowed: "borrowed from {whose}",
	unstated: "not stated",
	ours:     "our choice",
	values: "{values value|values} in all: {sourced} with a source, {measured} measured, {borrowed} borrowed, " +
		"{old} older than {most} years, {undated} with a source without a date.",
	thresholds: "{thresholds threshold|thresholds}: {sourced} with a source, {old} older than {most} years; the limits " +
		"of the others are our choice.",
}
