package report

import (
	"fmt"
	"strings"

	"karvon/sim/experiment"
)

// thresholds is the table of the scenario's thresholds with their verdicts.
func (x *index) thresholds() Table {
	table := Table{
		Name:    "thresholds",
		Title:   "Thresholds",
		Columns: []Column{{Header: "threshold"}, {Header: "value", OwnUnits: true}, {Header: "verdict"}, {Header: "to decide", Rank: 1}},
		Notes:   []string{"A threshold is met, or not, where the whole interval is on one side of it."},
	}
	for i := range x.Thresholds {
		judgement := &x.Thresholds[i]
		table.Rows = append(table.Rows, []Cell{
			text(judgement.Expression),
			{Number: x.thresholdNumber(judgement)},
			text(string(judgement.Verdict)),
			text(judgement.Why),
		})
	}
	return table
}

func (x *index) thresholdNumber(judgement *experiment.Judgement) *Number {
	number := x.number(&x.Responses[judgement.Response])
	number.Estimate = judgement.Estimate
	return number
}

// thresholdPoint says in a sentence how the thresholds fare, naming those that
// are not met.
func thresholdPoint(r *experiment.Result) string {
	total := len(r.Thresholds)
	if total == 0 {
		return ""
	}
	point := fmt.Sprintf("Thresholds: %d of %d met.", len(expressions(r, experiment.Met)), total)
	for _, verdict := range []experiment.Verdict{experiment.NotMet, experiment.Undecided} {
		if failing := expressions(r, verdict); len(failing) > 0 {
			point += fmt.Sprintf(" %s: %s.", sentenceStart(string(verdict)), strings.Join(failing, "; "))
		}
	}
	return point
}

// expressions lists the thresholds that have a verdict, with what would decide
// those that are undecided.
func expressions(r *experiment.Result, verdict experiment.Verdict) []string {
	var found []string
	for i := range r.Thresholds {
		if r.Thresholds[i].Verdict == verdict {
			found = append(found, r.Thresholds[i].Expression+inBrackets(r.Thresholds[i].Why))
		}
	}
	return found
}

// inBrackets adds a remark to a text, where there is one.
func inBrackets(remark string) string {
	if remark == "" {
		return ""
	}
	return " (" + remark + ")"
}
