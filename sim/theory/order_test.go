package theory

import (
	"math"
	"testing"
)

// Priorities that grow alike are the order of arrival; far apart they are Cobham's.
func TestDelayDependentPrioritiesLieBetweenFirstComeAndCobham(t *testing.T) {
	services := []Service{serviceMeanSCV(1, 0.5), serviceMeanSCV(2, 1)}
	rates := []float64{0.3, 0.2}
	fixed, err := nonPreemptivePriority([]priorityClass{{0.3, services[0]}, {0.2, services[1]}})
	if err != nil {
		t.Fatal(err)
	}
	firstCome := (0.3*services[0].SecondMoment + 0.2*services[1].SecondMoment) / 2 / (1 - 0.7)
	for _, c := range []struct {
		growth []float64
		want   [2]float64
	}{
		{[]float64{2, 2}, [2]float64{firstCome, firstCome}},
		{[]float64{1e12, 1}, [2]float64{fixed[0].Wait, fixed[1].Wait}},
	} {
		got, err := DelayDependentPriority(rates, services, c.growth)
		if err != nil {
			t.Fatal(err)
		}
		for k := range got {
			if math.Abs(got[k].Wait-c.want[k]) > 1e-9 {
				t.Errorf("growth %v: class %d waits %v, want %v", c.growth, k, got[k].Wait, c.want[k])
			}
		}
	}
}

// The integral of the chance to wait longer is the mean wait, which the order of last come shares with that of arrival.
func TestTheMeanOfTheLastComeWaitIsThatOfFirstCome(t *testing.T) {
	const step, end = 0.02, 120.0
	mean := 0.0
	for at := step / 2; at < end; at += step {
		within, err := LastComeWait(0.5, 1, at)
		if err != nil {
			t.Fatal(err)
		}
		mean += step * (1 - within)
	}
	if math.Abs(mean-1) > 1e-3 { // ρ / (μ - λ)
		t.Errorf("the mean wait is %v, want 1", mean)
	}
}
