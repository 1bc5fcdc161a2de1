package theory

import "cmp"

// Jockeying is two queues before one server each, between which those who wait change, in steady state.
type Jockeying struct {
	Wait    float64 // mean until service begins
	Changes float64 // a unit of time
	Busy    [2]float64
}

// JockeyingQueues returns the means of two queues with exponential servers. One who comes joins the queue with the
// fewest present, the first of equals; the last of a queue changes to the other where at least so many fewer would be
// before it. With one fewer nobody waits beside an idle server (Haight 1958, "Two queues in parallel"; Koenigsberg
// 1966); the mean wait is then that of one queue before both servers.
//
// The chain is that of Zhao & Grassmann 1990, "The shortest queue model with jockeying", where the lengths differ by
// fewer + 1 before the last changes. It is cut where more than limit are present.
func JockeyingQueues(arrivalRate float64, serviceRates [2]float64, fewer int) (Jockeying, error) {
	if err := cmp.Or(positive("arrival rate", arrivalRate), positive("service rate", serviceRates[0]),
		positive("service rate", serviceRates[1]), atLeast("fewer", fewer, 1),
		stable(arrivalRate/(serviceRates[0]+serviceRates[1]))); err != nil {
		return Jockeying{}, err
	}
	const limit = 200
	changes := func(n [2]int, served int) bool { // whether the last of the other queue changes after a service
		other := n[1-served]
		return other >= 2 && other-1-(n[served]-1) >= fewer
	}
	chain := newMarkovChain([2]int{}, func(n [2]int, to func([2]int, float64)) {
		if n[0]+n[1] < limit {
			joins := n
			if n[0] <= n[1] {
				joins[0]++
			} else {
				joins[1]++
			}
			to(joins, arrivalRate)
		}
		for served, rate := range serviceRates {
			if n[served] == 0 {
				continue
			}
			after := n
			if changes(n, served) {
				after[1-served]--
			} else {
				after[served]--
			}
			to(after, rate)
		}
	})
	p, err := chain.stationaryWithin(limit, func(n [2]int) int { return n[0] + n[1] }, "two queues with jockeying")
	if err != nil {
		return Jockeying{}, err
	}
	waiting := chain.mean(p, func(n [2]int) float64 { return float64(max(0, n[0]-1) + max(0, n[1]-1)) })
	var j Jockeying
	j.Wait = waiting / arrivalRate // Little 1961
	for served, rate := range serviceRates {
		j.Busy[served] = chain.mean(p, func(n [2]int) float64 { return truth(n[served] > 0) })
		j.Changes += rate * chain.mean(p, func(n [2]int) float64 { return truth(n[served] > 0 && changes(n, served)) })
	}
	return j, nil
}

// truth is 1 for what holds.
func truth(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}
