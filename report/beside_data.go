package report

import (
	"slices"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// oneJSON is the interval of one further replication in JSON.
type oneJSON struct {
	Low    data.Real         `json:"low"`
	High   data.Real         `json:"high"`
	Level  data.Real         `json:"level"`
	N      int               `json:"replications"`
	Inside experiment.Inside `json:"inside"`
}

func oneOf(p *stats.Prediction, inside experiment.Inside) oneJSON {
	return oneJSON{data.Real(p.Low), data.Real(p.High), data.Real(p.Level), p.N, inside}
}

// observedJSON is an observed value in JSON.
type observedJSON struct {
	Name       string        `json:"name"`
	Date       string        `json:"date,omitempty"`
	Unit       string        `json:"unit"`
	Observed   float64       `json:"observed"`
	Place      string        `json:"place"`
	Simulated  data.Estimate `json:"simulated"`
	Mean       data.Real     `json:"mean"`
	Difference data.Real     `json:"difference"`
	One        oneJSON       `json:"one"`
	Together   oneJSON       `json:"all_at_a_time"`
}

// besideMembers are what was observed in JSON; there are none where nothing was.
func besideMembers(r *experiment.Result) []document.Member {
	b := r.Beside
	if b == nil {
		return nil
	}
	seen := []observedJSON{}
	for i := range b.Responses {
		o := &b.Responses[i]
		one := &r.Responses[o.Index]
		for k := range o.Values {
			v := &o.Values[k]
			seen = append(seen, observedJSON{one.Name, v.Date, one.Unit(), v.Number, v.Place.String(), data.EstimateOf(o.Mean),
				data.Real(o.Mean.Mean), data.Real(v.Difference), oneOf(&o.One, v.Within),
				oneOf(&o.Together, v.WithinTogether)})
		}
	}
	within, of := b.Count()
	datesWithin, dates := b.CountTogether()
	return []document.Member{{Name: "observed", Value: struct {
		File     string         `json:"file"`
		Within   int            `json:"within"`
		Of       int            `json:"of"`
		Dates    int            `json:"dates"`
		Together int            `json:"dates_within_all"`
		OfDates  int            `json:"dates_of_all"`
		AtATime  int            `json:"dates_at_a_time"`
		Level    data.Real      `json:"level_of_all"`
		Values   []observedJSON `json:"values"`
	}{b.File, within, of, len(b.Dates), datesWithin, dates, b.Of, data.Real(b.Together), seen}}}
}

// observedColumns are those that the tidy rows of a run have besides where something was observed.
var observedColumns = []string{"date", "observed", "difference", "one_low", "one_high", "inside", "all_low", "all_high",
	"all_inside"}

// withObserved gives tidy rows what was observed of their responses: of several dates a row each. Where nothing was, it
// changes nothing.
func withObserved(rows [][]string, r *experiment.Result) [][]string {
	if r.Beside == nil {
		return rows
	}
	seen := map[string]*experiment.BesideResponse{}
	for i := range r.Beside.Responses {
		o := &r.Beside.Responses[i]
		seen[r.Responses[o.Index].Name] = o
	}
	made := [][]string{append(slices.Clone(rows[0]), observedColumns...)}
	for _, row := range rows[1:] {
		o := seen[row[0]]
		if o == nil {
			made = append(made, append(slices.Clone(row), make([]string, len(observedColumns))...))
			continue
		}
		for k := range o.Values {
			v := &o.Values[k]
			made = append(made, append(slices.Clone(row), v.Date, data.Plain(v.Number), data.Plain(v.Difference),
				data.Plain(o.One.Low), data.Plain(o.One.High), string(v.Within), data.Plain(o.Together.Low),
				data.Plain(o.Together.High), string(v.WithinTogether)))
		}
	}
	return made
}
