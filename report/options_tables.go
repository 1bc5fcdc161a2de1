package report

import (
	"math"
	"strconv"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// matrix is a table with a row a future and a column an option. A narrow terminal does without the last options.
func (x *Decided) matrix(name, title string, cell func(option, future int) document.Cell) document.Table {
	table := document.Table{Name: name, Title: title, Whole: true, Columns: []document.Column{{Header: "future"}}}
	for option := range x.Cells {
		rank := 1 + option
		if option == x.Answer {
			rank = 0
		}
		table.Columns = append(table.Columns, document.Column{Header: x.option(option), Rank: rank})
	}
	for future := range x.Best {
		row := []document.Cell{text(x.future(future))}
		for option := range x.Cells {
			row = append(row, cell(option, future))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func metTable(x *Decided) document.Table {
	table := x.matrix("met", optionsTableText.met.said(), func(option, future int) document.Cell {
		return text(cellWords(&x.Cells[option][future]))
	})
	table.Notes = []string{optionsTableText.metNote.said()}
	return table
}

// cellWords say how an option fares in a future.
func cellWords(c *experiment.Cell) string {
	switch {
	case c.Err != nil:
		return optionsTableText.unknown.said()
	case c.Overload != nil:
		return optionsTableText.stopped.said()
	case len(c.Growing) > 0 || len(c.Overloaded) > 0:
		return optionsTableText.grows.said()
	case len(c.Lost) > 0:
		return optionsTableText.metButLost.said()
	}
	return verdictWords[c.Verdict].said()
}

func costTable(x *Decided) document.Table {
	if !x.InMoney {
		return document.Table{}
	}
	table := x.matrix("costs", optionsTableText.cost.said(),
		func(option, future int) document.Cell { return x.weighed(x.Costs[option][future]) })
	table.OneUnit = true
	table.Notes = []string{optionsTableText.costNote.with(values{"rate": digits(percent(x.Appraisal.Discount))})}
	return table
}

// regretTable tells regrets in words, as some are none: not carried.
func regretTable(x *Decided) document.Table {
	title := optionsTableText.regret
	if !x.InMoney {
		title = optionsTableText.regretHours
	}
	table := x.matrix("regrets", title.with(values{"unit": x.regretUnit()}), func(option, future int) document.Cell {
		regret := x.Weighed[option].Regrets[future]
		switch {
		case math.IsInf(regret.Mean, 1):
			return text(optionsTableText.notCarried.said())
		case x.Known[future] && x.Best[future] == plan.None:
			return text(optionsTableText.alone.said())
		}
		return x.worded(regret)
	})
	table.Notes = []string{optionsTableText.regretNote.said()}
	return table
}

// worded makes a cell of a number that stands among words.
func (x *Decided) worded(e stats.Estimate) document.Cell {
	cell := x.weighed(finite(e))
	if cell.Number == nil {
		return cell
	}
	return document.Cell{Text: document.FigureOf(cell.Number, x.regretScale(), tongue()).String(), Value: cell.Number}
}

// regretScale is the unit in which all regrets are shown.
func (x *Decided) regretScale() document.Scale {
	var all []*document.Number
	for option := range x.Weighed {
		for _, regret := range x.Weighed[option].Regrets {
			if number := x.weighed(finite(regret)).Number; !math.IsInf(regret.Mean, 0) && number.Known() {
				all = append(all, number)
			}
		}
	}
	if scale := document.ScaleOf(all); scale.Unit != "" {
		return scale
	}
	return document.Scale{Unit: x.perDay(), Factor: 1}
}

// regretUnit is the sign of that unit.
func (x *Decided) regretUnit() string { return tongue().Unit(x.regretScale().Unit) }

// finite is an estimate without an interval where its ends are not known.
func finite(e stats.Estimate) stats.Estimate {
	if math.IsInf(e.Low, 0) || math.IsInf(e.High, 0) {
		e.Low, e.High = math.NaN(), math.NaN()
	}
	return e
}

func hoursTable(x *Decided) document.Table {
	table := x.matrix("hours", optionsTableText.hours.said(),
		func(option, future int) document.Cell {
			return cellHours(x.Cells[option][future].Hours, &x.Cells[option][future])
		})
	table.Notes = []string{optionsTableText.hoursNote.said()}
	return table
}

func waitingTable(x *Decided) document.Table {
	table := x.matrix("waiting", optionsTableText.waiting.said(),
		func(option, future int) document.Cell {
			return cellHours(x.Cells[option][future].Waiting, &x.Cells[option][future])
		})
	table.Notes = []string{optionsTableText.waitingNote.said()}
	return table
}

func cellHours(e stats.Estimate, c *experiment.Cell) document.Cell {
	if c.Err != nil || math.IsNaN(e.Mean) {
		return document.Cell{}
	}
	return estimated("h/day", e)
}

// optionsTable lists the options.
func optionsTable(x *Decided) document.Table {
	table := document.Table{Name: "options", Title: optionsTableText.options.said(), Whole: true,
		Columns: []document.Column{{Header: "option"}, {Header: "is", Words: "what it is", Rank: 4},
			{Header: "never far", Words: optionsTableText.neverFar.with(values{"near": above(x.Near)})},
			{Header: "above", Words: "above the best, up to", Rank: 2},
			{Header: "greatest regret", Words: optionsTableText.greatest.with(values{"unit": x.regretUnit()})},
			{Header: "in", Rank: 1},
			{Header: "met", Words: "thresholds met", Rank: 1}, {Header: "projects", Rank: 3},
			{Header: "must act", Rank: 2}, {Header: "policies", Rank: 5}}}
	for option, choice := range x.Question.Choices {
		of := &x.Weighed[option]
		met, _, _ := verdictsOf(x, option)
		row := []document.Cell{text(choice.Name), text(titled(choice.Title, choice.Titles)),
			text(neverWords[of.Never].said()), aboveCell(of)}
		if of.In == plan.None {
			row = append(row, document.Cell{}, document.Cell{})
		} else {
			row = append(row, x.worded(of.Greatest), text(x.future(of.In)))
		}
		if len(of.Fails) > 0 {
			row[4], row[5] = text(optionsTableText.notCarried.said()), text(few(x.futureNames(of.Fails)))
		}
		row = append(row, text(metOf(len(met), len(x.Best))), x.projectsCell(of), text(briefActs(x, option)))
		var policies []string
		for _, p := range choice.Policies {
			policies = append(policies, p.Text)
		}
		table.Rows = append(table.Rows, append(row, text(few(policies))))
	}
	return table
}

// neverWords say whether an option is never far from the best.
var neverWords = map[experiment.Verdict]sentence{
	experiment.Met: "yes", experiment.NotMet: "no", experiment.Undecided: "not shown",
}

// aboveCell is by what an option is above the best at most, as far as it is shown.
func aboveCell(of *experiment.Weighed) document.Cell {
	if math.IsInf(of.Within, 1) {
		return document.Cell{}
	}
	return document.Cell{Text: above(of.Within), Value: document.PlainNumber("1", of.Within)}
}

// projectsCell is what the projects of an option cost by the day.
func (x *Decided) projectsCell(of *experiment.Weighed) document.Cell {
	switch {
	case !x.InMoney:
		return document.Cell{}
	case len(of.Unstated) > 0 && of.PerDay == 0:
		return text(optionsTableText.notStated.said())
	}
	return x.weighed(stats.Unknown(of.PerDay))
}

// actWords say who must act.
func actWords(a *Acting) string {
	all := a.names()
	if len(a.Unsaid) > 0 {
		all = append(all, optionsTableText.unsaid.with(values{"places": few(a.Unsaid)}))
	}
	if a.Elsewhere {
		all = append(all, optionsTableText.elsewhere.said())
	}
	if len(all) == 0 {
		return optionsTableText.nobody.said()
	}
	return list(all)
}

// partsTable lists what the costs are made of.
func partsTable(x *Decided) document.Table {
	if !x.InMoney {
		return document.Table{}
	}
	table := document.Table{Name: "parts", Title: optionsTableText.parts.said(), OneUnit: true,
		Columns: []document.Column{{Header: "option"}, {Header: "future"}, {Header: "projects"}},
		Notes:   []string{optionsTableText.partsNote.said()}}
	for part, name := range costPartNames {
		if x.costs(part) {
			table.Columns = append(table.Columns, document.Column{Header: string(name)})
		}
	}
	for option := range x.Cells {
		for future := range x.Best {
			if c := &x.Cells[option][future]; c.Err != nil || c.Overload != nil {
				continue
			}
			row := []document.Cell{text(x.option(option)), text(x.future(future)),
				x.weighed(stats.Unknown(x.Weighed[option].PerDay))}
			for part := range costPartNames {
				if x.costs(part) {
					row = append(row, x.weighed(stats.Unknown(x.Parts[option][future][part])))
				}
			}
			table.Rows = append(table.Rows, row)
		}
	}
	return table
}

// costs says whether a part costs anything anywhere.
func (x *Decided) costs(part int) bool {
	for option := range x.Parts {
		for future := range x.Parts[option] {
			if x.Parts[option][future][part] != 0 {
				return true
			}
		}
	}
	return false
}

// costPartNames name the parts of a day's cost, in their order.
var costPartNames = []sentence{
	experiment.StaffCost: "staff", experiment.TimeCost: "time", experiment.CargoCost: "cargo",
	experiment.MovingCost: "moving", experiment.FuelCost: "fuel", experiment.EmissionCost: "emissions",
}

// futuresTable lists what may come.
func futuresTable(x *Decided) document.Table {
	table := document.Table{Name: "futures", Title: optionsTableText.futures.said(), Whole: true,
		Columns: []document.Column{{Header: "future"}, {Header: "is", Words: "what it is"},
			{Header: "comes", Words: optionsTableText.comes.with(values{"year": strconv.Itoa(x.Question.Year)})},
			{Header: "best"}}}
	for future, of := range x.Question.Futures {
		best := ""
		if x.Best[future] != plan.None {
			best = x.option(x.Best[future])
		}
		table.Rows = append(table.Rows, []document.Cell{text(of.Name), text(titled(of.Title, of.Titles)),
			estimated("1/day", stats.Unknown(x.Loads[future])), text(best)})
	}
	return table
}
