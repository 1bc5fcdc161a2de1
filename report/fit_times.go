//go:build !js

package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/fit"
	recorded "karvon/sim/measured"
	"karvon/sim/stats"
)

// chosenFamily is the family that should be used.
func chosenFamily(t *fit.Fits) *fit.Fit { return &t.Families[t.Chosen] }

// familySentence says which family times follow, and how it is known.
func familySentence(t *fit.Fits, subject string) string {
	c := chosenFamily(t)
	said := values{"subject": subject, "family": familyWords(c.Family), "parameters": parametersText(c.Parameters),
		"mean": withInterval(asQuantity(c.Mean)), "values": len(c.Values)}
	switch c.Family {
	case "empirical":
		if t.Censored > 0 {
			return fitText.unfinished.with(said)
		}
		return fitText.empirical.with(said)
	case "discrete":
		return fitText.discrete.with(said)
	case "constant":
		said["value"] = said["mean"]
		if t.N == 1 {
			return fitText.single.with(said)
		}
		return fitText.constant.with(said)
	}
	said["how"] = judgedText(t, c)
	return fitText.family.with(said) + "."
}

// asQuantity is a parameter in the unit of the observations.
func asQuantity(p fit.Parameter) fit.Parameter {
	p.Of = fit.Quantity
	return p
}

// judgedText says how well a family fits.
func judgedText(t *fit.Fits, c *fit.Fit) string {
	switch {
	case t.N > fit.LargeSample:
		return fitText.byQuantile.with(values{"error": share(math.Abs(c.Worst.Relative))})
	case c.PIsBound:
		return fitText.pBound.with(values{"p": share(c.P)})
	}
	return fitText.p.with(values{"p": share(c.P)})
}

// familyWords is what a family is called in a sentence.
func familyWords(family string) string { return familyText[family].said() }

// parametersText lists parameters with their intervals.
func parametersText(parameters []fit.Parameter) string {
	var all []string
	for _, p := range parameters {
		if !math.IsInf(p.Value, 0) { // no end is not worth a word
			all = append(all, p.Name+" "+withInterval(p))
		}
	}
	return list(all)
}

// sizesText says how long times are; where some are unfinished the mean is a least one, and so may quantiles be.
func sizesText(t *fit.Fits) string {
	said := values{"n": t.N, "mean": timeText(t.Mean), "greatest": timeText(t.Greatest)}
	said["median"], said["p95"] = timeText(t.Median), fitText.atMost.with(values{"time": timeText(t.P95)})
	if math.IsInf(t.Median, 1) {
		said["median"] = fitText.over.with(values{"time": timeText(t.Greatest)})
	}
	if math.IsInf(t.P95, 1) {
		said["p95"] = fitText.unknown.said()
	}
	if t.Censored > 0 {
		return fitText.sizesLeast.with(said)
	}
	return fitText.sizes.with(said)
}

// timesPoints are what is to be said of times besides their family.
func timesPoints(t *fit.Fits) []string {
	points := []string{sizesText(t)}
	for i, why := range t.Why {
		switch said := troubleWords(why); {
		case said == "":
		case i == 0:
			points = append(points, fitText.why.with(values{"why": strings.TrimSuffix(said, ".")}))
		default:
			points = append(points, troubleSentence(why))
		}
	}
	if t.Rounding > 0 {
		points = append(points, fitText.rounded.with(values{"step": timeText(t.Rounding)}))
	}
	if t.Censored > 0 {
		points = append(points, fitText.censored.with(values{"count": t.Censored}))
	}
	if z := t.Zeros; z.Count > 0 {
		points = append(points, fitText.zeros.with(values{"count": z.Count, "n": t.N, "share": share(z.Share),
			"low": share(z.Low), "high": share(z.High)}))
	}
	return points
}

// ofGroupTitle stands before the title of a table of one of several groups.
func ofGroupTitle(g *recorded.FittedGroup) string {
	if g.Name == "" {
		return ""
	}
	return g.Name + ": "
}

// ofGroupName makes the name of a table of one of several groups a word of its own.
func ofGroupName(name string, g *recorded.FittedGroup, i int) string {
	if g.Name == "" {
		return name
	}
	return fmt.Sprintf("%s-%d", name, i+1)
}

// familiesTable lists families with their parameters, the best first.
func familiesTable(g *recorded.FittedGroup, i int) document.Table {
	table := document.Table{Name: ofGroupName("families", g, i), Whole: true,
		Title: fitText.familiesTable.with(values{"group": ofGroupTitle(g)}), Notes: []string{fitText.familiesNote.said()},
		Columns: []document.Column{{Header: "family"}, {Header: "parameters"}, {Header: "mean", Rank: 2},
			{Header: "p"}, {Header: "worst quantile", Words: "largest error of a quantile"}, {Header: "AIC", Rank: 1},
			{Header: "verdict"}}}
	for j := range g.Times.Families {
		c := &g.Times.Families[j]
		verdict := fitText.fits
		switch {
		case j == g.Times.Chosen:
			verdict = fitText.chosen
		case c.Rejected:
			verdict = fitText.rejected
		case c.Family == "empirical":
			verdict = fitText.alwaysThere
		}
		table.Rows = append(table.Rows, []document.Cell{text(nameText(c.Family)), text(parametersText(allParameters(c))),
			estimated("s", estimateOf(c.Mean)), pCell(c), worstCell(c), plainCell("", c.AIC), text(verdict.said())})
	}
	return table
}

// allParameters are those of a family in both of its notations.
func allParameters(c *fit.Fit) []fit.Parameter {
	return append(append([]fit.Parameter{}, c.Parameters...), c.Other...)
}

func pCell(c *fit.Fit) document.Cell {
	if math.IsNaN(c.Statistic) {
		return document.Cell{}
	}
	said := fmt.Sprintf("%.2g", c.P)
	if c.PIsBound {
		said = "≤ " + said
	}
	return document.Cell{Text: digits(said), Value: document.PlainNumber("", c.P)}
}

// worstCell is the largest error of a quantile, with which it is.
func worstCell(c *fit.Fit) document.Cell {
	if c.Worst.Probability == 0 || math.IsNaN(c.Worst.Relative) {
		return document.Cell{}
	}
	percent := digitsText(100*c.Worst.Relative, 2)
	if c.Worst.Relative > 0 {
		percent = "+" + percent
	}
	said := fitText.worst.with(values{"error": digits(percent + "%"),
		"quantile": fmt.Sprintf("p%.0f", 100*c.Worst.Probability)})
	return document.Cell{Text: said, Value: document.PlainNumber("1", c.Worst.Relative)}
}

func plainCell(unit string, value float64) document.Cell {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return document.Cell{}
	}
	return document.Cell{Number: &document.Number{Unit: unit, Estimate: stats.Unknown(value)}}
}

// sampleTable lists moments and quantiles, as observed and as the chosen family has them.
func sampleTable(g *recorded.FittedGroup, i int) document.Table {
	t := g.Times
	d := chosenFamily(t).Distribution
	table := document.Table{Name: ofGroupName("sample", g, i),
		Title: fitText.sample.with(values{"group": ofGroupTitle(g)}),
		Whole: true, Columns: []document.Column{{Header: "number"}, {Header: "observed", OwnUnits: true},
			{Header: "fitted", OwnUnits: true}}}
	add := func(name sentence, unit string, observed, fitted float64) {
		table.Rows = append(table.Rows,
			[]document.Cell{text(name.said()), plainCell(unit, observed), plainCell(unit, fitted)})
	}
	sd := math.Sqrt(d.Variance())
	mean, deviation, cv := observedMoments(t)
	add("n", "", float64(t.N), math.NaN())
	add("mean", "s", mean, d.Mean())
	add("sd", "s", deviation, sd)
	add("cv", "", cv, sd/d.Mean())
	add("least", "s", t.Least, math.NaN())
	for _, q := range []struct {
		name     sentence
		observed float64
		share    float64
	}{{"p25", t.Quartile1, 0.25}, {"median", t.Median, 0.5}, {"p75", t.Quartile3, 0.75}, {"p95", t.P95, 0.95}} {
		add(q.name, "s", q.observed, d.Quantile(q.share))
	}
	add("greatest", "s", t.Greatest, math.NaN())
	add("correlation of neighbours", "", t.Autocorrelation, math.NaN())
	return table
}

// observedMoments are mean, standard deviation and cv as observed; nobody knows those of
// unfinished values.
func observedMoments(t *fit.Fits) (mean, deviation, cv float64) {
	if t.Censored > 0 {
		return math.NaN(), math.NaN(), math.NaN()
	}
	return t.Mean, t.SD, t.CV
}

// borrowedSentence says what published numbers come to.
func borrowedSentence(b *fit.Borrowed) string {
	if len(b.Families) == 0 {
		return fitText.disagrees.said()
	}
	c := &b.Families[0]
	said := fitText.borrowed
	if slices.ContainsFunc(b.Troubles, func(t fit.Trouble) bool { return t.Gravity == fit.Meaningless }) {
		said = fitText.contradictory
	}
	return said.with(values{"family": familyWords(c.Family), "parameters": parametersText(c.Parameters),
		"difference": share(math.Abs(c.Largest))})
}

// borrowedPoints say what the numbers fix, and what they do not.
func borrowedPoints(b *fit.Borrowed) []string {
	var points []string
	if b.N == 0 {
		points = append(points, fitText.borrowedUnknown.said())
	}
	if len(b.Determined) > 0 {
		points = append(points, fitText.determined.with(values{"what": troublesText(b.Determined)}))
	}
	if len(b.Undetermined) > 0 {
		points = append(points, fitText.undetermined.with(values{"what": troublesText(b.Undetermined)}))
	}
	return points
}

func troublesText(all []fit.Trouble) string {
	var said []string
	for _, t := range all {
		if words := strings.TrimSuffix(troubleWords(t), "."); words != "" {
			said = append(said, words)
		}
	}
	return strings.Join(said, "; ")
}

// agreementTable sets published numbers beside what the distribution says of them.
func agreementTable(g *recorded.FittedGroup, i int) document.Table {
	table := document.Table{Name: ofGroupName("agreement", g, i), Whole: true,
		Title: fitText.agreement.with(values{"group": ofGroupTitle(g)}),
		Columns: []document.Column{{Header: "family"}, {Header: "number"}, {Header: "published", OwnUnits: true},
			{Header: "fitted", OwnUnits: true}, {Header: "used", Words: "fixes a parameter"}}}
	for j := range g.Summary.Families {
		c := &g.Summary.Families[j]
		for _, a := range c.Agreement {
			unit := "s"
			if a.Statement.Measure == fit.AboveOf {
				unit = "1"
			}
			used := fitText.tests
			if a.Used {
				used = fitText.fixes
			}
			table.Rows = append(table.Rows, []document.Cell{text(nameText(c.Family)), text(statementText(a.Statement)),
				plainCell(unit, a.Statement.Value), plainCell(unit, a.Fitted), text(used.said())})
		}
	}
	return table
}

// statementText is what a published number is called.
func statementText(s fit.Statement) string {
	switch s.Measure {
	case fit.QuantileOf:
		if s.At == 0.5 {
			return fitText.median.said()
		}
		return fmt.Sprintf("p%.3g", 100*s.At)
	case fit.AboveOf:
		return fitText.above.with(values{"time": timeText(s.At)})
	}
	return measureText[s.Measure].said()
}
