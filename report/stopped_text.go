package report

// stoppedText is what is said of runs that ended before they were over.
var stoppedText = struct {
	stopped, interrupted, at, between, asked, unobserved, unobservedIn sentence
	endless, peak, quiet                                               sentence
	growsEndless, grew, grewPeak, most, others                         sentence
}{
	stopped: "The run was stopped before it was over: it has no verdict.",
	interrupted: "The run was interrupted after {finished} of {asked simulated week|simulated weeks}, of which this tells: " +
		"it has no verdict.",
	at: "{stopped} of {weeks simulated week|simulated weeks} {stopped:was|were} stopped after {first} of the {whole} that " +
		"one takes, with {entities} entities inside: more than a worker's memory holds (--memory {memory}).",
	between: "{stopped} of {weeks simulated week|simulated weeks} {stopped:was|were} stopped after {first} to {last} of the " +
		"{whole} that one takes, with {entities} entities inside: more than a worker's memory holds (--memory {memory}).",
	asked:        "{step} asked for {entities} more at once.",
	unobserved:   "That was before the week counted began: nothing was counted.",
	unobservedIn: "In {count} of them that was before the week counted began.",

	endless: "A larger --memory only stops later where a place grows without end.",
	peak:    "A larger --memory tells whether it was a peak.",
	quiet:   "Nothing was seen to grow: a larger --memory goes on.",

	growsEndless: "Grows without end: {place}.",
	grew:         "Grew for {time}: {place}.",
	grewPeak:     "Grew for {time}, less than the {repeats} that repeats, so that it may be a peak: {place}.",
	most:         "Most are {place}: {entities}.",
	others:       "{places other place|other places} grew too; a table tells which.",
}
