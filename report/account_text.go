package report

// accountText is what is said of where the time goes.
var accountText = struct {
	waits, times, hours, causes, adds, local sentence
	point, service, waiting, other           sentence
	part, partAlone                          sentence
}{
	waits: "Where hours are waited, and why",
	times: "Where the time of each flow goes, on average, those that take most hours first",
	hours: "By the hour of the day at which they arrive, all flows together",

	causes: "Where several causes hold at once the time is shared by those at work, those away and those held up: see " +
		"scenarios/experiments.md.",
	adds: "Of those who arrived in the window and completed their journey; who is still under way as the run ends is " +
		"left out. What is done adds up to the time. Who waits " +
		"for several others does what the last of them does, and who goes with others what they do together.",
	local: "Hours are those of the site at which a flow begins.",

	point:     "{flow} takes {time}: {of}.",
	service:   "{share} of it service",
	waiting:   "{share} waiting",
	other:     "{share} trips, delays and the like",
	part:      "{share} {why} at {place}",
	partAlone: "{share} {why}",
}
