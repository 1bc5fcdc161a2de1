package report

import (
	"math"
	"regexp"
	"slices"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/staffing"
	"karvon/sim/stats"
)

// staffSchema names the layout of a plan of staff in JSON.
const staffSchema = "karvon.staff/1"

// Staff arranges the cheapest staff that was found.
func Staff(x *experiment.Staff) *document.Document {
	d := &document.Document{
		Kind:     document.OfStaff,
		Title:    staffText.title.with(values{"scenario": x.Plan.Name}),
		Setting:  experimentSetting(x.Plan, x.Seed, staffSetting(x)),
		Headline: staffHeadline(x),
		Points:   staffPoints(x),
		Warnings: failureWarnings(nil, x.Interrupted),
		Rows:     data.Identified(staffRows(x), x.Plan, x.Seed),
		Members:  staffMembers(x),
		Tables: []document.Table{staffTable(x), dutyTable(x), staffThresholds(x), neighbourTable(x),
			failedStaff(x)},
		Pictures: []document.Picture{staffPicture(x)},
	}
	return completed(d, staffSchema)
}

func staffSetting(x *experiment.Staff) string {
	return staffText.setting.with(values{
		"plans": x.Examined, "search": simulatedSpans(x.Plan, x.Search), "tests": simulatedSpans(x.Plan, x.Tests),
		"looks": len(x.Looks), "confidence": level(x.Confidence),
	})
}

// money writes what staff costs a day, or how many hours it is where no costs are known.
func money(x *experiment.Staff, week float64) string {
	text := staffText.hours
	if x.Problem.Priced {
		text = staffText.dollars
	}
	return text.with(values{"amount": hoursOf(week / 7)})
}

func staffHeadline(x *experiment.Staff) string {
	said := values{"cost": money(x, x.Chosen.Cost), "thresholds": len(x.Thresholds), "plans": x.Examined,
		"confidence": level(x.Confidence)}
	switch {
	case x.Chosen.Verdict == experiment.Met:
		said["claim"] = claimWords[x.Claim].with(said)
		return staffText.met.with(said)
	case x.Interrupted:
		return staffText.interrupted.said()
	case slices.Equal(x.Chosen.Numbers, x.Problem.Most()):
		said["broken"] = breakText(x, x.Chosen)
		return staffText.mostFails.with(said)
	}
	return staffText.notShown.with(said)
}

func staffPoints(x *experiment.Staff) []string {
	var points []string
	if x.Today != nil {
		points = append(points, staffText.today.with(values{"cost": money(x, x.Today.Cost), "verdict": todayText(x)}))
	} else if where := notOneNumber(x); len(where) > 0 {
		points = append(points, staffText.noToday.with(values{"where": few(where), "blocks": len(where)}))
	}
	for i := range x.Neighbours {
		if n := &x.Neighbours[i]; i < mostPoints {
			points = append(points, staffText.less.with(values{
				"where": blockText(x, n.Block), "saves": money(x, x.Chosen.Cost-n.Cost), "broken": breakText(x, n),
			}))
		}
	}
	if len(x.Neighbours) > mostPoints {
		points = append(points, staffText.moreLess.with(values{"more": len(x.Neighbours) - mostPoints}))
	}
	if x.Spent {
		points = append(points, staffText.spent.with(values{"budget": x.Budget}))
	}
	return points
}

// notOneNumber names the blocks in which the scenario has not one number.
func notOneNumber(x *experiment.Staff) []string {
	var where []string
	for i := range x.Chosen.Numbers {
		if _, block := x.Problem.Of(i); block.Stated < 0 {
			where = append(where, blockText(x, i))
		}
	}
	return where
}

// todayText says how the scenario's own staff fares.
func todayText(x *experiment.Staff) string {
	if slices.Equal(x.Today.Numbers, x.Chosen.Numbers) {
		return staffText.theSame.said()
	}
	switch x.Today.Verdict {
	case experiment.Met:
		return staffText.todayMet.said()
	case experiment.NotMet:
		return staffText.todayBreaks.with(values{"broken": breakText(x, x.Today)})
	}
	return staffText.todayUndecided.said()
}

// blockText names a block of a plan.
func blockText(x *experiment.Staff, at int) string {
	place, block := x.Problem.Of(at)
	return staffText.block.with(values{"place": place.Name, "when": dutyHours(block.Hours())})
}

// dutyDays are the days of the week by which blocks are called.
var dutyDays = regexp.MustCompile(`\b(mon|tue|wed|thu|fri|sat|sun)\b`)

// dutyHours says when a block or a duty is.
func dutyHours(h staffing.Hours) string {
	days := wordFor(h.Days)
	if !tongue().IsEnglish() {
		days = dutyDays.ReplaceAllStringFunc(days, func(day string) string { return wordFor(sentenceStart(day)) })
	}
	said := values{"days": days, "from": h.From, "to": h.To}
	switch {
	case h.Days == "" && h.From == "":
		return staffText.always.said()
	case h.Days == "":
		return staffText.fromTo.with(said)
	case h.From == "":
		return staffText.allDay.with(said)
	}
	return staffText.daysFromTo.with(said)
}

// breakText says which threshold a plan breaks, and by which number.
func breakText(x *experiment.Staff, p *experiment.StaffedPlan) string {
	switch {
	case p.Overload != nil:
		return staffText.overload.said()
	case p.Verdict == experiment.Met:
		return staffText.meetsToo.said()
	case p.Broken < 0:
		return staffText.noneShown.said()
	}
	j := &p.Judgements[p.Broken]
	number := staffNumber(x, j)
	said := staffText.broken.with(values{
		"threshold": j.Expression, "value": document.InSentence(number, document.OwnScale(number), tongue()),
	})
	if p.Hour >= 0 {
		said += staffText.atHour.with(values{"hour": worstHourText(p)})
	}
	return said
}

// worstHourText names the hour at which a plan breaks a threshold most; empty where none stands out.
func worstHourText(p *experiment.StaffedPlan) string {
	if p.Hour < 0 {
		return ""
	}
	return hourText(p.Hour)
}

// staffNumber is the number of a threshold.
func staffNumber(x *experiment.Staff, j *experiment.Judgement) *document.Number {
	r := &x.Responses[j.Response]
	return &document.Number{Name: r.Name, Unit: r.Unit(), Estimate: j.Estimate}
}

// costCell makes the cell of what staff costs a day.
func costCell(x *experiment.Staff, week float64) document.Cell {
	return estimated(costUnit(x), stats.Unknown(week/7))
}

// costUnit is the unit of what staff costs: hours where no costs are known.
func costUnit(x *experiment.Staff) string {
	if x.Problem.Priced {
		return "USD/day"
	}
	return "h/day"
}

// numberCell makes the cell of a whole number; empty for none.
func numberCell(n int) document.Cell {
	if n < 0 {
		return document.Cell{}
	}
	return estimated("", stats.Unknown(float64(n)))
}

// staffTable lists the plan beside the scenario's.
func staffTable(x *experiment.Staff) document.Table {
	table := document.Table{
		Name: "plan", Title: staffText.plan.said(), Whole: true,
		Columns: []document.Column{{Header: "place"}, {Header: "in words", Rank: 6}, {Header: "when"},
			{Header: "today"}, {Header: "plan"}, {Header: "least", Rank: 2}, {Header: "most", Rank: 2},
			{Header: "agency", Rank: 3}, {Header: "country", Rank: 4}, {Header: "path", Rank: 7}},
	}
	for i, number := range x.Chosen.Numbers {
		place, block := x.Problem.Of(i)
		table.Rows = append(table.Rows, []document.Cell{
			text(place.Name), text(place.Title), text(dutyHours(block.Hours())), numberCell(block.Stated), numberCell(number),
			numberCell(block.Least), numberCell(block.Most), text(place.Agency), text(place.Land), text(place.Path),
		})
	}
	return table
}

// dutyTable lists who comes when.
func dutyTable(x *experiment.Staff) document.Table {
	table := document.Table{
		Name: "roster", Title: staffText.roster.said(), Whole: true,
		Columns: []document.Column{{Header: "agency", Rank: 2}, {Header: "country", Rank: 3}, {Header: "place"},
			{Header: "on duty"}, {Header: "mon"}, {Header: "tue"}, {Header: "wed"}, {Header: "thu"}, {Header: "fri"},
			{Header: "sat"}, {Header: "sun"}, {Header: "hours", Words: "hours a day of all"},
			{Header: "cost", Note: staffText.costNote.said()}},
		Notes: []string{staffText.rosterNote.said()},
	}
	all, err := x.Problem.Roster(x.Chosen.Numbers)
	if err != nil {
		return table // it was found before
	}
	for i := range all {
		r := &all[i]
		for n := range r.Duties {
			d := &r.Duties[n]
			row := []document.Cell{text(r.Agency), text(r.Land), text(few(r.Places)), text(dutyHours(d.Hours()))}
			people := 0
			for _, number := range d.PerDay {
				row, people = append(row, numberCell(number)), people+number
			}
			hours := float64(float64(people)*float64(d.Length)) / 60
			row = append(row, amountCell("h/day", hours/7), costCell(x, float64(float64(hours*r.Leave)*r.Rate)))
			table.Rows = append(table.Rows, row)
		}
	}
	return table
}

// staffThresholds lists the thresholds, with the plan and today.
func staffThresholds(x *experiment.Staff) document.Table {
	table := document.Table{
		Name: "thresholds", Title: staffText.thresholds.said(), Whole: true,
		Columns: []document.Column{{Header: "threshold"}, {Header: "today", OwnUnits: true, Rank: 2},
			{Header: "plan", OwnUnits: true}, {Header: "to spare", Note: staffText.spareNote.said()}, {Header: "verdict"}},
	}
	for i := range x.Chosen.Judgements {
		j := &x.Chosen.Judgements[i]
		var today document.Cell
		if x.Today != nil && i < len(x.Today.Judgements) {
			today = document.Cell{Number: staffNumber(x, &x.Today.Judgements[i])}
		}
		table.Rows = append(table.Rows, []document.Cell{
			text(j.Expression), today, {Number: staffNumber(x, j)}, spareCell(j), text(staffVerdict(j)),
		})
	}
	return withWorstHours(table, x.Chosen.Judgements)
}

// staffVerdict says how a threshold is judged: one that is met may be beyond its limit, within the tolerance.
func staffVerdict(j *experiment.Judgement) string {
	said := verdictWords[j.Verdict].said()
	if spare := spareOf(j); j.Verdict == experiment.Met && spare <= 0 {
		return staffText.tolerated.with(values{"verdict": said})
	}
	return said
}

// spareOf is what is left to a limit, as a part of it; below 0 beyond it.
func spareOf(j *experiment.Judgement) float64 {
	spare := (j.Limit - j.Estimate.Mean) / math.Abs(j.Limit)
	if !j.BoundsAbove() {
		return -spare
	}
	return spare
}

// spareCell makes the cell of what is left to a limit, as a part of it.
func spareCell(j *experiment.Judgement) document.Cell {
	spare := spareOf(j)
	if math.IsNaN(spare) || math.IsInf(spare, 0) {
		return document.Cell{}
	}
	return estimated("1", stats.Unknown(spare))
}

// neighbourTable lists what one less would do.
func neighbourTable(x *experiment.Staff) document.Table {
	table := document.Table{
		Name: "one-less", Title: staffText.neighbours.said(),
		Columns: []document.Column{{Header: "place", Words: "one less at"}, {Header: "when"}, {Header: "left"},
			{Header: "saves"}, {Header: "breaks"}, {Header: "value", OwnUnits: true},
			{Header: "hour", Words: "most at", Rank: 1, Note: staffText.hourNote.said()}},
		Notes: []string{staffText.neighbourNote.said()},
	}
	for i := range x.Neighbours {
		n := &x.Neighbours[i]
		place, block := x.Problem.Of(n.Block)
		row := []document.Cell{text(place.Name), text(dutyHours(block.Hours())), numberCell(n.Numbers[n.Block]),
			costCell(x, x.Chosen.Cost-n.Cost)}
		row = append(row, brokenCells(x, n)...)
		table.Rows = append(table.Rows, append(row, text(worstHourText(n))))
	}
	return table
}

// brokenCells are the cells of the threshold that a plan breaks.
func brokenCells(x *experiment.Staff, p *experiment.StaffedPlan) []document.Cell {
	if p.Broken < 0 {
		return []document.Cell{text(breakText(x, p)), {}}
	}
	j := &p.Judgements[p.Broken]
	return []document.Cell{text(j.Expression), {Number: staffNumber(x, j)}}
}

// failedStaff lists the cheaper plans that the search took for good and that were not shown to be, a row a block.
// Dearer ones too may have been tested before the one was chosen.
func failedStaff(x *experiment.Staff) document.Table {
	table := document.Table{
		Name: "not-shown", Title: staffText.failed.said(),
		Columns: []document.Column{{Header: "plan"}, {Header: "place"}, {Header: "when"}, {Header: "number"},
			{Header: "cost"}, {Header: "breaks"}, {Header: "value", OwnUnits: true}},
	}
	for n, p := range cheaperFailed(x) {
		for i, number := range p.Numbers {
			place, block := x.Problem.Of(i)
			row := []document.Cell{numberCell(n + 1), text(place.Name), text(dutyHours(block.Hours())), numberCell(number),
				costCell(x, p.Cost)}
			table.Rows = append(table.Rows, append(row, brokenCells(x, p)...))
		}
	}
	return table
}

// cheaperFailed are the plans that were not shown to be good enough and would cost less than the chosen one.
func cheaperFailed(x *experiment.Staff) []*experiment.StaffedPlan {
	var cheaper []*experiment.StaffedPlan
	for i := range x.Failed {
		if p := &x.Failed[i]; p.Cost < x.Chosen.Cost {
			cheaper = append(cheaper, p)
		}
	}
	return cheaper
}

// StaffPicture names the picture of a plan of staff.
const StaffPicture = "staff"

// staffPicture shows the plan beside today.
func staffPicture(x *experiment.Staff) document.Picture {
	p := document.Picture{Name: StaffPicture, Title: staffText.picture.said(), Kind: document.Rows,
		Axis: staffText.axis.said(), Bars: true}
	plan := document.PictureSeries{Name: staffText.planned.said()}
	today := document.PictureSeries{Name: staffText.current.said()}
	for i, number := range x.Chosen.Numbers {
		if len(p.Names) < mostRows {
			_, block := x.Problem.Of(i)
			p.Names = append(p.Names, blockText(x, i))
			plan.Add(stats.Unknown(float64(number)), 1, tongue())
			stated := math.NaN()
			if block.Stated >= 0 {
				stated = float64(block.Stated)
			}
			today.Add(stats.Unknown(stated), 1, tongue())
		}
	}
	p.Series = []document.PictureSeries{plan, today}
	return p
}
