package theory

import "testing"

// Set-ups that take no time leave one queue, in whatever order; with long ones each change takes a share of time.
func TestPollingReducesToOneQueue(t *testing.T) {
	quick := must(TwoKindsInTurn([2]float64{0.4, 0.2}, 1, 1e6))
	near(t, "wait", (0.4*quick.Wait[0]+0.2*quick.Wait[1])/0.6, must(NewMMc(1, 0.6, 1)).Wait, 1e-5)
	near(t, "busy without set-ups", quick.Busy, 0.6, 1e-5)
	slow := must(TwoKindsInTurn([2]float64{0.3, 0.3}, 1, 1))
	near(t, "symmetry", slow.Wait[0], slow.Wait[1], 1e-8)
	if slow.Busy <= 0.6 || slow.Busy >= 1 || slow.Wait[0] <= 1.5 {
		t.Errorf("set-ups cost nothing: %+v", slow)
	}
}
