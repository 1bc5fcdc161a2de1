package report_test

import (
	"bytes"
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
// slowFutures are two of the futures, whose load all options carry.
const slowFutures = "options.futures=[{name: still, growth: {all: 0%}}, {name: slow, growth: {trucks: 8%}}]"

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
	x := &report.Decided{Inputs: s.OutlookValues(), Values: s.Values, Command: "karvon options options.yaml -n 8 --seed 1",
		Acting: []report.Acting{{}, {Agencies: []report.Agency{{"customs", "UZ"}}},
			{Agencies: []report.Agency{{"customs", "UZ"}}, Unsaid: []string{"post.hall"}, Elsewhere: true}}}
	for _, future := range s.Options.Futures {
		course, err := outlook.NewCourse(s, s.Years, future.GrowthOf)
		l.must(err)
		x.Loads = append(x.Loads, course.Streams[0].Loads[s.Options.Year-course.Base])
	}
	for len(x.Acting) < len(s.Options.Choices) {
		x.Acting = append(x.Acting, report.Acting{Agencies: []report.Agency{{"customs", "UZ"}, {"customs", "KZ"},
			{"guards", "UZ"}, {"guards", "KZ"}, {"operator of the post", ""}}})
	}
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

// Four options under five futures, with long names and what is not stated.
const manyOptions = "options.choices=[{name: nothing, title: the post of two lanes as it is today}, " +
	"{name: lane, title: a third lane beside the two that there are, policies: [third-lane]}, " +
	"{name: hall, title: a hall with four lanes where today there are two, policies: [hall]}, " +
	"{name: asis, title: the post of the plan as it was drawn long ago}]"
const manyFutures = "options.futures=[{name: still, title: trade stands still, growth: {all: 0%}}, " +
	"{name: seen, title: trade grows by 3% a year, growth: {all: 3%}}, " +
	"{name: slow, title: trade grows by 3% a year and papers take longer, growth: {all: 3%}, policies: [slow-papers]}, " +
	"{name: hoped, title: trade grows by 20% a year, growth: {all: 20%}}, " +
	"{name: flood, title: trade grows by 40% a year, growth: {all: 40%}}]"

// pagesOf counts the pages on which a body is printed.
func pagesOf(t *testing.T, d document.Document, body []document.Block) int {
	t.Helper()
	d.Body = body
	var file bytes.Buffer
	if err := report.Everything.Write(&file, report.PDF, &d, document.Options{}); err != nil {
		t.Fatal(err)
	}
	return bytes.Count(file.Bytes(), []byte("/Type /Page")) - bytes.Count(file.Bytes(), []byte("/Type /Pages"))
}

func TestABriefOfFourOptionsUnderFiveFuturesIsOfOnePage(t *testing.T) {
	d := report.Options(newLaboratory(t).decided(5, manyOptions, manyFutures))
	first := slices.IndexFunc(d.Body, func(b document.Block) bool { return b.Kind == document.PageBreak })
	if first < 0 {
		t.Fatal("no page ends before the annex")
	}
	if pages := pagesOf(t, *d, d.Body[:first]); pages != 1 {
		t.Errorf("before its annex the brief has %d pages", pages)
	}
	if pages := pagesOf(t, *d, d.Body); pages < 2 {
		t.Errorf("with its annex the brief has %d pages", pages)
	}
}

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
