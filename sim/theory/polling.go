package theory

import "cmp"

// Polling is a server that serves two kinds in turn, in steady state.
type Polling struct {
	Wait [2]float64 // mean until its set-up or service begins, by kind
	Busy float64    // share of time with service or set-up
}

// TwoKindsInTurn returns the means of a server with exponential services and set-ups that serves all who wait of one
// kind before it changes to the other (exhaustive polling of two queues), as a single lane that is open to both
// directions in turn does. Where nobody waits it stays set up for the kind that it served last.
//
// source: Takagi 1986, Analysis of Polling Systems; that a server with nobody to serve stays where it is is the patient
// server of Srinivasan & Gupta 1996. It is solved as a chain of what the server does, for which kind, and how many of
// each wait. It is cut where more than limit wait.
func TwoKindsInTurn(arrivalRates [2]float64, serviceRate, setUpRate float64) (Polling, error) {
	arrivals := arrivalRates[0] + arrivalRates[1]
	if err := cmp.Or(positive("arrival rate", arrivalRates[0]), positive("arrival rate", arrivalRates[1]),
		positive("service rate", serviceRate), positive("set-up rate", setUpRate),
		stable(arrivals/serviceRate)); err != nil {
		return Polling{}, err
	}
	const limit = 130
	chain := newMarkovChain(pollingState{}, func(n pollingState, to func(pollingState, float64)) {
		for kind, rate := range arrivalRates {
			if n.waiting[0]+n.waiting[1] < limit {
				to(n.comes(kind), rate)
			}
		}
		switch n.does {
		case settingUp:
			n.does = serving
			to(n, setUpRate)
		case serving:
			to(n.served(), serviceRate)
		}
	})
	waiting := func(n pollingState) int { return n.waiting[0] + n.waiting[1] }
	p, err := chain.stationaryWithin(limit, waiting, "two kinds in turn")
	if err != nil {
		return Polling{}, err
	}
	var found Polling
	for kind, rate := range arrivalRates {
		waiting := chain.mean(p, func(n pollingState) float64 { return float64(n.waiting[kind]) })
		found.Wait[kind] = waiting / rate // Little 1961
	}
	found.Busy = chain.mean(p, func(n pollingState) float64 { return truth(n.does != nothing) })
	return found, nil
}

// pollingState says what the server does, the kind that it is set up for, and how many of each wait.
type pollingState struct {
	does    int
	kind    int
	waiting [2]int
}

const (
	nothing = iota
	settingUp
	serving
)

// comes is the state after one of a kind has come.
func (n pollingState) comes(kind int) pollingState {
	if n.does != nothing {
		n.waiting[kind]++
		return n
	}
	return n.begins(kind)
}

// served is the state after the end of a service.
func (n pollingState) served() pollingState {
	for _, kind := range [...]int{n.kind, 1 - n.kind} {
		if n.waiting[kind] > 0 {
			n.waiting[kind]--
			return n.begins(kind)
		}
	}
	n.does = nothing
	return n
}

// begins is the state as the server takes one of a kind.
func (n pollingState) begins(kind int) pollingState {
	n.does = serving
	if n.kind != kind {
		n.does, n.kind = settingUp, kind
	}
	return n
}
