package theory

import "cmp"

// processorSharing returns the mean sojourn time at M/G/1 with processor sharing, one server that divides itself
// evenly among all present: of all customers, E[S]/(1-ρ), and of one that needs the given work, work/(1-ρ). The
// distribution of the service times has no influence.
//
// source: Kleinrock 1976, chapter 4.
func processorSharing(arrivalRate, meanService, work float64) (sojourn, sojournOfWork float64, err error) {
	err = cmp.Or(
		positive("arrival rate", arrivalRate),
		positive("mean service time", meanService),
		notNegative("work", work),
		stable(arrivalRate*meanService),
	)
	if err != nil {
		return 0, 0, err
	}
	idle := 1 - arrivalRate*meanService
	return meanService / idle, work / idle, nil
}
