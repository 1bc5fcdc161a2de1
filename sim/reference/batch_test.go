package reference

import (
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// Of a batch of k that come by a Poisson process of rate λ the j-th waits for
// k - j more: (k - 1) / 2λ in the mean. The batches are an Erlang arrival
// process of k stages; to one server it is the queue E_k/M/1, whose share σ of
// those who wait is the root of σ = (kλ' / (kλ' + μ(1-σ)))^k with the batches'
// rate λ' (Kleinrock 1975, "Queueing Systems" I, section 6.4).
func TestBatchesOfPoissonArrivals(t *testing.T) {
	result := run(t, "batches.yaml", nil, experiment.Options{})
	const k, rate, service = 4, 1.0 / 15, 48.0 // a batch a minute
	exact := map[string]float64{
		"flow.passengers.bus.member-wait.mean":     (k - 1) / (2 * rate),
		"flow.passengers.bus.members-waiting.mean": (k - 1) / 2.0,
		"flow.passengers.bus.size":                 k,
		"post.desk.waited":                         rootOfErlangArrivals(k, rate/k, 1/service),
	}
	for name, want := range exact {
		got := stats.MeanInterval(find(t, result, name).Values, 0.999)
		if got.Mean-got.HalfWidth > want || got.Mean+got.HalfWidth < want {
			t.Errorf("%s is %.5g ± %.2g, exactly %.5g", name, got.Mean, got.HalfWidth, want)
		}
		t.Logf("%s is %.5g ± %.2g, exactly %.5g", name, got.Mean, got.HalfWidth, want)
	}
}

func rootOfErlangArrivals(stages int, rate, service float64) float64 {
	sigma := 0.5
	for range 1000 {
		stage := float64(stages) * rate / (float64(stages)*rate + service*(1-sigma))
		sigma = 1
		for range stages {
			sigma *= stage
		}
	}
	return sigma
}
