package theory

import (
	"cmp"
	"math"
)

// DelayDependentPriority returns the means of each class at M/G/1 where the priority of one who waits grows with the
// time since its arrival, for each class at its own rate, and the one with the most is served next; nobody is
// interrupted. With equal rates it is the order of arrival, with rates far apart Cobham's priorities.
//
// source: Kleinrock 1964, "A delay dependent queue discipline"; Queueing Systems II, 1976, section 3.7, equation 3.44.
// Stanford, Taylor & Ziedins 2014 call it accumulating priority.
func DelayDependentPriority(arrivalRates []float64, services []Service, growth []float64) ([]Means, error) {
	load, residual := 0.0, 0.0
	loads := make([]float64, len(arrivalRates))
	for k, rate := range arrivalRates {
		if err := cmp.Or(positive("arrival rate of a class", rate), services[k].check(),
			positive("growth of a priority", growth[k])); err != nil {
			return nil, err
		}
		loads[k] = rate * services[k].Mean
		load += loads[k]
		residual += rate * services[k].SecondMoment / 2
	}
	if err := cmp.Or(atLeast("number of classes", len(arrivalRates), 1), stable(load)); err != nil {
		return nil, err
	}
	means := make([]Means, len(arrivalRates))
	for range means { // the classes whose priority grows slowest first: each wait follows from those of slower ones
		k := -1
		for i := range means {
			if means[i].Sojourn == 0 && (k < 0 || growth[i] < growth[k]) {
				k = i
			}
		}
		above, below := residual/(1-load), 1.0
		for i := range means {
			switch {
			case growth[i] < growth[k]:
				above -= loads[i] * means[i].Wait * (1 - growth[i]/growth[k])
			case growth[i] > growth[k]:
				below -= loads[i] * (1 - growth[k]/growth[i])
			}
		}
		means[k] = meansFromWait(arrivalRates[k], above/below, services[k].Mean)
	}
	return means, nil
}

// LastComeWait returns the chance that one who comes to M/M/1 waits no longer than a time, where who came last is
// served next and nobody is interrupted. Who finds the server busy waits for a busy period: the service in hand, whose
// rest is exponential, and all who come before its end, and theirs. Its mean is that of any order.
//
// source: Takács 1963; Cooper, Introduction to Queueing Theory, section 5.11. The busy period is computed over
// the steps of the walk embedded in it: it ends with step 2k+1 with chance C(k)·p^k·q^(k+1), C(k) Catalan's number.
func LastComeWait(arrivalRate, serviceRate, within float64) (float64, error) {
	if err := cmp.Or(positive("arrival rate", arrivalRate), positive("service rate", serviceRate),
		stable(arrivalRate/serviceRate)); err != nil {
		return 0, err
	}
	const negligible = 1e-14
	steps := (arrivalRate + serviceRate) * within // in the mean
	up := arrivalRate / (arrivalRate + serviceRate)
	ended, ends, chance := 0.0, 1-up, 0.0 // ends: with the next odd step
	logPoisson, met := -steps, 0.0
	for n := 0; met < 1-negligible && n < 1_000_000; n++ {
		if n > 0 {
			logPoisson += math.Log(steps / float64(n))
		}
		if n%2 == 1 {
			ended += ends
			k := float64(n-1) / 2
			ends *= 2 * (2*k + 1) / (k + 2) * up * (1 - up)
		}
		poisson := math.Exp(logPoisson)
		met += poisson
		chance += poisson * ended
		if float64(n) > steps && poisson < negligible*negligible {
			break
		}
	}
	busy := arrivalRate / serviceRate
	return 1 - busy + busy*chance, nil
}

// ShortestJobWait returns the mean wait at M/M/1 where the shortest of those who wait is served next and nobody is
// interrupted: Cobham's wait with a class for each length, ∫ W₀ / (1-ρ(x))² dF(x), W₀ = λE[S²]/2 and ρ(x) the load of
// jobs up to x.
//
// source: Phipps 1956; Conway, Maxwell & Miller 1967, section 8-3.
func ShortestJobWait(arrivalRate, serviceRate float64) (float64, error) {
	load := arrivalRate / serviceRate
	err := cmp.Or(positive("arrival rate", arrivalRate), positive("service rate", serviceRate), stable(load))
	if err != nil {
		return 0, err
	}
	const cells = 200_000 // Simpson's rule over u = F(x)
	at := func(u float64) float64 {
		upTo := load
		if u < 1 {
			upTo *= u + (1-u)*math.Log1p(-u) // of an exponential length: 1 - e^-x - x·e^-x with e^-x = 1 - u
		}
		return 1 / ((1 - upTo) * (1 - upTo))
	}
	total := at(0) + at(1)
	for i := 1; i < cells; i++ {
		weight := 2.0
		if i%2 == 1 {
			weight = 4
		}
		total += weight * at(float64(i)/cells)
	}
	return load / serviceRate * total / (3 * cells), nil // λE[S²]/2 = ρ/μ
}
