package report

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"karvon/sim/regression"
	"karvon/sim/syntax"
	"karvon/sim/visible"
)

// grade says how a finding of a verification is to be taken.
type grade int

const (
	good grade = iota
	undecided
	bad
	noResult // the run failed or the scenario is wrong
)

// finding is one thing that a verification looked at, for machines that list
// them one by one.
type finding struct {
	name, kind string
	place      syntax.Pos
	grade      grade
	message    string
	err        error // whose text the message is; nil for none
}

// lines are those of the message, which show what it quotes.
func (f *finding) lines() []string {
	if f.err != nil {
		return visible.Lines(f.err)
	}
	return []string{visible.Line(f.message)}
}

// findingsOf lists what was found of a case.
func findingsOf(c *regression.Case) []finding {
	if c.Err != nil {
		return failuresOf(c)
	}
	var all []finding
	if x := c.Comparison; x != nil {
		all = append(all, fingerprintFinding(c))
		for i := range x.Changes {
			change := &x.Changes[i]
			f := finding{name: change.Name, kind: "response", place: c.PlaceOf(change.Name), message: changeSentence(change)}
			switch change.Verdict {
			case regression.Changed:
				f.grade = bad
			case regression.Undecided:
				f.grade = undecided
			}
			all = append(all, f)
		}
		for _, name := range x.Missing {
			f := finding{name: name, kind: "response", place: c.PlaceOf(name), message: name + " is not in the baseline: karvon verify --update adds it"}
			if x.Verdict != regression.Same {
				f.grade = undecided
			}
			all = append(all, f)
		}
	}
	for i := range c.Result.Thresholds {
		t := &c.Result.Thresholds[i]
		all = append(all, finding{
			name: t.Expression, kind: "threshold", place: t.Meta.Pos, grade: thresholdGrade(t.Verdict),
			message: fmt.Sprintf("threshold %s is %s%s", t.Expression, t.Verdict, inBrackets(t.Why)),
		})
	}
	return all
}

// fileOf is the name of a place's file as it stands in a repository.
func fileOf(place syntax.Pos) string { return filepath.ToSlash(filepath.Clean(place.File)) }

// fingerprintFinding is about all that no response tells. That a trajectory
// differs is no fault by itself, but where no response can be judged it is all
// that is known.
func fingerprintFinding(c *regression.Case) finding {
	x := c.Comparison
	f := finding{name: "fingerprint", kind: "fingerprint", place: c.Place, message: "the trajectories are what they were"}
	if x.Baseline.Fingerprint == x.Result.Fingerprint {
		return f
	}
	f.message = fmt.Sprintf("the trajectories differ: %s became %s", x.Baseline.Fingerprint, x.Result.Fingerprint)
	if len(x.Causes) > 0 {
		f.message += "; " + strings.Join(x.Causes, "; ")
	}
	if len(x.Changes)+len(x.Missing) == 0 {
		f.grade = undecided
	}
	return f
}

// failuresOf lists why there is no result: each mistake of a scenario at its
// place.
func failuresOf(c *regression.Case) []finding {
	var mistakes syntax.Errors
	if !errors.As(c.Err, &mistakes) {
		return []finding{{name: "run", kind: "error", place: syntax.Pos{File: c.File, Line: 1, Column: 1}, grade: noResult, message: c.Err.Error(), err: c.Err}}
	}
	var all []finding
	for _, mistake := range mistakes {
		if mistake.More > 0 {
			mistake.Code, mistake.Pos = "more", syntax.Pos{File: c.File, Line: 1, Column: 1}
		}
		all = append(all, finding{name: string(mistake.Code), kind: "error", place: mistake.Pos, grade: noResult, message: mistake.Error()})
	}
	return all
}
