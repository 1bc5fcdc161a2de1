package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// comparisonSchema names the layout of a comparison in JSON.
const comparisonSchema = "karvon.comparison/1"

// Comparison arranges a comparison: for each configuration the differences of the primary responses, who gains and
// who loses, and what else changed.
func Comparison(c *experiment.Comparison) *document.Document {
	d := &document.Document{
		Kind:     document.OfComparison,
		Title:    comparisonText.title.with(values{"configurations": contrastNames(c), "base": c.BaseName}),
		Setting:  comparisonSetting(c),
		Headline: comparisonHeadline(c),
		Members:  comparisonMembers(c),
		Rows:     data.Identified(comparisonRows(c), c.Base.Plan, c.Base.Seed),
		Warnings: plainWarnings(c.Base.Plan, c.Warnings),
	}
	if len(c.Others) > 0 {
		d.Tables = append(d.Tables, stakesTable(c))
	}
	d.Points = stakePoints(c) // what matters to people before all else
	for i := range c.Others {
		other := &c.Others[i]
		d.Points = append(d.Points, contrastPoints(c, other)...)
		d.Tables = append(d.Tables, contrastTables(c, other)...)
		if picture := contrastPicture(other); len(picture.Names) > 0 {
			d.Pictures = append(d.Pictures, picture)
		}
	}
	return completed(d, comparisonSchema)
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
	p, said, looked := c.Base.Plan, comparisonText.setting, comparisonText.settingLooked
	if !c.Paired() {
		said, looked = comparisonText.settingApart, comparisonText.settingApartLooked
	}
	switch {
	case c.Looks > 1:
		said = looked
	case c.Family < 2 && c.Paired():
		said = comparisonText.settingOfOne
	case c.Family < 2:
		said = comparisonText.settingApartOfOne
	}
	return said.with(values{
		"looks": c.Looks, "scenario": p.Name, "weeks": comparedSpans(c), "seed": c.Base.Seed,
		"chance": chanceSentence(p.Confidence), "family": c.Family, "confidence": percentage(c.Adjusted),
	})
}

// comparedSpans counts what was simulated of each configuration: where they count times of different lengths, runs with
// the time of each.
func comparedSpans(c *experiment.Comparison) string {
	p := c.Base.Plan
	windows := []string{spanText.windowOf.with(values{"name": c.BaseName, "window": spokenWindow(p)})}
	alike := true
	for i := range c.Others {
		other := c.Others[i].Result.Plan
		alike = alike && other.Window == p.Window
		windows = append(windows,
			spanText.windowOf.with(values{"name": c.Others[i].Name, "window": spokenWindow(other)}))
	}
	if alike {
		return simulatedSpans(p, c.Replications)
	}
	return spanText.windowsApart.with(values{"runs": simulated{c.Replications, run}, "windows": firstOf(windows)})
}

// percentage writes a confidence close to 1 with the digits that tell it from 1.
func percentage(share float64) string {
	return digits(document.Rounded(100*share, max(1, document.SignificantDecimals(100-float64(100*share), 2))) + "%")
}

// comparisonHeadline says which configurations change primary responses beyond chance.
func comparisonHeadline(c *experiment.Comparison) string {
	if len(c.Base.Lost) > 0 {
		return lostHeadline(c.Base.Plan)
	}
	if c.Interrupted || c.Overload() != nil {
		return comparisonText.stopped.said()
	}
	var some, none, unsure []string
	for i := range c.Others {
		o := &c.Others[i]
		changed, blind := 0, false
		for j := range o.Primary {
			if o.Primary[j].Significant() {
				changed++
			}
			blind = blind || undecidable(&o.Primary[j])
		}
		switch {
		case changed > 0:
			some = append(some, comparisonText.changes.with(values{"configuration": o.Name, "changed": changed,
				"primary": len(o.Primary)}))
		case blind:
			unsure = append(unsure, o.Name)
		default:
			none = append(none, o.Name)
		}
	}
	var sentences []string
	if len(some) > 0 {
		sentences = append(sentences, comparisonText.some.with(values{"changes": some}))
	}
	if len(none) > 0 {
		sentences = append(sentences, comparisonText.none.with(values{"configurations": none}))
	}
	if len(unsure) > 0 {
		sentences = append(sentences,
			comparisonText.unsure.with(values{"span": spanOf(c.Base.Plan), "configurations": unsure}))
	}
	return strings.Join(sentences, " ")
}

// undecidable says whether a difference has no interval by which it could be judged.
func undecidable(d *experiment.Difference) bool {
	return document.IsFinite(d.Mean) && !d.HasInterval() && !d.Extreme && d.Mean != 0
}

// mostPoints is the number of sentences a configuration gets about what was only explored.
const mostPoints = 3

// contrastPoints tells of each primary response in a sentence, and of what else changed most.
func contrastPoints(c *experiment.Comparison, o *experiment.Contrast) []string {
	var points []string
	for i := range o.Primary {
		points = append(points, comparisonText.of.with(values{"configuration": o.Name,
			"sentence": differenceSentence(&o.Primary[i])}))
	}
	if gains := flowEffectsSentence(c, o); gains != "" {
		points = append(points, comparisonText.of.with(values{"configuration": o.Name, "sentence": gains}))
	}
	for _, loss := range lostSentences(c, o) {
		points = append(points, comparisonText.of.with(values{"configuration": o.Name, "sentence": loss}))
	}
	for _, d := range toldBesides(o) {
		points = append(points, comparisonText.besides.with(values{"configuration": o.Name,
			"sentence": differenceSentence(&d)}))
	}
	return points
}

// toldBesides are those of the differences that nobody asked for of which a sentence tells: one of each place, and of
// places that have the same numbers, such as a site and its only zone, one. Flows are told by who gains and who loses.
func toldBesides(o *experiment.Contrast) []experiment.Difference {
	var some []experiment.Difference
	for _, d := range telling(significant(o.Explored)) {
		known := func(one experiment.Difference) bool {
			samePlace := one.Estimand.Subject == d.Estimand.Subject && one.Index == d.Index && one.Second == d.Second
			return samePlace || one.Unit() == d.Unit() && one.Base.Mean == d.Base.Mean && one.Other.Mean == d.Other.Mean
		}
		if len(some) == mostPoints {
			break
		}
		if d.Estimand.Subject != response.OfFlow && !slices.ContainsFunc(some, known) {
			some = append(some, d)
		}
	}
	return some
}

// contrastTables are the tables of one configuration.
func contrastTables(c *experiment.Comparison, o *experiment.Contrast) []document.Table {
	who := values{"configuration": o.Name}
	explored := differenceTable(c, o, o.Name+"-explored", comparisonText.exploredTitle.with(who),
		telling(significant(o.Explored)))
	explored.Notes = []string{comparisonText.explored.with(values{
		"numbers": len(o.Explored), "chance": fmt.Sprintf("%.0f", (1-c.Base.Plan.Confidence)*float64(varying(o.Explored))),
	})}
	primary := differenceTable(c, o, o.Name+"-primary", comparisonText.primaryTitle.with(who), o.Primary)
	primary.NoteAt("pairing", comparisonText.saved.with(values{"span": spanOf(c.Base.Plan)}))
	return []document.Table{primary, flowEffectsTable(c, o), groupsTable(o), balancesTable(o), explored}
}

// telling leaves out of the differences those that another one tells already: other statistics of a measure whose
// mean is there.
func telling(all []experiment.Difference) []experiment.Difference {
	type measured struct {
		about   string
		measure string
	}
	of := func(d *experiment.Difference) measured {
		return measured{fmt.Sprint(d.Estimand.Subject.Word, d.Index, d.Second), d.Estimand.Measure}
	}
	mean := map[measured]bool{}
	for i := range all {
		if all[i].Statistic == response.Mean {
			mean[of(&all[i])] = true
		}
	}
	var some []experiment.Difference
	for i := range all {
		if all[i].Statistic == response.Mean || all[i].Statistic == response.P95 || !mean[of(&all[i])] {
			some = append(some, all[i])
		}
	}
	return some
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

func differenceTable(c *experiment.Comparison, o *experiment.Contrast, name, title string,
	all []experiment.Difference) document.Table {
	table := document.Table{Name: name, Title: title, Columns: []document.Column{
		{Header: "response", Words: "what"}, {Header: c.BaseName, Named: true, OwnUnits: true},
		{Header: o.Name, Named: true, OwnUnits: true, Rank: 1},
		{Header: "difference", OwnUnits: true}, {Header: "change", Rank: 2},
		{Header: "hours", Words: "hours a day of all", Rank: 3},
		{Header: "pairing", Words: "saved", Rank: 4},
	}}
	for i := range all {
		d := &all[i]
		before, after, difference := threeCells(d.Unit(), d.Base, d.Other, d.Estimate)
		table.Rows = append(table.Rows,
			[]document.Cell{text(d.Name), before, after, difference, changeCell(d), hoursCell(d), ratioCell(d)})
	}
	return table
}

// threeCells makes the cells of what is before and after a difference and of the difference, in one unit and
// rounded so that they add up.
func threeCells(unit string, before, after, difference stats.Estimate) (from, to, between document.Cell) {
	change := &document.Number{Unit: unitOfDifference(unit), Estimate: difference,
		Difference: true, Beside: max(math.Abs(before.Mean), math.Abs(after.Mean))}
	cell := func(e stats.Estimate) document.Cell {
		return document.Cell{Number: &document.Number{Unit: unit, Estimate: e, Beside: change.Beside, Of: change}}
	}
	return cell(before), cell(after), document.Cell{Number: change}
}

// unitOfDifference is the unit of a difference of numbers: one of shares is no share.
func unitOfDifference(unit string) string {
	if unit == "1" {
		return "points"
	}
	return unit
}

// hoursCell is how many hours a day more all of those spend who are concerned.
func hoursCell(d *experiment.Difference) document.Cell {
	if d.Hours == 0 || !document.IsFinite(d.Hours) {
		return document.Cell{}
	}
	return estimated("h/day", stats.Unknown(d.Hours))
}

func changeCell(d *experiment.Difference) document.Cell {
	relative := d.Relative()
	if !document.IsFinite(relative) {
		return text(document.Nothing)
	}
	return document.Cell{
		Text:  signedShare(relative),
		Value: &document.Number{Unit: "1", Estimate: stats.Unknown(relative)},
	}
}

func ratioCell(d *experiment.Difference) document.Cell {
	if d.Extreme {
		return text(document.Nothing) // what has no interval gains nothing from pairs
	}
	cell := text(ratioText(d.VarianceRatio))
	if document.IsFinite(d.VarianceRatio) {
		cell.Value = &document.Number{Estimate: stats.Unknown(d.VarianceRatio)}
	}
	return cell
}

// mostRatio is a ratio beyond which nothing but the rounding of sums is left of the differences' spread.
const mostRatio = 1e6

func ratioText(ratio float64) string {
	switch {
	case math.IsNaN(ratio):
		return document.Nothing
	case math.IsInf(ratio, 0):
		return comparisonText.exact.said() // the difference is the same in all replications
	case ratio > mostRatio:
		return "> " + digits(document.Fixed(mostRatio, 0)) + "×"
	}
	return digits(document.Rounded(ratio, document.SignificantDecimals(ratio, 2))) + "×"
}
