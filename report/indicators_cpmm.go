package report

import (
	"cmp"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// cpmm arranges the four trade facilitation indicators.
func (i *indicators) cpmm() {
	i.headline = i.slowest()
	i.tables = append(i.tables, i.crossings(), i.activities(), i.sections(false), i.sections(true))
}

// slowest says which crossing takes longest and which least, and the speed over each corridor.
func (i *indicators) slowest() string {
	var crossed []*experiment.ControlIndicators
	for n := range i.Controls {
		if i.Controls[n].Time.N > 0 {
			crossed = append(crossed, &i.Controls[n])
		}
	}
	for n := range i.Sections {
		if x := &i.Sections[n]; x.Corridor != nil {
			i.points = append(i.points, indicatorText.road.with(values{
				"corridor": x.Corridor.Words(), "ends": i.sitesText(x),
				"delayed": x.Delayed.Mean.Mean, "moving": x.Moving.Mean.Mean,
			}))
		}
	}
	if len(crossed) == 0 {
		return indicatorText.noCrossing.said()
	}
	slices.SortStableFunc(crossed, func(a, b *experiment.ControlIndicators) int {
		return cmp.Compare(b.Time.Mean.Mean, a.Time.Mean.Mean)
	})
	most, least := crossed[0], crossed[len(crossed)-1]
	said := indicatorText.slowest.with(values{"post": most.Control.Words(), "direction": wordFor(most.Control.Direction),
		"mean": hoursSaid(most.Time.Mean), "median": hoursSaid(stats.Unknown(most.Time.Median.Mean))})
	if most.Queue.Mean.Mean > 0 {
		said += " " + indicatorText.slowestQueue.with(values{"queue": hoursSaid(stats.Unknown(most.Queue.Mean.Mean))})
	}
	if most != least {
		i.points = slices.Insert(i.points, 0, indicatorText.fastest.with(values{"post": least.Control.Words(),
			"direction": wordFor(least.Control.Direction), "mean": hoursSaid(least.Time.Mean)}))
	}
	return said
}

// aboutControl is what figures of a control are of.
func aboutControl(table string, c *plan.Control) figureOf {
	return figureOf{table: table, place: c.Post, country: c.Country, direction: string(c.Direction), mode: string(c.Mode)}
}

// controlCells are the first cells of a row about a control.
func controlCells(c *plan.Control) []document.Cell {
	return []document.Cell{text(c.Words()), text(c.Country), text(wordFor(c.Direction)), text(wordFor(c.Mode))}
}

// controlColumns are the columns of those.
func controlColumns() []document.Column {
	return []document.Column{{Header: "post"}, {Header: "country", Rank: 8}, {Header: "direction"},
		{Header: "mode", Rank: 9}}
}

func (i *indicators) crossings() document.Table {
	text := &indicatorText
	table := document.Table{Name: "crossings", Title: text.crossings.said(), Whole: true,
		Columns: append(controlColumns(), []document.Column{
			{Header: "crossings", Rank: 7},
			{Header: "TFI1 mean", Words: "TFI1 mean, h", Note: text.timeNote.said()},
			{Header: "TFI1 median", Words: "median, h", Note: text.medianNote.said()},
			{Header: "within mean", Words: "within, h", Rank: 3, Note: text.insideNote.said()},
			{Header: "within median", Words: "median within, h", Rank: 6},
			{Header: "queue outside", Words: "queue outside, h", Rank: 2},
			{Header: "before slot", Words: "before a slot, h", Rank: 4, Note: text.slotNote.said()},
			{Header: "TFI2 mean", Words: "TFI2 mean, USD", Rank: 1, Note: text.paidNote.said()},
			{Header: "TFI2 median", Words: "median, USD", Rank: 5}, lackColumn,
		}...)}
	for n := range i.Controls {
		x := &i.Controls[n]
		of := aboutControl(table.Name, x.Control)
		row := append(controlCells(x.Control), amountCell("", float64(x.Time.N)), inHours(x.Time.Mean),
			inHours(x.Time.Median), inHours(x.Inside.Mean), inHours(x.Inside.Median), inHours(x.Queue.Mean))
		i.noteAll(of, "TFI1", "h", &x.Time, anHour)
		i.noteAll(of, "TFI1 without the queue outside", "h", &x.Inside, anHour)
		i.noteAll(of, "queue outside", "h", &x.Queue, anHour)
		if x.Booked {
			row = append(row, inHours(x.Slot.Mean))
			i.noteAll(of, "before a booked slot", "h", &x.Slot, anHour)
		} else {
			row = append(row, document.Cell{})
		}
		if x.Paid != nil {
			row = append(row, estimated("", x.Paid.Mean), estimated("", x.Paid.Median), document.Cell{})
			i.noteAll(of, "TFI2", "USD", x.Paid, 1)
		} else {
			row = append(row, document.Cell{}, document.Cell{}, lacking("TFI2"))
			i.lack(of, "TFI2 mean", "USD", text.notModelled.said())
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func (i *indicators) activities() document.Table {
	text := &indicatorText
	table := document.Table{Name: "activities", Title: text.activities.said(),
		Columns: append(controlColumns(), []document.Column{
			{Header: "activity"}, {Header: "hours", Words: "h a crossing", Note: text.activityNote.said()},
			{Header: "waited", Words: "of it waited, h", Rank: 2},
			{Header: "share", Words: "crossings that have it", Rank: 3, Note: text.shareNote.said()},
			{Header: "paid", Words: "USD a crossing", Rank: 1}, {Header: "status"},
		}...)}
	for n := range i.Controls {
		table.Rows = append(table.Rows, i.activitiesOf(&i.Controls[n])...)
	}
	return table
}

// activitiesOf are the rows of a control: its queue, what is done, what is between, and all together.
func (i *indicators) activitiesOf(x *experiment.ControlIndicators) [][]document.Cell {
	words := &indicatorText
	var rows [][]document.Cell
	row := func(item string, time, waited, share, paid document.Cell, status sentence) {
		rows = append(rows, append(controlCells(x.Control), text(item), time, waited, share, paid, lacking(status)))
	}
	none := document.Cell{}
	of := aboutControl("activities", x.Control)
	of.item = words.queue.said()
	i.note(of, "time", "h", x.Queue.Mean.Divided(anHour))
	row(of.item, inHours(x.Queue.Mean), inHours(x.Queue.Mean), none, none, "")
	for activity, done := range x.Done {
		if !plan.Activity(activity).Of(x.Control.Mode) && !done.Modelled {
			continue
		}
		of.item = wordFor(plan.Activity(activity).String())
		if !done.Modelled {
			i.lack(of, "time", "h", words.notModelled.said())
			row(of.item, none, none, none, none, words.notModelled)
			continue
		}
		i.note(of, "time", "h", done.Time.Divided(anHour))
		i.note(of, "of it waited", "h", done.Waited.Divided(anHour))
		i.note(of, "share of crossings", "1", stats.Unknown(done.Share))
		paid := none
		if x.Paid != nil && done.Paid.Mean > 0 {
			paid = estimated("", done.Paid)
			i.note(of, "paid", "USD", done.Paid)
		} else {
			i.lack(of, "paid", "USD", words.notModelled.said())
		}
		row(of.item, inHours(done.Time), inHours(done.Waited), estimated("1", stats.Unknown(done.Share)), paid, "")
	}
	if x.Between.Mean > 0 {
		of.item = words.between.said()
		i.note(of, "time", "h", x.Between.Divided(anHour))
		row(of.item, inHours(x.Between), none, none, none, "")
	}
	all := none
	if x.Paid != nil {
		if x.Undivided.Mean > 0 {
			of.item = words.undivided.said()
			i.note(of, "paid", "USD", x.Undivided)
			row(of.item, none, none, none, estimated("", x.Undivided), "")
		}
		all = estimated("", x.Paid.Mean)
	}
	row(words.whole.said(), inHours(x.Time.Mean), none, none, all, "")
	return rows
}

// sections is the table of links, or of corridors.
func (i *indicators) sections(corridors bool) document.Table {
	words := &indicatorText
	table := document.Table{Name: "sections", Title: words.sections.said(), Whole: true,
		Columns: []document.Column{{Header: "section"}, {Header: "way"}, {Header: "mode", Rank: 9}}}
	if corridors {
		table.Name, table.Title = "corridors", words.corridors.said()
		table.Columns = []document.Column{{Header: "corridor"}, {Header: "way"}, {Header: "mode", Rank: 9},
			{Header: "TFI1 mean", Words: "TFI1, h", Rank: 3, Note: words.corridorNote.said()},
			{Header: "TFI1 median", Words: "median, h", Rank: 8},
			{Header: "TFI2 mean", Words: "TFI2", Rank: 3}, {Header: "TFI2 median", Words: "median", Rank: 8}}
	}
	table.Columns = append(table.Columns, []document.Column{
		{Header: "length", Words: "km", Rank: 2}, {Header: "trips", Rank: 7},
		{Header: "SWD mean", Words: "SWD, km/h", Note: words.speedNote.said()},
		{Header: "SWD median", Words: "median, km/h", Rank: 6}, {Header: "SWOD mean", Words: "SWOD, km/h"},
		{Header: "SWOD median", Words: "median SWOD, km/h", Rank: 6},
		{Header: "TFI3 mean", Words: "TFI3, USD", Rank: 1, Note: i.costNote()},
		{Header: "TFI3 median", Words: "median, USD", Rank: 5}, lackColumn,
	}...)
	for n := range i.Sections {
		if x := &i.Sections[n]; (x.Corridor != nil) == corridors {
			table.Rows = append(table.Rows, i.section(x, table.Name))
		}
	}
	return table
}

// costNote says what costs of a way are made of.
func (i *indicators) costNote() string {
	var all experiment.Priced
	for n := range i.Sections {
		p := &i.Sections[n].Priced
		all.Moving, all.Fuel, all.Fees = all.Moving || p.Moving, all.Fuel || p.Fuel, all.Fees || p.Fees
	}
	var parts []string
	for _, part := range []struct {
		has   bool
		words sentence
	}{{all.Moving, indicatorText.moving}, {all.Fuel, indicatorText.fuel}, {all.Fees, indicatorText.fees}} {
		if part.has {
			parts = append(parts, part.words.said())
		}
	}
	said := ""
	if len(parts) > 0 {
		said = indicatorText.priced.with(values{"parts": parts})
	}
	return indicatorText.costNote.with(values{"parts": said})
}

func (i *indicators) section(x *experiment.SectionIndicators, table string) []document.Cell {
	words := &indicatorText
	of := figureOf{table: table, value: i.sitesText(x)}
	var row []document.Cell
	if x.Corridor != nil {
		of.place, of.mode = x.Corridor.Name, string(i.Plan.Links[x.Corridor.Links[0]].Mode)
		row = []document.Cell{text(x.Corridor.Name), text(of.value), text(wordFor(of.mode))}
		row = append(row, i.crossed(of, x.Time, "TFI1", "h", anHour)...)
		row = append(row, i.crossed(of, x.Paid, "TFI2", "USD", 1)...)
	} else {
		of.place, of.mode = x.Link.Name, string(x.Link.Mode)
		row = []document.Cell{text(of.place), text(of.value), text(wordFor(of.mode))}
	}
	row = append(row, given("", "", x.Length/1000), amountCell("", float64(x.Delayed.N)), estimated("", x.Delayed.Mean),
		estimated("", x.Delayed.Median), estimated("", x.Moving.Mean), estimated("", x.Moving.Median))
	i.note(of, "length", "km", stats.Unknown(x.Length/1000))
	i.noteAll(of, "SWD", "km/h", &x.Delayed, 1)
	i.noteAll(of, "SWOD", "km/h", &x.Moving, 1)
	switch {
	case x.Cost != nil:
		i.noteAll(of, "TFI3", "USD", x.Cost, 1)
		return append(row, estimated("", x.Cost.Mean), estimated("", x.Cost.Median), text(lacks(x, false)))
	case !x.Tonnes:
		i.lack(of, "TFI3 mean", "USD", words.noTonnes.said())
	default:
		i.lack(of, "TFI3 mean", "USD", words.notPriced.said())
	}
	return append(row, document.Cell{}, document.Cell{}, text(lacks(x, true)))
}

// lackColumn says which of the indicators of a row are not modelled.
var lackColumn = document.Column{Header: "not modelled"}

// lacks lists the indicators of a section that are not modelled.
func lacks(x *experiment.SectionIndicators, cost bool) string {
	var all []string
	if x.Corridor != nil && x.Time == nil {
		all = append(all, "TFI1")
	}
	if x.Corridor != nil && x.Paid == nil {
		all = append(all, "TFI2")
	}
	if cost {
		all = append(all, "TFI3")
	}
	return strings.Join(all, ", ")
}

// crossed makes the cells of what a corridor's posts say.
func (i *indicators) crossed(of figureOf, d *experiment.Distribution, measure, unit string,
	by float64) []document.Cell {
	if d == nil {
		i.lack(of, measure+" mean", unit, indicatorText.notModelled.said())
		return make([]document.Cell, 2)
	}
	i.noteAll(of, measure, unit, d, by)
	return []document.Cell{estimated(unit, d.Mean.Divided(by)), estimated(unit, d.Median.Divided(by))}
}
