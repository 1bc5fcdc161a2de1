package report

import (
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
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
	responses map[indexKey]*experiment.Response
}

type indexKey struct {
	subject
	measure   string
	statistic response.Statistic
}

func newIndex(r *experiment.Result) *index {
	x := &index{r, make(map[indexKey]*experiment.Response, len(r.Responses))}
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
func (x *index) find(about subject, measure string, statistic response.Statistic) *experiment.Response {
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
func (x *index) number(response *experiment.Response) *document.Number {
	return &document.Number{Name: response.Name, Unit: response.Unit(), Estimate: response.Estimate}
}
