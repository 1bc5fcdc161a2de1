package report

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/sim/scenario"
)

// inputs are the values by which a decision was weighed: without the marks of years, which no option rests on.
func (x *Decided) inputs() []scenario.Value {
	return slices.DeleteFunc(slices.Clone(x.Inputs), func(v scenario.Value) bool {
		return strings.HasPrefix(v.Path, "years.marks.")
	})
}

// inputsTable lists what was put in, with its source or that it is assumed.
func inputsTable(x *Decided) document.Table {
	table := valuesTable("inputs", annexText.inputs.said())
	days := x.InMoney
	for _, v := range x.inputs() {
		days = days && v.Path != "appraisal.days"
		table.Rows = append(table.Rows, []document.Cell{text(annexName(x, v.Path)), text(annexValue(x, &v)),
			text(x.inCurrency(v.Range)), text(sourceOf(&v))})
	}
	if days {
		table.Rows = append(table.Rows, []document.Cell{text(annexText.days.said()),
			text(strconv.FormatFloat(x.Appraisal.Days, 'g', -1, 64)), text(""), text(annexText.daysSource.said())})
	}
	if x.InMoney && x.worth() != 1 {
		rate := annexText.rateOf.with(values{"value": threeFiguresOf(1/x.worth()) + " " + x.currency(), "currency": "USD"})
		table.Notes = []string{annexText.inputsNote.with(values{"currency": x.currency(), "rate": rate})}
	}
	return table
}

func valuesTable(name, title string) document.Table {
	return document.Table{Name: name, Title: title, Columns: []document.Column{
		{Header: "quantity"}, {Header: "value"}, {Header: "range"}, {Header: "source"}}}
}

// futureGrowth is the path of the growth in a future.
var futureGrowth = regexp.MustCompile(`^options\.futures\[(\d+)\]\.growth`)

// futureOf is the future of whose growth a path is.
func (x *Decided) futureOf(path string) (future int, ok bool) {
	found := futureGrowth.FindStringSubmatch(path)
	if found == nil {
		return 0, false
	}
	number, err := strconv.Atoi(found[1])
	return number - 1, err == nil && number >= 1 && number <= len(x.Question.Futures)
}

// annexName names a value for those who do not know where it stands.
func annexName(x *Decided, path string) string {
	if future, ok := x.futureOf(path); ok {
		return annexText.growthIn.with(values{"future": x.during(future)})
	}
	return plainName(path)
}

// annexValue writes a value, of money in the currency of the decision.
func annexValue(x *Decided, v *scenario.Value) string {
	if future, ok := x.futureOf(v.Path); ok {
		return x.growth(future)
	}
	if v.Path == "appraisal.currency.worth" {
		return annexText.rateOf.with(values{"value": v.Text, "currency": x.currency()})
	}
	return x.inCurrency(v.Text)
}

// dollars is an amount of US dollars in a text.
var dollars = regexp.MustCompile(`([0-9][0-9,_]*(?:\.[0-9]+)?(?:e-?[0-9]+)?) USD\b`)

// inCurrency writes the amounts of a text in the currency of the decision, but for its own worth.
func (x *Decided) inCurrency(text string) string {
	if !x.InMoney || x.worth() == 1 {
		return text
	}
	return dollars.ReplaceAllStringFunc(text, func(found string) string {
		number := strings.NewReplacer(",", "", "_", "").Replace(strings.TrimSuffix(found, " USD"))
		amount, err := strconv.ParseFloat(number, 64)
		if err != nil || amount == x.worth() {
			return found
		}
		return threeFiguresOf(amount/x.worth()) + " " + x.currency()
	})
}

// threeFiguresOf writes a number with three figures, and thousands apart.
func threeFiguresOf(value float64) string {
	if value >= 1000 {
		return said(rough(value))
	}
	return threeFigures(strconv.FormatFloat(value, 'f', -1, 64))
}

// inputsNote counts the inputs that are assumed.
func inputsNote(x *Decided) string {
	assumed, all := 0, x.inputs()
	for i := range all {
		if !all[i].Source.Given() {
			assumed++
		}
	}
	text := annexText.counted
	if !x.InMoney {
		text = annexText.countedHours
	}
	return text.with(values{"assumed": assumed, "count": len(all)})
}

// sourceOf says where a value comes from, or that it is assumed.
func sourceOf(v *scenario.Value) string {
	said := v.Source.String()
	if !v.Source.Given() {
		said = annexText.assumed.said()
	}
	return withRemark(said, v.Note)
}

// mostOfRuns is how many values an annex lists on which the simulation rests.
const mostOfRuns = 80

// simulationTable lists what the hours rest on: the values that runs use, those first that have a range.
func simulationTable(x *Decided) document.Table {
	table := valuesTable("simulation", annexText.simulation.said())
	all := slices.DeleteFunc(slices.Clone(x.Values), func(v scenario.Value) bool {
		return v.Outlook || slices.ContainsFunc(x.Inputs, func(own scenario.Value) bool { return own.Path == v.Path })
	})
	slices.SortStableFunc(all, func(a, b scenario.Value) int {
		return cmp.Compare(min(1, len(b.Range)), min(1, len(a.Range)))
	})
	table.Notes = []string{annexText.simulationNote.said()}
	if len(all) > mostOfRuns {
		table.Notes = append(table.Notes, annexText.simulationSome.with(values{"shown": mostOfRuns, "count": len(all),
			"scenario": x.Plan.Name}))
		all = all[:mostOfRuns]
	}
	for i := range all {
		v := &all[i]
		table.Rows = append(table.Rows, []document.Cell{text(shortName(v.Path)), text(v.Text), text(v.Range),
			text(sourceOf(v))})
	}
	return table
}
