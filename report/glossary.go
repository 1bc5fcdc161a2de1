package report

import (
	"regexp"
	"strings"

	"karvon/report/document"
	"karvon/sim/plan"
)

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
			document.Entry{Text: listingText.word.with(values{"plain": term.Plain, "field": term.Field,
				"meaning": term.Meaning})})
	}
	return d
}

func glossaryTable() document.Table {
	table := document.Table{
		Name: "glossary", Title: string(listingText.words),
		Columns: []document.Column{{Header: "here"}, {Header: "in the field"}, {Header: "means"}},
	}
	for _, term := range Glossary {
		table.Rows = append(table.Rows, []document.Cell{text(term.Plain), text(term.Field), text(term.Meaning)})
	}
	return table
}

// fieldPhrases are what the packages below say, and what reports say instead: the longest first, so that each finds
// its own.
var fieldPhrases = [][2]string{
	{"give no interval", "do not show what chance does"},
	{"one replication has no interval: run at least 2",
		"one simulated week cannot tell what chance does: simulate at least 2"},
	{"replications are compared pair by pair", "the numbers are of the same trucks, with and without the change"},
	{"replications are not compared pair by pair and the intervals are wider",
		"the trucks are not the same and chance has more room"},
	{"replications are not compared pair by pair", "the trucks are not the same"},
	{"their replications are not pairs", "their trucks are not the same"},
	{"everything is exploration", "nothing was asked for beforehand"},
	{"have different windows or warm-ups", "count different times or have another run-in"},
	{"declares no primary responses", "names no primary numbers"},
	{"primary responses", "primary numbers"},
	{"primary response", "primary number"},
	{"changes no trajectory", "changes nothing that happens"},
	{"the trajectories", "all that happens"},
	{"where they come in bursts the interval is too narrow", "where they come in bursts chance does more than is said"},
	{"have no observations", "gave no value"},
	{"unfinished at the end of the run", document.StillUnderWay + " when the run ends"},
	{"unfinished as the run ended", document.StillUnderWay + " when the run ended"},
	{"would decide", "would tell"},
	{"MSER-5 finds", "it takes"},
	{"longer than the warm-up", "longer than the run-in"},
	{"a terminating run has no cycle over which a backlog could grow",
		"in a run that starts empty no week follows another"},
	{"all that is offered passes", "all that arrives gets through"},
	{"what passes still rises", "what gets through still rises"},
	{"the backlog grows", "queues grow"},
	{"does not hold", "is not met"},
	{"do not hold", "are not met"},
	{"replications", "simulated weeks"},
	{"replication", "simulated week"},
	{"observations", "cases"},
	{"warm-up", "run-in"},
	{"the window", "the week counted"},
	{"undecided", "cannot be told"},
	{"responses", "numbers"},
}

// inPlainWords says a sentence of the packages below as reports do. Dotted names, options and what is written in a
// scenario stay: they are parts of words.
func inPlainWords(p *plan.Plan, sentence string) string {
	for _, phrase := range fieldPhrases {
		sentence = replaceWords(sentence, phrase[0], phrase[1])
	}
	return inSpans(p, oneWeek.ReplaceAllString(sentence, "${1}simulated week"))
}

// oneWeek finds a single one that is written as several.
var oneWeek = regexp.MustCompile(`(\b1 (?:more )?)simulated weeks`)

// inSpans names what is counted: a sentence of the packages below about weeks is about days, or runs, where the
// scenario counts these.
func inSpans(p *plan.Plan, sentence string) string {
	counts := spanOf(p)
	if counts == week {
		return sentence
	}
	for _, words := range weekPhrases {
		sentence = replaceWords(sentence, words[week], words[counts])
	}
	return sentence
}

// weekPhrases are the words for what is counted, by span.
var weekPhrases = [][3]string{
	{"simulated weeks", "simulated days", "simulated runs"}, {"simulated week", "simulated day", "simulated run"},
	{"the week counted", "the day counted", "the time counted"}, {"the week's", "the day's", "the run's"},
}

// replaceWords replaces a phrase where it stands by itself.
func replaceWords(s, old, by string) string {
	var made strings.Builder
	done := 0
	for {
		at := strings.Index(s[done:], old)
		if at < 0 {
			return made.String() + s[done:]
		}
		at += done
		end := at + len(old)
		made.WriteString(s[done:at])
		if at > 0 && isPartOfName(s[at-1]) || end < len(s) && continuesName(s[end:]) {
			made.WriteString(old)
		} else {
			made.WriteString(by)
		}
		done = end
	}
}

// isPartOfName says whether a character before a word makes it part of a name.
func isPartOfName(c byte) bool {
	return c == '.' || c == '-' || c == '/' || c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c &&
		c <= '9'
}

// continuesName says whether a word goes on: a point is one of a name where a letter follows.
func continuesName(rest string) bool {
	if rest[0] == '.' {
		return len(rest) > 1 && rest[1] >= 'a' && rest[1] <= 'z'
	}
	return rest[0] == '=' || isPartOfName(rest[0])
}
