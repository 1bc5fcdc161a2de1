package inputs

import (
	"slices"
	"strings"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
	"karvon/sim/visible"
)

// evidenceColumns say where a number comes from.
var evidenceColumns = []string{scenario.EditSource, scenario.EditDate, scenario.EditPublished, scenario.EditBorrowed,
	scenario.EditConfidence, scenario.EditNote}

// evidence reads where a number comes from.
func (c *comparison) evidence(r *row, e *scenario.Edit) {
	for _, column := range evidenceColumns {
		given, there := r.cells[column]
		if !there || c.unreadable(given) {
			continue
		}
		said, was := plainText(given.Text), plainText(text(&e.Was, column))
		if sameText(said, was) || column == scenario.EditDate && sameDate(said, was) {
			continue
		}
		if !e.Was.Sourced {
			c.Add(scenario.BadProvenance, given.pos, e.Was.Name, "where a value comes from is said once",
				"write it in the row of its first number")
			continue
		}
		c.said(column, said, given.pos, e)
	}
	if e.Is.Source.Of == "" && e.Is.Source != (scenario.Evidence{}) {
		if e.Was.Source.Of != "" { // the source is taken away, and with it what was said of it
			e.Is.Source = scenario.Evidence{}
			return
		}
		c.Add(scenario.BadProvenance, r.cells[scenario.EditSource].pos, e.Was.Name, "what is said of the source needs the "+
			"source", "write where the figure can be looked up")
	}
}

// said notes what a cell says otherwise.
func (c *comparison) said(column, said string, pos syntax.Pos, e *scenario.Edit) {
	e.At[column] = pos
	switch column {
	case scenario.EditSource:
		e.Is.Source.Of = said
	case scenario.EditPublished:
		e.Is.Source.Published = said
	case scenario.EditBorrowed:
		e.Is.Source.Borrowed = said
	case scenario.EditNote:
		e.Is.Note = said
	case scenario.EditDate:
		date, ok := scenario.ParsePublishedDate(said)
		if !ok && said != "" {
			c.Add(scenario.BadTime, pos, e.Was.Name, syntax.Abbreviated(said)+" is not a date",
				"write the year, the month or the day: 2021, 2021-04 or 2021-04-10")
		}
		e.Is.Source.Date = date
	case scenario.EditConfidence:
		word := strings.ToLower(said)
		if known := scenario.Confidence("").Values(); word != "" && !slices.Contains(known, word) {
			c.Add(scenario.UnknownWord, pos, e.Was.Name, syntax.Abbreviated(said)+" is not one of "+syntax.Listed(known, "and"),
				syntax.Nearest(word, known))
		}
		e.Is.Confidence = scenario.Confidence(word)
	}
}

// plainText writes a text of a cell in one line.
func plainText(text string) string { return strings.Join(strings.Fields(text), " ") }

// sameText tells whether a text is the one of the scenario, as a line or as a cell of CSV shows it.
func sameText(said, was string) bool {
	return said == was || said == plainText(visible.Line(was)) || said == plainText(visible.Cell(was))
}

// sameDate tells whether a spreadsheet made a day of a month or a year: of 2021-04 the first of April.
func sameDate(said, was string) bool {
	return was != "" && len(said) == len("2021-04-10") && strings.HasPrefix(said, was) &&
		strings.Trim(strings.TrimPrefix(said, was), "-01") == ""
}
