package theory

import "cmp"

// Service describes service times by their first two moments, which is all that the mean wait at one server depends
// on.
type Service struct {
	Mean         float64 // E[S]
	SecondMoment float64 // E[S²]
}

// serviceMeanSCV returns the service with the given mean and squared coefficient of variation: 0 for constant
// times, 1 for exponential.
func serviceMeanSCV(mean, scv float64) Service {
	return Service{Mean: mean, SecondMoment: mean * mean * (1 + scv)}
}

func (s Service) check() error {
	return cmp.Or(
		positive("mean service time", s.Mean),
		secondMomentOf("service time", s.Mean, s.SecondMoment),
	)
}

// MG1 returns the means of the M/G/1 queue: Poisson arrivals, one server, service times of any distribution, order
// of arrival.
//
// source: Pollaczek 1930, Khinchine 1932: Wq = λ·E[S²] / (2·(1-ρ)).
func MG1(arrivalRate float64, service Service) (Means, error) {
	err := cmp.Or(positive("arrival rate", arrivalRate), service.check())
	if err != nil {
		return Means{}, err
	}
	utilisation := arrivalRate * service.Mean
	if err := stable(utilisation); err != nil {
		return Means{}, err
	}
	wait := arrivalRate * service.SecondMoment / (2 * (1 - utilisation))
	return meansFromWait(arrivalRate, wait, service.Mean), nil
}
