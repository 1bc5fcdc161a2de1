package theory

import "cmp"

// FirstDelays returns the mean waits of the 1st, 2nd, ..., m-th customer of M/M/1 that starts empty. The queue need
// not be stable.
//
// source: Kelton & Law 1985; computed from the Markov chain of the number found by successive arrivals. Between two
// arrivals a busy server finishes a geometric number of customers, each before the next arrival with chance
// μ/(λ+μ), but no more than there are.
func FirstDelays(customers int, arrivalRate, serviceRate float64) ([]float64, error) {
	err := cmp.Or(
		atLeast("number of customers", customers, 1),
		positive("arrival rate", arrivalRate),
		positive("service rate", serviceRate),
	)
	if err != nil {
		return nil, err
	}
	arrivalFirst := arrivalRate / (arrivalRate + serviceRate)
	serviceFirst := serviceRate / (arrivalRate + serviceRate)
	found := make([]float64, customers+1) // distribution of the number found
	found[0] = 1
	delays := make([]float64, customers)
	for customer := range delays {
		delays[customer] = expectation(found, present) / serviceRate
		found = nextFound(found, arrivalFirst, serviceFirst)
	}
	return delays, nil
}

// nextFound returns the distribution of the number found by the next arrival. From the top down: the number that
// reaches the level j, by an arrival at j-1 or a service at j+1, either stays there for the next arrival or loses
// one more.
func nextFound(found []float64, arrivalFirst, serviceFirst float64) []float64 {
	next := make([]float64, len(found))
	reached := 0.0
	for level := len(found) - 1; level > 0; level-- {
		reached = reached*serviceFirst + found[level-1]
		next[level] = reached * arrivalFirst
	}
	next[0] = reached * serviceFirst
	return next
}
