package report_test

import (
	"slices"
	"strings"
	"testing"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/outlook"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// decided is a decision between options; what is set comes after their policies.
func (l *laboratory) decided(replications int, set ...string) *report.Decided {
	l.Helper()
	const file = "testdata/options.yaml"
	s, m := responsetest.Compile(l, nil, file, scenario.Options{Set: set})
	o := experiment.Deciding{Seed: 1, Replications: replications, Moved: experiment.Moved(s.OutlookDoubt()),
		At:      s.OutlookAt,
		Outlook: &scenario.Outlook{Years: s.Years, Appraisal: s.Appraisal, Options: s.Options},
		Loads: func(o *scenario.Outlook) []string {
			course, err := outlook.NewCourse(s, o.Years, nil)
			l.must(err)
			return course.Settings(o.Options.Year)
		},
		UsedByRuns: func(string) bool { return false }}
	x := &report.Decided{Inputs: s.OutlookValues(), Command: "karvon options options.yaml -n 8 --seed 1",
		Acting: []report.Acting{{}, {Agencies: []report.Agency{{"customs", "UZ"}}},
			{Agencies: []report.Agency{{"customs", "UZ"}}, Unsaid: []string{"post.hall"}, Elsewhere: true}}}
	for _, choice := range s.Options.Choices {
		var points []experiment.Point
		for _, future := range s.Options.Futures {
			course, err := outlook.NewCourse(s, s.Years, future.GrowthOf)
			l.must(err)
			p := point(choice.Name+", "+future.Name, file)
			for _, policy := range slices.Concat(choice.Policies, future.Policies) {
				p.Policies = append(p.Policies, policy.Text)
			}
			p.Settings = append(slices.Clone(set), course.Settings(s.Options.Year)...)
			points = append(points, p)
		}
		o.Points = append(o.Points, points)
	}
	x.Loads = []float64{300, 450, 896, 2259}
	var err error
	x.Decision, err = experiment.Decide(l.Context(), newRunner(), m, o)
	l.must(err)
	return x
}

// halfDecided is a decision that was interrupted in its last future, in which one option failed.
func halfDecided(x *report.Decided) *report.Decided {
	x.Interrupted = true
	x.Failures = []experiment.Failure{{Name: "hall, flood", Err: experiment.NewPanicError("index out of range")}}
	return x
}

// unpriced is the section appraisal left out.
const unpriced = "appraisal=null"

// A brief has a page before its annex, in words that need no manual.
func TestABriefNeedsNoManual(t *testing.T) {
	x := newLaboratory(t).decided(8)
	var page []string
	broken := false
	for _, block := range report.Options(x).Body {
		if block.Kind == document.PageBreak {
			broken = true
			break
		}
		page = append(page, block.Text)
		if block.Table != nil {
			for _, row := range block.Table.Rows {
				for _, cell := range row {
					page = append(page, cell.Text)
				}
			}
		}
		if block.Picture != nil {
			page = append(page, block.Picture.Title, block.Picture.Note)
		}
	}
	if !broken {
		t.Error("no page ends before the annex")
	}
	text := strings.ToLower(strings.Join(page, "\n"))
	for _, word := range []string{"regret", "replication", "threshold", "percentile", "p95", "backlog", "minimax", "polic",
		"scenario", "simulated week", "seed", "interval"} {
		if strings.Contains(text, word) {
			t.Errorf("the brief says %q", word)
		}
	}
	for _, part := range []string{"never far from the best", "customs (uz)", "growth of 40% a year", "kzt",
		"the post as it is", "drivers who turn to another post"} {
		if !strings.Contains(text, part) {
			t.Errorf("the brief does not say %q:\n%s", part, text)
		}
	}
}
