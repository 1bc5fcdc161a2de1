package theory

import "cmp"

// priorityClass is one class of customers at a server with priorities.
type priorityClass struct {
	arrivalRate float64 // of the class's own Poisson arrivals
	service     Service
}

// nonPreemptivePriority returns the means of each class at M/G/1 with priorities that do not interrupt: classes[0]
// is served first, and within a class the order is that of arrival.
//
// source: Cobham 1954; Conway, Maxwell & Miller 1967, chapter 8: Wq(k) = Σ λE[S²]/2 / ((1-σ(k-1))·(1-σ(k))), σ(k)
// the load of classes 1 to k.
func nonPreemptivePriority(classes []priorityClass) ([]Means, error) {
	if err := checkClasses(classes); err != nil {
		return nil, err
	}
	residual := 0.0
	for _, class := range classes {
		residual += class.residualWork()
	}
	means := make([]Means, len(classes))
	above := 0.0
	for k, class := range classes {
		upTo := above + class.load()
		wait := residual / ((1 - above) * (1 - upTo))
		means[k] = meansFromWait(class.arrivalRate, wait, class.service.Mean)
		above = upTo
	}
	return means, nil
}

// preemptiveResumePriority returns the means of each class at M/G/1 with priorities that interrupt; an interrupted
// service is resumed where it stopped. Wait here is the time that the customer is not in service, before its start
// or interrupted.
//
// source: White & Christie 1958; Conway, Maxwell & Miller 1967, chapter 8.
func preemptiveResumePriority(classes []priorityClass) ([]Means, error) {
	if err := checkClasses(classes); err != nil {
		return nil, err
	}
	means := make([]Means, len(classes))
	above, residual := 0.0, 0.0
	for k, class := range classes {
		upTo := above + class.load()
		residual += class.residualWork()
		sojourn := class.service.Mean/(1-above) + residual/((1-above)*(1-upTo))
		means[k] = meansFromWait(class.arrivalRate, sojourn-class.service.Mean, class.service.Mean)
		above = upTo
	}
	return means, nil
}

// MultiServerPriority returns the means of each class at M/M/c with priorities that do not interrupt, all classes
// served at the same rate by each server; arrivalRates[0] is the class served first.
//
// source: Cobham 1954, many channels: the mean remaining work of one server is replaced by C/(c·μ), the chance that
// all are busy times the mean time until one is free.
func MultiServerPriority(servers int, arrivalRates []float64, serviceRate float64) ([]Means, error) {
	total := sum(arrivalRates)
	queue, err := NewMMc(servers, total, serviceRate)
	if err != nil {
		return nil, err
	}
	means := make([]Means, len(arrivalRates))
	capacity := float64(servers) * serviceRate
	above := 0.0
	for k, rate := range arrivalRates {
		if err := positive("arrival rate of a class", rate); err != nil {
			return nil, err
		}
		upTo := above + rate/capacity
		wait := queue.WaitProbability / capacity / ((1 - above) * (1 - upTo))
		means[k] = meansFromWait(rate, wait, 1/serviceRate)
		above = upTo
	}
	return means, nil
}

func (c priorityClass) load() float64 { return c.arrivalRate * c.service.Mean }

// residualWork is the mean work left, at a random instant, of a customer of the class in service.
func (c priorityClass) residualWork() float64 { return c.arrivalRate * c.service.SecondMoment / 2 }

func checkClasses(classes []priorityClass) error {
	load := 0.0
	for _, class := range classes {
		if err := cmp.Or(positive("arrival rate of a class", class.arrivalRate), class.service.check()); err != nil {
			return err
		}
		load += class.load()
	}
	return cmp.Or(atLeast("number of classes", len(classes), 1), stable(load))
}
