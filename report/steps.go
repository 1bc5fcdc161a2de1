package report

import (
	"math"
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/unit"
)

// Steps lists a plan's compiled steps.
func Steps(p *plan.Plan) *document.Document { return document.Listing(stepsTable(p)) }

func stepsTable(p *plan.Plan) document.Table {
	table := document.Table{
		Name:  "steps",
		Title: listingText.steps.said(),
		Columns: []document.Column{
			{Header: "step"}, {Header: "does"}, {Header: "with"}, {Header: "mean"},
			{Header: "next"}, {Header: "when full", Rank: 1}, {Header: "first of"}, {Header: "from", Rank: 2},
		},
	}
	starts := flowStarts(p)
	for i := range p.Steps {
		step := &p.Steps[i]
		operation := step.Op.Facts()
		object, full := "", ""
		if operation.Object != nil {
			object = operation.Object(p, step)
		}
		if operation.Detours {
			full = stepNumber(step.Full)
		}
		table.Rows = append(table.Rows, []document.Cell{
			text(strconv.Itoa(i)), text(operationWord(operation)), text(object), text(meanDuration(p, step)),
			text(stepNumber(step.Next)), text(full), text(starts[plan.StepID(i)]), text(p.Paths[i]),
		})
	}
	return table
}

// operationWord is what an operation is called. Its words stand apart from the same ones of other meanings: to leave a
// zone, and those who leave.
func operationWord(o *plan.Operation) string {
	const ofStep = "step: "
	if tongue().Has(ofStep + o.Name) {
		return strings.TrimPrefix(tongue().Message(ofStep+o.Name), ofStep)
	}
	return o.Name
}

// flowStarts names the flows that begin at a step.
func flowStarts(p *plan.Plan) map[plan.StepID]string {
	starts := map[plan.StepID]string{}
	for i := range p.Flows {
		flow := &p.Flows[i]
		starts[flow.Start] = strings.TrimSpace(starts[flow.Start] + " " + flow.Name)
	}
	return starts
}

// stepNumber writes a step's index; nothing for no step.
func stepNumber(step plan.StepID) string {
	if step == plan.None {
		return ""
	}
	return strconv.Itoa(int(step))
}

// meanDuration writes the mean of a step's draw, where it is a time.
func meanDuration(p *plan.Plan, s *plan.Step) string {
	if s.Op.Facts().Time != plan.TakesDrawnTime {
		return ""
	}
	if s.Duration != plan.None {
		return listingText.byAttribute.said()
	}
	if s.Sampler == plan.None { // the lanes of its station state their own
		return listingText.byLane.said()
	}
	return unit.FormatDuration(int64(math.Round(1000*p.Samplers[s.Sampler].Mean())) * 1e6)
}
