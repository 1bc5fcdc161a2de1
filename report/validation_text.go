package report

// validationText is what is said of a suite of exact cases.
var validationText = struct{ table, holds, misses, all, missed, width sentence }{
	table:  "Models with exact answers",
	holds:  "holds",
	misses: "misses",
	all:    "All {values} exact values of {models} models lie in their intervals.",
	missed: "{missed} of {values} exact values of {models} models lie outside their intervals.",
	width: "The intervals are so wide that a sound engine misses one of all {values} with a chance of about 1 in " +
		"{chance}; " +
		"the widest is {widest}% of its value on each side.",
}
