package report

import (
	"math"
	"strings"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// A sweep whose points all finish, and none with a value, has nothing to show: it says so of each that was asked for.
func TestASweepSaysWhatHasNoValue(t *testing.T) {
	asked := []response.Response{{Name: "post.gate.wait.mean"}, {Name: "post.scan.wait.mean"}}
	s := &experiment.Sweep{Responses: asked}
	for _, value := range []float64{math.NaN(), 5} {
		s.Evaluations = append(s.Evaluations, experiment.Evaluation{Responses: []*experiment.ResponseEstimate{
			{Estimate: stats.Unknown(math.NaN())}, {Estimate: stats.Unknown(value)},
		}})
	}
	warnings := valuelessWarnings(s)
	if len(warnings) != 1 || !strings.HasPrefix(warnings[0], "post.gate.wait.mean has no value at any combination") {
		t.Errorf("got %q", warnings)
	}
}
