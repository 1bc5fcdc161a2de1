package report_test

import (
	"errors"
	"math"
	"slices"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// changedOptions is a decision of which a change is shown, and taken back: what it is weighed by cannot be copied.
func changedOptions(name string, x *report.Decided, change func(x *report.Decided)) kind {
	return ofDocument(name, func(x *report.Decided) *document.Document {
		answer, best, known, weighed := x.Answer, x.Best, x.Known, x.Weighed
		defer func() { x.Answer, x.Best, x.Known, x.Weighed = answer, best, known, weighed }()
		x.Best, x.Known, x.Weighed = slices.Clone(best), slices.Clone(known), slices.Clone(weighed)
		other, decision := *x, *x.Decision
		decision.Cells = slices.Clone(x.Cells)
		for option := range decision.Cells {
			decision.Cells[option] = slices.Clone(x.Cells[option])
		}
		question := *x.Question
		question.Choices = slices.Clone(question.Choices)
		decision.Question = &question
		model := *x.Model
		model.Thresholds = slices.Clone(model.Thresholds)
		decision.Model = &model
		other.Decision, other.Acting = &decision, slices.Clone(x.Acting)
		change(&other)
		return report.Options(&other)
	}, x).short()
}

// overturned is a decision that three quantities overturn, one of them without a stated value, of options that fare in
// ways that are seldom seen.
func overturned(x *report.Decided) {
	x.Overturns = &experiment.Overturns{Moved: 4, All: []experiment.Overturn{
		{Name: "assumptions.hour", Stated: "12 USD/h", Value: "3,456.789 USD/h", End: "1 USD/h", Answer: 1, Shown: true},
		{Name: "assumptions.hour", Stated: "12 USD/h", Value: "34.56 USD/h", End: "40 USD/h", Answer: 0, Shown: true},
		{Name: "appraisal.discount", Stated: "9%", Value: "11.2345%", End: "12%", Answer: 0},
		{Name: "all prices", Value: "0.31234 of what is stated", End: "their least", Answer: 0, Shown: true},
		{Name: "appraisal.time.truck.cargo", Stated: "2 USD/h", Value: "7.5 USD/h", End: "9 USD/h", Answer: 1, Shown: true},
		{Name: "appraisal.projects.hall.life", Stated: "30", Value: "11", End: "10", Answer: 1, Shown: true},
	}}
	x.Cells[0][0].Lost = []experiment.Loss{{Flow: "trucks", Share: stats.Unknown(0.3), Verdict: experiment.NotMet}}
	x.Cells[0][1].Err, x.Cells[0][1].Hours = errors.New("replication 1: deadlock"), stats.Unknown(math.NaN())
	x.Cells[0][3].Overload = errors.New("too many are inside")
	x.Thresholds[0].Implied = true
	named := *x.Question.Choices[1]
	named.Title = "a third lane beside the two that there are, with a roof over all three of them"
	x.Question.Choices[1] = &named
	x.Weighed[0].Fails, x.Weighed[0].Never, x.Weighed[0].Above = nil, experiment.Undecided, 12.341
	x.Weighed[1].Untold = []int{3}
	x.Weighed[2].Above, x.Weighed[2].Within = 0.4, 123.456
	x.Inputs = append(slices.Clone(x.Inputs), scenario.Value{Meta: scenario.Meta{Path: "appraisal.currency.worth"},
		Text: "0.002 USD"})
}

// unanswered is a decision without an answer, whose last future was not simulated.
func unanswered(x *report.Decided) {
	x.Answer, x.Known[3] = plan.None, false
	x.Weighed[0].In, x.Weighed[0].Fails = plan.None, []int{1, 2}
	x.Weighed[1].In, x.Weighed[1].Fails = plan.None, nil
	for future := range x.Cells[1] {
		x.Cells[1][future].Err = errors.New("replication 1: deadlock")
	}
}

// carriedNowhere is a decision in which no option carries the load of any future.
func carriedNowhere(x *report.Decided) {
	x.Answer = plan.None
	for future := range x.Best {
		x.Best[future], x.Known[future] = plan.None, true
	}
}

// notCarried is a decision whose answer does not carry the load of a future, with what is known within no bounds, and
// more values than an annex lists.
func notCarried(x *report.Decided) {
	answer := &x.Weighed[x.Answer]
	answer.Fails, answer.Regrets, x.Best[2], x.Known[3] = []int{2}, slices.Clone(answer.Regrets), 1, false
	answer.Greatest.Low, answer.Greatest.High = math.Inf(-1), math.Inf(1)
	x.Acting[x.Answer] = report.Acting{Unsaid: []string{"post.hall"}}
	lane := &x.Weighed[1]
	lane.BreakEven = slices.Clone(lane.BreakEven)
	for future := range lane.BreakEven {
		lane.BreakEven[future].Best = stats.Unknown(math.NaN())
	}
	for len(x.Values) <= 80 {
		x.Values = append(slices.Clone(x.Values), x.Values...)
	}
}

// oneFuture is a decision of which one future tells options apart.
func oneFuture(x *report.Decided) {
	x.Best[1], x.Best[2] = plan.None, plan.None
}

// slowerInHours is a decision by hours, in which another option is surely better in two futures.
func slowerInHours(x *report.Decided) {
	answer := &x.Weighed[x.Answer]
	answer.Regrets = slices.Clone(answer.Regrets)
	for future, hours := range []float64{7, 70} {
		x.Best[future] = 0
		answer.Regrets[future] = stats.Estimate{Mean: hours, Low: 0.9 * hours, High: 1.1 * hours, Confidence: 0.95, N: 5}
	}
}

// rareOptions are decisions as they are seldom seen, in money and in hours.
func rareOptions(priced, byHours *report.Decided) []kind {
	return []kind{
		changedOptions("options-overturned", priced, overturned),
		changedOptions("options-unanswered", priced, unanswered),
		changedOptions("options-nowhere", priced, carriedNowhere),
		changedOptions("options-not-carried", priced, notCarried),
		changedOptions("options-one-future", priced, oneFuture),
		changedOptions("options-slower", byHours, slowerInHours),
	}
}
