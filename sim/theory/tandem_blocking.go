package theory

import (
	"fmt"
	"slices"
)

// maximumTandemStates bounds the Markov chain of a line: elimination takes a few seconds at this size and grows
// with its cube.
const maximumTandemStates = 2000

// SaturatedTandem returns the throughput of a line of single exponential servers with finite buffers between them,
// blocking after service, whose first station never lacks customers: a customer who finds the next buffer full at
// the end of its service stays on its server until there is room. buffers[i] holds the places between stations i
// and i+1, servers not counted.
//
// source: Hunt 1956, solved here as a Markov chain for any number of stations and any buffers; lines of more than
// 2,000 states are refused.
func SaturatedTandem(serviceRates []float64, buffers []int) (float64, error) {
	if err := checkTandem(serviceRates, buffers); err != nil {
		return 0, err
	}
	line := tandemLine{serviceRates: serviceRates, buffers: buffers}
	states, rates, err := line.chain()
	if err != nil {
		return 0, err
	}
	last := len(serviceRates) - 1
	throughput := 0.0
	for i, probability := range stationary(rates) {
		if line.working(states[i], last) {
			throughput += serviceRates[last] * probability
		}
	}
	return throughput, nil
}

func checkTandem(serviceRates []float64, buffers []int) error {
	if len(serviceRates) == 0 || len(buffers) != len(serviceRates)-1 {
		return fmt.Errorf("theory: %d stations have %d buffers between them, not %d", len(serviceRates), len(serviceRates)-1,
			len(buffers))
	}
	for _, rate := range serviceRates {
		if err := positive("service rate", rate); err != nil {
			return err
		}
	}
	for _, places := range buffers {
		if err := atLeast("number of places of a buffer", places, 0); err != nil {
			return err
		}
	}
	return nil
}

type tandemLine struct {
	serviceRates []float64
	buffers      []int
}

// A tandemState tells how full each station after the first is: the number at station i, on its server and in the
// buffer before it, is the i-th entry, or one less when the entry exceeds the places there; that one more is the
// customer blocked on the server before. The first station needs no entry: it always has a customer.
type tandemState []int

// places returns the room at a station after the first.
func (l tandemLine) places(station int) int { return l.buffers[station-1] + 1 }

// blocked tells whether the station's finished customer has no room ahead.
func (l tandemLine) blocked(s tandemState, station int) bool {
	return station+1 < len(s) && s[station+1] > l.places(station+1)
}

// working tells whether the station serves a customer.
func (l tandemLine) working(s tandemState, station int) bool {
	return (station == 0 || s[station] > 0) && !l.blocked(s, station)
}

// complete returns the state after the station ends a service: its customer moves on if there is room, or else
// counts as the one too many of the next.
func (l tandemLine) complete(s tandemState, station int) tandemState {
	next := slices.Clone(s)
	if station+1 == len(s) {
		l.vacate(next, station)
		return next
	}
	next[station+1]++
	if !l.blocked(next, station) {
		l.vacate(next, station)
	}
	return next
}

// vacate takes a customer from the station, and lets in the one that was blocked before it, and so on up the line.
func (l tandemLine) vacate(s tandemState, station int) {
	for ; station > 0; station-- {
		s[station]--
		if s[station] != l.places(station) {
			return // nobody was blocked
		}
	}
}

// chain explores the states that can be reached from an empty line, and returns them with the rates between them.
func (l tandemLine) chain() (states []tandemState, rates [][]float64, err error) {
	type transition struct {
		from, to int
		rate     float64
	}
	states = []tandemState{make(tandemState, len(l.serviceRates))}
	index := map[string]int{fmt.Sprint(states[0]): 0}
	var transitions []transition
	for from := 0; from < len(states); from++ {
		for station, rate := range l.serviceRates {
			if !l.working(states[from], station) {
				continue
			}
			next := l.complete(states[from], station)
			to, known := index[fmt.Sprint(next)]
			if !known {
				to = len(states)
				index[fmt.Sprint(next)] = to
				states = append(states, next)
			}
			transitions = append(transitions, transition{from, to, rate})
		}
		if len(states) > maximumTandemStates {
			return nil, nil, fmt.Errorf("theory: the line has more than %d states", maximumTandemStates)
		}
	}
	rates = make([][]float64, len(states))
	for i := range rates {
		rates[i] = make([]float64, len(states))
	}
	for _, t := range transitions {
		rates[t.from][t.to] += t.rate
	}
	return states, rates, nil
}
