package report

import (
	"slices"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/response"
)

// askedPoint tells those of the primary numbers that stand in no table but that of what is asked for.
func (x *index) askedPoint() string {
	var said []string
	for _, i := range x.Primary {
		if one := &x.Responses[i]; one.IsAsked() && document.IsFinite(one.Mean) {
			said = append(said, one.Name+" "+quantity(one.Unit(), one.Estimate))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return askedText.point.with(values{"numbers": firstOf(said)})
}

// asked is the table of what a run answers only because the scenario asks for it by name: how an episode goes.
func (x *index) asked() document.Table {
	table := document.Table{
		Name: "asked", Title: askedText.table.said(),
		Columns: []document.Column{{Header: "number"}, {Header: "value", OwnUnits: true}, {Header: "meaning", Rank: 1}},
		Notes:   []string{askedText.note.said()},
	}
	until := false
	for i := range x.Responses {
		one := &x.Responses[i]
		if one.IsAsked() && !x.observedAlone(i) {
			table.Rows = append(table.Rows,
				[]document.Cell{text(one.Name), {Number: x.number(one)}, text(meaningOf(&one.Response))})
			until = until || one.IsTimeUntil()
		}
	}
	if !until {
		table.Notes = nil
	}
	return table
}

// observedAlone says whether a response was observed and the scenario does not ask for it by itself: another table
// tells it.
func (x *index) observedAlone(response int) bool {
	return x.Beside != nil && !slices.Contains(x.Primary, response) &&
		slices.ContainsFunc(x.Beside.Responses, func(o experiment.BesideResponse) bool { return o.Index == response })
}

// meaningOf says what is asked for: of hours of the day, by which clocks too.
func meaningOf(r *response.Response) string {
	if _, _, ok := r.HoursOfDay(); ok {
		return r.Estimand.Estimator + ", " + r.Estimand.Window
	}
	return r.Estimand.Estimator
}
