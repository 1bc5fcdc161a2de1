package theory

import (
	"cmp"
	"errors"
	"math"
)

// stayCurve is the share of customers that stay at a wait: 1 where there is none, linear between its points and
// constant behind the last.
type stayCurve struct {
	waits, shares []float64 // from 0 and 1 on
}

func newStayCurve(waits, shares []float64) (stayCurve, error) {
	c := stayCurve{append([]float64{0}, waits...), append([]float64{1}, shares...)}
	if err := sameLength("shares of a curve", len(shares), len(waits)); err != nil {
		return c, err
	}
	for i := 1; i < len(c.waits); i++ {
		if c.waits[i] <= c.waits[i-1] || c.shares[i] > c.shares[i-1] || c.shares[i] < 0 {
			return c, errors.New("theory: the waits of a curve must ascend, and its shares not")
		}
	}
	return c, nil
}

// at returns the share that stays at a wait.
func (c stayCurve) at(wait float64) float64 {
	for i := 1; i < len(c.waits); i++ {
		if wait < c.waits[i] {
			along := (wait - c.waits[i-1]) / (c.waits[i] - c.waits[i-1])
			return c.shares[i-1] + float64(along*(c.shares[i]-c.shares[i-1]))
		}
	}
	return c.shares[len(c.shares)-1]
}

// balkingCurve is a queue with exponential servers whose customers see on arrival the wait that they can expect: one
// mean service for each who waits and one more, shared by the servers, where all are busy. The share of a curve joins.
//
// source: a birth-death process whose births depend on its state (Kleinrock 1975, chapter 3).
type balkingCurve struct {
	present float64 // mean number present
	balking float64 // share of customers that do not join
	atOnce  float64 // share of customers that find a server free
}

func newBalkingCurve(servers int, arrivalRate, serviceRate float64, stay stayCurve) (balkingCurve, error) {
	err := cmp.Or(
		atLeast("number of servers", servers, 1),
		positive("arrival rate", arrivalRate),
		positive("service rate", serviceRate),
	)
	if last := stay.shares[len(stay.shares)-1]; err == nil {
		err = stable(float64(last*arrivalRate) / float64(float64(servers)*serviceRate))
	}
	if err != nil {
		return balkingCurve{}, err
	}
	joining := func(n int) float64 {
		if n < servers {
			return 1
		}
		return stay.at(float64(n-servers+1) / (float64(servers) * serviceRate))
	}
	atWork := busy(servers)
	probabilities := birthDeath{
		birth: func(n int) float64 { return arrivalRate * joining(n) },
		death: func(n int) float64 { return atWork(n) * serviceRate },
	}.infinite()
	return balkingCurve{
		present: expectation(probabilities, present),
		balking: 1 - expectation(probabilities, joining),
		atOnce:  sum(probabilities[:min(servers, len(probabilities))]),
	}, nil
}

// renegingCurve is the M/M/c+G queue in steady state: customers leave once they have waited for as long as they
// tolerate, which a curve gives: the share that tolerates a wait.
//
// source: Baccelli and Hebuterne 1981; Zeltyn and Mandelbaum 2005, section 5.
type renegingCurve struct {
	abandonment     float64 // share of customers that leave unserved
	waitProbability float64 // share of customers that find all servers busy
}

func newRenegingCurve(servers int, arrivalRate, serviceRate float64, stay stayCurve) (renegingCurve, error) {
	err := cmp.Or(
		atLeast("number of servers", servers, 1),
		positive("arrival rate", arrivalRate),
		positive("service rate", serviceRate),
	)
	work := float64(servers) * serviceRate
	last := len(stay.waits) - 1
	if err == nil {
		err = stable(float64(stay.shares[last]*arrivalRate) / work)
	}
	if err != nil {
		return renegingCurve{}, err
	}
	// density is the weight of a virtual wait of x, of which the integral of the curve up to there is tolerated.
	total, tolerated := 0.0, 0.0
	for i := range last {
		length, fall := stay.waits[i+1]-stay.waits[i], stay.shares[i]-stay.shares[i+1]
		density := func(x float64) float64 {
			area := tolerated + x*stay.shares[i] - fall*x*x/(2*length)
			return math.Exp(arrivalRate*area - work*(stay.waits[i]+x))
		}
		total += simpson(density, length)
		tolerated += length * (stay.shares[i] + stay.shares[i+1]) / 2
	}
	total += math.Exp(arrivalRate*tolerated-work*stay.waits[last]) / (work - stay.shares[last]*arrivalRate)
	free, weight := 0.0, 1.0 // the states with a server free, as multiples of the last of them
	for j := servers - 1; j >= 0; j-- {
		free += weight
		weight *= float64(j) * serviceRate / arrivalRate
	}
	all := free + arrivalRate*total
	return renegingCurve{
		abandonment:     (1 + (arrivalRate-work)*total) / all,
		waitProbability: arrivalRate * total / all,
	}, nil
}

// simpson integrates a smooth function from 0 to a length.
func simpson(f func(x float64) float64, length float64) float64 {
	const steps = 20_000 // even
	total := f(0) + f(length)
	for i := 1; i < steps; i++ {
		weight := 4.0
		if i%2 == 0 {
			weight = 2
		}
		total += weight * f(length*float64(i)/steps)
	}
	return total * length / (3 * steps)
}
