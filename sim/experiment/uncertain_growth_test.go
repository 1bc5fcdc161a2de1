package experiment

import (
	"testing"

	"karvon/sim/response/responsetest"
)

// A queue grows in a draw where its drift is beyond what chance does in all draws, and no trifle beside who comes. One
// that was stopped grows too, and where runs start empty nothing is judged.
func TestDrawsInWhichQueuesGrowAreCounted(t *testing.T) {
	m := responsetest.Text(t, queue)
	of := func(arrived float64, drifts ...float64) Evaluation {
		trend := backlogTrend{
			drift:   ResponseEstimate{Values: drifts},
			arrived: ResponseEstimate{Values: []float64{arrived, arrived}},
		}
		return Evaluation{drifts: map[string]backlogTrend{"trucks": trend}}
	}
	draws := []Evaluation{of(720, 300, 330), {overload: errUnfinished}, of(720, 8, 20), of(720, -40, 15),
		of(72_000, 49, 51), {Err: errUnfinished, overload: errUnfinished}, {overload: errUnfinished}}
	if got, want := growthInDraws(m, draws), (GrowthInDraws{3, 6}); got != want {
		t.Errorf("queues grow in %+v, want %+v", got, want)
	}
	draws[3] = of(720, -4000, 4000)
	if got, want := growthInDraws(m, draws[2:6]), (GrowthInDraws{0, 3}); got != want {
		t.Errorf("where chance does as much they grow in %+v, want %+v", got, want)
	}
	if got, want := growthInDraws(m, draws[5:]), (GrowthInDraws{1, 1}); got != want {
		t.Errorf("where none is whole they grow in %+v, want %+v", got, want)
	}
}
