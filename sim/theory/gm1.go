package theory

import (
	"cmp"
	"math"
)

// GM1 is the GI/M/1 queue in steady state: independent interarrival times of any distribution, one exponential
// server, order of arrival.
//
// source: Kleinrock 1975, chapter 6.
type GM1 struct {
	Means
	// Sigma is the share of customers that find the server busy, the root in (0, 1) of σ = A(μ·(1-σ)) with the
	// interarrival transform A.
	Sigma float64

	serviceRate float64
}

// NewGM1 returns the GI/M/1 queue whose interarrival times have the given mean and transform.
func NewGM1(meanInterarrival float64, interarrival Transform, serviceRate float64) (GM1, error) {
	err := cmp.Or(
		positive("mean interarrival time", meanInterarrival),
		positive("service rate", serviceRate),
		stable(1/(meanInterarrival*serviceRate)),
	)
	if err != nil {
		return GM1{}, err
	}
	// A(μ·(1-σ)) - σ is convex with zeros at the root and at 1: it is positive below the root and negative between the
	// two.
	sigma := bisect(0, 1, func(x float64) bool {
		return interarrival(serviceRate*(1-x)) > x
	})
	queue := GM1{Sigma: sigma, serviceRate: serviceRate}
	wait := sigma / (serviceRate * (1 - sigma))
	queue.Means = meansFromWait(1/meanInterarrival, wait, 1/serviceRate)
	return queue, nil
}

// waitAtMost returns the share of customers that wait no longer than t.
func (q GM1) waitAtMost(t float64) float64 {
	if t < 0 {
		return 0
	}
	return 1 - q.Sigma*math.Exp(-q.serviceRate*(1-q.Sigma)*t)
}
