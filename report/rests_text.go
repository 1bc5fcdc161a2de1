package report

// restsText is what is said, beside a run's thresholds, of the assumptions that they rest on.
var restsText = struct {
	stands, falls             restsSentences
	at, alone, end, more      sentence
	ends, moreEnds            sentence
	unknown, settings, window sentence
	sure, allSure, noneSure   sentence
}{
	stands: restsSentences{
		unchanged: "Assumptions: as stated{chance} all thresholds are met and no queues grow, and nothing changes that, " +
			"of {moved}, each moved alone to the ends of its range.",
		changed: "Assumptions: as stated{chance} all thresholds are met and no queues grow; this fails with {ends}{more} " +
			"(of {moved}, each moved alone to the ends of its range; {sure}).",
	},
	falls: restsSentences{
		unchanged: "Assumptions: as stated{chance} it is not so that all thresholds are met and no queues grow, and " +
			"nothing changes that, of {moved}, each moved alone to the ends of its range.",
		changed: "Assumptions: as stated{chance} it is not so that all thresholds are met and no queues grow; it would " +
			"be with {ends}{more} (of {moved}, each moved alone to the ends of its range; {sure}).",
	},
	at:       "{name} at {end} (stated {stated})",
	alone:    "{name} at {end}",
	end:      "{name} {end}",
	ends:     "{name} {at}",
	moreEnds: "{count} more",
	more:     "; {count} more: see {file}",
	allSure:  "{count:beyond chance|all beyond chance}",
	noneSure: "{count:not beyond chance|none beyond chance}",
	sure:     "{sure} of {count} beyond chance",
	unknown: "Assumptions: what would change this is not known for this version of scenario and karvon; " +
		"`{command}` finds it, and keeps it in {file}.",
	settings: "Assumptions: what would change this is not known with the settings of this run; {file} is of the " +
		"scenario without them.",
	window: "Assumptions: what would change this is not known for the time that this run counts; {file} tells it for " +
		"the time that the scenario counts.",
}

// restsSentences are said of a conclusion that nothing changes, and that something does.
type restsSentences struct{ unchanged, changed sentence }
