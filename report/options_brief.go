package report

import (
	"math"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
)

// brief is what Word and PDF show of a decision: a page for those who decide, in words that need no manual, and an
// annex that says where each number comes from.
func brief(x *Decided) []document.Block {
	var blocks []document.Block
	for _, warning := range failureWarnings(x.Failures, x.Interrupted) {
		blocks = append(blocks, document.Block{Kind: document.AsParagraph, Text: sentenceStart(warning) + "."})
	}
	for _, warning := range shortWindow(x.Plan, "") {
		blocks = append(blocks, document.Block{Kind: document.AsParagraph, Text: warning})
	}
	blocks = append(blocks, document.Block{Kind: document.AsAnswer, Text: briefAnswer(x)})
	if x.few() {
		blocks = append(blocks, document.Block{Kind: document.AsParagraph,
			Text: briefText.caution.with(values{"count": x.Replications, "least": leastTold})})
	}
	if open := x.unsimulated(); len(open) > 0 {
		blocks = append(blocks, document.Block{Kind: document.AsNote,
			Text: briefText.interrupted.with(values{"open": list(x.futureNames(open)), "count": len(open)})})
	}
	quoted := func(future int) string { return briefText.quoted.with(values{"future": x.during(future)}) }
	if failed := x.failed(x.called, quoted); len(failed) > 0 {
		blocks = append(blocks, document.Block{Kind: document.AsNote,
			Text: briefText.failed.with(values{"failed": list(failed), "count": len(failed)})})
	}
	table, picture := briefTable(x), briefPicture(x)
	blocks = append(blocks, document.Block{Kind: document.AsTable, Table: &table},
		document.Block{Kind: document.AsPicture, Picture: &picture, Share: pictureShare})
	add := func(kind document.BlockKind, texts ...string) {
		for _, text := range texts {
			blocks = append(blocks, document.Block{Kind: kind, Text: text})
		}
	}
	add(document.AsHeading, briefText.overturns.said())
	add(document.AsPoint, briefOverturns(x)...)
	if len(x.Question.NotModelled) > 0 {
		add(document.AsHeading, briefText.notModelled.said())
		add(document.AsParagraph, sentenceStart(strings.Join(x.Question.NotModelled, "; "))+".")
	}
	blocks = append(blocks, document.Block{Kind: document.PageBreak})
	return append(blocks, annex(x)...)
}

// pictureShare is the part of the page's width that the picture of a brief takes.
const pictureShare = 0.75

// How long a title is at most, in letters, that stands for the name of an option, or of a future, in sentences and
// pictures.
const longestOption, longestFuture = 48, 70

// called names an option, and during a future, in words where there are such that are short.
func (x *Decided) called(option int) string {
	choice := x.Question.Choices[option]
	return shorter(titled(choice.Title, choice.Titles), choice.Name, longestOption)
}

func (x *Decided) during(future int) string {
	of := x.Question.Futures[future]
	if of.Title == "" && len(of.Policies) == 0 && len(of.Growth) > 0 {
		return x.growth(future)
	}
	return shorter(titled(of.Title, of.Titles), of.Name, longestFuture)
}

func shorter(title, name string, longest int) string {
	if title == "" || len([]rune(title)) > longest {
		return name
	}
	return title
}

func (x *Decided) duringAll(which []int) string {
	var all []string
	for _, future := range which {
		all = append(all, briefText.quoted.with(values{"future": x.during(future)}))
	}
	return few(all)
}

// briefAnswer is the answer in two sentences.
func briefAnswer(x *Decided) string {
	if x.Answer == plan.None {
		if len(x.lost()) < len(x.Best) {
			return optionsText.unfinished.said()
		}
		return briefText.none.said()
	}
	of := &x.Weighed[x.Answer]
	text := &briefText.money
	if !x.InMoney {
		text = &briefText.time
	}
	met, _, open := verdictsOf(x, x.Answer)
	said := values{"option": x.called(x.Answer), "futures": len(x.Best), "near": above(x.Near),
		"above": above(of.Above), "met": len(met), "times": briefChance(x.Confidence), "act": briefMust(x, x.Answer),
		"greatest": x.money(of.Greatest.Mean), "reach": reach(of),
		"unstated": briefUnstated(x, x.Answer), "aside": briefAside(x, x.Answer, open)}
	first := text.closest
	switch {
	case len(of.Fails) > 0:
		said["fails"] = x.duringAll(of.Fails)
		first = text.fails
	case of.Never == experiment.Met:
		first, said["option"], said["above"] = text.never, sentenceStart(x.called(x.Answer)), above(of.Within)
	case of.Above <= x.Near:
		first, said["option"] = text.notShown, sentenceStart(x.called(x.Answer))
	}
	if first == text.never && of.Within == 0 {
		first = text.neverBest
	} else if first == text.notShown && of.Greatest.Mean == 0 {
		first = text.notShownBest
	}
	if of.In != plan.None {
		said["in"] = x.during(of.In)
	}
	return first.with(said) + " " + briefText.targets.with(said)
}

// briefAside says in how many futures it is untold whether an option meets all targets, and with which no option copes;
// empty where there are neither.
func briefAside(x *Decided, option int, open []int) string {
	var asides []string
	if len(open) > 0 {
		said := briefText.open
		if slices.ContainsFunc(open, func(future int) bool { return x.Cells[option][future].Err != nil }) {
			said = briefText.openFailed
		}
		asides = append(asides, said.with(values{"count": len(open)}))
	}
	if lost := x.lost(); len(lost) > 0 {
		asides = append(asides, briefText.lost.with(values{"futures": x.duringAll(lost)}))
	}
	if len(asides) == 0 {
		return ""
	}
	return briefText.aside.with(values{"asides": strings.Join(asides, "; ")})
}

// briefMet counts the futures in which all targets are surely met, and those of which it is untold.
func briefMet(x *Decided, option int) string {
	met, _, open := verdictsOf(x, option)
	if len(open) == 0 {
		return metOf(len(met), len(x.Best))
	}
	return briefText.metUntold.with(values{"met": metOf(len(met), len(x.Best)), "count": len(open)})
}

// briefChance says a confidence as a chance.
func briefChance(confidence float64) string {
	return briefText.chance.with(values{"confidence": level(confidence)})
}

// reach says how far above the best an option may be by chance, where the estimates do not tell it already.
func reach(of *experiment.Weighed) string {
	if math.IsInf(of.Within, 1) || above(of.Within) == above(of.Above) {
		return ""
	}
	return briefText.reach.with(values{"within": above(of.Within)})
}

// atWorst says by how much an option is above the best at worst: its greatest regret, by which the answer is found, and
// the share, by the estimates and as far as it is shown.
func (x *Decided) atWorst(of *experiment.Weighed) string {
	said := values{"greatest": rough(of.Greatest.Mean / x.unit()), "above": above(of.Above), "within": above(of.Within)}
	if reach(of) == "" {
		return briefText.worst.with(said)
	}
	return briefText.worstReach.with(said)
}

// briefMust says in a sentence who must act.
func briefMust(x *Decided, option int) string {
	switch acts := briefActs(x, option); acts {
	case briefText.nobody.said():
		return briefText.mustNot.said()
	case briefText.notSaid.said():
		return briefText.mustWho.said()
	default:
		return briefText.mustAct.with(values{"agencies": acts})
	}
}

// mostAgencies is how many agencies a brief names; of more it counts those of each country.
const mostAgencies = 3

// briefActs says who must act.
func briefActs(x *Decided, option int) string {
	a := &x.Acting[option]
	switch {
	case len(a.Agencies) == 0 && len(a.Unsaid) == 0 && !a.Elsewhere:
		return briefText.nobody.said()
	case len(a.Agencies) == 0:
		return briefText.notSaid.said()
	}
	names := a.names()
	if len(names) > mostAgencies {
		names = countedAgencies(a.Agencies)
	}
	if len(a.Unsaid) > 0 || a.Elsewhere {
		names = append(names, briefText.others.said())
	}
	return list(names)
}

// countedAgencies counts agencies by country, those without one first and by name.
func countedAgencies(all []Agency) []string {
	var names, countries []string
	count := map[string]int{}
	for i := range all {
		switch country := all[i].Country; {
		case country == "":
			names = append(names, all[i].Title)
		case count[country] == 0:
			countries = append(countries, country)
			fallthrough
		default:
			count[country]++
		}
	}
	slices.Sort(countries)
	for _, country := range countries {
		names = append(names, briefText.agencies.with(values{"count": count[country], "country": country}))
	}
	return names
}

// briefUnstated says in a sentence that the cost of an option is without what it costs to build.
func briefUnstated(x *Decided, option int) string {
	if of := x.Weighed[option].Unstated; len(of) > 0 {
		return briefText.unstated.said()
	}
	return ""
}

// briefTable lists the options.
func briefTable(x *Decided) document.Table {
	table := document.Table{Name: "brief", Whole: true, Columns: []document.Column{
		{Header: "option"}, {Header: "waiting", Words: "hours lost waiting, a day"},
		{Header: "cost", Words: briefText.costHeader.with(values{"unit": x.currency()})},
		{Header: "above", Words: briefText.aboveHeader.with(values{"unit": tongue().Unit(x.perDay())})},
		{Header: "met", Words: "service targets surely met"},
		{Header: "must act", Words: "who must act"}}, Notes: tableNotes(x)}
	for option, choice := range x.Question.Choices {
		of := &x.Weighed[option]
		name := sentenceStart(x.called(option))
		if choice.Title != "" && x.called(option) == choice.Name {
			name += ": " + titled(choice.Title, choice.Titles)
		}
		worst := briefText.unknown.said()
		switch {
		case len(of.Fails) > 0:
			worst = briefText.copesNot.with(values{"count": len(of.Fails), "futures": len(x.Best)})
		case of.In != plan.None:
			worst = x.atWorst(of)
		}
		waiting := x.span(option, func(f int) float64 { return x.Cells[option][f].Waiting.Mean })
		row := []document.Cell{text(name), text(waiting),
			text(""), text(worst), text(briefMet(x, option)), text(briefActs(x, option))}
		if x.InMoney {
			row[2] = text(x.span(option, func(f int) float64 { return x.Costs[option][f].Mean / x.worth() }) +
				building(x, option))
		}
		table.Rows = append(table.Rows, row)
	}
	if !x.InMoney {
		table.Columns = slices.Delete(table.Columns, 2, 3)
		for i := range table.Rows {
			table.Rows[i] = slices.Delete(table.Rows[i], 2, 3)
		}
	}
	return table
}

// tableNotes say what the table of a brief rests on.
func tableNotes(x *Decided) []string {
	note := briefText.tableNote
	if !x.InMoney {
		note = briefText.tableNoteHours
	}
	notes := []string{note.said()}
	if len(x.Inputs) > 0 {
		notes = append(notes, inputsNote(x))
	}
	return notes
}

// building says that the cost of an option is without what it costs to build.
func building(x *Decided, option int) string {
	if len(x.Weighed[option].Unstated) == 0 {
		return ""
	}
	return briefText.building.said()
}

// span writes the least and the most of numbers of an option over the futures whose load it carries.
func (x *Decided) span(option int, of func(future int) float64) string {
	low, high := math.Inf(1), math.Inf(-1)
	for future := range x.Best {
		if c := &x.Cells[option][future]; c.Err == nil && c.Carried() {
			low, high = min(low, of(future)), max(high, of(future))
		}
	}
	if low > high {
		return briefText.unknown.said()
	}
	least, most := said(rough(low)), said(rough(high))
	if least == most {
		return most
	}
	return briefText.span.with(values{"low": least, "high": most})
}

// briefPicture shows what is weighed by, for each option in each future.
func briefPicture(x *Decided) document.Picture {
	p := hoursPicture(x)
	p.Title = briefText.hoursPicture.said()
	if x.InMoney {
		p = costPicture(x)
		p.Title = briefText.picture.with(values{"unit": x.currency()})
	}
	if p.Note != "" {
		p.Note = briefText.gaps.said()
	}
	for future := range p.Names {
		p.Names[future] = sentenceStart(x.during(future))
	}
	for option := range p.Series {
		p.Series[option].Name = x.called(option)
	}
	return p
}
