package page

import (
	"slices"

	"karvon/report/language"
)

// through is the heading of what goes on through the time that is counted.
func (v *View) through() string {
	return v.in.Fill("Through the {span:week|day|run}", map[string]any{"span": counted(v.Span)})
}

// counted is what a run counts.
type counted string

// Kind is its place among the words of a message.
func (c counted) Kind() int { return slices.Index([]counted{"week", "day", "run"}, c) }

// scriptMessages are what the scripts of a page say.
var scriptMessages = []string{
	"none", "week {number}", " to ", "lowest to highest", "entities", "queue", "servers on duty", "observed",
	"Queue at {place} through all that is counted; the fullest {minutes} minutes are at {time} with {count} waiting",
	"an hour", "arrivals", "departures", "Arrivals and departures an hour of {flow}", "inside", "{count} places",
	"{name} has {count} places.", "{name} has no limit of places.", "Entities in {name}, which has {count} places",
	"Entities in {name}", "all of it", "{day} of week {number}", "all sites", "100% and more", "0%",
	"Who is busy, by hour; the busiest is {name} with {share}%", "days", "hours", "minutes", "are out",
	"{unit} since the arrival, of those who departed; {share}% were unfinished", "{unit} since the arrival",
	"out within", "half within", "95% within", "{share}% are out within {time}",
	"Share of {flow} that is out within a time; half within {half}, 95% within {most}", "{length} km",
	"{count} trips a day", "{count} present in the mean", "Map of {sites}; the busiest link has {count} trips a day",
	"the roads and railways between them", "One day as it was simulated first, by the clock of {site}.",
	"One entity in {count} is drawn.", "Every entity is drawn.", "The plan of a site is made by rule from the scenario.",
	"The curve above the slider is the number that waits.", "{count is|are} at {place}, {waiting} of them in a queue.",
	"{count is|are} at {place}.", "Pause", "Play", "{name} at {place}",
	"{name} from {first} to {last} {unit}", "no result", "Nothing to be seen.",
	"wider than the page: scroll sideways", "{count minute|minutes}",
	"{count hour|hours}", "{count simulated week|simulated weeks}", "{count simulated day|simulated days}",
	"{count simulated run|simulated runs}",
	"Averages of {bins} over {runs}, by the clock of {site}; the band goes from the lowest to the highest of them. " +
		"The highest mean is marked.",
	"Averages of {bins} over {runs}, by the clock of {site}. The highest mean is marked.", "Mon", "Tue", "Wed", "Thu",
	"Fri", "Sat", "Sun",
}

// spokenBy gives the scripts of a page their words in a language; none for English, which they have.
func spokenBy(l *language.Language) (name string, words map[string]string) {
	if l.IsEnglish() {
		return "", nil
	}
	words = make(map[string]string, len(scriptMessages))
	for _, message := range scriptMessages {
		words[message] = l.Message(message)
	}
	return l.Name, words
}
