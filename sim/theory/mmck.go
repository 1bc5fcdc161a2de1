package theory

import "cmp"

// mMcK is the M/M/c/K queue in steady state: an M/M/c queue with K places in all, those in service included. Who
// finds them taken is lost.
//
// source: Gross & Harris, chapter 2, as a birth-death process.
type mMcK struct {
	Means            // of the customers admitted
	blocking float64 // share of arrivals lost
}

// newMMcK returns the M/M/c/K queue with the given servers, places (at least as many), and rates of arrival and of
// service by one server.
func newMMcK(servers, places int, arrivalRate, serviceRate float64) (mMcK, error) {
	err := cmp.Or(
		atLeast("number of servers", servers, 1),
		atLeast("number of places", places, servers),
		positive("arrival rate", arrivalRate),
		positive("service rate", serviceRate),
	)
	if err != nil {
		return mMcK{}, err
	}
	atWork := busy(servers)
	probabilities := birthDeath{
		birth: constant(arrivalRate),
		death: func(n int) float64 { return atWork(n) * serviceRate },
	}.finite(places + 1)
	admittedRate := serviceRate * expectation(probabilities, atWork)
	return mMcK{
		Means: meansFromNumbers(admittedRate,
			expectation(probabilities, present),
			expectation(probabilities, waiting(servers))),
		blocking: probabilities[places],
	}, nil
}
