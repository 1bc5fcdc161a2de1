package experiment

import (
	"slices"

	"karvon/sim/response"
)

// conditions are the judgements on what a command asks of a point, beside the scenario's thresholds, in the order in
// which it asks; nil where the point has no result.
func (e *Evaluation) conditions() []Judgement {
	if e.Err != nil {
		return nil
	}
	var asked []Judgement
	for i := range e.thresholds {
		if e.thresholds[i].Asked {
			asked = append(asked, e.thresholds[i])
		}
	}
	return asked
}

// OfThresholds is the verdict on all of the scenario's own thresholds together; empty where the point has no result,
// or none of these.
func (e *Evaluation) OfThresholds() Verdict {
	if e.Err != nil {
		return ""
	}
	var verdicts []Verdict
	for i := range e.thresholds {
		if !e.thresholds[i].Asked {
			verdicts = append(verdicts, e.thresholds[i].Verdict)
		}
	}
	return together(verdicts)
}

// together is the verdict on several conditions that all must hold; empty for none.
func together(verdicts []Verdict) Verdict {
	switch {
	case len(verdicts) == 0:
		return ""
	case slices.Contains(verdicts, NotMet):
		return NotMet
	case slices.Contains(verdicts, Undecided):
		return Undecided
	}
	return Met
}

// Verdicts are those on what the command asks of a point, in its order: what a choice of the best decided, else each
// judged alone, by its interval. They are nil where the point has no result.
func (s *Sweep) Verdicts(point int) []Verdict {
	if s.Best != nil && s.Evaluations[point].Err == nil {
		return s.Best.Points[point].verdicts
	}
	var verdicts []Verdict
	for _, judged := range s.Evaluations[point].conditions() {
		verdicts = append(verdicts, judged.Verdict)
	}
	return verdicts
}

// Meets is the verdict on all that is asked of a point together; empty where it has no result, or nothing is asked.
func (s *Sweep) Meets(point int) Verdict { return together(s.Verdicts(point)) }

// partsOf are the conditions that must hold for one to do: one on each hour of the day is 24.
func partsOf(t *response.Threshold) []response.Threshold {
	if t.Hours != nil {
		return t.Hours
	}
	return []response.Threshold{*t}
}

// conditionsOf counts the parts of the conditions that a command asks for.
func conditionsOf(m *response.Model) int {
	count := 0
	for i := range m.Thresholds {
		if m.Thresholds[i].Asked {
			count += len(partsOf(&m.Thresholds[i]))
		}
	}
	return count
}

// byCondition gives the verdicts on conditions by those on their parts.
func (s *Sweep) byCondition(parts []Verdict) []Verdict {
	var verdicts []Verdict
	for i := range s.Model.Thresholds {
		if s.Model.Thresholds[i].Asked {
			own := len(partsOf(&s.Model.Thresholds[i]))
			verdicts, parts = append(verdicts, together(parts[:own])), parts[own:]
		}
	}
	return verdicts
}

// Asked lists the conditions that the command asks for, as written.
func (s *Sweep) Asked() []string {
	var asked []string
	for i := range s.Model.Thresholds {
		if s.Model.Thresholds[i].Asked {
			asked = append(asked, s.Model.Thresholds[i].Expression)
		}
	}
	return asked
}

// HasThresholds says whether the scenario has thresholds of its own.
func (s *Sweep) HasThresholds() bool { return len(s.Asked()) < len(s.Model.Thresholds) }
