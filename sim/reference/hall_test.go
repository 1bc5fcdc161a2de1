package reference

import (
	"math"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/stats"
	"karvon/sim/theory"
)

// The number in a hall without a limit is Poisson, whatever the distribution of
// the stays (Takács 1962): the time at each level of service is a sum of its
// probabilities. Levels that were cut one person off would miss by a
// probability, some 5% of the time.
func TestTheTimeAtEachLevelOfServiceIsPoisson(t *testing.T) {
	mean, empty, err := theory.InfiniteServer(20.0/60, 60)
	if err != nil {
		t.Fatal(err)
	}
	most := []int{11, 13, 15, 20, 30, 200} // of 30 m² at 2.7, 2.3, 1.9, 1.5 and 1 m² a person
	result := run(t, "hall.yaml", nil, experiment.Options{})
	n, probability, below, space := 0, empty, 0.0, 0.0
	for level, name := range []string{"a", "b", "c", "d", "e", "f"} {
		share := 0.0
		for ; n <= most[level]; n++ {
			share += probability
			if n > 0 {
				space += probability * 30 / float64(n)
			}
			probability *= mean / float64(n+1)
		}
		below += share
		holds(t, result, "post.hall.level-"+name+".share", share)
		if name != "f" {
			holds(t, result, "post.hall.level-"+name+".or-better", below)
		}
	}
	holds(t, result, "post.hall.space.mean", space/(1-empty))
	if worst, least := find(t, result, "post.hall.worst-level").Values, find(t, result, "post.hall.space.min").Values; worst[0] != 6 || least[0] >= 1 {
		t.Errorf("worst level %g, least space %g", worst[0], least[0])
	}
}

// holds checks that an exact value is in the interval of a response.
func holds(t *testing.T, result *experiment.Result, response string, exact float64) {
	t.Helper()
	got := stats.MeanInterval(find(t, result, response).Values, 0.9999)
	if math.Abs(got.Mean-exact) > got.HalfWidth {
		t.Errorf("%s is %.5g ± %.2g, exactly %.5g", response, got.Mean, got.HalfWidth, exact)
	}
}
