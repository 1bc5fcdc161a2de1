package theory

import "cmp"

// Vacations returns the means of M/G/1 with multiple vacations: a server that finds the queue empty goes away, and
// on returning to an empty queue goes away again. The vacations are independent with the given mean and second
// moment.
//
// source: Levy & Yechiali 1975; the wait is that of M/G/1 and the residual vacation, E[V²]/(2·E[V]), added
// (Fuhrmann & Cooper 1985).
func Vacations(arrivalRate float64, service Service, meanVacation, secondMomentVacation float64) (Means, error) {
	err := cmp.Or(
		positive("mean vacation", meanVacation),
		secondMomentOf("vacation", meanVacation, secondMomentVacation),
	)
	if err != nil {
		return Means{}, err
	}
	queue, err := MG1(arrivalRate, service)
	if err != nil {
		return Means{}, err
	}
	wait := queue.Wait + secondMomentVacation/(2*meanVacation)
	return meansFromWait(arrivalRate, wait, service.Mean), nil
}
