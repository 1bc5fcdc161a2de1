package report

import (
	"strconv"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
)

// calibrationRows are tidy: a row an assumption.
func calibrationRows(c *experiment.Calibration) [][]string {
	rows := [][]string{{"assumption", "tie", "stated", "before_low", "before_high", "value", "low", "high", "width_left",
		"identified", "set", "end"}}
	for i := range c.Assumptions {
		a := &c.Assumptions[i]
		for k := range a.Members {
			m := &a.Members[k]
			tie := ""
			if a.Name != m.Name {
				tie = a.Name
			}
			rows = append(rows, []string{m.Name, tie, m.Text, m.At(m.PriorLow), m.At(m.PriorHigh), m.At(m.Best), m.At(m.Low),
				m.At(m.High), data.Plain(a.Narrowed), strconv.FormatBool(a.Identified), strconv.FormatBool(a.IsSet),
				calibratedEnd(a.End)})
		}
	}
	return rows
}

// calibratedEnd names an end of a range; empty for none.
func calibratedEnd(end int) string { return map[int]string{-1: "low", 1: "high"}[end] }

// calibratedJSON is an assumption in JSON: values as a scenario has them.
type calibratedJSON struct {
	Tie        string    `json:"tie,omitempty"`
	Stated     string    `json:"stated"`
	BeforeLow  string    `json:"before_low"`
	BeforeHigh string    `json:"before_high"`
	Value      string    `json:"value"`
	Low        string    `json:"low"`
	High       string    `json:"high"`
	Narrowed   data.Real `json:"width_left"`
	Identified bool      `json:"identified"`
	Set        bool      `json:"set"`
	End        string    `json:"end,omitempty"`
}

// combinedJSON is a combination in JSON, as a multiple of what is stated.
type combinedJSON struct {
	Operation experiment.Operation `json:"operation"`
	Of        []string             `json:"of"`
	Signs     []int                `json:"signs"`
	Multiple  data.Real            `json:"multiple_of_stated"`
	Low       data.Real            `json:"low"`
	High      data.Real            `json:"high"`
	Narrowed  data.Real            `json:"width_left"`
	Ranks     float64              `json:"policy_rank_correlation,omitempty"`
	Held      []string             `json:"policy_held,omitempty"` // at their values, without a range
}

// predictionJSON is a value that was observed.
type predictionJSON struct {
	Response  string    `json:"response"`
	Date      string    `json:"date,omitempty"`
	Unit      string    `json:"unit"`
	Observed  data.Real `json:"observed"`
	Simulated data.Real `json:"simulated"`
	Low       data.Real `json:"prediction_low"`
	High      data.Real `json:"prediction_high"`
	Inside    bool      `json:"inside"`
	HeldOut   bool      `json:"held_out"`
	Place     string    `json:"place"`
}

func calibrationMembers(c *experiment.Calibration) []document.Member {
	var assumptions []document.Member
	rows := calibrationRows(c)[1:]
	for i := range c.Assumptions {
		a := &c.Assumptions[i]
		for range a.Members {
			row := rows[0]
			rows = rows[1:]
			assumptions = append(assumptions, document.Member{Name: row[0], Value: calibratedJSON{row[1], row[2], row[3],
				row[4], row[5], row[6], row[7], data.Real(a.Narrowed), a.Identified, a.IsSet, row[11]}})
		}
	}
	combined, predictions := []combinedJSON{}, []predictionJSON{}
	for i := range c.Combined {
		k := &c.Combined[i]
		made := combinedJSON{Operation: k.Operation, Signs: k.Signs, Multiple: data.Real(k.Middle), Low: data.Real(k.Low),
			High: data.Real(k.High), Narrowed: data.Real(k.Narrowed), Ranks: k.Correlation}
		for _, j := range k.Members {
			if c.Assumptions[j].Members[0].Held {
				made.Held = append(made.Held, c.Assumptions[j].Name)
			}
			made.Of = append(made.Of, c.Assumptions[j].Name)
		}
		combined = append(combined, made)
	}
	for i := range c.Predictions {
		p := &c.Predictions[i]
		predictions = append(predictions, predictionJSON{p.Value.Response, p.Date, p.Response.Unit(), data.Real(p.Number),
			data.Real(p.Simulated.Mean), data.Real(p.Low), data.Real(p.High), p.Inside, p.HoldOut, p.Place.String()})
	}
	return append(settingMembers(c.Plan), []document.Member{
		{Name: "seed", Value: c.Seed}, {Name: "model_error", Value: c.ModelError}, {Name: "rounds", Value: c.Rounds},
		{Name: "points_a_round", Value: c.Size}, {Name: "replications", Value: c.Replications},
		{Name: "dates", Value: c.Dates}, {Name: "reached", Value: c.Reached}, {Name: "assumptions", Value: assumptions},
		{Name: "combinations", Value: combined}, {Name: "observed", Value: predictions},
		{Name: "failures", Value: failuresJSON(c.Failures)},
	}...)
}
