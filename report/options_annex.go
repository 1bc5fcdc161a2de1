package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/plan"
)

// briefOverturns are the three assumptions that would overturn the answer: those of the ranges that are nearest to
// what is stated, and of the futures the one that speaks most against it.
func briefOverturns(x *Decided) []string {
	if x.Answer == plan.None {
		return nil
	}
	var quantities []string
	found := overturns(x)
	for i := range found {
		o := &found[i]
		said := values{"quantity": sentenceStart(plainName(o.Name)), "value": threeFigures(o.Value), "stated": o.Stated,
			"option": x.called(o.Answer)}
		text := briefText.value
		if o.Stated == "" {
			text = briefText.valueOf
		}
		quantities = append(quantities, text.with(said))
	}
	futures := against(x)
	room := mostOverturns - min(len(futures), max(1, mostOverturns-len(quantities)))
	all := append(quantities[:min(room, len(quantities)):min(room, len(quantities))], futures...)
	if len(all) == 0 {
		text := briefText.nothingOverturns
		if x.Overturns.Moved == 0 {
			text = briefText.noFutureOverturns
		}
		return []string{text.with(values{"moved": x.Overturns.Moved})}
	}
	return all[:min(mostOverturns, len(all))]
}

// against are the futures in which another option is better and not by chance alone, the one that speaks most against
// the answer first.
func against(x *Decided) []string {
	worse := x.futuresWhere(func(f int) bool {
		return x.Best[f] != plan.None && x.Best[f] != x.Answer &&
			(x.Weighed[x.Answer].Regrets[f].Low > 0 || slices.Contains(x.Weighed[x.Answer].Fails, f))
	})
	slices.SortStableFunc(worse, func(a, b int) int {
		return cmp.Compare(x.Weighed[x.Answer].Regrets[b].Mean, x.Weighed[x.Answer].Regrets[a].Mean)
	})
	var all []string
	for _, f := range worse {
		regret := x.Weighed[x.Answer].Regrets[f]
		said := values{"future": x.growing(f), "option": x.called(x.Best[f]), "answer": x.called(x.Answer)}
		if slices.Contains(x.Weighed[x.Answer].Fails, f) {
			all = append(all, briefText.sureWorst.with(said))
			continue
		}
		said["regret"] = x.money(regret.Mean)
		if x.InMoney {
			all = append(all, briefText.sure.with(said))
		} else {
			all = append(all, briefText.sureHours.with(said))
		}
	}
	return all
}

// growth says the growth of a future; empty where it says nothing of it.
func (x *Decided) growth(future int) string {
	of := x.Question.Futures[future]
	var growth []string
	for _, stream := range slices.Sorted(maps.Keys(of.Growth)) {
		by := digits(percent(of.Growth[stream]))
		if stream == "all" {
			growth = append(growth, briefText.growthAll.with(values{"by": by}))
		} else {
			growth = append(growth, briefText.growthOf.with(values{"stream": stream, "by": by}))
		}
	}
	return list(growth)
}

// growing names a future with its growth.
func (x *Decided) growing(future int) string {
	growth := x.growth(future)
	if growth == "" || x.during(future) == growth || saysRates(x, future) {
		return x.during(future)
	}
	return briefText.withGrowth.with(values{"future": x.during(future), "growth": growth})
}

// saysRates says whether the words for a future have its rates of growth.
func saysRates(x *Decided, future int) bool {
	for _, by := range x.Question.Futures[future].Growth {
		if !strings.Contains(x.during(future), digits(percent(by))) {
			return false
		}
	}
	return true
}

// keyWords name quantities of an appraisal by the last key of their path.
var keyWords = map[string]string{
	"own": "value of an hour", "cargo": "value of an hour of the cargo", "discount": "discount rate",
	"fuel": "price of fuel", "carbon": "price of a tonne of carbon dioxide", "worth": "rate of exchange",
	"upkeep-cost": "upkeep", "near": "what still counts as near the best",
}

// plainName names a quantity for those who do not know where it stands: an assumption by its name, and others by their
// key and what they are of.
func plainName(path string) string {
	if name, ok := strings.CutPrefix(path, "assumptions."); ok {
		return strings.ReplaceAll(name, "-", " ")
	}
	parts := strings.Split(path, ".")
	last := parts[len(parts)-1]
	said := wordFor(cmp.Or(keyWords[last], strings.ReplaceAll(last, "-", " ")))
	if len(parts) > 2 {
		said += " (" + parts[len(parts)-2] + ")"
	}
	return said
}

// annex says where each number comes from.
func annex(x *Decided) []document.Block {
	blocks := []document.Block{
		{Kind: document.AsHeading, Text: annexText.title.said()},
		{Kind: document.AsParagraph, Text: annexIntro(x)},
		{Kind: document.AsParagraph, Text: x.Command},
		{Kind: document.AsParagraph, Text: annexText.run.with(values{"scenario": x.Plan.Name, "hash": x.Plan.Hash,
			"seed": x.Seed, "replications": simulatedSpans(x.Plan, x.Replications), "year": x.Question.Year})},
		{Kind: document.AsParagraph, Text: annexMethod(x)},
	}
	add := func(table document.Table) {
		if len(table.Rows) > 0 {
			table.Whole = true
			blocks = append(blocks, document.Block{Kind: document.AsTable, Table: &table})
		}
	}
	titled := x.titled()
	met, regrets := metTable(titled), regretTable(titled)
	met.Title = annexText.met.said()
	if x.InMoney {
		regrets.Title = annexText.regret.with(values{"unit": x.regretUnit()})
	}
	for _, table := range []document.Table{namesTable(x), targetsTable(x), met, costTable(titled), regrets,
		hoursTable(titled), waitingTable(titled), partsTable(titled), projectsTable(titled), breakEvenTable(titled),
		overturnTable(titled), futuresTable(x), inputsTable(x), simulationTable(x), simulatedTable(titled)} {
		add(table)
	}
	if names := x.Overturns.OfRuns; len(names) > 0 {
		blocks = append(blocks, document.Block{Kind: document.AsNote,
			Text: annexText.fixed.with(values{"names": firstOf(names)})})
	}
	for _, warning := range optionsWarnings(x) {
		blocks = append(blocks, document.Block{Kind: document.AsNote, Text: warning})
	}
	return blocks
}

// annexIntro says what the annex holds, and with how few replications there is no reach of chance.
func annexIntro(x *Decided) string {
	text := annexText.intro
	if x.few() {
		text = annexText.introFew
	}
	return text.with(values{"count": leastTold})
}

// titled is the decision with the options and futures called by their titles, where these are short.
func (x *Decided) titled() *Decided {
	decision, question := *x.Decision, *x.Question
	question.Choices, question.Futures = nil, nil
	for i, of := range x.Question.Choices {
		choice := *of
		choice.Name = sentenceStart(x.called(i))
		question.Choices = append(question.Choices, &choice)
	}
	for i, of := range x.Question.Futures {
		future := *of
		future.Name = sentenceStart(x.during(i))
		question.Futures = append(question.Futures, &future)
	}
	decision.Question = &question
	titled := *x
	titled.Decision = &decision
	return &titled
}

// targetsTable lists the service targets, and whose they are.
func targetsTable(x *Decided) document.Table {
	table := document.Table{Name: "targets", Title: annexText.targets.said(), Columns: []document.Column{
		{Header: "target"}, {Header: "whose it is"}}, Notes: []string{annexText.targetsNote.said()}}
	for i := range x.Thresholds {
		t := &x.Thresholds[i]
		said := annexText.ownTarget.said()
		switch {
		case t.Implied:
			said = annexText.impliedTarget.said()
		case t.Source.Given():
			said = t.Source.String()
		}
		table.Rows = append(table.Rows, []document.Cell{text(t.Expression), text(withRemark(said, t.Note))})
	}
	return table
}

// namesTable says what the options are.
func namesTable(x *Decided) document.Table {
	table := document.Table{Name: "names", Title: annexText.names.said(),
		Columns: []document.Column{{Header: "option"}, {Header: "is", Words: "what it is"}, {Header: "policies"},
			{Header: "must act", Words: "who must act"}}}
	for option, choice := range x.Question.Choices {
		table.Rows = append(table.Rows, []document.Cell{text(choice.Name), text(titled(choice.Title, choice.Titles)),
			text(strings.Join(x.policies(option), ", ")), text(actWords(&x.Acting[option]))})
	}
	return table
}

func annexMethod(x *Decided) string {
	if !x.InMoney {
		return annexText.methodHours.with(values{"confidence": level(x.Confidence)})
	}
	return annexText.method.with(values{"confidence": level(x.Confidence), "prices": x.Appraisal.Prices,
		"rate": digits(percent(x.Appraisal.Discount))})
}

// simulatedTable lists what was simulated.
func simulatedTable(x *Decided) document.Table {
	table := document.Table{Name: "cases", Title: annexText.cases.said(), Columns: []document.Column{{Header: "option"},
		{Header: "future"}, {Header: "policies"}, {Header: "hash", Words: "fingerprint of what was simulated"}}}
	for option := range x.Cells {
		for future := range x.Best {
			c := &x.Cells[option][future]
			table.Rows = append(table.Rows, []document.Cell{text(x.option(option)), text(x.future(future)),
				text(strings.Join(c.Policies, ", ")), text(c.Hash)})
		}
	}
	return table
}
