package report

// bestText is what is said of the best point of a sweep.
var bestText = struct {
	best, bestThatMeets, notToldApart, mayNotMeet, noneMeets, nothing, stopped                       sentence
	anyOfThese, anyThatMeets, took, tookBlocks, tookPooled, smallest, largest, judgedTogether, worse sentence
	isBest, isAlike, isBeaten, isInfeasible, isLeft, hasNoValue, bestFirst, leftFirst                sentence
}{
	best: "Best: {best}. No other combination has a {name} that is better by {indifference} or more ({confidence} sure).",
	bestThatMeets: "Best: {best}. It meets {conditions}, and no other combination that does has a {name} that is better " +
		"by {indifference} or more ({confidence} sure).",
	notToldApart: "Any of these may be the best by {name}, not told apart in {replications replication|replications}: " +
		"{points}.",
	mayNotMeet: "Only {points} may be the best by {name}; that it meets {conditions} is not shown in " +
		"{replications replication|replications}.",
	noneMeets: "None of {tried combination|combinations} meets {conditions} ({confidence} sure).",
	nothing:   "No combination has a {name} to choose by.",
	stopped:   "The choice by {name} was interrupted: nothing is said of the best.",

	anyOfThese: "Any of these will do: {points}. The others are surely no more than {indifference} behind {best}.",
	anyThatMeets: "Any of these will do: {points}. The others surely meet what {best} meets, and are surely no more " +
		"than {indifference} behind it.",
	took: "The {best} {name} was looked for by single replications, {first} of each combination to begin with, and " +
		"then of those still in: {replications} in all, where all together would be {all}.",
	tookBlocks: "The {best} {name} was looked for by means of {block} replications, {first} of each combination to " +
		"begin with, and then of those still in: {replications} in all, where all together would be {all}.",
	tookPooled: "The {best} {name} was looked for by blocks of {block} replications, whose times are pooled, {first} " +
		"replications of each combination to begin with, and then of those still in: {replications} in all, where all " +
		"together would be {all}.",
	smallest: "smallest",
	largest:  "largest",
	judgedTogether: "Conditions are judged together with the choice, so that all that is said of them and of the best " +
		"holds with the confidence stated, but within their tolerance (a hundredth of a share, 2% of other limits).",
	worse: "Worse than the best: from the replications that both have; the intervals of all hold together.",

	isBest:       "best",
	isAlike:      "as good",
	isBeaten:     "another is better",
	isInfeasible: "breaks a condition",
	isLeft:       "not told apart",
	hasNoValue:   "no value",

	bestFirst: "the best first",
	leftFirst: "those that may be the best first",
}
