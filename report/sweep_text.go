package report

// sweepText is what is said of the points of a sweep.
var sweepText = struct {
	asked, over, setting, settingAtMost, placed, placedOf, looked, finished  sentence
	extremes, at, table, path, paths, constraint                             sentence
	valueless, picture, points, mean, overOthers, more, shown                sentence
	smallestFirst, largestFirst, judgedAlone, thresholdsAlone, meets, untold sentence
	breaks, broken, tableInOrder, tableInBoth                                sentence
}{
	asked:         "{scenario}: {question}",
	over:          "{scenario} over {factors}",
	setting:       "{placement}; {weeks} of each, with the same luck",
	settingAtMost: "{placement}; at most {weeks} of each, with the same luck",
	placed:        "{design}, {points point|points}",
	placedOf: "{design}, {found} of {tried point|points}; " +
		"{broken breaks|break} a constraint",
	looked: "{design}, {found} of {tried point|points} that were looked at; " +
		"{broken breaks|break} a constraint",
	finished:      "{finished} of {points combination|combinations} {points:has|have} a result.",
	extremes:      "{name}: from {least} to {most}.",
	at:            "{amount} at {point}",
	table:         "What comes of each combination",
	tableInOrder:  "What comes of each combination, {order}",
	tableInBoth:   "What comes of each combination, {leading}, and of the others {order}",
	path:          "{factor} is {path}.",
	paths:         "{factor} is {pattern}: {count value|values} moved as one, {paths}.",
	constraint:    "Every point meets {constraint}.",
	valueless:     "{name} has no value at any combination: what it counts did not happen there.",
	picture:       "{name} over {factor}",
	points:        "points",
	mean:          "mean",
	overOthers:    "mean over the other factors",
	shown:         "Of {factors} factors the {shown} that move it most are shown, the strongest first.",
	smallestFirst: "the smallest {name} first",
	largestFirst:  "the largest {name} first",
	judgedAlone: "Conditions and thresholds are judged by the intervals, each at each combination alone: of many some " +
		"are judged wrongly by chance.",
	thresholdsAlone: "Thresholds are judged by the intervals, at each combination alone: of many some are judged " +
		"wrongly by chance.",
	meets:  "{met} of {points combination|combinations} {met:meets|meet} {conditions}.",
	untold: "Of {points} it cannot be told.",
	breaks: "{point} ({conditions})",
	broken: "{count combination|combinations} surely {count:breaks|break} a condition: {points}.",
	more:   "{pictures further picture|further pictures} left out: name fewer responses.",
}
