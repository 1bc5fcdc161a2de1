package theory

import (
	"cmp"
	"errors"
	"slices"
)

// Jackson is an open network of M/M/c stations between which customers move at
// random.
type Jackson struct {
	External     []float64   // rate of Poisson arrivals from outside, by station
	Routing      [][]float64 // Routing[i][j]: chance to go from i to j; the rest leaves
	ServiceRates []float64   // by one server of the station
	Servers      []int
}

// JacksonMeans holds the means of a network in steady state.
type JacksonMeans struct {
	ArrivalRates []float64 // all arrivals at the station, from outside and inside
	Stations     []Means   // a visit's means
	Sojourn      float64   // mean time from entering to leaving the network
}

// Solve returns the network's means: the arrival rates solve the traffic
// equations λ = γ + λ·P, and each station behaves as an M/M/c with its rate.
//
// Source: Jackson 1957, 1963.
func (n Jackson) Solve() (JacksonMeans, error) {
	if err := n.check(); err != nil {
		return JacksonMeans{}, err
	}
	rates, err := n.trafficEquations()
	if err != nil {
		return JacksonMeans{}, err
	}
	result := JacksonMeans{ArrivalRates: rates, Stations: make([]Means, len(rates))}
	present := 0.0
	for i, rate := range rates {
		station, err := NewMMc(n.Servers[i], rate, n.ServiceRates[i])
		if err != nil {
			return JacksonMeans{}, err
		}
		result.Stations[i] = station.Means
		present += station.Present
	}
	result.Sojourn = present / sum(n.External)
	return result, nil
}

func (n Jackson) trafficEquations() ([]float64, error) {
	stations := len(n.External)
	equations := make([][]float64, stations)
	for j := range equations {
		equations[j] = make([]float64, stations)
		for i := range stations {
			equations[j][i] = -n.Routing[i][j]
		}
		equations[j][j]++
	}
	return solve(equations, slices.Clone(n.External))
}

func (n Jackson) check() error {
	stations := len(n.External)
	err := cmp.Or(
		atLeast("number of stations", stations, 1),
		sameLength("rows of routing", len(n.Routing), stations),
		sameLength("service rates", len(n.ServiceRates), stations),
		sameLength("numbers of servers", len(n.Servers), stations),
		positive("total rate from outside", sum(n.External)),
	)
	if err != nil {
		return err
	}
	for i, row := range n.Routing {
		if err := cmp.Or(sameLength("columns of routing", len(row), stations), notNegative("rate from outside", n.External[i])); err != nil {
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
