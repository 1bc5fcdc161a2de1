package report

import (
	"karvon/report/document"
	"karvon/sim/experiment"
)

// judgingColumns are those of a sweep that judges: one a condition, and one for the scenario's own thresholds.
func judgingColumns(s *experiment.Sweep) []document.Column {
	var columns []document.Column
	rank := 0
	if s.Best != nil {
		rank = conditionRank
	}
	for _, condition := range s.Asked() {
		columns = append(columns, document.Column{Header: condition, Rank: rank})
	}
	if s.HasThresholds() {
		columns = append(columns, document.Column{Header: "thresholds", Words: "thresholds of the scenario",
			Rank: thresholdsRank})
	}
	return columns
}

// judgingCells are the verdicts at a point.
func judgingCells(s *experiment.Sweep, point int) []document.Cell {
	var cells []document.Cell
	verdicts := s.Verdicts(point)
	for i := range s.Asked() {
		said := ""
		if verdicts != nil {
			said = verdictWords[verdicts[i]].said()
		}
		cells = append(cells, text(said))
	}
	if s.HasThresholds() {
		cells = append(cells, text(verdictWords[s.Evaluations[point].OfThresholds()].said()))
	}
	return cells
}

// judgingNotes say how the verdicts and the choice are found.
func judgingNotes(s *experiment.Sweep) []string {
	var notes []string
	if s.Best != nil {
		if len(s.Asked()) > 0 {
			notes = append(notes, bestText.judgedTogether.said())
		}
		if s.Best.Ending == experiment.OneBest {
			notes = append(notes, bestText.worse.said())
		}
	}
	switch {
	case s.Best == nil && len(s.Asked()) > 0:
		notes = append(notes, sweepText.judgedAlone.said())
	case s.HasThresholds():
		notes = append(notes, sweepText.thresholdsAlone.said())
	}
	return notes
}

// meetingPoints say how many points meet all conditions, and which surely break one.
func meetingPoints(s *experiment.Sweep) []string {
	if len(s.Asked()) == 0 {
		return nil
	}
	met := 0
	var broken, untold []string
	for _, i := range s.Order() {
		name := s.Evaluations[i].Name
		switch s.Meets(i) {
		case experiment.Met:
			met++
		case experiment.Undecided:
			untold = append(untold, name)
		case experiment.NotMet:
			broken = append(broken, sweepText.breaks.with(values{"point": name, "conditions": brokenAt(s, i)}))
		}
	}
	said := []string{sweepText.meets.with(values{"met": met, "points": len(s.Evaluations), "conditions": s.Asked()})}
	if len(broken) > 0 {
		said = append(said, sweepText.broken.with(values{"count": len(broken), "points": pointList(3, broken)}))
	}
	if len(untold) > 0 {
		said = append(said, sweepText.untold.with(values{"points": pointList(mostPointsNamed, untold)}))
	}
	return said
}

// brokenAt lists the conditions that a point surely breaks.
func brokenAt(s *experiment.Sweep, point int) []string {
	var broken []string
	asked := s.Asked()
	for i, verdict := range s.Verdicts(point) {
		if verdict == experiment.NotMet {
			broken = append(broken, asked[i])
		}
	}
	return broken
}

// verdictsByCondition are the verdicts at a point; nil where nothing is asked, or the point has no result.
func verdictsByCondition(s *experiment.Sweep, point int) map[string]experiment.Verdict {
	var verdicts map[string]experiment.Verdict
	asked := s.Asked()
	for i, verdict := range s.Verdicts(point) {
		if verdicts == nil {
			verdicts = map[string]experiment.Verdict{}
		}
		verdicts[asked[i]] = verdict
	}
	return verdicts
}
