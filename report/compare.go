package report

import (
	"fmt"
	"math"

	"karvon/sim/experiment"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

// ComparisonSchema names the layout of a comparison in JSON.
const ComparisonSchema = "karvon.comparison/1"

// Comparison arranges a comparison: for each configuration the differences of
// the primary responses, who gains and who loses, and what else changed.
func Comparison(c *experiment.Comparison) *Document {
	d := &Document{
		Title:    fmt.Sprintf("%s compared with %s", list(contrastNames(c)), c.BaseName),
		Setting:  comparisonSetting(c),
		Headline: comparisonHeadline(c),
		schema:   ComparisonSchema,
		members:  comparisonMembers(c),
		rows:     comparisonRows(c),
		Warnings: c.Warnings,
	}
	for i := range c.Others {
		other := &c.Others[i]
		d.Points = append(d.Points, contrastPoints(c, other)...)
		d.Tables = append(d.Tables, contrastTables(c, other)...)
		if picture := contrastPicture(other); len(picture.Names) > 0 {
			d.Pictures = append(d.Pictures, picture)
		}
	}
	return d
}

func contrastNames(c *experiment.Comparison) []string {
	var names []string
	for i := range c.Others {
		names = append(names, c.Others[i].Name)
	}
	for _, failure := range c.Failures {
		names = append(names, failure.Name)
	}
	return names
}

func comparisonSetting(c *experiment.Comparison) string {
	p := c.Base.Plan
	return fmt.Sprintf("%s (%s): window of %s; %s of each configuration in pairs, seed %d: the same entities with the same luck. "+
		"± is half of a %s interval; those of %s of primary responses are widened to %s each (Bonferroni), so that all cover together.",
		p.Name, p.Kind, spokenSpan(p.Window), plural(c.Replications, "replication"), c.Base.Seed,
		unit.Format(p.Confidence, unit.Share), plural(c.Family, "difference"), percentage(c.Adjusted))
}

// percentage writes a confidence close to 1 with the digits that tell it from 1.
func percentage(share float64) string {
	return rounded(100*share, max(1, significantDecimals(100-float64(100*share), 2))) + "%"
}

// comparisonHeadline says which configurations change primary responses beyond
// chance.
func comparisonHeadline(c *experiment.Comparison) string {
	var some, none []string
	for i := range c.Others {
		changed := 0
		for j := range c.Others[i].Primary {
			if c.Others[i].Primary[j].Significant() {
				changed++
			}
		}
		if changed > 0 {
			some = append(some, fmt.Sprintf("%s changes %d of %s", c.Others[i].Name, changed, plural(len(c.Others[i].Primary), "primary response")))
		} else {
			none = append(none, c.Others[i].Name)
		}
	}
	sentence := ""
	if len(some) > 0 {
		sentence = sentenceStart(list(some)) + " beyond chance."
	}
	if len(none) > 0 {
		sentence += fmt.Sprintf(" No primary response is seen to change under %s.", list(none))
	}
	return trimmed(sentence)
}

// mostPoints is the number of sentences a configuration gets about what was
// only explored.
const mostPoints = 3

// contrastPoints tells of each primary response in a sentence, and of what else
// changed most.
func contrastPoints(c *experiment.Comparison, o *experiment.Contrast) []string {
	var points []string
	for i := range o.Primary {
		points = append(points, o.Name+": "+differenceSentence(&o.Primary[i]))
	}
	if gains := stakesSentence(c, o); gains != "" {
		points = append(points, o.Name+": "+gains)
	}
	for i := range o.Explored {
		if i == mostPoints || !o.Explored[i].Significant() {
			break
		}
		points = append(points, o.Name+", explored: "+differenceSentence(&o.Explored[i]))
	}
	return points
}

// differenceSentence says a difference in words.
func differenceSentence(d *experiment.Difference) string {
	by := scaleOf([]*Number{plainNumber(d.Unit(), larger(d))})
	show := func(e stats.Estimate) string {
		return inSentence(&Number{Unit: d.Unit(), Estimate: e}, by)
	}
	whole := &Number{Unit: d.Unit(), Estimate: d.Estimate, Beside: larger(d)}
	plain := func(e stats.Estimate) string {
		return withUnit(&Number{Unit: d.Unit(), Estimate: e, Of: whole}, by)
	}
	switch {
	case math.IsNaN(d.Mean):
		return d.Name + " has no value to compare."
	case d.Mean == 0 && d.HalfWidth() == 0:
		return d.Name + " is the same in every replication."
	case !d.Significant():
		return fmt.Sprintf("%s is not seen to change (%s, difference %s).", d.Name, plain(d.Base), show(d.Estimate))
	}
	verb := "rises"
	if d.Mean < 0 {
		verb = "falls"
	}
	share := ""
	if relative := d.Relative(); isFinite(relative) {
		share = signedShare(relative) + ", "
	}
	return fmt.Sprintf("%s %s from %s to %s (%sdifference %s).", d.Name, verb, plain(d.Base), plain(d.Other), share, show(d.Estimate))
}

// contrastTables are the tables of one configuration.
func contrastTables(c *experiment.Comparison, o *experiment.Contrast) []Table {
	explored := differenceTable(c, o, o.Name+"-explored", fmt.Sprintf("%s: what else changed, the largest changes first", o.Name), significant(o.Explored))
	explored.Notes = []string{fmt.Sprintf("Exploration: of %s, those whose own %s interval leaves out zero; about %.0f of them would by luck alone.",
		plural(len(o.Explored), "response"), unit.Format(c.Base.Plan.Confidence, unit.Share), (1-c.Base.Plan.Confidence)*float64(varying(o.Explored)))}
	primary := differenceTable(c, o, o.Name+"-primary", o.Name+": primary responses", o.Primary)
	primary.Notes = []string{"Pairing: how many times more replications would be needed for the same intervals without common entities and luck."}
	var tables []Table
	for _, table := range []Table{primary, stakesTable(c, o), groupsTable(o), balancesTable(o), explored} {
		if len(table.Rows) > 0 {
			tables = append(tables, table)
		}
	}
	return tables
}

func significant(all []experiment.Difference) []experiment.Difference {
	var some []experiment.Difference
	for i := range all {
		if all[i].Significant() {
			some = append(some, all[i])
		}
	}
	return some
}

// varying counts the differences that are not the same in all replications.
func varying(all []experiment.Difference) int {
	count := 0
	for i := range all {
		if all[i].HalfWidth() > 0 {
			count++
		}
	}
	return count
}

func differenceTable(c *experiment.Comparison, o *experiment.Contrast, name, title string, all []experiment.Difference) Table {
	table := Table{Name: name, Title: title, Columns: []Column{
		{Header: "response"}, {Header: c.BaseName, OwnUnits: true}, {Header: o.Name, OwnUnits: true, Rank: 2},
		{Header: "difference", OwnUnits: true}, {Header: "change", Rank: 1}, {Header: "pairing", Rank: 3},
	}}
	for i := range all {
		d := &all[i]
		before, after, difference := threeCells(o.Name+"."+d.Name, d.Unit(), d.Base, d.Other, d.Estimate)
		table.Rows = append(table.Rows, []Cell{text(d.Name), before, after, difference, changeCell(o.Name, d), ratioCell(o.Name, d)})
	}
	return table
}

// threeCells makes the cells of what is before and after a difference and of the
// difference, in one unit and rounded so that they add up.
func threeCells(name, unit string, before, after, difference stats.Estimate) (from, to, between Cell) {
	change := &Number{Name: name + ".difference", Unit: unit, Estimate: difference, Beside: max(math.Abs(before.Mean), math.Abs(after.Mean))}
	cell := func(what string, e stats.Estimate) Cell {
		return Cell{Number: &Number{Name: name + "." + what, Unit: unit, Estimate: e, Beside: change.Beside, Of: change}}
	}
	return cell("base", before), cell("mean", after), Cell{Number: change}
}

// larger is the size by which the numbers of a difference choose their unit.
func larger(d *experiment.Difference) float64 {
	return max(math.Abs(d.Base.Mean), math.Abs(d.Other.Mean))
}

func changeCell(configuration string, d *experiment.Difference) Cell {
	relative := d.Relative()
	if !isFinite(relative) {
		return text(nothing)
	}
	return Cell{
		Text:  signedShare(relative),
		Value: &Number{Name: configuration + "." + d.Name + ".change", Unit: "1", Estimate: stats.Unknown(relative)},
	}
}

func ratioCell(configuration string, d *experiment.Difference) Cell {
	if d.Extreme {
		return text(nothing) // what has no interval gains nothing from pairs
	}
	cell := text(ratioText(d.VarianceRatio))
	if isFinite(d.VarianceRatio) {
		cell.Value = &Number{Name: configuration + "." + d.Name + ".pairing", Estimate: stats.Unknown(d.VarianceRatio)}
	}
	return cell
}

// mostRatio is a ratio beyond which nothing but the rounding of sums is left of the
// differences' spread.
const mostRatio = 1e6

func ratioText(ratio float64) string {
	switch {
	case math.IsNaN(ratio):
		return nothing
	case math.IsInf(ratio, 0):
		return "exact" // the difference is the same in all replications
	case ratio > mostRatio:
		return "> " + fixed(mostRatio, 0) + "×"
	}
	return rounded(ratio, significantDecimals(ratio, 2)) + "×"
}
