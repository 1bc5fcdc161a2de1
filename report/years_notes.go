package report

import (
	"slices"
	"strconv"
	"strings"

	"karvon/sim/experiment"
)

// yearsNotes explain cells of the table of years that do not explain each other: verdicts that follow from other loads,
// years that are full with all thresholds met, and streams whose titles are too long to stand over their loads.
func yearsNotes(y *experiment.Years) []string {
	var larger, smaller, queues, streams []string
	for i := range y.Rows {
		row := &y.Rows[i]
		year := strconv.Itoa(row.Year)
		switch {
		case row.Other && row.Verdict == experiment.Met:
			larger = append(larger, year)
		case row.Other && row.Verdict == experiment.NotMet:
			smaller = append(smaller, year)
		case metButFull(row):
			queues = append(queues, withRemark(year, strings.Join(row.Failing(y), ", ")))
		}
	}
	for i := range y.Course.Streams {
		if s := &y.Course.Streams[i]; streamWords(s) != s.Title && s.Title != "" {
			streams = append(streams, withRemark(s.Name, s.Title))
		}
	}
	var notes []string
	tell := func(said sentence, what []string, between string) {
		if len(what) > 0 {
			notes = append(notes, said.with(values{"what": strings.Join(what, between)}))
		}
	}
	tell(yearsText.fromLarger, larger, ", ")
	tell(yearsText.fromSmaller, smaller, ", ")
	tell(yearsText.queues, queues, "; ")
	tell(yearsText.streams, streams, "; ")
	return notes
}

// metButFull says whether a year is full by its own load, though all thresholds are met.
func metButFull(row *experiment.YearRow) bool {
	l := row.Of
	return l != nil && l.Overload == nil && row.Verdict == experiment.NotMet && len(l.Verdicts) > 0 &&
		!slices.ContainsFunc(l.Verdicts, func(v experiment.Verdict) bool { return v != experiment.Met })
}
