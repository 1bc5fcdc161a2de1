package report

import (
	"fmt"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// designHours arranges the design hour of each flow, entrance and site.
func (i *indicators) designHours() {
	i.headline = i.largestHour()
	i.tables = append(i.tables, i.designs(), i.designDays())
}

// largestHour tells of the site with most people or vehicles, by what is counted first.
func (i *indicators) largestHour() string {
	var most *experiment.DesignedHours
	for n := range i.Hours {
		x := &i.Hours[n]
		if most == nil || x.At == experiment.AtSite && (most.At != experiment.AtSite || x.Design.Mean > most.Design.Mean) {
			most = x
		}
	}
	if most == nil {
		return indicatorText.noHour.said()
	}
	if most.Beyond {
		i.points = append(i.points, indicatorText.beyond.said())
	}
	i.points = append(i.points, indicatorText.factor.with(values{"factor": most.Peak.Mean}))
	return indicatorText.hour.with(values{"count": most.Design.Mean, "measure": wordFor(most.Measure), "name": most.Name,
		"share": share(most.Share), "daily": entities(most.Daily.Mean)})
}

// subjectCells are the first cells of a row about what is counted.
func subjectCells(x *experiment.DesignedHours) []document.Cell {
	return []document.Cell{text(wordFor(x.At)), text(x.Name), text(wordFor(x.Measure))}
}

func (i *indicators) designs() document.Table {
	words := &indicatorText
	table := document.Table{Name: "design-hours", Title: words.designs.said(), Whole: true,
		Columns: []document.Column{{Header: "at"}, {Header: "name"}, {Header: "counted"},
			{Header: "daily", Words: "a day", Rank: 2},
			{Header: "design hour", Words: "30th hour", Note: words.designNote.said()},
			{Header: "share", Words: "of a day", Rank: 3, Note: words.shareOfDayNote.said()},
			{Header: "peak-hour factor", Words: "peak-hour factor", Rank: 1, Note: words.peakNote.said()},
			{Header: "hours", Words: "hours simulated", Rank: 4}},
		Notes: []string{words.intervalNote.said()}}
	if len(i.Plan.About) > 0 {
		table.Notes = append(table.Notes, words.aboutNote.said())
	}
	for n := range i.Hours {
		x := &i.Hours[n]
		of := figureOf{table: table.Name, place: x.Name, item: string(x.At), group: "counted", value: x.Measure}
		i.note(of, "daily", "1/day", x.Daily)
		i.note(of, "30th highest hour", "1/h", x.Design)
		i.note(of, "share of the day", "1", stats.Unknown(x.Share))
		i.note(of, "peak-hour factor", "1", x.Peak)
		i.note(of, "hours simulated", "", stats.Unknown(float64(x.Hours)))
		table.Rows = append(table.Rows, append(subjectCells(x), estimated("", x.Daily), estimated("", x.Design),
			estimated("1", stats.Unknown(x.Share)), estimated("", x.Peak), amountCell("", float64(x.Hours))))
	}
	return table
}

func (i *indicators) designDays() document.Table {
	table := document.Table{Name: "design-day", Title: indicatorText.day.said(),
		Columns: []document.Column{{Header: "at"}, {Header: "name"}, {Header: "counted"}, {Header: "hour"},
			{Header: "count", Words: "an hour", Note: indicatorText.dayNote.said()}, {Header: "days", Rank: 1}}}
	for n := range i.Hours {
		x := &i.Hours[n]
		for hour, e := range x.OfDay {
			from := fmt.Sprintf("%02d:00", hour)
			of := figureOf{table: table.Name, place: x.Name, item: string(x.At), group: from, value: x.Measure}
			i.note(of, "count of the hour", "1/h", e)
			table.Rows = append(table.Rows, append(subjectCells(x), text(from), estimated("", e),
				amountCell("", float64(x.Days))))
		}
	}
	return table
}
