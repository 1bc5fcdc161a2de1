package response

import (
	"math"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/unit"
)

// Relaxed gives the model with each of its thresholds once more behind them, in their order, with a limit that is
// easier to hold by a part of itself: one part for shares, and another for times and all else. A threshold on a
// quantile is on a time, and what is counted against its easier limit is added to what runs count.
func (m *Model) Relaxed(shares, others float64) *Model {
	made := *m
	made.Counts = slices.Clip(m.Counts)
	made.Thresholds = slices.Clip(m.Thresholds)
	for _, t := range m.Thresholds {
		made.Thresholds = append(made.Thresholds, made.relaxed(t, shares, others))
	}
	return &made
}

// relaxed makes a threshold easier to hold, in each hour where it is of each.
func (m *Model) relaxed(t Threshold, shares, others float64) Threshold {
	r := &m.Responses[t.Response]
	part := others
	if r.dimension() == unit.Share {
		part = shares
	}
	easier := float64(math.Abs(t.Limit) * part)
	if !t.BoundsAbove() {
		easier = -easier
	}
	t.Limit += easier
	t.Expression += " with its tolerance"
	if t.Count != plan.None {
		t.Count = len(m.Counts)
		m.Counts = append(m.Counts, r.counted(&t))
	}
	t.Hours = slices.Clone(t.Hours)
	for i := range t.Hours {
		t.Hours[i] = m.relaxed(t.Hours[i], shares, others)
	}
	return t
}

// Judging gives the model with the thresholds of another one of the same elements, all of whose responses it has: what
// is asked besides a scenario is not in its file.
func (m *Model) Judging(like *Model) *Model {
	made := *m
	made.Counts, made.Thresholds = like.Counts, m.placed(like, like.Thresholds)
	return &made
}

// placed gives thresholds of another model the places that their responses have in this one.
func (m *Model) placed(like *Model, thresholds []Threshold) []Threshold {
	if thresholds == nil {
		return nil
	}
	placed := slices.Clone(thresholds)
	for i := range placed {
		t := &placed[i]
		t.Response, _ = m.ResponseIndex(like.Responses[t.Response].Name)
		t.Hours = m.placed(like, t.Hours)
	}
	return placed
}

// WithConfidence gives the model with intervals of another level.
func (m *Model) WithConfidence(level float64) *Model {
	changed := *m.Plan
	changed.Confidence = level
	return m.With(&changed)
}
