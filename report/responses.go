package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"karvon/sim/plan"
)

// Responses is the table of the responses of a plan, each with its definition.
func Responses(p *plan.Plan) Table {
	table := Table{
		Name:  "responses",
		Title: "Responses",
		Columns: []Column{
			{Header: "name"}, {Header: "unit"}, {Header: "population"}, {Header: "window"},
			{Header: "unfinished"}, {Header: "estimator"}, {Header: "interval"}, {Header: "stored"},
		},
	}
	for i := range p.Responses {
		response, estimand := &p.Responses[i], p.Responses[i].Estimand
		table.Rows = append(table.Rows, []Cell{
			text(response.Name), text(response.Unit()), text(estimand.Population), text(estimand.Window),
			text(estimand.Unfinished), text(estimand.Estimator), text(response.Interval()), text(estimand.Stored),
		})
	}
	return table
}

// WriteEstimands writes the definitions behind the responses of a plan, each
// once, with the names that it stands for.
func WriteEstimands(w io.Writer, p *plan.Plan, options Options) error {
	options = options.bounded()
	out := newPrinter(w, options)
	for _, estimand := range plan.Estimands {
		if names := responseNames(p, estimand); len(names) > 0 {
			out.estimand(estimand, names, options)
		}
	}
	out.paragraphs(options.wrapped(plural(len(p.Responses), "response")+" in all; --format csv lists each with its definition.", ""))
	return out.err
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

func (p *printer) estimand(estimand *plan.Estimand, names []string, options Options) {
	p.line(bold(fmt.Sprintf("%s: %s (unit %s)", estimand.Subject, estimand.Measure, estimand.Unit), options))
	for _, part := range []struct{ label, text string }{
		{"population", estimand.Population},
		{"window", estimand.Window},
		{"unfinished", estimand.Unfinished},
		{"estimator", estimand.Estimator},
		{"interval", intervals(estimand)},
		{"stored", estimand.Stored},
		{"names", strings.Join(names, " ")},
	} {
		p.definition(part.label, options.words(part.text), options.Width)
	}
	p.line("")
}

// labelWidth is the width of the labels of an estimand's parts.
const labelWidth = 14

// definition writes a part of an estimand's definition beside its label.
func (p *printer) definition(label, text string, limit int) {
	label = "  " + label
	for _, line := range wrapped(text, limit-labelWidth, "") {
		p.line(fmt.Sprintf("%-*s%s", labelWidth, label, line))
		label = ""
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
