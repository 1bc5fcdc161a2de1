package report

import (
	"math"
	"slices"
	"strconv"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// explanationSchema names the layout of an explanation in JSON.
const explanationSchema = "karvon.explanation/1"

// Explanation arranges what would mend a scenario. Where the time goes comes before what would mend it.
func Explanation(x *experiment.Explanation) *document.Document {
	times := newAccount(x.Base, x.Times)
	d := &document.Document{
		Kind:     document.OfExplanation,
		Title:    explanationText.title.with(values{"scenario": x.Plan.Name}),
		Setting:  experimentSetting(x.Plan, x.Seed, explanationSetting(x)),
		Headline: explanationHeadline(x),
		Points:   slices.Concat(times.points(), explanationPoints(x)),
		Warnings: append(statedWarnings(x), failureWarnings(x.Failures, x.Interrupted)...),
		Rows:     data.Identified(explanationRows(x), x.Plan, x.Seed),
		Members:  slices.Concat(times.members(), explanationMembers(x)),
		Tables:   slices.Concat(times.tables(), []document.Table{mendingTable(x), droppedTable(x), notTriedTable(x)}),
	}
	if len(x.Mendings) > 0 {
		d.Pictures = append(d.Pictures, mendingPicture(x))
	}
	return completed(d, explanationSchema)
}

func explanationSetting(x *experiment.Explanation) string {
	return explanationText.setting.with(values{
		"changes": changesTried(x) + len(x.NotTried), "tried": changesTried(x),
		"raced": simulatedSpans(x.Plan, x.Replications), "looks": len(x.Looks),
		"weeks": simulatedSpans(x.Plan, x.Replications),
	})
}

// statedWarnings say that hours depend on the length of a window in which a queue grows, and that they do not tell what
// it is worth to keep those who are lost.
func statedWarnings(x *experiment.Explanation) []string {
	var warnings []string
	if len(x.Growing) > 0 {
		warnings = append(warnings, explanationText.growing.with(values{"flows": few(x.Growing)}))
	}
	var lost []string
	for i := range x.Lost {
		lost = append(lost, explanationText.lostOf.with(values{"share": share(x.Lost[i].Share.Mean), "flow": x.Lost[i].Flow}))
	}
	if len(lost) > 0 {
		warnings = append(warnings, explanationText.lost.with(values{"flows": few(lost)}))
	}
	return warnings
}

// changesTried counts the changes that were simulated.
func changesTried(x *experiment.Explanation) int {
	return len(x.Mendings) + len(x.Dropped) + len(x.Failures)
}

// hoursOf rounds hours a day to what can be read.
func hoursOf(hours float64) float64 {
	if hours >= 100 {
		return math.Round(hours)
	}
	scale := 1.0
	for range document.SignificantDecimals(hours, 2) {
		scale *= 10
	}
	return math.Round(float64(hours*scale)) / scale
}

// surest gives the first in the table that surely saves more than does not matter; -1 where none does.
func surest(x *experiment.Explanation) int {
	return slices.IndexFunc(x.Mendings, func(m experiment.Mending) bool { return x.Matters(&m) })
}

// mendingWords says what a change is.
func mendingWords(m *experiment.Mending) string {
	more := "one"
	if m.More > 1 {
		more = strconv.Itoa(m.More)
	}
	said := whatMore[m.Kind].with(values{"place": m.Place, "more": more})
	if m.Title != "" {
		said += " (" + m.Title + ")"
	}
	return said
}

// savedText writes what a change saves, with its interval.
func savedText(m *experiment.Mending) string {
	return document.InSentence(&document.Number{Unit: "h/day", Estimate: m.Saved}, document.Scale{Factor: 1}, tongue())
}

// costsText writes what a change adds.
func costsText(m *experiment.Mending) string {
	switch {
	case math.IsNaN(m.Added):
		return explanationText.adds.said()
	case math.IsNaN(m.StaffCost()):
		return explanationText.addsHours.with(values{"hours": hoursOf(m.StaffHours())})
	}
	return explanationText.addsHoursFor.with(values{"hours": hoursOf(m.StaffHours()), "cost": hoursOf(m.StaffCost())})
}

// What people read over numbers of hours.
const (
	hoursWaited = "hours a day waited there"
	hoursSaved  = "hours a day saved"
)

// mendingTable lists the best changes.
func mendingTable(x *experiment.Explanation) document.Table {
	table := document.Table{
		Name: "mendings", Title: explanationText.table.said(), Whole: true,
		Columns: []document.Column{
			{Header: "change", Words: "one more"}, {Header: "in words", Rank: 9},
			{Header: "waited", Words: hoursWaited, Rank: 4, Note: explanationText.waitedNote.said()},
			{Header: "saved", Words: hoursSaved, Note: explanationText.savedNote.said()},
			{Header: "people", Words: "of people", Rank: 5, Note: explanationText.peopleNote.said()},
			{Header: "sent out", Words: "of what is sent out", Rank: 8, Note: explanationText.sentNote.said()},
			{Header: "kept", Words: "a day fewer turned away", Rank: 2, Note: explanationText.keptNote.said()},
			{Header: "money saved", Words: "saves money", Rank: 3, Note: explanationText.moneyNote.said()},
			{Header: "added", Words: "hours a day added on duty", Rank: 1, Note: explanationText.dutyNote.said()},
			{Header: "cost", Words: "which cost", Rank: 2}, {Header: "paid by", Rank: 7},
			{Header: "agency", Words: "who must act", Rank: 3, Note: explanationText.actorNote.said()},
			{Header: "setting", Words: "written as", Rank: 6, Note: explanationText.wayNote.said()},
		},
	}
	if x.Family > 1 {
		table.Notes = append(table.Notes, explanationText.familyNote.with(values{
			"family": x.Family, "confidence": percentage(x.Adjusted),
		}))
	}
	for i := range x.Shown {
		table.Columns = append(table.Columns, document.Column{Header: x.Shown[i].Name, OwnUnits: true})
	}
	for i := range x.Mendings {
		m := &x.Mendings[i]
		row := []document.Cell{
			text(m.Name), text(m.Title), estimated("h/day", stats.Unknown(m.Waited)), savedCell("h/day", m.Saved),
			savedCell("h/day", m.People), savedCell("h/day", m.Sent), savedCell("", m.Kept),
			savedCell("USD/day", m.Money), amountCell("h/day", m.StaffHours()), amountCell("USD/day", m.StaffCost()),
			text(payerOf(x, m)), text(actorText(x, m)), text(wayText(x, m)),
		}
		for j := range x.Shown {
			row = append(row, savedCell(unitOfDifference(x.Shown[j].Unit()), m.Changed[j]))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// savedCell makes the cell of a difference; empty where there is none.
func savedCell(unit string, e stats.Estimate) document.Cell {
	if math.IsNaN(e.Mean) {
		return document.Cell{}
	}
	return document.Cell{Number: &document.Number{Unit: unit, Estimate: e, Difference: true, Beside: math.Abs(e.Mean)}}
}

// amountCell makes the cell of a number that is exact; empty where there is none.
func amountCell(unit string, value float64) document.Cell {
	if math.IsNaN(value) {
		return document.Cell{}
	}
	return estimated(unit, stats.Unknown(value))
}

// payerOf names who pays for those on duty, where the scenario says what they cost.
func payerOf(x *experiment.Explanation, m *experiment.Mending) string {
	if m.Duty == 0 {
		return ""
	}
	return x.Costs.Bearers[m.Bearer]
}

// actorText says who must act for a change: to who asks, where it is known.
func actorText(x *experiment.Explanation, m *experiment.Mending) string {
	id := x.Plan.ActorOf(&m.Change)
	if id == plan.None {
		return ""
	}
	agency := &x.Plan.Agencies[id]
	said := agency.Words()
	if agency.Country != "" {
		said = explanationText.ofCountry.with(values{"agency": said, "country": agency.Country})
	}
	relation := agency.To(x.Asker)
	if relation == plan.Own && x.Asker.Name != "" {
		return explanationText.us.said()
	}
	return whoActs[relation].with(values{"agency": said})
}

// wayText says how the scenario is written with a change.
func wayText(x *experiment.Explanation, m *experiment.Mending) string {
	switch way := m.Way; {
	case way.Setting != "":
		return way.Setting
	case way.Schedule != "":
		return explanationText.schedule.with(values{"name": way.Schedule, "site": x.Plan.Sites[m.Site].Name})
	case way.Hours != "":
		return way.Hours
	}
	return explanationText.noWay.said()
}

// droppedTable lists the changes that were tried and are not in the first table.
func droppedTable(x *experiment.Explanation) document.Table {
	table := document.Table{Name: "dropped", Title: explanationText.dropped.said(), Columns: []document.Column{
		{Header: "change", Words: "one more"}, {Header: "waited", Words: hoursWaited, Rank: 1},
		{Header: "saved", Words: hoursSaved, Note: explanationText.droppedNote.said()},
		{Header: "after", Rank: 2}, {Header: "why"},
	}}
	for i := range x.Dropped {
		m := &x.Dropped[i]
		table.Rows = append(table.Rows, []document.Cell{
			text(m.Name), estimated("h/day", stats.Unknown(m.Waited)), savedCell("h/day", m.Saved),
			text(simulatedSpans(x.Plan, m.Saved.N)), text(whyDropped[m.Fate].said()),
		})
	}
	return table
}

// notTriedTable lists the changes that were not tried.
func notTriedTable(x *experiment.Explanation) document.Table {
	table := document.Table{Name: "not-tried", Title: explanationText.notTried.said(), Columns: []document.Column{
		{Header: "change", Words: "one more"}, {Header: "waited", Words: hoursWaited},
	}, Notes: []string{explanationText.notTriedNote.said()}}
	for i := range x.NotTried {
		m := &x.NotTried[i]
		table.Rows = append(table.Rows, []document.Cell{text(m.Name), estimated("h/day", stats.Unknown(m.Waited))})
	}
	return table
}

// MendingPicture names the picture of an explanation.
const MendingPicture = "savings"

// mendingPicture shows what the best changes save.
func mendingPicture(x *experiment.Explanation) document.Picture {
	p := document.Picture{Name: MendingPicture, Title: explanationText.picture.said(), Kind: document.Rows, Unit: "h/day",
		Axis: sentence(hoursSaved).said(), Bars: true}
	series := document.PictureSeries{Name: p.Axis}
	for i := range x.Mendings {
		if len(p.Names) < mostRows {
			p.Names = append(p.Names, x.Mendings[i].Name)
			series.Add(x.Mendings[i].Saved, 1, tongue())
		}
	}
	p.Series = []document.PictureSeries{series}
	return p
}
