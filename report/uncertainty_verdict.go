package report

import (
	"math"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

// uncertaintyTable shows both doubts of the main responses, and between what their draws lie.
func uncertaintyTable(u *experiment.Uncertainty) document.Table {
	table := document.Table{Name: "uncertainty", Title: uncertaintyText.table.said(), Columns: []document.Column{
		{Header: "response", Words: "what"}, {Header: "mean", Words: "on average", OwnUnits: true},
		{Header: "± by chance", OwnUnits: true, Rank: 2}, {Header: "± by assumptions", OwnUnits: true, Rank: 1},
		{Header: "p5 of draws", Words: "1 in 20 draws below", OwnUnits: true},
		{Header: "p95 of draws", Words: "1 in 20 draws above", OwnUnits: true},
	}}
	uneven, even := false, false
	for _, i := range mainResponses(u) {
		r := &u.Responses[i]
		number := func(x float64) document.Cell {
			return document.Cell{Number: &document.Number{Unit: r.Unit(), Estimate: stats.Unknown(x), Beside: math.Abs(r.Mean)}}
		}
		half := r.Input
		if !r.Symmetric() {
			half, uneven = math.NaN(), true
		}
		even = even || document.IsFinite(half)
		low, high := r.Draws()
		table.Rows = append(table.Rows, []document.Cell{
			text(r.Name), number(r.Mean), number(r.Simulation), number(half), number(low), number(high),
		})
	}
	table.Notes = append(leftOut(u), doubtNotes(u, even, uneven)...)
	return table
}

// doubtNotes explain the columns that there are: that of ± by assumptions has numbers where some are even.
func doubtNotes(u *experiment.Uncertainty, even, uneven bool) []string {
	about := values{"span": spanOf(u.Plan), "share": digits(unit.Format(u.Plan.Confidence, unit.Share))}
	if uneven && !even {
		return []string{doubtsText.note.with(values{"span": about["span"]})}
	}
	notes := []string{uncertaintyText.note.with(about)}
	if uneven {
		notes = append(notes, uncertaintyText.uneven.said())
	}
	return notes
}

// leftOut says of how many draws the numbers are where some failed or were not finished; nothing where they are of all.
func leftOut(u *experiment.Uncertainty) []string {
	failed := len(u.Failures)
	unfinished := u.Draws - u.Whole() - failed
	var rest []string
	if failed > 0 {
		rest = append(rest, uncertaintyText.failed.with(values{"failed": failed}))
	}
	if unfinished > 0 {
		rest = append(rest, uncertaintyText.unfinished.with(values{"unfinished": unfinished}))
	}
	if len(rest) == 0 {
		return nil
	}
	return []string{uncertaintyText.whole.with(values{"whole": u.Whole(), "draws": u.Draws, "rest": rest})}
}

// uncertaintyVerdict says in how many draws all thresholds are met.
func uncertaintyVerdict(u *experiment.Uncertainty) string {
	said, untold := uncertaintyText.allMet, uncertaintyText.untoldAll
	if len(u.Thresholds) == 1 {
		said, untold = uncertaintyText.onlyMet, uncertaintyText.untold
	}
	if u.AllInDraws.Of == 0 {
		return untold.with(values{"thresholds": len(u.Thresholds), "threshold": u.Thresholds[0].Expression})
	}
	return inDraws(said, &u.AllInDraws,
		values{"thresholds": len(u.Thresholds), "threshold": u.Thresholds[0].Expression})
}

// verdictInDraws says in how many draws each threshold is met; those that all meet in one sentence.
func verdictInDraws(u *experiment.Uncertainty) []string {
	var points, always []string
	if len(u.Thresholds) == 1 {
		return nil // the headline says it
	}
	for i := range u.InDraws {
		in, threshold := &u.InDraws[i], u.Thresholds[i].Expression
		switch {
		case in.Of == 0:
			points = append(points, uncertaintyText.untold.with(values{"threshold": threshold}))
		case in.Met == in.Of:
			always = append(always, threshold)
		default:
			points = append(points, inDraws(uncertaintyText.met, in, values{"threshold": threshold}))
		}
	}
	if len(always) > 0 {
		points = append(points, uncertaintyText.metInAll.with(values{"thresholds": firstOf(always)}))
	}
	return points
}

// growthInDraws says in how many draws queues grow; nothing where they do in none.
func growthInDraws(u *experiment.Uncertainty) []string {
	if u.Growth.Growing == 0 {
		return nil
	}
	return []string{uncertaintyText.growing.with(values{"growing": u.Growth.Growing, "draws": u.Growth.Of})}
}

// drawnGrowth is in how many draws queues grow, in JSON.
type drawnGrowth struct {
	Growing int `json:"growing"`
	Draws   int `json:"draws"`
}

// inDraws fills in a sentence about in how many draws something is met.
func inDraws(s sentence, in *experiment.MetInDraws, v values) string {
	v["met"], v["draws"], v["probability"] = in.Met, in.Of, quantity("1", in.Probability)
	return s.with(v)
}

// drawnThresholds is the table of the thresholds with the draws that meet them.
func drawnThresholds(u *experiment.Uncertainty) document.Table {
	table := document.Table{Name: "thresholds", Title: uncertaintyText.thresholds.said(), Columns: []document.Column{
		{Header: "threshold"}, {Header: "met in"}, {Header: "probability"},
	}, Notes: []string{uncertaintyText.thresholdsNote.said()}}
	for i := range u.InDraws {
		in := &u.InDraws[i]
		table.Rows = append(table.Rows, []document.Cell{
			text(u.Thresholds[i].Expression), text(uncertaintyText.ofDraws.with(values{"met": in.Met, "draws": in.Of})),
			estimated("1", in.Probability),
		})
	}
	return table
}

// drawnThresholdMembers are the thresholds in JSON.
func drawnThresholdMembers(u *experiment.Uncertainty) []any {
	members := []any{}
	for i := range u.InDraws {
		in := &u.InDraws[i]
		members = append(members, struct {
			Expression  string        `json:"expression"`
			Met         int           `json:"met"`
			Draws       int           `json:"draws"`
			Probability data.Estimate `json:"probability"`
		}{u.Thresholds[i].Expression, in.Met, in.Of, data.EstimateOf(in.Probability)})
	}
	return members
}
