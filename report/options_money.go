package report

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// metOf counts futures in which thresholds are met.
func metOf(met, of int) string {
	return sentence("in {met} of {of}").with(values{"met": met, "of": of})
}

// breakEvenTable lists what may be paid for what has no stated cost.
func breakEvenTable(x *Decided) document.Table {
	table := document.Table{Name: "break-even", Title: optionsTableText.breakEven.said(),
		Columns: []document.Column{{Header: "option"}, {Header: "future"},
			{Header: "against nothing", Words: optionsTableText.against.with(values{"option": x.option(x.Base)})},
			{Header: "against best", Words: "against the best other"},
			{Header: "investment", Words: optionsTableText.asInvestment.with(values{"unit": x.currency()})}},
		Notes: []string{optionsTableText.breakEvenNote.said()}}
	for option := range x.Weighed {
		of := &x.Weighed[option]
		for future := range of.BreakEven {
			b := &of.BreakEven[future]
			if math.IsNaN(b.Best.Mean) && math.IsNaN(b.Nothing.Mean) {
				continue
			}
			table.Rows = append(table.Rows, []document.Cell{text(x.option(option)), text(x.future(future)),
				x.weighed(b.Nothing), x.weighed(b.Best), x.investment(b)})
		}
	}
	return table
}

func (x *Decided) investment(b *experiment.BreakEven) document.Cell {
	if math.IsNaN(b.Best.Mean) {
		return document.Cell{}
	}
	return estimated(x.currency(), stats.Unknown(float64(b.Best.Mean*b.Worth)/x.worth()))
}

// breakEvenPoints say at which cost to build an option whose cost is not stated would be the cheapest: in the future in
// which it may cost most.
func breakEvenPoints(x *Decided, option int) []string {
	of := &x.Weighed[option]
	most := plan.None
	var alone []int
	known, never := false, true
	for future := range of.BreakEven {
		own := !math.IsInf(of.Regrets[future].Mean, 1) && !math.IsNaN(of.Regrets[future].Mean)
		known = known || !math.IsNaN(of.BreakEven[future].Best.Mean)
		if own && math.IsNaN(of.BreakEven[future].Best.Mean) {
			alone = append(alone, future)
		}
		never = never && !(of.BreakEven[future].Best.Mean >= 0) // as cheap as the best is no dearer
		if b := of.BreakEven[future].Best.Mean; b > 0 && (most == plan.None || b > of.BreakEven[most].Best.Mean) {
			most = future
		}
	}
	said := values{"option": x.option(option), "policies": list(of.Unstated), "alone": list(x.futureNames(alone))}
	switch {
	case !known && len(alone) == 0:
		return nil
	case most == plan.None && len(alone) > 0:
		return []string{optionsText.breakEvenAlone.with(said)}
	case most == plan.None && !never:
		return nil
	case most == plan.None:
		return []string{optionsText.breakEvenNever.with(said)}
	}
	b := &of.BreakEven[most]
	said["in"], said["amount"] = x.future(most), x.money(b.Best.Mean)
	said["worth"] = x.sum(float64(b.Best.Mean * b.Worth))
	return []string{optionsText.breakEven.with(said)}
}

// sum writes an amount of money in the scenario's currency.
func (x *Decided) sum(amount float64) string {
	return sentence("{amount} {currency}").with(values{"amount": rough(amount / x.worth()), "currency": x.currency()})
}

// mostOverturns is how many values are told at which the answer is another.
const mostOverturns = 3

// overturns are the values at which the answer is another and not by chance alone, of each quantity the nearest.
func overturns(x *Decided) []experiment.Overturn {
	var found []experiment.Overturn
	known := map[string]bool{}
	for _, o := range x.Overturns.All {
		if o.Shown && !known[o.Name] {
			known[o.Name] = true
			found = append(found, o)
		}
	}
	return found
}

func overturnPoint(x *Decided) []string {
	if x.Answer == plan.None || x.Overturns.Moved == 0 {
		return nil
	}
	found := overturns(x)
	if len(found) == 0 {
		return []string{optionsText.noOverturn.with(values{"moved": x.Overturns.Moved})}
	}
	var said []string
	for i := range found[:min(mostOverturns, len(found))] {
		said = append(said, overturnText(x, &found[i]))
	}
	return []string{optionsText.overturns.with(values{"which": list(said)})}
}

func overturnText(x *Decided, o *experiment.Overturn) string {
	if o.Stated == "" {
		return optionsText.overturnOne.with(values{"value": threeFigures(o.Value), "option": x.option(o.Answer)})
	}
	return optionsText.overturn.with(values{"name": placed(shortName(o.Name)), "value": threeFigures(o.Value),
		"stated": o.Stated, "option": x.option(o.Answer)})
}

// overturnTable lists them all.
func overturnTable(x *Decided) document.Table {
	table := document.Table{Name: "overturns", Title: optionsTableText.overturn.said(),
		Columns: []document.Column{{Header: "quantity"}, {Header: "stated"}, {Header: "value", Words: "changes at"},
			{Header: "end", Words: "end of its range", Rank: 1}, {Header: "option", Words: "answer beyond it"},
			{Header: "shown", Words: "beyond chance"}},
		Notes: []string{optionsTableText.overturnNote.said()}}
	for i := range x.Overturns.All {
		o := &x.Overturns.All[i]
		table.Rows = append(table.Rows, []document.Cell{text(shortName(o.Name)), text(o.Stated),
			text(threeFigures(o.Value)), text(o.End), text(x.option(o.Answer)), text(yesOrNo(o.Shown))})
	}
	return table
}

// quantityNumber is a number at the start of a word.
var quantityNumber = regexp.MustCompile(`(^|\s)[0-9][0-9,]*(\.[0-9]+)?`)

// threeFigures rounds the numbers of a text, as more figures than three would say more than is known.
func threeFigures(text string) string {
	return quantityNumber.ReplaceAllStringFunc(text, func(found string) string {
		digits := strings.TrimLeft(found, " ")
		value, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
		if err != nil {
			return found
		}
		value, err = strconv.ParseFloat(strconv.FormatFloat(value, 'g', 3, 64), 64)
		if err != nil {
			return found
		}
		written := strconv.FormatFloat(value, 'f', -1, 64)
		if strings.Contains(digits, ",") {
			written = said(rough(value))
		}
		return strings.Repeat(" ", len(found)-len(digits)) + written
	})
}

// projectsTable lists what projects cost by the day.
func projectsTable(x *Decided) document.Table {
	table := document.Table{Name: "projects", Title: optionsTableText.projects.said(),
		Columns: []document.Column{{Header: "option"}, {Header: "policy"}, {Header: "investment"}, {Header: "upkeep"},
			{Header: "years", Words: "spread over years"}},
		Notes: []string{optionsTableText.projectsNote.said()}}
	for option := range x.Weighed {
		for _, of := range x.Weighed[option].Annual {
			row := []document.Cell{text(x.option(option)), text(of.Policy), {},
				x.weighed(stats.Unknown(of.Upkeep / x.Appraisal.Days)), numberCell(of.Years)}
			if of.Stated {
				row[2] = x.weighed(stats.Unknown(of.Investment / x.Appraisal.Days))
			}
			table.Rows = append(table.Rows, row)
		}
	}
	return table
}
