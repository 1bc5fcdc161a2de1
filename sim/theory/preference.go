package theory

import "cmp"

// Preference is two classes before two servers, of which one serves the first class alone and the other prefers the
// second, in steady state.
type Preference struct {
	Wait [2]float64 // mean until service begins, by class
	Busy [2]float64 // the server of the first class, and that which prefers the second
}

// PreferringServer returns the means of two classes with two exponential servers, each with its own rate. The first
// server serves the first class alone. The second serves whoever of the second class waits, one of the first where
// none does; nobody is interrupted, and one of the first class that finds both idle takes the first server.
//
// source: the N-design of Garnett & Mandelbaum 2000, "An introduction to skills-based routing and its operational
// complexities", with static priority, as a chain of who is busy and how many of each class wait. It is cut where more
// than limit wait.
func PreferringServer(arrivalRates, serviceRates [2]float64) (Preference, error) {
	if err := cmp.Or(positive("arrival rate", arrivalRates[0]), positive("arrival rate", arrivalRates[1]),
		positive("service rate", serviceRates[0]), positive("service rate", serviceRates[1]),
		stable((arrivalRates[0]+arrivalRates[1])/(serviceRates[0]+serviceRates[1])),
		stable(arrivalRates[1]/serviceRates[1])); err != nil {
		return Preference{}, err
	}
	const limit = 150
	chain := newMarkovChain(preferenceState{}, func(n preferenceState, to func(preferenceState, float64)) {
		if n.waiting[0]+n.waiting[1] < limit {
			to(n.firstComes(), arrivalRates[0])
			to(n.secondComes(), arrivalRates[1])
		}
		for served, rate := range serviceRates {
			if n.busy[served] {
				to(n.served(served), rate)
			}
		}
	})
	waiting := func(n preferenceState) int { return n.waiting[0] + n.waiting[1] }
	p, err := chain.stationaryWithin(limit, waiting, "a server that prefers a class")
	if err != nil {
		return Preference{}, err
	}
	var found Preference
	for k := range found.Wait {
		waiting := chain.mean(p, func(n preferenceState) float64 { return float64(n.waiting[k]) })
		found.Wait[k] = waiting / arrivalRates[k] // Little 1961
		found.Busy[k] = chain.mean(p, func(n preferenceState) float64 { return truth(n.busy[k]) })
	}
	return found, nil
}

// preferenceState says which server is busy and how many of each class wait.
type preferenceState struct {
	busy    [2]bool
	waiting [2]int
}

func (n preferenceState) firstComes() preferenceState {
	switch {
	case !n.busy[0]:
		n.busy[0] = true
	case !n.busy[1]:
		n.busy[1] = true
	default:
		n.waiting[0]++
	}
	return n
}

func (n preferenceState) secondComes() preferenceState {
	if n.busy[1] {
		n.waiting[1]++
	}
	n.busy[1] = true
	return n
}

// served is the state after the end of a service: the server takes the next whom it may serve.
func (n preferenceState) served(by int) preferenceState {
	switch {
	case by == 1 && n.waiting[1] > 0:
		n.waiting[1]--
	case n.waiting[0] > 0:
		n.waiting[0]--
	default:
		n.busy[by] = false
	}
	return n
}
