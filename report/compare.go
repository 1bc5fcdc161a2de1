package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario/zone"
	"karvon/sim/stats"
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
		Warnings: plainWarnings(c.Base.Plan, c.Warnings),
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
	return fmt.Sprintf("%s: %s of each, seed %d; %s the change, each with the same luck. %s The ± of the %s are wider (%s each), so that all of them hold together.",
		p.Name, simulatedSpans(p, c.Replications), c.Base.Seed, withAndWithout,
		chanceSentence(p.Confidence), plural(c.Family, "primary difference"), percentage(c.Adjusted))
}

// percentage writes a confidence close to 1 with the digits that tell it from 1.
func percentage(share float64) string {
	return rounded(100*share, max(1, significantDecimals(100-float64(100*share), 2))) + "%"
}

// comparisonHeadline says which configurations change primary responses beyond
// chance.
func comparisonHeadline(c *experiment.Comparison) string {
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
			some = append(some, fmt.Sprintf("%s changes %d of %s", o.Name, changed, plural(len(o.Primary), "primary number")))
		case blind:
			unsure = append(unsure, o.Name)
		default:
			none = append(none, o.Name)
		}
	}
	sentence := ""
	if len(some) > 0 {
		sentence = list(some) + ", " + tellApart + "."
	}
	if len(none) > 0 {
		sentence += fmt.Sprintf(" No primary number is seen to change under %s.", list(none))
	}
	if len(unsure) > 0 {
		sentence += inSpans(c.Base.Plan, " "+sentenceStart(tooFew)+" weeks simulated to tell what ") + list(unsure) + " " + verb(unsure, "changes", "change") + "."
	}
	return trimmed(sentence)
}

// undecidable says whether a difference has no interval by which it could be judged.
func undecidable(d *experiment.Difference) bool {
	return isFinite(d.Mean) && !d.HasInterval() && !d.Extreme && d.Mean != 0
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
	told := map[string]bool{}
	for _, d := range telling(significant(o.Explored)) {
		about := fmt.Sprint(d.Estimand.Subject, d.Index, d.Second)
		if len(told) == mostPoints {
			break
		}
		if d.Estimand.Subject != plan.OfFlow && !told[about] { // flows are told by who gains and who loses
			told[about] = true
			points = append(points, o.Name+", besides: "+differenceSentence(&d))
		}
	}
	return points
}

// differenceSentence says a difference in words.
func differenceSentence(d *experiment.Difference) string {
	by := scaleOf([]*Number{plainNumber(d.Unit(), larger(d))})
	show := func(e stats.Estimate) string {
		own := by
		if d.Unit() == "1" {
			own.unit = "points"
		}
		return inSentence(&Number{Unit: d.Unit(), Estimate: e}, own)
	}
	whole := &Number{Unit: d.Unit(), Estimate: d.Estimate, Beside: larger(d)}
	plain := func(e stats.Estimate) string {
		e.AtLimit = false // where it comes from and goes to, not how often
		return withUnit(&Number{Unit: d.Unit(), Estimate: e, Of: whole}, by)
	}
	switch {
	case math.IsNaN(d.Mean):
		return d.Name + " has no value to compare."
	case d.Mean == 0 && d.HalfWidth() == 0:
		return d.Name + " is the same each time."
	case undecidable(d):
		return fmt.Sprintf("%s: "+tooFew+" simulated to tell (%s, difference %s).", d.Name, plain(d.Base), show(d.Estimate))
	case !d.Significant():
		return fmt.Sprintf("%s is not seen to change (%s, difference %s).", d.Name, plain(d.Base), show(d.Estimate))
	}
	verb := "rises"
	if d.Mean < 0 {
		verb = "falls"
	}
	share := ""
	if relative := d.Relative(); isFinite(relative) {
		share = fmt.Sprintf("%+.0f%%, ", 100*relative)
	}
	return fmt.Sprintf("%s %s from %s to %s (%sdifference %s).", d.Name, verb, plain(d.Base), plain(d.Other), share, show(d.Estimate))
}

// contrastTables are the tables of one configuration.
func contrastTables(c *experiment.Comparison, o *experiment.Contrast) []Table {
	explored := differenceTable(c, o, o.Name+"-explored", fmt.Sprintf("%s: what else changed, by the hours of all who are concerned", o.Name), telling(significant(o.Explored)))
	explored.Notes = []string{fmt.Sprintf("Of %s that were not asked for beforehand these changed %s, each judged alone; about %.0f would by chance.",
		plural(len(o.Explored), "number"), tellApart, (1-c.Base.Plan.Confidence)*float64(varying(o.Explored)))}
	primary := differenceTable(c, o, o.Name+"-primary", o.Name+": primary numbers", o.Primary)
	primary.noteAt("pairing", inSpans(c.Base.Plan, "Saved: how many times more weeks simulated it would take to tell as much, if the trucks were not the same."))
	return []Table{primary, stakesTable(c, o), groupsTable(o), balancesTable(o), explored}
}

// telling leaves out of the differences those that another one tells already: other
// statistics of a measure whose mean is there.
func telling(all []experiment.Difference) []experiment.Difference {
	type measured struct {
		about   string
		measure string
	}
	of := func(d *experiment.Difference) measured {
		return measured{fmt.Sprint(d.Estimand.Subject, d.Index, d.Second), d.Estimand.Measure}
	}
	mean := map[measured]bool{}
	for i := range all {
		if all[i].Statistic == plan.Mean {
			mean[of(&all[i])] = true
		}
	}
	var some []experiment.Difference
	for i := range all {
		if all[i].Statistic == plan.Mean || all[i].Statistic == plan.P95 || !mean[of(&all[i])] {
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

func differenceTable(c *experiment.Comparison, o *experiment.Contrast, name, title string, all []experiment.Difference) Table {
	table := Table{Name: name, Title: title, Columns: []Column{
		{Header: "response", Words: "what"}, {Header: c.BaseName, OwnUnits: true}, {Header: o.Name, OwnUnits: true, Rank: 2},
		{Header: "difference", OwnUnits: true}, {Header: "change", Rank: 3}, {Header: "hours", Words: "hours a day of all", Rank: 1},
		{Header: "pairing", Words: "saved", Rank: 4},
	}}
	for i := range all {
		d := &all[i]
		before, after, difference := threeCells(o.Name+"."+d.Name, d.Unit(), d.Base, d.Other, d.Estimate)
		table.Rows = append(table.Rows, []Cell{text(d.Name), before, after, difference, changeCell(o.Name, d), hoursCell(o.Name, d), ratioCell(o.Name, d)})
	}
	return table
}

// threeCells makes the cells of what is before and after a difference and of the
// difference, in one unit and rounded so that they add up.
func threeCells(name, unit string, before, after, difference stats.Estimate) (from, to, between Cell) {
	change := &Number{Name: name + ".difference", Unit: unitOfDifference(unit), Estimate: difference, Beside: max(math.Abs(before.Mean), math.Abs(after.Mean))}
	cell := func(what string, e stats.Estimate) Cell {
		return Cell{Number: &Number{Name: name + "." + what, Unit: unit, Estimate: e, Beside: change.Beside, Of: change}}
	}
	return cell("base", before), cell("mean", after), Cell{Number: change}
}

// unitOfDifference is the unit of a difference of numbers: one of shares is no share.
func unitOfDifference(unit string) string {
	if unit == "1" {
		return "points"
	}
	return unit
}

// larger is the size by which the numbers of a difference choose their unit.
func larger(d *experiment.Difference) float64 {
	return max(math.Abs(d.Base.Mean), math.Abs(d.Other.Mean))
}

// hoursCell is how many hours a day more all of those spend who are concerned.
func hoursCell(configuration string, d *experiment.Difference) Cell {
	if d.Hours == 0 || !isFinite(d.Hours) {
		return Cell{}
	}
	return Cell{Number: &Number{Name: configuration + "." + d.Name + ".hours", Unit: "h/day", Estimate: stats.Unknown(d.Hours)}}
}

func changeCell(configuration string, d *experiment.Difference) Cell {
	relative := d.Relative()
	if !isFinite(relative) {
		return text(nothing)
	}
	return Cell{
		Text:  fmt.Sprintf("%+.1f%%", 100*relative),
		Value: &Number{Name: configuration + "." + d.Name + ".change", Unit: "1", Estimate: stats.Unknown(relative)},
	}
}

func ratioCell(configuration string, d *experiment.Difference) Cell {
	cell := text(ratioText(d.VarianceRatio))
	if isFinite(d.VarianceRatio) {
		cell.Value = &Number{Name: configuration + "." + d.Name + ".pairing", Estimate: stats.Unknown(d.VarianceRatio)}
	}
	return cell
}

func ratioText(ratio float64) string {
	switch {
	case math.IsNaN(ratio):
		return nothing
	case math.IsInf(ratio, 0):
		return "exact"
	}
	return rounded(ratio, significantDecimals(ratio, 2)) + "×"
}

// comparisonRows are tidy: a row a configuration and response, with the estimates
// in the base, in the configuration, and of the difference.
func comparisonRows(c *experiment.Comparison) [][]string {
	rows := [][]string{slices.Concat([]string{"configuration"}, nameColumns, []string{"primary"}, differenceColumns, []string{"confidence", "variance_ratio"})}
	eachDifference(c, func(o *experiment.Contrast, d *experiment.Difference) {
		rows = append(rows, slices.Concat([]string{o.Name}, nameFields(&d.Response), []string{strconv.FormatBool(d.Primary)},
			asFields(d.Base), asFields(d.Other), asFields(d.Estimate), []string{plainFloat(d.Confidence), plainFloat(d.VarianceRatio)}))
	})
	return rows
}

// differenceColumns are those of the estimates before, after, and of the
// difference: before and difference make after.
var differenceColumns = slices.Concat(estimateColumnsOf("before"), estimateColumnsOf("after"), estimateColumnsOf("difference"))

// eachDifference visits all differences, the primary ones first.
func eachDifference(c *experiment.Comparison, visit func(*experiment.Contrast, *experiment.Difference)) {
	for i := range c.Others {
		o := &c.Others[i]
		for j := range o.Primary {
			visit(o, &o.Primary[j])
		}
		for j := range o.Explored {
			visit(o, &o.Explored[j])
		}
	}
}

// differenceJSON is a difference in JSON.
type differenceJSON struct {
	Subject       string        `json:"subject"`
	Place         string        `json:"place"`
	Measure       string        `json:"measure"`
	Unit          string        `json:"unit"`
	Primary       bool          `json:"primary"`
	Base          real          `json:"base"`
	Mean          real          `json:"mean"`
	Difference    real          `json:"difference"`
	HalfWidth     real          `json:"half_width"`
	Low           real          `json:"low"`
	High          real          `json:"high"`
	Confidence    real          `json:"confidence"`
	VarianceRatio real          `json:"variance_ratio"`
	By            string        `json:"by"`
	Estimates     estimatesJSON `json:"estimates"`
	BaseValues    []real        `json:"base_values"`
	Values        []real        `json:"values"`
	BaseWeights   []real        `json:"base_weights,omitempty"`
	Weights       []real        `json:"weights,omitempty"`
}

// estimatesJSON are what a difference is between, and the difference, with all
// that is to be said of each.
type estimatesJSON struct {
	Before     estimateJSON `json:"before"`
	After      estimateJSON `json:"after"`
	Difference estimateJSON `json:"difference"`
}

func comparisonMembers(c *experiment.Comparison) []member {
	configurations := []member{configurationMember(c.BaseName, c.Base)}
	for i := range c.Others {
		configurations = append(configurations, configurationMember(c.Others[i].Name, c.Others[i].Result))
	}
	var differences []member
	eachDifference(c, func(o *experiment.Contrast, d *experiment.Difference) {
		before, after := c.Base.Find(d.Name), o.Result.Find(d.Name)
		differences = append(differences, member{o.Name + "." + d.Name, differenceJSON{
			string(d.Estimand.Subject), d.Place, d.MeasureName(), d.Unit(), d.Primary,
			real(d.Base.Mean), real(d.Other.Mean), real(d.Mean), real(d.HalfWidth()), real(d.Low), real(d.High),
			real(d.Confidence), real(d.VarianceRatio), d.Combination().String(),
			estimatesJSON{asJSON(d.Base), asJSON(d.Other), asJSON(d.Estimate)},
			reals(before.Values), reals(after.Values), reals(before.Weights), reals(after.Weights),
		}})
	})
	return []member{
		{"base", c.BaseName},
		{"configurations", configurations},
		{"seed", c.Base.Seed},
		{"replications", c.Replications},
		{"interrupted", c.Interrupted},
		{"horizon", horizonOf(c.Base.Plan)},
		{"confidence", c.Base.Plan.Confidence},
		{"time_zone_database", zone.Version()},
		{"titles", titlesOf(c.Base.Plan)},
		{"family", c.Family},
		{"adjusted_confidence", c.Adjusted},
		{"failures", failuresJSON(c.Failures)},
		{"differences", differences},
		{"stakes", stakeMembers(c)},
		{"groups", groupMembers(c)},
		{"entities", balanceMembers(c)},
	}
}

func configurationMember(name string, r *experiment.Result) member {
	return member{name, struct {
		Scenario    string   `json:"scenario"`
		Title       string   `json:"title"`
		Hash        string   `json:"hash"`
		Policies    []string `json:"policies"`
		Settings    []string `json:"settings"`
		Fingerprint string   `json:"fingerprint"`
		Warnings    []string `json:"warnings"`
	}{r.Plan.Name, r.Plan.Title, r.Plan.Hash, listed(r.Plan.Policies), listed(r.Plan.Settings), r.Fingerprint, listed(doubts(r))}}
}

// failureJSON is a configuration or point without a result, in JSON.
type failureJSON struct {
	Name  string `json:"name"`
	Error string `json:"error"`
}

func failuresJSON(failures []experiment.Failure) []failureJSON {
	all := []failureJSON{}
	for _, f := range failures {
		all = append(all, failureJSON{f.Name, f.Err.Error()})
	}
	return all
}

func reals(values []float64) []real {
	all := make([]real, len(values))
	for i, value := range values {
		all[i] = real(value)
	}
	return all
}
