package experiment

import (
	"context"
	"math"
	"testing"

	"karvon/sim/bound"
)

func TestAnExperimentOfTooManyReplicationsIsRefused(t *testing.T) {
	most, all := int(bound.Replications.Most), int(bound.Tasks.Most)
	for _, c := range []struct {
		points, replications int
		ok                   bool
	}{
		{1, 1, true}, {1, most, true}, {1, most + 1, false}, {all / most, most, true}, {all/most + 1, most, false},
		{all, 1, true}, {all + 1, 1, false}, {math.MaxInt, most, false}, {1, math.MaxInt, false},
	} {
		if err := Within(c.points, c.replications); (err == nil) != c.ok {
			t.Errorf("%d points with %d replications: %v", c.points, c.replications, err)
		}
	}
}

func TestARunnerMakesNothingReadyForTooManyReplications(t *testing.T) {
	s := NewSample(shortQueue("base"))
	if err := (&Runner{Load: loadLibrary}).Extend(t.Context(), []*Sample{s}, math.MaxInt32+1); err == nil ||
		s.outcomes != nil {
		t.Errorf("%v; room for %d", err, len(s.outcomes))
	}
}

func TestTasksAreNotListedOnceTheContextHasEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, paired := range []bool{false, true} {
		r := &Runner{Load: loadLibrary, sideBySide: paired}
		if tasks := r.tasks(ctx, []*Sample{NewSample(shortQueue("base"))}, 3); len(tasks) > 0 {
			t.Errorf("paired %v: %v", paired, tasks)
		}
	}
}
