package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/observed"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// calibrationSchema names the layout of a calibration in JSON.
const calibrationSchema = "karvon.calibration/1"

// Calibration arranges which values give what was observed.
func Calibration(c *experiment.Calibration) *document.Document {
	d := &document.Document{
		Kind:     document.OfCalibration,
		Title:    calibrationText.title.with(values{"scenario": c.Plan.Name}),
		Setting:  experimentSetting(c.Plan, c.Seed, calibrationSetting(c)),
		Headline: calibrationHeadline(c),
		Points:   calibrationPoints(c),
		Warnings: append(failureWarnings(c.Failures, false), spreadWarnings(c)...),
		Rows:     calibrationRows(c),
		Members:  calibrationMembers(c),
		Tables:   []document.Table{calibratedTable(c), combinedTable(c), predictedTable(c)},
		Pictures: []document.Picture{calibrationPicture(c), observedPicture(c)},
	}
	return completed(d, calibrationSchema)
}

func calibrationSetting(c *experiment.Calibration) string {
	fitted, responses := c.Fitted(), map[string]bool{}
	for i := range fitted {
		responses[fitted[i].Response] = true
	}
	held := ""
	if more := len(c.Values) - len(fitted); more > 0 {
		held = calibrationText.heldApart.with(values{"held": more})
	}
	return calibrationText.setting.with(values{
		"assumptions": len(c.Assumptions), "values": len(fitted), "responses": len(responses), "held": held,
		"dates": calibrationText.dates.with(values{"dates": len(observed.Dates(fitted)),
			"window": spokenWindow(c.Plan)}),
		"error": percentage(c.ModelError), "rounds": c.Rounds, "points": c.Size,
		"each": simulatedSpans(c.Plan, c.Replications),
	})
}

// calibrationHeadline says what is identified, or that nothing gives what was observed.
func calibrationHeadline(c *experiment.Calibration) string {
	if !c.Reached {
		return calibrationText.missed.with(values{"missed": missedText(c)})
	}
	var names []string
	known := 0
	for i := range c.Assumptions {
		if c.Assumptions[i].Identified {
			known++
			names = append(names, calibratedBest(&c.Assumptions[i]))
		}
	}
	var combined []string
	for i := range c.Combined {
		if k := &c.Combined[i]; !identifiedApart(c, k) {
			combined = append(combined, CombinationName(c, k))
		}
	}
	said := values{"known": known, "assumptions": len(c.Assumptions), "names": few(names),
		"combinations": few(combined), "combined": len(combined)}
	switch {
	case known == 0 && len(combined) == 0:
		return calibrationText.nothing.with(said)
	case known == 0:
		said["names"] = few(combined)
		return calibrationText.only.with(said)
	case len(combined) > 0:
		return calibrationText.also.with(said)
	}
	return calibrationText.fitted.with(said)
}

// identifiedApart says whether all parts of a combination are identified by themselves.
func identifiedApart(c *experiment.Calibration, k *experiment.KnownCombination) bool {
	return !slices.ContainsFunc(k.Members, func(j int) bool { return !c.Assumptions[j].Identified })
}

// calibratedBest names an assumption with the value found.
func calibratedBest(a *experiment.Calibrated) string {
	if len(a.Members) > 1 {
		return a.Name
	}
	m := &a.Members[0]
	return a.Name + " " + m.At(m.Best)
}

// missedText says what the nearest values give, of what is beyond all that is simulated within the ranges, or else of
// all that was fitted.
func missedText(c *experiment.Calibration) string {
	var texts, beyond []string
	for i := range c.Predictions {
		p := &c.Predictions[i]
		if p.HoldOut {
			continue
		}
		unit := p.Response.Unit()
		told := values{"name": strings.TrimSpace(p.Value.Response + " " + p.Date),
			"simulated": quantity(unit, stats.Unknown(p.Simulated.Mean)), "observed": quantity(unit, stats.Unknown(p.Number)),
			"least": quantity(unit, stats.Unknown(p.Least)), "most": quantity(unit, stats.Unknown(p.Most))}
		texts = append(texts, calibrationText.missedOne.with(told))
		if p.Missed {
			beyond = append(beyond, calibrationText.beyondAll.with(told))
		}
	}
	if len(beyond) > 0 {
		return few(beyond)
	}
	return few(texts)
}

// calibrationPoints say what is known of each assumption and combination, what is not, and how well that predicts.
func calibrationPoints(c *experiment.Calibration) []string {
	var points, unknown []string
	if !c.Reached {
		return []string{calibrationText.advice.said()}
	}
	told, more := 0, 0
	for i := range c.Assumptions {
		a := &c.Assumptions[i]
		if !a.Identified && a.End == 0 {
			if !a.IsSet {
				unknown = append(unknown, a.Name)
			}
			continue
		}
		for k := range a.Members {
			if told == mostCalibrated {
				more++
				continue
			}
			told++
			points = append(points, calibratedPoint(a, &a.Members[k]))
		}
	}
	if more > 0 {
		points = append(points, calibrationText.more.with(values{"more": more}))
	}
	for i := range c.Combined {
		points = append(points, combinedText(c, &c.Combined[i]))
	}
	if len(unknown) > 0 {
		points = append(points, calibrationText.unknown.with(values{"names": upTo(mostCalibrated, unknown)}))
	}
	for _, held := range []bool{false, true} {
		if said := withinText(c, held); said != "" {
			points = append(points, said)
		}
	}
	return points
}

// mostCalibrated is the number of assumptions of which sentences tell.
const mostCalibrated = 8

// calibratedPoint says what is known of an assumption.
func calibratedPoint(a *experiment.Calibrated, m *experiment.CalibratedMember) string {
	more := ""
	if a.End != 0 {
		ending := calibrationText.endingLow
		if a.End > 0 {
			ending = calibrationText.endingHigh
		}
		more = ending.said()
	}
	return calibrationText.known.with(values{"name": m.Name, "value": m.At(m.Best), "low": m.At(m.Low),
		"high": m.At(m.High), "least": m.At(m.PriorLow), "most": m.At(m.PriorHigh), "more": more})
}

// CombinationName writes a combination, such as a product of two.
func CombinationName(c *experiment.Calibration, k *experiment.KnownCombination) string {
	name := ""
	for i, j := range k.Members {
		other := c.Assumptions[j].Name
		said := calibrationText.times
		switch {
		case i == 0:
			name = other
			continue
		case k.Operation == experiment.Sum && k.Signs[i] > 0:
			said = calibrationText.plus
		case k.Operation == experiment.Sum:
			said = calibrationText.minus
		case k.Signs[i] < 0:
			said = calibrationText.dividedBy
		}
		name = said.with(values{"one": name, "other": other})
	}
	return name
}

// combinedText says how well a combination is known.
func combinedText(c *experiment.Calibration, k *experiment.KnownCombination) string {
	var such []string
	for _, j := range k.Members {
		m := &c.Assumptions[j].Members[0]
		such = append(such, m.At(m.Best))
	}
	return calibrationText.combined.with(values{"name": CombinationName(c, k), "half": "±" + halfText(k),
		"multiple": multiple(k.Middle), "low": multiple(k.Low), "high": multiple(k.High), "such": list(such),
		"kept": CombinationKept(c, k)})
}

// halfText is half the width of a combination's interval as a part of it.
func halfText(k *experiment.KnownCombination) string {
	return said(share(math.Abs((k.High - k.Low) / (2 * k.Middle))))
}

// multiple writes how many times as much something is.
func multiple(value float64) string { return digits(fmt.Sprintf("%.3g", value)) }

// withinText says how many values lie within their prediction intervals; empty where there are none.
func withinText(c *experiment.Calibration, held bool) string {
	inside, all := c.Within(held)
	if all == 0 {
		return ""
	}
	sentence := calibrationText.within
	if held {
		sentence = calibrationText.heldOut
	}
	told := sentence.with(values{"inside": inside, "all": all})
	var outside []string
	for i := range c.Predictions {
		if p := &c.Predictions[i]; p.HoldOut == held && !p.Inside {
			outside = append(outside, strings.TrimSpace(p.Value.Response+" "+p.Date))
		}
	}
	if len(outside) > 0 {
		told += " " + calibrationText.outside.with(values{"names": few(outside)})
	}
	return told
}

// spreadWarnings name responses whose dates differ more than the model's runs do.
func spreadWarnings(c *experiment.Calibration) []string {
	var warnings []string
	for i := range c.Spread {
		s := &c.Spread[i]
		warnings = append(warnings, calibrationText.spread.with(values{"name": s.Response.Name,
			"times": digits(fmt.Sprintf("%.1f", s.Observed/s.Simulated))}))
	}
	if dates := observed.Dates(c.Fitted()); c.Plan.Window > plan.Day && len(dates) > 0 && dates[0] != "" {
		warnings = append(warnings, calibrationText.days.with(values{"window": spokenWindow(c.Plan)}))
	}
	return warnings
}
