package theory

import "testing"

func TestAChainThatIsCutTooEarlyIsNoAnswer(t *testing.T) {
	const limit = 10
	for arrivals, right := range map[float64]bool{0.05: true, 0.3: false} {
		chain := newMarkovChain(0, func(at int, to func(int, float64)) {
			if at < limit {
				to(at+1, arrivals)
			}
			to(at-1, float64(min(at, 1)))
		})
		p, err := chain.stationaryWithin(limit, func(at int) int { return at }, "a queue")
		if (err == nil) != right || right && len(p) != limit+1 {
			t.Errorf("arrivals %v: %v, %v", arrivals, p, err)
		}
	}
}
