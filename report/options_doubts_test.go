package report_test

import (
	"slices"
	"strings"
	"testing"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// saidIn lists the paragraphs, answers and notes of a brief, up to its annex.
func saidIn(body []document.Block) []string {
	var all []string
	for _, block := range body {
		if block.Kind == document.PageBreak {
			break
		}
		all = append(all, block.Text)
	}
	return all
}

func says(texts []string, part string) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, part) })
}

// What is decided by a part of a cycle is doubtful wherever it is told, once.
func TestOptionsByAPartOfACycleAreDoubtful(t *testing.T) {
	x := newLaboratory(t).decided(2)
	d := report.Options(x)
	const part = "is shorter than the cycle"
	if says(d.Warnings, part) || says(saidIn(d.Body), part) {
		t.Error("nothing changes within the week, and yet there is a warning")
	}
	x.Plan.Kind, x.Plan.Cycle, x.Plan.Window = scenario.Cyclic, plan.Week, plan.Week/7
	x.Plan.Schedules = []plan.Schedule{{Times: make([]int64, 2)}}
	d = report.Options(x)
	count := 0
	for _, block := range d.Body {
		if strings.Contains(block.Text, part) {
			count++
		}
	}
	if !says(d.Warnings, part) || !says(saidIn(d.Body), part) || count != 1 || says(saidIn(d.Body), "--days") {
		t.Errorf("warnings are %q, and the brief says so %d times", d.Warnings, count)
	}
}

// An option that failed in a future is named with it, in the answer and in the brief.
func TestAnOptionThatFailedIsNamed(t *testing.T) {
	x := newLaboratory(t).decided(2)
	x.Weighed[1].Untold = []int{1}
	d := report.Options(x)
	failed := x.Question.Choices[1].Name + " in " + x.Question.Futures[1].Name
	if !strings.HasPrefix(d.Headline, "There is no result of "+failed+", as it failed: there the other options") {
		t.Errorf("told: %s", d.Headline)
	}
	if !says(saidIn(d.Body), "Not told: a third lane in “") {
		t.Errorf("the brief says %q", saidIn(d.Body))
	}
}
