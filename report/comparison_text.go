package report

// comparisonText is what is said of configurations that are compared.
var comparisonText = struct {
	title, setting, settingLooked, settingApart, settingApartLooked              sentence
	settingOfOne, settingApartOfOne                                              sentence
	stopped, changes, some, none, unsure                                         sentence
	of, besides, noValue, same, untold, extreme, unchanged                       sentence
	rises, risesBy, falls, fallsBy, gained, lost, gainedAndLost, picture, change sentence
	effect, effectAtLeast, effectAtMost, effectAbout                             sentence
	primaryTitle, exploredTitle, flowEffectsTitle, groupsTitle, balancesTitle    sentence
	explored, saved, sample, gains, exact, burden                                sentence
}{
	title: "{configurations} compared with {base}",
	setting: "{scenario}: {weeks} of each, seed {seed}; the same trucks, with and without the change, each with the " +
		"same luck. {chance} The ± of the {family primary difference|primary differences} are wider ({confidence} each), " +
		"so that all of them hold together.",
	settingLooked: "{scenario}: {weeks} of each, seed {seed}; the same trucks, with and without the change, each with " +
		"the same luck. {chance} The ± of the {family primary difference|primary differences} are wider ({confidence} " +
		"each), so that all of them hold together, though they be looked at {looks time|times} with more each time.",
	settingApart: "{scenario}: {weeks} of each, seed {seed}; not all have the same luck, as the warnings tell. {chance} " +
		"The ± of the {family primary difference|primary differences} are wider ({confidence} each), so that all of them " +
		"hold together.",
	settingApartLooked: "{scenario}: {weeks} of each, seed {seed}; not all have the same luck, as the warnings tell. " +
		"{chance} The ± of the {family primary difference|primary differences} are wider ({confidence} each), so that all " +
		"of them hold together, though they be looked at {looks time|times} with more each time.",
	settingOfOne: "{scenario}: {weeks} of each, seed {seed}; the same trucks, with and without the change, each with " +
		"the same luck. {chance}",
	settingApartOfOne: "{scenario}: {weeks} of each, seed {seed}; not all have the same luck, as the warnings tell. " +
		"{chance}",
	stopped: "The comparison was stopped before it was over: it has no verdict.",
	changes: "{configuration} changes {changed} of {primary primary number|primary numbers}",
	some:    "{changes}, beyond chance.",
	none:    "No primary number is seen to change under {configurations}.",
	unsure:  "Too few {span:weeks|days|runs} simulated to tell what {configurations} {configurations:changes|change}.",

	of:      "{configuration}: {sentence}",
	besides: "{configuration}, besides: {sentence}",
	noValue: "{name} has no value to compare.",
	same:    "{name} is the same each time.",
	untold:  "{name}: too few simulated to tell ({before}, difference {difference}).",
	extreme: "{name} goes from {before} to {after} (difference {difference}): the most or the least of all has no " +
		"interval, so that nothing tells whether that is chance.",
	unchanged: "{name} is not seen to change ({before}, difference {difference}).",
	rises:     "{name} rises from {before} to {after} (difference {difference}).",
	risesBy:   "{name} rises from {before} to {after} ({share}, difference {difference}).",
	falls:     "{name} falls from {before} to {after} (difference {difference}).",
	fallsBy:   "{name} falls from {before} to {after} ({share}, difference {difference}).",

	gained:        "time is gained by {gainers}.",
	lost:          "time is lost by {losers}.",
	gainedAndLost: "time is gained by {gainers}; time is lost by {losers}.",
	effect:        "{flow} ({hours hour|hours} a day in all)",
	effectAtLeast: "{flow} (at least {hours hour|hours} a day in all)",
	effectAtMost:  "{flow} (at most {hours hour|hours} a day in all)",
	effectAbout:   "{flow} (about {hours hour|hours} a day in all)",

	picture:          "{configuration}: primary numbers, change",
	change:           "change",
	primaryTitle:     "{configuration}: primary numbers",
	exploredTitle:    "{configuration}: what else changed, by the hours of all who are concerned, then by money",
	flowEffectsTitle: "{configuration}: who gains and who loses, by the time that all of a flow spend inside",
	groupsTitle:      "{configuration}: who gains and who loses within the flows, by the time of all of a group",
	balancesTitle:    "{configuration}: how many gain and how many lose",
	exact:            "exact",
	explored: "Of {numbers number|numbers} that were not asked for beforehand these changed beyond chance, " +
		"each judged alone; about {chance} would by chance.",
	saved: "Saved: how many times more {span:weeks|days|runs} simulated it would take to tell as much, " +
		"if the trucks were not the same.",
	burden: "Hours of a flow are the change of its mean time, times how many arrive. Those of the ranking and of the " +
		"other tables are of the mean number inside in the window: the two differ where many are still inside at its end, " +
		"or are turned away.",
	sample: "From a sample of those who are through with and without the change, told apart by what they are without " +
		"it as they leave. Nothing of this was asked for beforehand: some of it is chance.",
	gains: "Who gains depends on each having the same luck with and without the change; " +
		"the difference of the averages does not.",
}
