package theory

import (
	"cmp"
	"errors"
	"slices"
)

// Jackson is an open network of M/M/c stations between which customers move at random.
type Jackson struct {
	external     []float64   // rate of Poisson arrivals from outside, by station
	routing      [][]float64 // routing[i][j]: chance to go from i to j; the rest leaves
	serviceRates []float64   // by one server of the station
	servers      []int
}

// jacksonMeans holds the means of a network in steady state.
type jacksonMeans struct {
	arrivalRates []float64 // all arrivals at the station, from outside and inside
	stations     []Means   // a visit's means
	sojourn      float64   // mean time from entering to leaving the network
}

// solve returns the network's means: the arrival rates solve the traffic equations λ = γ + λ·P, and each station
// behaves as an M/M/c with its rate.
//
// source: Jackson 1957, 1963.
func (n Jackson) solve() (jacksonMeans, error) {
	if err := n.check(); err != nil {
		return jacksonMeans{}, err
	}
	rates, err := n.trafficEquations()
	if err != nil {
		return jacksonMeans{}, err
	}
	result := jacksonMeans{arrivalRates: rates, stations: make([]Means, len(rates))}
	present := 0.0
	for i, rate := range rates {
		station, err := NewMMc(n.servers[i], rate, n.serviceRates[i])
		if err != nil {
			return jacksonMeans{}, err
		}
		result.stations[i] = station.Means
		present += station.present
	}
	result.sojourn = present / sum(n.external)
	return result, nil
}

func (n Jackson) trafficEquations() ([]float64, error) {
	stations := len(n.external)
	equations := make([][]float64, stations)
	for j := range equations {
		equations[j] = make([]float64, stations)
		for i := range stations {
			equations[j][i] = -n.routing[i][j]
		}
		equations[j][j]++
	}
	return solve(equations, slices.Clone(n.external))
}

func (n Jackson) check() error {
	stations := len(n.external)
	err := cmp.Or(
		atLeast("number of stations", stations, 1),
		sameLength("rows of routing", len(n.routing), stations),
		sameLength("service rates", len(n.serviceRates), stations),
		sameLength("numbers of servers", len(n.servers), stations),
		positive("total rate from outside", sum(n.external)),
	)
	if err != nil {
		return err
	}
	for i, row := range n.routing {
		if err := cmp.Or(sameLength("columns of routing", len(row), stations),
			notNegative("rate from outside", n.external[i])); err != nil {
			return err
		}
		for _, share := range row {
			if err := notNegative("routing probability", share); err != nil {
				return err
			}
		}
		if sum(row) > 1+1e-12 {
			return errors.New("theory: the routing probabilities of a station sum to more than 1")
		}
	}
	return nil
}
