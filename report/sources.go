package report

import (
	"cmp"
	"slices"

	"karvon/report/document"
	"karvon/report/language"
	"karvon/sim/scenario"
)

// oldAge is the age in years above which a figure is marked.
const oldAge = 5

// Sources lists every value of a scenario that has a source, with what stands there and how old it is on a day, and
// its thresholds with who set their limits.
func Sources(s *scenario.Scenario, asOf scenario.PublishedDate) *document.Document {
	table := document.Table{
		Name:  "sources",
		Title: sourcesText.title.said(),
		Columns: []document.Column{
			{Header: "quantity"}, {Header: "value"}, {Header: "places"}, {Header: "published"}, {Header: "source"},
			{Header: "date"}, {Header: "years"}, {Header: "older than 5 years"}, {Header: "confidence"}, {Header: "whose"},
			{Header: "stands at"},
		},
	}
	var entries []document.Entry
	for _, value := range bySource(s) {
		one := sourced{value, asOf}
		table.Rows = append(table.Rows, one.row())
		entries = append(entries, one.entry())
	}
	d := document.Listing(table)
	d.Closing = countsOfSources(s, asOf)
	for _, sentence := range d.Closing {
		entries = append(entries, document.Entry{Text: sentence})
	}
	d.Entries = entries
	return d
}

// bySource lists the values that have a source, the oldest first and those without a date last, and thresholds behind
// them, in the scenario's order.
func bySource(s *scenario.Scenario) []scenario.Value {
	var found []scenario.Value
	for _, value := range s.Values {
		if value.Source.Given() {
			found = append(found, value)
		}
	}
	slices.SortStableFunc(found, func(a, b scenario.Value) int {
		one, other := a.Source.Date, b.Source.Date
		if one.Given() != other.Given() {
			if one.Given() {
				return -1
			}
			return 1
		}
		if one.Given() {
			if order := one.LastDay().Compare(other.LastDay()); order != 0 {
				return order
			}
		}
		return cmp.Compare(a.Path, b.Path)
	})
	for i := range s.Thresholds {
		t := &s.Thresholds[i]
		found = append(found, scenario.Value{Meta: t.Meta, Text: t.Text.Text, Source: t.Source, Note: t.Note})
	}
	return found
}

// sourced is a value with a source, or a threshold, on the day on which its age is told.
type sourced struct {
	scenario.Value
	asOf scenario.PublishedDate
}

func (v sourced) old() bool {
	return v.Source.Date.Given() && v.Source.Date.OlderThan(oldAge, v.asOf)
}

// years is the age of a figure; nothing where it is not known.
func (v sourced) years() string {
	if !v.Source.Date.Given() || v.Source.Date.After(v.asOf) {
		return ""
	}
	return digits(v.age())
}

// age is that of a figure with a date, in years as English writes them.
func (v sourced) age() string { return document.Fixed(v.Source.Date.YearsTo(v.asOf), 1) }

// source says where the value can be looked up; only a threshold has none.
func (v sourced) source() string {
	if !v.Source.Given() {
		return sourcesText.ours.said()
	}
	return v.Source.Of
}

// whose says whether the figure is the quantity's own.
func (v sourced) whose() string {
	switch {
	case !v.Source.Given():
		return ""
	case v.Source.Borrowed != "":
		return sourcesText.borrowed.with(values{"whose": v.Source.Borrowed})
	}
	return sourcesText.own.said()
}

func (v sourced) row() []document.Cell {
	mark := ""
	if v.old() {
		mark = sentence("yes").said()
	}
	return []document.Cell{
		text(v.Path), text(v.Text), text(places(v.Value)), text(v.Source.Published), text(v.source()),
		text(v.Source.Date.String()), text(v.years()), text(mark), text(confidenceWord(v.Confidence)), text(v.whose()),
		text(v.Pos.String()),
	}
}

// entry tells a value with a source in the width of a terminal.
func (v sourced) entry() document.Entry {
	value := v.Text
	if hasName(v.Value) {
		value = sourcesText.inPlaces.with(values{"value": value, "places": v.Places})
	}
	entry := document.Entry{Heading: v.Path, Parts: []document.Part{{Label: sentence("value").said(), Text: value}}}
	add := func(label sentence, text string) {
		entry.Parts = append(entry.Parts, document.Part{Label: label.said(), Text: text})
	}
	if v.Source.Published != "" {
		add("published", v.Source.Published)
	}
	add("source", v.source())
	if v.Source.Given() {
		add("date", v.dated())
		add("confidence", cmp.Or(confidenceWord(v.Confidence), sourcesText.unstated.said())+"; "+v.whose())
	}
	if v.Note != "" {
		add("note", v.Note)
	}
	add("stands at", v.Pos.String())
	return entry
}

// dated says of when a figure is, how old that is, and whether that is old.
func (v sourced) dated() string {
	if !v.Source.Date.Given() {
		return sourcesText.undated.said()
	}
	if v.Source.Date.After(v.asOf) {
		return sourcesText.later.with(values{"date": v.Source.Date.String(), "day": v.asOf.String()})
	}
	age := sourcesText.age.with(values{"date": v.Source.Date.String(), "years": language.Digits(v.age()),
		"day": v.asOf.String()})
	if v.old() {
		return sourcesText.old.with(values{"age": age, "most": oldAge})
	}
	return age
}

// countsOfSources says how many values have what kind of source.
func countsOfSources(s *scenario.Scenario, asOf scenario.PublishedDate) []string {
	var withSource, measured, borrowed, old, undated int
	for _, value := range s.Values {
		if !value.Source.Given() {
			continue
		}
		withSource++
		measured += one(value.Confidence == scenario.Measured)
		borrowed += one(value.Source.Borrowed != "")
		old += one(sourced{value, asOf}.old())
		undated += one(!value.Source.Date.Given())
	}
	said := []string{sourcesText.values.with(values{"values": len(s.Values), "sourced": withSource, "measured": measured,
		"borrowed": borrowed, "old": old, "most": oldAge, "undated": undated})}
	if len(s.Thresholds) == 0 {
		return said
	}
	set, old := 0, 0
	for i := range s.Thresholds {
		source := s.Thresholds[i].Source
		set += one(source.Given())
		old += one(sourced{scenario.Value{Source: source}, asOf}.old())
	}
	return append(said, sourcesText.thresholds.with(values{"thresholds": len(s.Thresholds), "sourced": set, "old": old,
		"most": oldAge}))
}

// one counts what is so.
func one(so bool) int {
	if so {
		return 1
	}
	return 0
}
