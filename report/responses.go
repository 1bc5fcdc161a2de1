package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"karvon/sim/response"
)

// Responses is the table of the responses of a model, each with its definition.
func Responses(m *response.Model) Table {
	table := Table{
		Name:  "responses",
		Title: "Responses",
		Columns: []Column{
			{Header: "name"}, {Header: "unit"}, {Header: "population"}, {Header: "window"},
			{Header: "unfinished"}, {Header: "estimator"}, {Header: "interval"}, {Header: "stored"},
		},
	}
	for i := range m.Responses {
		one, estimand := &m.Responses[i], m.Responses[i].Estimand
		table.Rows = append(table.Rows, []Cell{
			text(one.Name), text(one.Unit()), text(estimand.Population), text(estimand.Window),
			text(estimand.Unfinished), text(estimand.Estimator), text(one.Interval()), text(estimand.Stored),
		})
	}
	return table
}

// WriteEstimands writes the definitions behind the responses of a model, each
// once, with the names that it stands for.
func WriteEstimands(w io.Writer, m *response.Model, options Options) error {
	options = options.bounded()
	out := newPrinter(w, options)
	for _, estimand := range response.Estimands {
		if names := responseNames(m, estimand); len(names) > 0 {
			out.estimand(estimand, names, options)
		}
	}
	out.paragraphs(options.wrapped(plural(len(m.Responses), "response")+" in all; --format csv lists each with its definition.", ""))
	return out.err
}

// responseNames lists the responses that an estimand defines.
func responseNames(m *response.Model, estimand *response.Estimand) []string {
	var names []string
	for i := range m.Responses {
		if m.Responses[i].Estimand == estimand {
			names = append(names, m.Responses[i].Name)
		}
	}
	return names
}

func (p *printer) estimand(estimand *response.Estimand, names []string, options Options) {
	p.line(bold(fmt.Sprintf("%s: %s (unit %s)", estimand.Subject.Word, estimand.Measure, estimand.Unit), options))
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
func intervals(estimand *response.Estimand) string {
	statistics := estimand.Statistics
	if len(statistics) == 0 {
		statistics = []response.Statistic{response.Single}
	}
	var texts []string
	for _, statistic := range statistics {
		one := response.Response{Estimand: estimand, Statistic: statistic}
		if text := one.Interval(); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, "; ")
}
