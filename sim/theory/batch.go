package theory

import "cmp"

// BatchArrivals returns the means of M^X/G/1: batches arrive as a Poisson process and their customers are served
// one by one. The batch size has the given mean and second moment.
//
// A customer waits as in M/G/1 for those before its batch, whose service is that of whole batches, and for the
// (E[X²]-E[X])/(2·E[X]) of its own batch that are served before it (Burke 1975).
func BatchArrivals(batchRate, meanSize, secondMomentSize float64, service Service) (Means, error) {
	err := cmp.Or(
		positive("rate of batches", batchRate),
		positive("mean batch size", meanSize),
		secondMomentOf("batch size", meanSize, secondMomentSize),
		service.check(),
	)
	if err != nil {
		return Means{}, err
	}
	arrivalRate := batchRate * meanSize
	utilisation := arrivalRate * service.Mean
	if err := stable(utilisation); err != nil {
		return Means{}, err
	}
	before := (secondMomentSize - meanSize) / (2 * meanSize) * service.Mean
	wait := (arrivalRate*service.SecondMoment/2 + before) / (1 - utilisation)
	return meansFromWait(arrivalRate, wait, service.Mean), nil
}
