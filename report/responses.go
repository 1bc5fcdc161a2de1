package report

import (
	"fmt"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/response"
)

// Responses lists the responses of a model, each with its definition. Text says each definition once, with the
// names that it stands for.
func Responses(m *response.Model) *document.Document {
	d := document.Listing(responsesTable(m))
	for _, estimand := range response.Estimands {
		if names := responseNames(m, estimand); len(names) > 0 {
			d.Entries = append(d.Entries, estimandEntry(estimand, names, intervals(estimand)))
		}
	}
	for i := range m.Responses {
		if r := &m.Responses[i]; r.IsAsked() {
			d.Entries = append(d.Entries, estimandEntry(r.Estimand, []string{r.Name}, r.Interval()))
		}
	}
	d.Entries = append(d.Entries, setterEntries(m)...)
	d.Closing = setterSentences(m)
	count := listingText.responsesClosing.with(values{"responses": len(m.Responses), "example": exampleOfHours(m)})
	d.Entries = append(d.Entries, document.Entry{Text: count})
	return d
}

func responsesTable(m *response.Model) document.Table {
	table := document.Table{
		Name:  "responses",
		Title: listingText.responses.said(),
		Columns: []document.Column{
			{Header: "name"}, {Header: "unit"}, {Header: "population"}, {Header: "window"},
			{Header: "unfinished"}, {Header: "estimator"}, {Header: "interval"}, {Header: "stored"},
		},
	}
	for i := range m.Responses {
		one, estimand := &m.Responses[i], m.Responses[i].Estimand
		table.Rows = append(table.Rows, []document.Cell{
			text(one.Name), text(one.Unit()), text(estimand.Population), text(estimand.Window),
			text(estimand.Unfinished), text(estimand.Estimator), text(one.Interval()), text(estimand.Stored),
		})
	}
	return table
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

func estimandEntry(estimand *response.Estimand, names []string, interval string) document.Entry {
	return document.Entry{
		Heading: fmt.Sprintf("%s: %s (unit %s)", estimand.Subject.Word, estimand.Measure, estimand.Unit),
		Parts: []document.Part{
			{Label: "population", Text: estimand.Population},
			{Label: "window", Text: estimand.Window},
			{Label: "unfinished", Text: estimand.Unfinished},
			{Label: "estimator", Text: estimand.Estimator},
			{Label: "interval", Text: interval},
			{Label: "stored", Text: estimand.Stored},
			{Label: "names", Text: strings.Join(names, " ")},
		},
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

// exampleOfHours names what can be asked by hours of the day: by what is waited for at the first place, if at any.
func exampleOfHours(m *response.Model) string {
	name := "NAME"
	for i := range m.Responses {
		r := &m.Responses[i]
		if !r.CanBeOfHours() || r.Statistic != response.P95 || r.IsAsked() || r.OfEachHour {
			continue
		}
		if atStation := r.Estimand.Subject == response.OfStation; atStation || name == "NAME" {
			name = r.Name
			if atStation {
				break
			}
		}
	}
	return name + ".from-08-to-12"
}
