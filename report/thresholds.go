package report

import (
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
)

// thresholds is the table of the scenario's thresholds with their verdicts.
func (x *index) thresholds() document.Table {
	table := document.Table{
		Name:  "thresholds",
		Title: thresholdsText.table.said(),
		Columns: []document.Column{{Header: "threshold"}, {Header: "value", OwnUnits: true}, {Header: "verdict"},
			{Header: "to decide", Words: "what would tell", Rank: 1}},
		Notes: []string{thresholdsText.note.said()},
	}
	for i := range x.Thresholds {
		judgement := &x.Thresholds[i]
		table.Rows = append(table.Rows, []document.Cell{
			text(judgement.Expression),
			{Number: x.thresholdNumber(judgement)},
			text(verdictWords[judgement.Verdict].said()),
			text(worded(judgement.Why, spanOf(x.Plan))),
		})
	}
	if slices.ContainsFunc(x.Thresholds, x.countsTheLost) {
		table.Notes = append(table.Notes, thresholdsText.lost.said())
	}
	return withSetters(withWorstHours(table, x.Thresholds), x.Model.Thresholds)
}

// judged lists the thresholds with their verdicts.
func (x *index) judged() []document.Threshold {
	all := make([]document.Threshold, len(x.Thresholds))
	for i := range x.Thresholds {
		j := &x.Thresholds[i]
		all[i] = document.Threshold{
			Expression: j.Expression, Value: *x.thresholdNumber(j), Verdict: string(j.Verdict),
			Words: verdictWords[j.Verdict].said(), Why: worded(j.Why, spanOf(x.Plan)),
		}
	}
	return all
}

// countsTheLost says whether a threshold is judged by all who came, and its value is that of those who stayed.
func (x *index) countsTheLost(j experiment.Judgement) bool {
	return j.Counted && x.Model.CanLose(&x.Responses[j.Response].Response)
}

func (x *index) thresholdNumber(judgement *experiment.Judgement) *document.Number {
	number := x.number(&x.Responses[judgement.Response])
	number.Estimate = judgement.Estimate
	return number
}

// thresholdPoint says in a sentence how the thresholds fare, naming those that are not met.
func thresholdPoint(r *experiment.Result) string {
	total := len(r.Thresholds)
	if total == 0 {
		return ""
	}
	sentences := []string{thresholdsText.met.with(values{"met": len(expressions(r, experiment.Met)), "all": total})}
	if failing := expressions(r, experiment.NotMet); len(failing) > 0 {
		sentences = append(sentences, thresholdsText.notMet.with(values{"thresholds": strings.Join(failing, "; ")}))
	}
	var more, other reasons
	for i := range r.Thresholds {
		switch t := &r.Thresholds[i]; {
		case t.Verdict != experiment.Undecided:
		case t.More > 0:
			more.add(withHour(t), worded(t.Why, spanOf(r.Plan)))
		default:
			other.add(withHour(t), worded(t.Why, spanOf(r.Plan)))
		}
	}
	sentences = append(sentences, more.said(&thresholdsText.tooFew, spanOf(r.Plan))...)
	return strings.Join(append(sentences, other.said(&thresholdsText.untold, spanOf(r.Plan))...), " ")
}

// reasons are what is said of some things: each once, with all that it is said of.
type reasons struct {
	whys   []string
	things map[string][]string
}

func (r *reasons) add(thing, why string) {
	if r.things == nil {
		r.things = map[string][]string{}
	}
	if r.things[why] == nil {
		r.whys = append(r.whys, why)
	}
	r.things[why] = append(r.things[why], thing)
}

// said tells of the things, where there are any: a reason that all have is told of them all, and one that some
// have, behind the last of these.
func (r *reasons) said(text *reasonText, counted span) []string {
	if len(r.whys) == 0 {
		return nil
	}
	if why := r.whys[0]; len(r.whys) == 1 && len(r.things[why]) > 1 && why != "" {
		return []string{text.all.with(values{"span": counted, "why": why, "thresholds": strings.Join(r.things[why], "; ")})}
	}
	var parts []string
	for _, why := range r.whys {
		of := why
		if len(r.things[why]) > 1 && why != "" {
			of = thresholdsText.allFor.with(values{"why": why})
		}
		parts = append(parts, withRemark(strings.Join(r.things[why], "; "), of))
	}
	return []string{text.each.with(values{"span": counted, "thresholds": strings.Join(parts, "; ")})}
}

// expressions lists the thresholds that have a verdict, with what would decide those that are undecided.
func expressions(r *experiment.Result, verdict experiment.Verdict) []string {
	var found []string
	for i := range r.Thresholds {
		if r.Thresholds[i].Verdict == verdict {
			found = append(found, withRemark(withHour(&r.Thresholds[i]), worded(r.Thresholds[i].Why, spanOf(r.Plan))))
		}
	}
	return found
}
