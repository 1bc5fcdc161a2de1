package theory

import (
	"cmp"
	"math"
)

// InfiniteServer returns the mean number present at M/G/∞ and the share of time that nobody is: the number is
// Poisson with mean λ·E[S], whatever the distribution of the service times.
//
// source: Takács 1962.
func InfiniteServer(arrivalRate, meanService float64) (present, empty float64, err error) {
	err = cmp.Or(positive("arrival rate", arrivalRate), positive("mean service time", meanService))
	if err != nil {
		return 0, 0, err
	}
	present = arrivalRate * meanService
	return present, math.Exp(-present), nil
}

// sinusoidalInfiniteServer returns the mean number present at time t at M(t)/M/∞ with arrivals at the given rate
// and exponential service, long after the start. The number is Poisson.
//
// source: Eick, Massey & Whitt 1993, "M_t/G/∞ queues with sinusoidal arrival rates": λ0/μ + A·(μ·sin ωt - ω·cos
// ωt)/(μ²+ω²), with ω = 2π/period.
func sinusoidalInfiniteServer(rate sinusoidalRate, serviceRate, t float64) (float64, error) {
	if err := cmp.Or(rate.check(), positive("service rate", serviceRate)); err != nil {
		return 0, err
	}
	omega := rate.frequency()
	sin, cos := math.Sincos(omega * t)
	swing := (serviceRate*sin - omega*cos) / (serviceRate*serviceRate + omega*omega)
	return rate.mean/serviceRate + rate.amplitude*swing, nil
}
