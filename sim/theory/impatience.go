package theory

import "cmp"

// ErlangA is the M/M/c+M queue in steady state: M/M/c whose waiting customers lose patience, each after an
// exponential time of its own, and leave. It has a steady state at any load.
//
// source: Palm 1957, as a birth-death process.
type ErlangA struct {
	present         float64 // mean number present, waiting or in service
	waiting         float64 // mean number waiting
	meanWait        float64 // mean time in the queue of all, served or not
	waitProbability float64 // share of customers that find all servers busy
	abandonment     float64 // share of customers that leave unserved
}

// newErlangA returns the M/M/c+M queue; patienceRate is the reciprocal of the mean patience.
func newErlangA(servers int, arrivalRate, serviceRate, patienceRate float64) (ErlangA, error) {
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
		present:         expectation(probabilities, present),
		waiting:         queue,
		meanWait:        queue / arrivalRate,
		waitProbability: sum(probabilities[min(servers, len(probabilities)):]),
		abandonment:     patienceRate * queue / arrivalRate,
	}, nil
}

// ErlangALost returns the share of customers who leave M/M/c+M unserved, and the mean number that wait there.
func ErlangALost(servers int, arrivalRate, serviceRate, patienceRate float64) (lost, waiting float64, err error) {
	queue, err := newErlangA(servers, arrivalRate, serviceRate, patienceRate)
	return queue.abandonment, queue.waiting, err
}

// discouragedArrivals is a queue with exponential servers whose arrivals are discouraged by those present: with n
// there the rate is λ/(n+1).
//
// source: Kleinrock 1975, section 3.3; with one server the number present is Poisson with mean λ/μ.
type discouragedArrivals struct {
	Means            // of the customers that enter
	empty    float64 // share of time that nobody is present
	entering float64 // rate of customers that enter
}

// newDiscouragedArrivals returns the queue with the given rate of arrivals to an empty system.
func newDiscouragedArrivals(servers int, arrivalRate, serviceRate float64) (discouragedArrivals, error) {
	err := cmp.Or(
		atLeast("number of servers", servers, 1),
		positive("arrival rate", arrivalRate),
		positive("service rate", serviceRate),
	)
	if err != nil {
		return discouragedArrivals{}, err
	}
	atWork := busy(servers)
	probabilities := birthDeath{
		birth: func(n int) float64 { return arrivalRate / float64(n+1) },
		death: func(n int) float64 { return atWork(n) * serviceRate },
	}.infinite()
	entering := serviceRate * expectation(probabilities, atWork)
	return discouragedArrivals{
		Means: meansFromNumbers(entering,
			expectation(probabilities, present),
			expectation(probabilities, waiting(servers))),
		empty:    probabilities[0],
		entering: entering,
	}, nil
}
