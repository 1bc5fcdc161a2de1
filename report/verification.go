package report

import (
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/regression"
	"karvon/sim/visible"
)

// Verification arranges what became of scenarios against their baselines: a section a
// scenario, and for CI all that was looked at.
func Verification(cases []regression.Case) *document.Document {
	d := &document.Document{Kind: document.OfVerification, Title: string(verificationText.title), Headline: tallySentence(regression.Count(cases)), Sections: []document.Section{}}
	for i := range cases {
		c := &cases[i]
		section := document.Section{Name: c.Name(), Headline: headlineOf(c), Points: pointsOf(c)}
		if table := casesTable(c); len(table.Rows) > 0 {
			section.Table = &table
		}
		d.Sections = append(d.Sections, section)
		d.Suites = append(d.Suites, document.Suite{Name: c.Name(), Findings: findingsOf(c)})
	}
	return d
}

// casesTable is the table of a case's responses, where any is not what it was.
func casesTable(c *regression.Case) document.Table {
	if c.Comparison == nil || c.Comparison.Verdict == regression.Same {
		return document.Table{}
	}
	return changeTable("changes", string(verificationText.changes), c.Comparison.Changes)
}

// headlineOf says in a few words what became of a scenario.
func headlineOf(c *regression.Case) string {
	headline := string(c.Verdict())
	switch {
	case c.Err != nil:
		return verificationText.failed.with(values{"why": visible.Lines(c.Err)[0]})
	case c.Comparison == nil:
		return string(verificationText.fresh)
	}
	if c.Updated {
		return verificationText.updated.with(values{"verdict": headline})
	}
	return headline
}

// pointsOf lists what a reader must know of a case besides its verdict.
func pointsOf(c *regression.Case) []string {
	var points []string
	if x := c.Comparison; x != nil && x.Verdict != regression.Same {
		points = append(points, plainWarnings(planOf(c), x.Causes)...)
		if len(x.Causes) == 0 {
			points = append(points, string(verificationText.unchanged))
		}
		if !x.Paired {
			points = append(points, string(verificationText.unpaired))
		}
	}
	if x := c.Comparison; x != nil {
		if len(x.Missing) > 0 {
			points = append(points, verificationText.missing.with(values{"names": x.Missing}))
		}
		for i := range x.Changes {
			if why := x.Changes[i].Why; why != "" {
				points = append(points, verificationText.reason.with(values{"name": x.Changes[i].Name, "why": inPlainWords(planOf(c), why)}))
			}
		}
		if len(x.Changes)+len(x.Missing) == 0 && x.Verdict != regression.Same {
			points = append(points, string(verificationText.nothing))
		}
	}
	if c.Result != nil {
		for _, verdict := range []experiment.Verdict{experiment.NotMet, experiment.Undecided} {
			for _, expression := range expressions(c.Result, verdict) {
				points = append(points, verificationText.threshold.with(values{"verdict": verdict, "expression": expression}))
			}
		}
	}
	return points
}

// tallySentence sums a verification up.
func tallySentence(t regression.Tally) string {
	var parts []string
	for _, row := range tallied {
		if n := row.of(t); n > 0 {
			parts = append(parts, row.said.with(values{"count": n}))
		}
	}
	tally := verificationText.tally.with(values{"scenarios": t.Cases, "counts": strings.Join(parts, ", ")})
	if t.NotMet+t.UndecidedThresholds > 0 {
		tally += " " + verificationText.thresholds.with(values{"counts": thresholdTally(t)})
	}
	return tally
}

// thresholdTally counts the thresholds that are not met, or not known to be.
func thresholdTally(t regression.Tally) string {
	var parts []string
	if t.NotMet > 0 {
		parts = append(parts, verificationText.notMet.with(values{"count": t.NotMet}))
	}
	if t.UndecidedThresholds > 0 {
		parts = append(parts, verificationText.undecided.with(values{"count": t.UndecidedThresholds}))
	}
	return strings.Join(parts, ", ")
}

// planOf is the plan of a case's run; nil where there is none.
func planOf(c *regression.Case) *plan.Plan {
	if c.Result == nil {
		return nil
	}
	return c.Result.Plan
}
