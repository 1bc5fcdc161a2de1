package theory

import "cmp"

// ErlangA is the M/M/c+M queue in steady state: M/M/c whose waiting customers
// lose patience, each after an exponential time of its own, and leave. It has
// a steady state at any load.
//
// Source: Palm 1957, as a birth-death process.
type ErlangA struct {
	Present         float64 // mean number present, waiting or in service
	Waiting         float64 // mean number waiting
	MeanWait        float64 // mean time in the queue of all, served or not
	WaitProbability float64 // share of customers that find all servers busy
	Abandonment     float64 // share of customers that leave unserved
}

// NewErlangA returns the M/M/c+M queue; patienceRate is the reciprocal of the
// mean patience.
func NewErlangA(servers int, arrivalRate, serviceRate, patienceRate float64) (ErlangA, error) {
	err := cmp.Or(
		atLeast("number of servers", servers, 1),
		positive("arrival rate", arrivalRate),
		positive("service rate", serviceRate),
		positive("patience rate", patienceRate),
	)
	if err != nil {
		return ErlangA{}, err
	}
	atWork, inQueue := busy(servers), waiting(servers)
	probabilities := birthDeath{
		birth: constant(arrivalRate),
		death: func(n int) float64 { return atWork(n)*serviceRate + inQueue(n)*patienceRate },
	}.infinite()
	queue := expectation(probabilities, inQueue)
	return ErlangA{
		Present:         expectation(probabilities, present),
		Waiting:         queue,
		MeanWait:        queue / arrivalRate,
		WaitProbability: sum(probabilities[min(servers, len(probabilities)):]),
		Abandonment:     patienceRate * queue / arrivalRate,
	}, nil
}

// DiscouragedArrivals is a queue with exponential servers whose arrivals are
// discouraged by those present: with n there the rate is λ/(n+1).
//
// Source: Kleinrock 1975, section 3.3; with one server the number present is
// Poisson with mean λ/μ.
type DiscouragedArrivals struct {
	Means            // of the customers that enter
	Empty    float64 // share of time that nobody is present
	Entering float64 // rate of customers that enter
}

// NewDiscouragedArrivals returns the queue with the given rate of arrivals
// to an empty system.
func NewDiscouragedArrivals(servers int, arrivalRate, serviceRate float64) (DiscouragedArrivals, error) {
	err := cmp.Or(
		atLeast("number of servers", servers, 1),
		positive("arrival rate", arrivalRate),
		positive("service rate", serviceRate),
	)
	if err != nil {
		return DiscouragedArrivals{}, err
	}
	atWork := busy(servers)
	probabilities := birthDeath{
		birth: func(n int) float64 { return arrivalRate / float64(n+1) },
		death: func(n int) float64 { return atWork(n) * serviceRate },
	}.infinite()
	entering := serviceRate * expectation(probabilities, atWork)
	return DiscouragedArrivals{
		Means: meansFromNumbers(entering,
			expectation(probabilities, present),
			expectation(probabilities, waiting(servers))),
		Empty:    probabilities[0],
		Entering: entering,
	}, nil
}
