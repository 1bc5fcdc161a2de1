package report

import (
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// calibratedTable lists the assumptions, before and after.
func calibratedTable(c *experiment.Calibration) document.Table {
	table := document.Table{Name: "assumptions", Title: calibrationText.assumptions.said(), Whole: true,
		Columns: []document.Column{{Header: "assumption"}, {Header: "stated", Rank: 3}, {Header: "before"},
			{Header: "value"}, {Header: "interval", Words: "95% interval"},
			{Header: "narrowed", Words: "width left", Rank: 2}, {Header: "told", Words: "by what was observed"}},
		Notes: []string{calibrationText.note.with(values{"limit": percentage(experiment.NotIdentified),
			"alone": percentage(experiment.KnownAlone)})},
	}
	if names := countedNames(c); len(names) > 0 {
		table.Notes = append(table.Notes, calibrationText.counts.with(values{"names": few(names), "count": len(names)}))
	}
	for i := range c.Assumptions {
		a := &c.Assumptions[i]
		for k := range a.Members {
			m := &a.Members[k]
			row := []document.Cell{text(m.Name), text(m.Text), text(fromTo(m.At(m.PriorLow), m.At(m.PriorHigh))),
				text(m.At(m.Best))}
			if c.Reached {
				row = append(row, text(fromTo(m.At(m.Low), m.At(m.High))), estimated("1", stats.Unknown(a.Narrowed)),
					text(toldOf(a)))
			} else {
				row = append(row, document.Cell{}, document.Cell{}, text(calibrationText.nearest.said()))
			}
			table.Rows = append(table.Rows, row)
		}
	}
	return table
}

// countedNames lists the assumptions that count things.
func countedNames(c *experiment.Calibration) []string {
	var names []string
	for i := range c.Assumptions {
		for k := range c.Assumptions[i].Members {
			if m := &c.Assumptions[i].Members[k]; m.Counts {
				names = append(names, m.Name)
			}
		}
	}
	return names
}

// toldOf says in a few words what the data tell of an assumption.
func toldOf(a *experiment.Calibrated) string {
	said := calibrationText.isNot.said()
	switch {
	case a.Identified:
		said = calibrationText.identified.said()
	case a.IsSet:
		said = calibrationText.together.said()
	}
	switch {
	case a.End < 0:
		return calibrationText.atLow.with(values{"said": said})
	case a.End > 0:
		return calibrationText.atHigh.with(values{"said": said})
	}
	return said
}

// combinedTable lists what is known together.
func combinedTable(c *experiment.Calibration) document.Table {
	table := document.Table{Name: "combinations", Title: calibrationText.combinations.said(), Whole: true,
		Columns: []document.Column{{Header: "combination"}, {Header: "multiple", Words: "of what is stated"},
			{Header: "low"}, {Header: "high"}, {Header: "narrowed", Words: "width left", Rank: 2}},
		Notes: []string{calibrationText.combinedNote.said()},
	}
	for i := range c.Combined {
		k := &c.Combined[i]
		table.Rows = append(table.Rows, []document.Cell{
			text(CombinationName(c, k)), estimated("", stats.Unknown(k.Middle)), estimated("", stats.Unknown(k.Low)),
			estimated("", stats.Unknown(k.High)), estimated("1", stats.Unknown(k.Narrowed)),
		})
	}
	return table
}

// predictedTable lists what was observed beside what is simulated.
func predictedTable(c *experiment.Calibration) document.Table {
	table := document.Table{Name: "observed", Title: calibrationText.values.said(),
		Columns: []document.Column{{Header: "response"}, {Header: "date", Rank: 2}, {Header: "observed", OwnUnits: true},
			{Header: "simulated", OwnUnits: true, Rank: 1}, {Header: "low", OwnUnits: true},
			{Header: "high", OwnUnits: true}, {Header: "within", Words: "95% prediction interval"},
			{Header: "use", Rank: 3}},
		Notes: []string{calibrationText.valuesNote.said()},
	}
	for i := range c.Predictions {
		p := &c.Predictions[i]
		unit := p.Response.Unit()
		number := func(e stats.Estimate) document.Cell {
			return document.Cell{Number: &document.Number{Unit: unit, Estimate: e, Beside: p.High}}
		}
		table.Rows = append(table.Rows, []document.Cell{
			text(p.Value.Response), text(p.Date), number(stats.Unknown(p.Number)), number(p.Simulated),
			number(stats.Unknown(p.Low)), number(stats.Unknown(p.High)), text(insideText(p)), text(useText(p)),
		})
	}
	return table
}

func insideText(p *experiment.Prediction) string {
	if p.Inside {
		return calibrationText.inside.said()
	}
	return calibrationText.beyond.said()
}

func useText(p *experiment.Prediction) string {
	if p.HoldOut {
		return calibrationText.forTest.said()
	}
	return calibrationText.forFit.said()
}

// Pictures of a calibration, by their names.
const (
	CalibrationPicture = "assumptions"
	ObservedPicture    = "observed"
)

// calibrationPicture shows the assumptions before and after, each within its range.
func calibrationPicture(c *experiment.Calibration) document.Picture {
	p := document.Picture{Name: CalibrationPicture, Title: calibrationText.picture.said(), Kind: document.Rows, Unit: "%",
		Axis: calibrationText.axis.said()}
	before := document.PictureSeries{Name: calibrationText.before.said()}
	after := document.PictureSeries{Name: calibrationText.after.said()}
	for i := range c.Assumptions {
		for k := range c.Assumptions[i].Members {
			if m := &c.Assumptions[i].Members[k]; len(p.Names) < mostRows {
				p.Names = append(p.Names, m.Name)
				before.Add(spanning(m.Position(), m.PriorLow, m.PriorHigh), 100, tongue())
				after.Add(spanning(m.Best, m.Low, m.High), 100, tongue())
			}
		}
	}
	p.Series = []document.PictureSeries{before, after}
	return p
}

// spanning is a mark with the ends of what it can be.
func spanning(mark, low, high float64) stats.Estimate {
	e := stats.Unknown(mark)
	e.Low, e.High, e.Confidence = low, high, 0.95
	return e
}

// observedPicture shows what was observed and the prediction intervals, each as a multiple of what is simulated.
func observedPicture(c *experiment.Calibration) document.Picture {
	p := document.Picture{Name: ObservedPicture, Title: calibrationText.seen.said(), Kind: document.Rows,
		Axis: calibrationText.seenAxis.said()}
	seen := document.PictureSeries{Name: calibrationText.observed.said()}
	simulated := document.PictureSeries{Name: calibrationText.simulated.said(), Band: calibrationText.band.said()}
	for i := range c.Predictions {
		q := &c.Predictions[i]
		if mean := q.Simulated.Mean; mean > 0 && len(p.Names) < mostRows {
			name := q.Value.Response
			if q.Date != "" {
				name += ", " + q.Date
			}
			p.Names = append(p.Names, name)
			seen.Add(stats.Unknown(q.Number/mean), 1, tongue())
			simulated.Add(spanning(1, q.Low/mean, q.High/mean), 1, tongue())
		}
	}
	p.Series = []document.PictureSeries{seen, simulated}
	return p
}
