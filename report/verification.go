//go:build !js

package report

import (
	"errors"
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/reason"
	"karvon/sim/regression"
	"karvon/sim/syntax"
	"karvon/sim/visible"
)

// Verification arranges what became of scenarios against their baselines: a section a scenario, and for CI all that
// was looked at.
func Verification(cases []regression.Case) *document.Document {
	d := &document.Document{Kind: document.OfVerification, Title: verificationText.title.said(),
		Headline: tallySentence(regression.Count(cases)), Sections: []document.Section{}}
	for i := range cases {
		c := &cases[i]
		section := document.Section{Name: sectionName(c), Headline: headlineOf(c), Points: pointsOf(c)}
		if table := casesTable(c); len(table.Rows) > 0 {
			section.Table = &table
		}
		d.Sections = append(d.Sections, section)
		d.Suites = append(d.Suites, document.Suite{Name: c.Name(), Findings: findingsOf(c)})
	}
	return d
}

// sectionName names a case, with the policies that it has.
func sectionName(c *regression.Case) string {
	if len(c.Policies) == 0 {
		return c.File
	}
	return verificationText.under.with(values{"file": c.File, "policies": c.Policies})
}

// casesTable is the table of a case's responses, where any is not what it was.
func casesTable(c *regression.Case) document.Table {
	if c.Comparison == nil || c.Comparison.Agreement == regression.Same {
		return document.Table{}
	}
	return changeTable("changes", verificationText.changes.said(), c.Comparison.Changes)
}

// headlineOf says in a few words what became of a scenario.
func headlineOf(c *regression.Case) string {
	headline := agreementWords[c.Agreement()].said()
	switch {
	case c.Err != nil:
		return verificationText.failed.with(values{"why": visible.Lines(c.Err)[0]})
	case c.Comparison == nil:
		return verificationText.fresh.said()
	}
	if c.Updated {
		return verificationText.updated.with(values{"verdict": headline})
	}
	return headline
}

// pointsOf lists what a reader must know of a case besides its verdict.
func pointsOf(c *regression.Case) []string {
	var points []string
	if x := c.Comparison; x != nil && x.Agreement != regression.Same {
		points = append(points, plainWarnings(planOf(c), x.Causes)...)
		if len(x.Causes) == 0 {
			points = append(points, verificationText.unchanged.said())
		}
		if !x.Paired {
			points = append(points, verificationText.unpaired.said())
		}
	}
	if x := c.Comparison; x != nil {
		if len(x.Missing) > 0 {
			points = append(points, verificationText.missing.with(values{"names": x.Missing}))
		}
		for i := range x.Changes {
			if why := x.Changes[i].Why; !why.IsNone() {
				points = append(points, verificationText.reason.with(values{"name": x.Changes[i].Name,
					"why": worded(why, spanOf(planOf(c)))}))
			}
		}
		if len(x.Changes)+len(x.Missing) == 0 && x.Agreement != regression.Same {
			points = append(points, verificationText.nothing.said())
		}
	}
	if c.Result != nil {
		for _, verdict := range []experiment.Verdict{experiment.NotMet, experiment.Undecided} {
			for _, expression := range expressions(c.Result, verdict) {
				points = append(points, verificationText.threshold.with(values{
					"verdict": thresholdWords[verdict].said(), "expression": expression}))
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

// findingsOf lists what was found of a case.
func findingsOf(c *regression.Case) []document.Finding {
	if c.Err != nil {
		return failuresOf(c)
	}
	var all []document.Finding
	if x := c.Comparison; x != nil {
		all = append(all, fingerprintFinding(c))
		for i := range x.Changes {
			change := &x.Changes[i]
			f := document.Finding{Name: change.Name, Kind: "response", Place: c.PlaceOf(change.Name),
				Message: changeSentence(change)}
			switch change.Agreement {
			case regression.Changed:
				f.Grade = document.Bad
			case regression.Undecided:
				f.Grade = document.Undecided
			}
			all = append(all, f)
		}
		for _, name := range x.Missing {
			f := document.Finding{Name: name, Kind: "response", Place: c.PlaceOf(name),
				Message: changeText.absent.with(values{"name": name})}
			if x.Agreement != regression.Same {
				f.Grade = document.Undecided
			}
			all = append(all, f)
		}
	}
	for i := range c.Result.Thresholds {
		t := &c.Result.Thresholds[i]
		all = append(all, document.Finding{
			Name: t.Expression, Kind: "threshold", Place: t.Meta.Pos, Grade: thresholdGrade(t.Verdict),
			Message: withRemark(changeText.thresholdIs.with(values{"expression": t.Expression,
				"verdict": thresholdWords[t.Verdict].said()}), t.Why.String()),
		})
	}
	return all
}

// fingerprintFinding is about all that no response tells. That a trajectory differs is no fault by itself, but
// where no response can be judged it is all that is known.
func fingerprintFinding(c *regression.Case) document.Finding {
	x := c.Comparison
	f := document.Finding{Name: "fingerprint", Kind: "fingerprint", Place: c.Place,
		Message: changeText.fingerprintSame.said()}
	if x.Baseline.Fingerprint == x.Result.Fingerprint {
		return f
	}
	said := changeText.fingerprintDiffers
	if len(x.Causes) > 0 {
		said = changeText.fingerprintCaused
	}
	f.Message = said.with(values{"before": x.Baseline.Fingerprint, "now": x.Result.Fingerprint,
		"causes": strings.Join(reason.Strings(x.Causes), "; ")})
	if len(x.Changes)+len(x.Missing) == 0 {
		f.Grade = document.Undecided
	}
	return f
}

// failuresOf lists why there is no result: each mistake of a scenario at its place.
func failuresOf(c *regression.Case) []document.Finding {
	var mistakes syntax.Errors
	if !errors.As(c.Err, &mistakes) {
		return []document.Finding{{Name: "run", Kind: "error", Place: syntax.Pos{File: c.File, Line: 1, Column: 1},
			Grade: document.NoResult, Message: c.Err.Error(), Err: c.Err}}
	}
	var all []document.Finding
	for _, mistake := range mistakes {
		if mistake.More > 0 {
			mistake.Code, mistake.Pos = "more", syntax.Pos{File: c.File, Line: 1, Column: 1}
		}
		all = append(all, document.Finding{Name: string(mistake.Code), Kind: "error", Place: mistake.Pos,
			Grade: document.NoResult, Message: mistake.Error()})
	}
	return all
}

// thresholdGrade grades a threshold's verdict.
func thresholdGrade(v experiment.Verdict) document.Grade {
	switch v {
	case experiment.Met:
		return document.Good
	case experiment.Undecided:
		return document.Undecided
	default:
		return document.Bad
	}
}
