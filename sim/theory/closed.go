package theory

import "cmp"

// ClosedMeans holds the means of a closed network in steady state.
type ClosedMeans struct {
	Throughput float64   // cycles completed per unit of time
	Response   float64   // mean time of a cycle spent at the stations
	Present    []float64 // mean number at each station
}

// ClosedNetwork returns the means of a closed network in which a fixed number
// of customers circulate between single-server stations in order of arrival
// with exponential service (or processor sharing), and a delay without queue
// of mean thinkTime. demands are mean visits times mean service by station.
//
// Source: Reiser & Lavenberg 1980, exact mean value analysis.
func ClosedNetwork(demands []float64, thinkTime float64, customers int) (ClosedMeans, error) {
	err := cmp.Or(atLeast("number of stations", len(demands), 1), notNegative("think time", thinkTime), atLeast("number of customers", customers, 1))
	if err != nil {
		return ClosedMeans{}, err
	}
	for _, demand := range demands {
		if err := positive("demand", demand); err != nil {
			return ClosedMeans{}, err
		}
	}
	means := ClosedMeans{Present: make([]float64, len(demands))}
	residence := make([]float64, len(demands))
	for n := 1; n <= customers; n++ {
		// Who arrives sees the network as it is with one customer less.
		for i, demand := range demands {
			residence[i] = demand * (1 + means.Present[i])
		}
		means.Response = sum(residence)
		means.Throughput = float64(n) / (thinkTime + means.Response)
		for i := range residence {
			means.Present[i] = means.Throughput * residence[i]
		}
	}
	return means, nil
}
