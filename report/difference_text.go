package report

// differenceText is what is said of two results side by side.
var differenceText = struct {
	title, same, counts, paired, unpaired, removed, added, more, changed, differing, note sentence
}{
	title: "Two results side by side",
	same:  "Nothing changed: all that happens and all numbers are the same.",
	counts: "Of {numbers number|numbers} {changed} changed; {same} are the same to the last bit, " +
		"and of {undecided} it is undecided.",
	paired: "both are of the same trucks, with the same luck, before and after",
	unpaired: "the seeds differ, so that the trucks are not the same before and after, " +
		"and chance has more room",
	removed:   "only in the first: {names}",
	added:     "only in the second: {names}",
	more:      "{count} more",
	changed:   "Numbers that changed, the largest differences first",
	differing: "Numbers that differ, those that changed first",
	note: "A number changed where chance alone would hardly make the difference, " +
		"at a level that allows for all {count}.",
}
