package response

import (
	"math"
	"slices"

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
		if t.Probability > 0 {
			t.Count = len(made.Counts)
			made.Counts = append(made.Counts, r.counted(&t))
		}
		made.Thresholds = append(made.Thresholds, t)
	}
	return &made
}

// Judging gives the model with the thresholds of another one of the same elements: what is asked besides a scenario is
// not in its file.
func (m *Model) Judging(like *Model) *Model {
	made := *m
	made.Thresholds, made.Counts = like.Thresholds, like.Counts
	return &made
}

// WithConfidence gives the model with intervals of another level.
func (m *Model) WithConfidence(level float64) *Model {
	changed := *m.Plan
	changed.Confidence = level
	return m.With(&changed)
}
