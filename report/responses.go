package report

import (
	"fmt"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/plan"
)

// Responses lists the responses of a plan, each with its definition. Text says each
// definition once, with the names that it stands for.
func Responses(p *plan.Plan) *document.Document {
	d := document.Listing(responsesTable(p))
	for _, estimand := range plan.Estimands {
		if names := responseNames(p, estimand); len(names) > 0 {
			d.Entries = append(d.Entries, estimandEntry(estimand, names))
		}
	}
	d.Closing = plural(len(p.Responses), "response") + " in all; --format csv lists each with its definition."
	return d
}

func responsesTable(p *plan.Plan) document.Table {
	table := document.Table{
		Name:  "responses",
		Title: "Responses",
		Columns: []document.Column{
			{Header: "name"}, {Header: "unit"}, {Header: "population"}, {Header: "window"},
			{Header: "unfinished"}, {Header: "estimator"}, {Header: "interval"}, {Header: "stored"},
		},
	}
	for i := range p.Responses {
		response, estimand := &p.Responses[i], p.Responses[i].Estimand
		table.Rows = append(table.Rows, []document.Cell{
			text(response.Name), text(response.Unit()), text(estimand.Population), text(estimand.Window),
			text(estimand.Unfinished), text(estimand.Estimator), text(response.Interval()), text(estimand.Stored),
		})
	}
	return table
}

// responseNames lists the responses that an estimand defines.
func responseNames(p *plan.Plan, estimand *plan.Estimand) []string {
	var names []string
	for i := range p.Responses {
		if p.Responses[i].Estimand == estimand {
			names = append(names, p.Responses[i].Name)
		}
	}
	return names
}

func estimandEntry(estimand *plan.Estimand, names []string) document.Entry {
	return document.Entry{
		Heading: fmt.Sprintf("%s: %s (unit %s)", estimand.Subject, estimand.Measure, estimand.Unit),
		Parts: []document.Part{
			{Label: "population", Text: estimand.Population},
			{Label: "window", Text: estimand.Window},
			{Label: "unfinished", Text: estimand.Unfinished},
			{Label: "estimator", Text: estimand.Estimator},
			{Label: "interval", Text: intervals(estimand)},
			{Label: "stored", Text: estimand.Stored},
			{Label: "names", Text: strings.Join(names, " ")},
		},
	}
}

// intervals says how the intervals of an estimand's statistics are made.
func intervals(estimand *plan.Estimand) string {
	statistics := estimand.Statistics
	if len(statistics) == 0 {
		statistics = []plan.Statistic{plan.Single}
	}
	var texts []string
	for _, statistic := range statistics {
		response := plan.Response{Estimand: estimand, Statistic: statistic}
		if text := response.Interval(); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, "; ")
}
