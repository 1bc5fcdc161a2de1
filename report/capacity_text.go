package report

import "karvon/sim/experiment"

// capacityText is what is said of how much load a scenario carries.
var capacityText = struct {
	title, setting, none                             sentence
	service, serviceKept, stable                     sentence
	kept, keptRoom, keptWay                          sentence
	lost, heldButLost                                sentence
	design                                           sentence
	thresholds, thresholdsKept, queues, losses       limitText
	most, mostUnknown, bottlenecks, from             sentence
	loads, bottlenecksTable, bottlenecksNote, busyAt sentence
	met, metOrUntold, untold, stopped                sentence
	picture, axis, thresholdsLine, queuesLine, line  sentence
	designLine                                       sentence
}{
	title: "How much traffic {scenario} can take",
	setting: "{weeks} of each of {loads load|loads}, with the same luck; 100% is the traffic of {flows} as stated, " +
		"and limits are found to {resolution}",
	service: "All thresholds are met up to about {load} of the traffic as stated.",
	serviceKept: "All thresholds are met, and at most 1% of the traffic is lost, up to about {load} of the traffic as " +
		"stated.",
	stable:   "The traffic can grow to about {load} of what is stated before queues grow.",
	kept:     "Queues lose at most 1% of the traffic up to about {load} of what is stated.",
	keptRoom: "Queues and full zones turn away at most 1% of the traffic up to about {load} of what is stated.",
	keptWay:  "Because of queues at most 1% of the traffic chooses another way up to about {load} of what is stated.",
	none:     "No limit was found: {why}.",
	design:   "The design load of {crossing} is at {load} of the traffic as stated.",

	thresholds: limitText{
		between: "All thresholds are met up to {load} (between {low} and {high}), about {rate} a day. Beyond it {why}.",
		above: "All thresholds are met up to {load} (between {low} and more than was looked at), about {rate} a day. " +
			"Beyond it {why}.",
		unknown: "All thresholds are met up to: not known, as {why}.",
	},
	thresholdsKept: limitText{
		between: "All thresholds are met, and at most 1% is lost, up to {load} (between {low} and {high}), about {rate} a " +
			"day. Beyond it {why}.",
		above: "All thresholds are met, and at most 1% is lost, up to {load} (between {low} and more than was looked at), " +
			"about {rate} a day. Beyond it {why}.",
		unknown: "All thresholds are met, and at most 1% is lost, up to: not known, as {why}.",
	},
	queues: limitText{
		between: "Queues do not grow up to {load} (between {low} and {high}), about {rate} a day. Beyond it {why}.",
		above: "Queues do not grow up to {load} (between {low} and more than was looked at), about {rate} a day. " +
			"Beyond it {why}.",
		unknown: "Queues do not grow up to: not known, as {why}.",
	},
	losses: limitText{
		between: "Queues do not grow, and at most 1% is lost, up to {load} (between {low} and {high}), about {rate} a day. " +
			"Beyond it {why}.",
		above: "Queues do not grow, and at most 1% is lost, up to {load} (between {low} and more than was looked at), " +
			"about {rate} a day. Beyond it {why}.",
		unknown: "Queues do not grow, and at most 1% is lost, up to: not known, as {why}.",
	},
	most:        "At most {rate} a day get through, as seen at {load}.",
	mostUnknown: "How many get through at most: not known, as {why}.",
	bottlenecks: "First to have no time to spare: {names}.",
	from:        "{name} (from {load})",

	loads:            "What happens at each load",
	bottlenecksTable: "Who runs out of time first",
	bottlenecksNote: "No time to spare: busy for 95% of the time on duty, on average over all that is counted; before " +
		"that queues are of the busy hours and are worked off in the others. What a queue before it keeps back never " +
		"reaches those behind.",
	busyAt:      "busy at {load}",
	met:         "{met} of {thresholds} met",
	metOrUntold: "{met} of {thresholds} met, {untold} cannot be told",
	untold:      "cannot be told",
	lost:        "too many are lost",
	heldButLost: "{held}, but too many are lost",
	stopped:     "stopped by memory",

	picture:        "What arrives and what gets through, over the load",
	axis:           "load, % of what is stated",
	thresholdsLine: "thresholds met",
	queuesLine:     "queues do not grow",
	line:           "at most {rate} a day get through",
	designLine:     "design {crossing}",
}

// limitText is what is said of the largest load at which something holds.
type limitText struct{ between, above, unknown sentence }

// queueWordsOf say of the queues at a load what becomes of them.
var queueWordsOf = map[experiment.Verdict]sentence{
	experiment.Met: "do not grow", experiment.NotMet: "grow", experiment.Undecided: "cannot be told",
}
