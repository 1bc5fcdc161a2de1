package report

// knownText is what is said of how sure a kept sensitivity is, of where it is kept, and of how it is made anew. A long
// command is not said: its file, and JSON, have it.
var knownText = struct {
	chance, withKarvon  sentence
	start, policy, keep sentence
	inFile, inJSON      sentence
	long, library       sentence
}{
	chance:     ", by estimates that chance can change,",
	withKarvon: "{file}, kept with karvon",
	start:      "karvon sensitivity {name} ...",
	policy:     " --policy {policy}",
	keep:       " --keep",
	inFile:     "as `command` in {file} gives it whole",
	inJSON:     "as `assumptions.command` of `--format json` gives it whole",
	long: "Assumptions: what would change this is not known for this version of scenario and karvon; `{command}` finds " +
		"it, {where}, and keeps it in {file}.",
	library: "Assumptions: what would change this is not known for this version of scenario and karvon; what is kept " +
		"with karvon is of another.",
}
