package report

import (
	"errors"
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/regression"
	"karvon/sim/syntax"
)

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
			f := document.Finding{Name: change.Name, Kind: "response", Place: c.PlaceOf(change.Name), Message: changeSentence(change)}
			switch change.Verdict {
			case regression.Changed:
				f.Grade = document.Bad
			case regression.Undecided:
				f.Grade = document.Undecided
			}
			all = append(all, f)
		}
		for _, name := range x.Missing {
			f := document.Finding{Name: name, Kind: "response", Place: c.PlaceOf(name), Message: changeText.absent.with(values{"name": name})}
			if x.Verdict != regression.Same {
				f.Grade = document.Undecided
			}
			all = append(all, f)
		}
	}
	for i := range c.Result.Thresholds {
		t := &c.Result.Thresholds[i]
		all = append(all, document.Finding{
			Name: t.Expression, Kind: "threshold", Place: t.Meta.Pos, Grade: thresholdGrade(t.Verdict),
			Message: withRemark(changeText.thresholdIs.with(values{"expression": t.Expression, "verdict": t.Verdict}), t.Why),
		})
	}
	return all
}

// fingerprintFinding is about all that no response tells. That a trajectory
// differs is no fault by itself, but where no response can be judged it is all
// that is known.
func fingerprintFinding(c *regression.Case) document.Finding {
	x := c.Comparison
	f := document.Finding{Name: "fingerprint", Kind: "fingerprint", Place: c.Place, Message: string(changeText.fingerprintSame)}
	if x.Baseline.Fingerprint == x.Result.Fingerprint {
		return f
	}
	said := changeText.fingerprintDiffers
	if len(x.Causes) > 0 {
		said = changeText.fingerprintCaused
	}
	f.Message = said.with(values{"before": x.Baseline.Fingerprint, "now": x.Result.Fingerprint, "causes": strings.Join(x.Causes, "; ")})
	if len(x.Changes)+len(x.Missing) == 0 {
		f.Grade = document.Undecided
	}
	return f
}

// failuresOf lists why there is no result: each mistake of a scenario at its
// place.
func failuresOf(c *regression.Case) []document.Finding {
	var mistakes syntax.Errors
	if !errors.As(c.Err, &mistakes) {
		return []document.Finding{{Name: "run", Kind: "error", Place: syntax.Pos{File: c.File, Line: 1, Column: 1}, Grade: document.NoResult, Message: c.Err.Error(), Err: c.Err}}
	}
	var all []document.Finding
	for _, mistake := range mistakes {
		if mistake.More > 0 {
			mistake.Code, mistake.Pos = "more", syntax.Pos{File: c.File, Line: 1, Column: 1}
		}
		all = append(all, document.Finding{Name: string(mistake.Code), Kind: "error", Place: mistake.Pos, Grade: document.NoResult, Message: mistake.Error()})
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
