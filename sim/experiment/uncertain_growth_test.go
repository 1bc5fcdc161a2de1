package experiment

import (
	"testing"

	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/stats"
)

// A queue grows in a draw where its drift is beyond what chance does in all draws, and no trifle beside who comes. One
// that was stopped grows too, and where runs start empty nothing is judged.
func TestDrawsInWhichQueuesGrowAreCounted(t *testing.T) {
	m := responsetest.Text(t, queue)
	of := func(name string, draws ...[]float64) UncertainResponse {
		return UncertainResponse{response.Response{Name: name}, stats.Nested{}, draws}
	}
	even := []float64{720, 720}
	responses := []UncertainResponse{
		of("flow.trucks.drift", []float64{300, 330}, []float64{8, 20}, []float64{-40, 15}, []float64{49, 51}),
		of("flow.trucks.arrived", even, even, even, []float64{72_000, 72_000}),
	}
	if got, want := growthInDraws(m, responses, 2), (GrowthInDraws{3, 6}); got != want {
		t.Errorf("queues grow in %+v, want %+v", got, want)
	}
	responses[0].Values[2] = []float64{-4000, 4000}
	if got, want := growthInDraws(m, responses, 0), (GrowthInDraws{0, 4}); got != want {
		t.Errorf("where chance does as much they grow in %+v, want %+v", got, want)
	}
	draws := []Evaluation{{overload: errUnfinished}, {}, {Err: errUnfinished, overload: errUnfinished}}
	if got := stoppedDraws(draws); got != 1 {
		t.Errorf("%d draws were stopped, want 1", got)
	}
}
