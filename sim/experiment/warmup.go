package experiment

import (
	"context"
	"errors"
	"fmt"

	"karvon/sim/bound"
	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

// WarmUp is a warm-up that was found from a pilot.
type WarmUp struct {
	Used         int64  // ns: Truncation where what lies between Given and it differs from the rest, otherwise Given
	Truncation   int64  // by MSER-5
	Given        int64  // by the scenario
	By           string // whose presence needs it longest
	Pilot        int64  // length of the pilot
	Replications int    // of the pilot
	doubtful     bool   // whether the pilot was too short to see the transient's end
}

// Cycles of a pilot at least, batches of one without a cycle, and batches at most, whose numbers are held in
// memory.
const (
	pilotCycles  = 12
	pilotBatches = 100
	mostBatches  = 100_000
)

// ErrNoWarmUp says that a run has none.
var ErrNoWarmUp = errors.New("a terminating run starts as it is meant to and has no warm-up to find")

// FindWarmUp runs a pilot from empty and finds the warm-up by MSER-5: of the number present, averaged over
// replications, in the whole model and in each flow and station that a primary response is about; the longest
// counts. In a cyclic run five observations are one cycle, so that MSER-5's batches are whole cycles and the
// cycle's own shape does not show; the pilot is 12 cycles or twice warm-up and window, whichever is longer. In a
// stationary run a batch is a hundredth of the pilot, which is warm-up and window together.
//
// A minimum can lie anywhere by luck in a series without a transient. What MSER-5 would leave out beyond the
// scenario's own warm-up counts only where its mean differs from the rest's by more than half of a 99% interval
// over the pilot's replications.
//
// The point says what the model was compiled of, and with which seed it is run.
func FindWarmUp(ctx context.Context, runner *Runner, m *response.Model, point Point, replications int) (*WarmUp,
	error) {
	if m.Kind == scenario.Terminating {
		return nil, ErrNoWarmUp
	}
	batch, batches := m.WindowEnd()/pilotBatches, int64(pilotBatches)
	if m.Kind == scenario.Cyclic {
		batch = m.Cycle
		batches = max(pilotCycles, bound.Later(bound.Later(m.WindowEnd(), m.WindowEnd()), batch-1)/batch)
	}
	if batches > mostBatches {
		return nil, fmt.Errorf("warm-up and window are more than %d cycles of %s: too many for a pilot", mostBatches/2,
			unit.FormatDuration(batch))
	}
	window, _ := bound.Product(batch, batches)
	if !bound.Length.Allows(window) {
		return nil, fmt.Errorf("the pilot that finds the warm-up would be too long: %d times %s; a run takes at most %s",
			batches, unit.FormatDuration(batch), unit.FormatDuration(bound.Length.Most))
	}
	pilot := m.WithWarmUp(0).WithWindows(1).WithWindow(window)
	pilot.FollowUp = 0
	probe := newSeries(m, int(batches)*stats.MSERBatch)
	sample := point.Of(m.With(pilot))
	sample.probe = probe
	if err := runner.Extend(ctx, []*Sample{sample}, replications); err != nil {
		return nil, err
	}
	if sample.err != nil {
		return nil, sample.err
	}
	if lost := sample.allLost(); len(lost) > 0 {
		return nil, lost[0]
	}
	if sample.finished() < replications {
		return nil, interrupted(ctx, errNothingFinished)
	}
	found := &WarmUp{Used: m.WarmUp, Given: m.WarmUp, Pilot: pilot.Window, Replications: replications}
	for i, subject := range probe.subjects {
		truncation := stats.MSER5(probe.average(sample, i))
		length := int64(truncation.Observations) / stats.MSERBatch * batch
		given := int(m.WarmUp / batch * stats.MSERBatch)
		if length > found.Truncation && probe.differs(sample, i, given, truncation.Observations) {
			found.Used, found.Truncation, found.By, found.doubtful = length, length, subject.name, truncation.Doubtful
		}
	}
	return found, nil
}

// differs says whether the observations from one up to another differ in mean from all behind them, beyond chance.
func (s *series) differs(sample *Sample, subject, from, to int) bool {
	if from >= to {
		return false
	}
	var differences []float64
	for i := range sample.outcomes {
		own := s.of(sample, i, subject)
		differences = append(differences, stats.Mean(own[from:to])-stats.Mean(own[to:]))
	}
	low, high := stats.MeanInterval(differences, 0.99).Test()
	return low > 0 || high < 0
}

// SetWarmUp says that the result's warm-up was found so.
func (r *Result) SetWarmUp(w *WarmUp) {
	r.WarmUp = w
	r.Warnings = append(r.Warnings, w.doubts()...)
}

// doubts are the warnings about the warm-up.
func (w *WarmUp) doubts() []reason.Reason {
	var doubts []reason.Reason
	if w.Given < w.Truncation {
		doubts = append(doubts, reason.Of(reason.WarmUpTooShort, reason.Values{
			"given": reason.Duration(w.Given), "found": reason.Duration(w.Truncation),
		}))
	}
	if w.doubtful {
		doubts = append(doubts, reason.Of(reason.WarmUpWithoutEnd, reason.Values{
			"pilot": reason.Duration(w.Pilot),
		}))
	}
	return doubts
}
