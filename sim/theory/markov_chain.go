package theory

import (
	"errors"
	"fmt"
	"math"
)

// markovChain is an irreducible Markov chain whose states are found from the first on. States are any comparable
// values; few of their rates are not zero.
type markovChain[State comparable] struct {
	states []State
	into   [][]transition // by state
	out    []float64      // rate out of each state
}

// transition leads from a state.
type transition struct {
	from int
	rate float64
}

// newMarkovChain finds all states that can be reached from one. The moves of a state are told with their rates; what
// leads back to the same state does not count, nor what has no rate.
func newMarkovChain[State comparable](start State, moves func(at State, to func(State, float64))) *markovChain[State] {
	c := &markovChain[State]{}
	index := map[State]int{}
	find := func(s State) int {
		i, known := index[s]
		if !known {
			i = len(c.states)
			index[s] = i
			c.states = append(c.states, s)
			c.into = append(c.into, nil)
			c.out = append(c.out, 0)
		}
		return i
	}
	find(start)
	for from := 0; from < len(c.states); from++ {
		moves(c.states[from], func(s State, rate float64) {
			if rate == 0 {
				return // it may lead to what is no state
			}
			if to := find(s); to != from {
				c.into[to] = append(c.into[to], transition{from, rate})
				c.out[from] += rate
			}
		})
	}
	return c
}

// stationary returns the stationary probability of each state: by elimination where the states are few.
func (c *markovChain[State]) stationary() ([]float64, error) {
	const few = 200
	if len(c.states) <= few {
		return c.eliminated(), nil
	}
	return c.settled()
}

// stationaryWithin returns the stationary probabilities of a chain that is cut where its size, such as the number who
// wait, is at a limit. What is lost by that is an error where it is more than one part in 10⁹.
func (c *markovChain[State]) stationaryWithin(limit int, size func(State) int, of string) ([]float64, error) {
	const negligible = 1e-9
	p, err := c.stationary()
	if err != nil {
		return nil, err
	}
	if c.mean(p, func(s State) float64 { return float64(limit) * truth(size(s) == limit) }) > negligible {
		return nil, fmt.Errorf("theory: the chain of %s is cut too early", of)
	}
	return p, nil
}

// eliminated solves the chain with all its rates, those that are zero too.
func (c *markovChain[State]) eliminated() []float64 {
	rates := make([][]float64, len(c.states))
	for from := range rates {
		rates[from] = make([]float64, len(c.states))
	}
	for to, into := range c.into {
		for _, t := range into {
			rates[t.from][to] += t.rate
		}
	}
	return stationary(rates)
}

// settled solves the balance of each state in turn, forth and back, until no probability moves by more than one part in
// 10¹¹ of the whole (Gauss and Seidel; Stewart, Introduction to the Numerical Solution of Markov Chains, 1994, section
// 3.2).
func (c *markovChain[State]) settled() ([]float64, error) {
	const (
		closeEnough = 1e-11
		most        = 200_000
	)
	p := make([]float64, len(c.states))
	for i := range p {
		p[i] = 1 / float64(len(p))
	}
	for range most {
		moved := 0.0
		for i := range p {
			moved += c.balance(p, i)
		}
		for i := len(p) - 1; i >= 0; i-- {
			moved += c.balance(p, i)
		}
		total := sum(p)
		scale(p, 1/total)
		if moved < closeEnough*total {
			return p, nil
		}
	}
	return nil, errors.New("theory: the probabilities of a Markov chain do not settle")
}

// balance gives a state the probability that balances its rates, and returns by how much that changed.
func (c *markovChain[State]) balance(p []float64, i int) float64 {
	in := 0.0
	for _, t := range c.into[i] {
		in += p[t.from] * t.rate
	}
	before := p[i]
	p[i] = in / c.out[i]
	return math.Abs(p[i] - before)
}

// mean returns the mean of a number that each state has.
func (c *markovChain[State]) mean(p []float64, of func(State) float64) float64 {
	total := 0.0
	for i, s := range c.states {
		total += p[i] * of(s)
	}
	return total
}
