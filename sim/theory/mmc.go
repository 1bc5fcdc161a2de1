package theory

import (
	"cmp"
	"math"
)

// MMc is the M/M/c queue in steady state: Poisson arrivals, exponential service, c servers, one queue served in the
// order of arrival. With one server it is M/M/1.
//
// source: Kleinrock 1975, sections 3.2 and 3.5; Gross & Harris, chapter 2.
type MMc struct {
	Means
	WaitProbability float64 // share of customers that wait at all

	servers                  int
	arrivalRate, serviceRate float64
}

// NewMMc returns the M/M/c queue with the given rates of arrival and of service by one server.
func NewMMc(servers int, arrivalRate, serviceRate float64) (MMc, error) {
	err := cmp.Or(positive("arrival rate", arrivalRate), positive("service rate", serviceRate))
	if err != nil {
		return MMc{}, err
	}
	waiting, err := erlangC(servers, arrivalRate/serviceRate)
	if err != nil {
		return MMc{}, err
	}
	q := MMc{WaitProbability: waiting, servers: servers, arrivalRate: arrivalRate, serviceRate: serviceRate}
	q.Means = meansFromWait(arrivalRate, waiting/q.spareRate(), 1/serviceRate)
	return q, nil
}

// spareRate is the rate of the exponential wait of those who wait.
func (q MMc) spareRate() float64 {
	return float64(q.servers)*q.serviceRate - q.arrivalRate
}

// waitAtMost returns the share of customers that wait no longer than t: the service level.
func (q MMc) waitAtMost(t float64) float64 {
	if t < 0 {
		return 0
	}
	return 1 - q.WaitProbability*math.Exp(-q.spareRate()*t)
}

// WaitQuantile returns the p-quantile of the wait, 0 <= p < 1. It is zero where at least the share p does not wait.
func (q MMc) WaitQuantile(p float64) float64 {
	if 1-p >= q.WaitProbability {
		return 0
	}
	return math.Log(q.WaitProbability/(1-p)) / q.spareRate()
}

// presentVariance returns the variance of the number present.
func (q MMc) presentVariance() float64 {
	load := q.arrivalRate / q.serviceRate
	utilisation := load / float64(q.servers)
	// Given that all servers are busy the queue is geometric; below that the probabilities follow from those of c
	// customers by p(n-1) = p(n)·n/a.
	full := q.WaitProbability * (1 - utilisation)
	square := 0.0
	for n, p := q.servers-1, full*float64(q.servers)/load; n > 0; n-- {
		square += float64(n*n) * p
		p *= float64(n) / load
	}
	queue := utilisation / (1 - utilisation)
	queueSquare := utilisation * (1 + utilisation) / ((1 - utilisation) * (1 - utilisation))
	c := float64(q.servers)
	square += q.WaitProbability * (c*c + 2*c*queue + queueSquare)
	return square - q.present*q.present
}
