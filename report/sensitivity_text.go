package report

import "karvon/sim/experiment"

// sensitivityText is what is said of what answers rest on.
var sensitivityText = struct {
	title, setting, strongest, none, unmoved, rests, named, namedWith   sentence
	table, tableStated, assumptions, groups, groupsAnd, among           sentence
	picture, change, low, high, size, star, variance, alone, withOthers sentence
	wide, lost                                                          sentence
}{
	title:     "What the answers of {scenario} rest on",
	setting:   "{method}: {points combination|combinations}, {weeks} of each, with the same luck",
	strongest: "The strongest assumption for {most} of {numbers number|numbers} is {name}.",
	none:      "No assumption is seen to matter to any of the numbers.",
	unmoved:   "{name} does not move with any of them.",
	rests:     "{name} rests most on {assumptions}.",
	named:     "{name} ({low} to {high})",
	namedWith: "{name} ({low} to {high} {unit})",

	table:       "{name}: the strongest assumptions first",
	tableStated: "{name} ({value} as stated): the strongest assumptions first",
	assumptions: "{alone assumption|assumptions}",
	groups:      "{groups group|groups} of assumptions",
	groupsAnd:   "{groups group|groups} and {alone assumption|assumptions}",
	among:       "the {all} that are moved ({moved})",

	picture:    "{name}: the strongest assumptions",
	change:     "change of the response",
	low:        "at the low end",
	high:       "at the high end",
	size:       "size of the effect",
	star:       "size of the effect (μ*)",
	variance:   "share of the variance",
	alone:      "alone",
	withOthers: "with others",
	wide: "The shares of the variance of {names} are known to ±{half} only, of a sample of {size}; --size {needed} " +
		"would bring all to about ±{aim}. What lies beyond 0 or 100% is cut there.",
	lost: "Those who are lost to queues turn back, give up, find a queue full or go elsewhere because of one; in shares " +
		"within a time all of them count as too late.",
}

// methodText is what is said of a method, and of what its numbers are.
var methodText = map[experiment.Method]struct{ method, note sentence }{
	experiment.Bifurcation: {
		note: "Each is moved alone, the others as stated; what they do together does not show.",
	},
	experiment.OneAtATime: {
		method: "{moved}, each moved alone to both ends of its range",
		note:   "Each is moved alone, the others as stated; what they do together does not show.",
	},
	experiment.MorrisWalk: {
		method: "Morris's elementary effects of {moved}",
		note: "Effects are changes over the whole range, on average over the ranges of the others; a large spread means " +
			"that it depends on them or bends.",
	},
	experiment.SobolShare: {
		method: "Sobol's indices of {moved}",
		note: "Shares of the variance as all go through their ranges: alone, and with all that it does together with " +
			"others.",
	},
}

// conclusionText is what is said of whether the conclusion stands: that all thresholds are met and no queues grow.
var conclusionText = struct {
	stands, falls                                        changeOfMind
	lost, another, unknown                               sentence
	notMet, grow, such, at, table, note, nothing, groups sentence
	yes, no                                              sentence
}{
	stands: changeOfMind{
		unchanged: "As stated all thresholds are met and no queues grow; nothing changes that, of {moved} at the ends of " +
			"their ranges.",
		unchangedKnown: "As stated all thresholds are met and no queues grow; nothing changes that, of {moved} at those " +
			"ends of their ranges that have a result.",
		changed: "As stated all thresholds are met and no queues grow; {changing} of {among} {changing:changes|change} " +
			"that at an end of the range, {sure} beyond chance: {names}.",
		changedUnsurely: "As stated all thresholds are met and no queues grow; {changing} of {among} " +
			"{changing:changes|change} that at an end of the range, none beyond chance: {names}.",
	},
	falls: changeOfMind{
		unchanged: "As stated {faults}; nothing changes that, of {moved} at the ends of their ranges.",
		unchangedKnown: "As stated {faults}; nothing changes that, of {moved} at those ends of their ranges that have a " +
			"result.",
		changed: "As stated {faults}; {changing} of {among} {changing:changes|change} that at an end of the range, " +
			"{sure} beyond chance: {names}.",
		changedUnsurely: "As stated {faults}; {changing} of {among} {changing:changes|change} that at an end of the range, " +
			"none beyond chance: {names}.",
	},
	unknown: "Of {unknown} of the {ends} ends nothing is known: {unknown:it has|they have} no result.",
	notMet:  "{threshold} is not met ({value})",
	grow:    "queues of {flows} grow",
	lost:    "{share} of {flow} are lost, more than 1%",
	another: "{share} of {flow} choose another way because of queues, more than 1%",
	such:    "such as {names}",
	at:      "{name} ({end})",

	table: "What would change the conclusion",
	note: "The conclusion is that all thresholds are met and that no queues grow of the flows that come to a crossing " +
		"with a design load (of any flow, where no crossing has one).",
	nothing: "nothing: all is met",
	groups:  "Assumptions that are moved as one",
	yes:     "yes",
	no:      "no",
}

// changeOfMind is what is said of a conclusion that nothing changes, or nothing at the ends that have a result, that
// something does, and that something may.
type changeOfMind struct{ unchanged, unchangedKnown, changed, changedUnsurely sentence }
