package report

import (
	"cmp"
	"slices"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// trs arranges the times between the steps of a release study.
func (i *indicators) trs() {
	i.headline = i.longestRelease()
	steps := releaseTable("steps", indicatorText.steps)
	groups := releaseTable("groups", indicatorText.groups)
	hours := releaseTable("hours", indicatorText.hours)
	agencies := releaseTable("agencies", indicatorText.agencies)
	for _, table := range []*document.Table{&groups, &hours} {
		table.Columns = slices.Insert(table.Columns, 4, document.Column{Header: "by", Rank: 4},
			document.Column{Header: "value"})
	}
	agencies.Columns[4] = document.Column{Header: "agency"}
	agencies.Notes = []string{indicatorText.agencyNote.said()}
	steps.Columns = append(steps.Columns, document.Column{Header: "status"})
	steps.Notes = []string{indicatorText.stepNote.said(), indicatorText.slotNote.said(),
		indicatorText.medianNote.said()}
	for n := range i.Releases {
		x := &i.Releases[n]
		i.stepsOf(&steps, x)
		i.groupsOf(&groups, &hours, x)
		for k := range x.Agencies {
			a := &x.Agencies[k]
			of := aboutControl(agencies.Name, x.Control)
			of.item = a.Agency.Name
			agencies.Rows = append(agencies.Rows, i.releaseRow(of, controlCells(x.Control), a.Agency.Words(), &a.Time))
		}
	}
	i.tables = append(i.tables, steps, groups, agencies, hours)
}

// longestRelease says at which control it takes longest from arrival to release.
func (i *indicators) longestRelease() string {
	var most *experiment.ReleaseTimes
	for n := range i.Releases {
		x := &i.Releases[n]
		if d := &x.All[experiment.ArrivalToRelease]; d.N > 0 &&
			(most == nil || cmp.Compare(d.Mean.Mean, most.All[experiment.ArrivalToRelease].Mean.Mean) > 0) {
			most = x
		}
	}
	if most == nil {
		return indicatorText.noRelease.said()
	}
	d := &most.All[experiment.ArrivalToRelease]
	return indicatorText.release.with(values{"post": most.Control.Words(), "direction": wordFor(most.Control.Direction),
		"mean": hoursSaid(d.Mean), "median": hoursSaid(stats.Unknown(d.Median.Mean))})
}

// releaseTable is a table of times in hours.
func releaseTable(name string, title sentence) document.Table {
	return document.Table{Name: name, Title: title.said(), Columns: append(controlColumns(), []document.Column{
		{Header: "step"}, {Header: "crossings", Rank: 5}, {Header: "mean", Words: "mean, h"},
		{Header: "median", Words: "median, h"}, {Header: "deviation", Words: "deviation, h", Rank: 1},
		{Header: "minimum", Words: "minimum, h", Rank: 2}, {Header: "maximum", Words: "maximum, h", Rank: 2},
	}...)}
}

// releaseRow is a row of times, which are kept as data too.
func (i *indicators) releaseRow(of figureOf, first []document.Cell, item string,
	d *experiment.Distribution) []document.Cell {
	i.noteAll(of, "time", "h", d, anHour)
	return append(slices.Clone(first), text(item), amountCell("", float64(d.N)), inHours(d.Mean), inHours(d.Median),
		exactHours(d.Deviation), exactHours(d.Least), exactHours(d.Most))
}

func (i *indicators) stepsOf(table *document.Table, x *experiment.ReleaseTimes) {
	for interval := range x.All {
		of := aboutControl(table.Name, x.Control)
		of.item = intervalText[experiment.ReleaseInterval(interval)].said()
		if !x.Modelled[interval] {
			i.lack(of, "time mean", "h", indicatorText.notModelled.said())
			row := append(controlCells(x.Control), text(of.item))
			row = append(row, make([]document.Cell, 6)...)
			table.Rows = append(table.Rows, append(row, lacking(indicatorText.notModelled)))
			continue
		}
		row := i.releaseRow(of, controlCells(x.Control), of.item, &x.All[interval])
		table.Rows = append(table.Rows, append(row, document.Cell{}))
	}
	if x.Booked {
		of := aboutControl(table.Name, x.Control)
		of.item = wordFor("before a booked slot")
		row := i.releaseRow(of, controlCells(x.Control), of.item, &x.Slot)
		table.Rows = append(table.Rows, append(row, document.Cell{}))
	}
}

// groupsOf are the rows by class, channel and procedure, and those by hour, of which a table has the whole times alone
// and data all.
func (i *indicators) groupsOf(groups, hours *document.Table, x *experiment.ReleaseTimes) {
	for n := range x.By {
		g := &x.By[n]
		for interval := range g.Times {
			if !x.Modelled[interval] || g.Times[interval].N == 0 {
				continue
			}
			table, byHour := groups, g.Kind == experiment.ByHour
			if byHour {
				table = hours
			}
			of := aboutControl(table.Name, x.Control)
			of.item, of.group, of.value = intervalText[experiment.ReleaseInterval(interval)].said(), string(g.Kind), g.Value
			first := append(controlCells(x.Control), text(groupText(x, g.Kind)), text(of.value))
			row := i.releaseRow(of, first, of.item, &g.Times[interval])
			whole := experiment.ReleaseInterval(interval) == experiment.ArrivalToRelease ||
				experiment.ReleaseInterval(interval) == experiment.ArrivalToRemoval
			if !byHour || whole {
				table.Rows = append(table.Rows, row)
			}
		}
	}
}

// groupText says by what crossings are parted, with the attribute where there is one.
func groupText(x *experiment.ReleaseTimes, kind experiment.GroupKind) string {
	at := map[experiment.GroupKind]int{experiment.ByChannel: 0, experiment.ByProcedure: 1}
	if n, of := at[kind]; of && x.Attribute[n] != "" && x.Attribute[n] != string(kind) {
		return indicatorText.byAttribute.with(values{"kind": wordFor(kind), "attribute": x.Attribute[n]})
	}
	return wordFor(kind)
}
