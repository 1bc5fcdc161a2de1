package report

import (
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
			text(one.Name), text(one.Unit()), text(defined(estimand.Population)), text(defined(estimand.Window)),
			text(defined(estimand.Unfinished)), text(defined(estimand.Estimator)), text(defined(one.Interval())),
			text(defined(estimand.Stored)),
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
		Heading: estimandText.heading.with(values{"subject": wordFor(estimand.Subject.Word), "measure": estimand.Measure,
			"unit": estimand.Unit}),
		Parts: []document.Part{
			{Label: estimandText.population.said(), Text: defined(estimand.Population)},
			{Label: estimandText.window.said(), Text: defined(estimand.Window)},
			{Label: estimandText.unfinished.said(), Text: defined(estimand.Unfinished)},
			{Label: estimandText.estimator.said(), Text: defined(estimand.Estimator)},
			{Label: estimandText.interval.said(), Text: defined(interval)},
			{Label: estimandText.stored.said(), Text: defined(estimand.Stored)},
			{Label: estimandText.names.said(), Text: strings.Join(names, " ")},
		},
	}
}

// defined says a part of a definition, whose clauses are parted by semicolons and many of which are those of others.
func defined(text string) string {
	clauses := strings.Split(text, response.BetweenClauses)
	for i := range clauses {
		clauses[i] = wordFor(clauses[i])
	}
	return strings.Join(clauses, response.BetweenClauses)
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
	return strings.Join(texts, response.BetweenClauses)
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
