package report

import "karvon/report/document"

// term is what reports call a thing where people read them, beside the word that the field has for it. JSON, CSV,
// dotted names and options keep the field's.
type term struct {
	Plain   string // as reports say it
	Field   string // as the field says it
	Meaning string
}

// The phrases of reports that are said in more than one place.
const (
	arrives     = "arrives"
	getsThrough = "gets through"
	weekChange  = "change in a week"
	nineteen    = "19 in 20"
	busy        = "busy"
)

// Glossary maps the words of reports to those of the field. What is counted is a week unless the scenario says
// otherwise; else it is a day, or a run.
var Glossary = []term{
	{"all the traffic gets through", "the load is carried",
		"no less passes than arrives, beyond chance and one in a hundred, and no queue grows"},
	{arrives, "offered", "comes to a crossing, whatever becomes of it"},
	{getsThrough, "carried", "passes the control line of a crossing"},
	{"queues are no longer at the week's end than at its start", "no drift of the backlog",
		"the number inside has no trend, beyond chance and one in a hundred of those who arrive"},
	{weekChange, "drift", "how many more are inside at the end of what is counted than at its start, for a week"},
	{nineteen, "p95", "95% take, or wait, at most so long, and one in twenty longer"},
	{"half take at most", "p50, the median", "half take longer"},
	{"99 in 100", "p99", "one in a hundred takes, or waits, longer"},
	{"one more", "a marginal change",
		"one server, unit, place, slot or hour of opening more at one place, the rest as it is"},
	{"the race", "screening by sequential elimination",
		"simulates more only of what may still be among the best, and drops the rest at looks fixed beforehand"},
	{"searched by groups", "sequential bifurcation, group screening",
		"groups are moved as one and split while they move a number; what is left is tried together, at ends that are drawn"},
	{"does not matter", "the indifference zone",
		"hours a day that are too few to act on: 1% of all that wait, if not said"},
	{"simulated week", "replication", "one run of the model, with luck of its own"},
	{"run-in", "warm-up", "time simulated from empty before anything is counted"},
	{"week counted", "window", "the time of a run of which the numbers are"},
	{"chance alone moves", "half-width of a confidence interval",
		"what stands after ±, or from the one number to the other: another set of simulated weeks would give a number in " +
			"it, 95 times in 100"},
	{"too few weeks simulated to tell", "undecided", "the interval lies on both sides of what is asked"},
	{"beyond chance", "significant", "chance alone would hardly do it"},
	{"the same trucks, with and without", "paired, common random numbers",
		"both runs have the same entities with the same luck, so that only the change differs"},
	{"worst hour", "binding hour",
		"of a threshold on each hour of the day, the hour that is farthest beyond the limit, or nearest to it"},
	{busy, "utilisation", "share of the time on duty at work"},
	{"lanes or desks", "servers", "what serves at a station: lanes, desks, officers, cranes"},
	{"lost to queues", "lost", "turn back, give up, find a queue full or go elsewhere because of a queue"},
	{"turn back", "balk", "do not join a queue, as it is too long"},
	{"give up", "renege", "leave a queue, as patience ends"},
	{"held up", "blocked", "share of the time for which those who are served cannot go on and keep the place"},
	{document.StillUnderWay, "unfinished, censored", "inside when the run ends, so that their whole time is not known"},
}

// Words lists the words of reports. Text has a paragraph a term: its sentences are longer than a line.
func Words() *document.Document {
	d := document.Listing(glossaryTable())
	for _, term := range Glossary {
		d.Entries = append(d.Entries,
			document.Entry{Text: listingText.word.with(values{"plain": wordFor(term.Plain),
				"field": wordFor(term.Field), "meaning": wordFor(term.Meaning)})})
	}
	return d
}

func glossaryTable() document.Table {
	table := document.Table{
		Name: "glossary", Title: listingText.words.said(),
		Columns: []document.Column{{Header: "here"}, {Header: "in the field"}, {Header: "means"}},
	}
	for _, term := range Glossary {
		table.Rows = append(table.Rows, []document.Cell{text(wordFor(term.Plain)), text(wordFor(term.Field)),
			text(wordFor(term.Meaning))})
	}
	return table
}
