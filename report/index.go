package report

import (
	"cmp"
	"slices"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// subject is what a response is about: its kind and its indices in the plan.
type subject struct {
	kind   *response.Subject
	index  int
	second int
}

// of makes a subject that needs one index.
func of(kind *response.Subject, index int) subject { return subject{kind, index, plan.None} }

// index finds responses by what they are about.
type index struct {
	*experiment.Result
	responses map[indexKey]*experiment.ResponseEstimate
}

type indexKey struct {
	subject
	measure   string
	statistic response.Statistic
}

func newIndex(r *experiment.Result) *index {
	x := &index{r, make(map[indexKey]*experiment.ResponseEstimate, len(r.Responses))}
	for i := range r.Responses {
		one := &r.Responses[i]
		if one.Statistic == response.Within {
			continue // as many as the thresholds name; they are told apart by their duration
		}
		about := subject{one.Estimand.Subject, one.Index, one.Second}
		x.responses[indexKey{about, one.Estimand.Measure, one.Statistic}] = one
	}
	return x
}

// find returns a response, or nil where the plan has none.
func (x *index) find(about subject, measure string, statistic response.Statistic) *experiment.ResponseEstimate {
	return x.responses[indexKey{about, measure, statistic}]
}

// mean returns a response's estimate, and whether there is one.
func (x *index) mean(about subject, measure string, statistic response.Statistic) (float64, bool) {
	response := x.find(about, measure, statistic)
	if response == nil || !document.IsFinite(response.Mean) {
		return 0, false
	}
	return response.Mean, true
}

// cell makes a cell of a response; it is empty where there is none.
func (x *index) cell(about subject, measure string, statistic response.Statistic) document.Cell {
	response := x.find(about, measure, statistic)
	if response == nil {
		return document.Cell{}
	}
	return document.Cell{Number: x.number(response)}
}

// number makes a number of a table from a response.
func (x *index) number(response *experiment.ResponseEstimate) *document.Number {
	return &document.Number{Name: response.Name, Unit: response.Unit(), Estimate: response.Estimate}
}

// measured is a column that shows one response of each row's subject.
type measured struct {
	estimand *response.Estimand
	response.Column
}

// measured lists the columns that the numbers of a subject have; without the drift of a run that starts empty,
// which is no trend.
func (x *index) measured(about *response.Subject) []measured {
	var columns []measured
	for _, e := range response.Estimands {
		if e.Subject != about || e.Kind == response.DriftKind && x.Plan.Kind == scenario.Terminating {
			continue
		}
		for _, column := range e.Columns {
			column.Note = x.noteText(column.Note)
			columns = append(columns, measured{e, column})
		}
	}
	slices.SortStableFunc(columns, func(a, b measured) int { return cmp.Compare(a.At, b.At) })
	return columns
}

// noteText says a note of the numbers in the words for what a run counts.
func (x *index) noteText(note string) string {
	return sentence(note).with(values{"span": spanOf(x.Plan)})
}

// row makes a row of a table: its first cells as given, then the responses.
func (x *index) row(about subject, columns []measured, first ...document.Cell) []document.Cell {
	for _, column := range columns {
		first = append(first, x.cell(about, column.estimand.Measure, column.Statistic))
	}
	return first
}

// headers lists the columns of a table whose first columns are given.
func headers(columns []measured, first ...document.Column) []document.Column {
	for _, column := range columns {
		first = append(first, document.Column{Header: column.Header, Words: column.Words, Rank: column.Rank,
			Note: column.Note})
	}
	return first
}

// text makes a cell of text.
func text(s string) document.Cell { return document.Cell{Text: s} }

// given makes a cell of a number that the scenario states.
func given(name, unit string, value float64) document.Cell {
	return document.Cell{Number: &document.Number{Name: name, Unit: unit, Estimate: stats.Unknown(value), Given: true}}
}

// estimated makes a cell of a number that was estimated, which has no name of its own.
func estimated(unit string, e stats.Estimate) document.Cell {
	return document.Cell{Number: &document.Number{Unit: unit, Estimate: e}}
}
