package theory

import "cmp"

// closedMeans holds the means of a closed network in steady state.
type closedMeans struct {
	throughput float64   // cycles completed per unit of time
	response   float64   // mean time of a cycle spent at the stations
	present    []float64 // mean number at each station
}

// closedNetwork returns the means of a closed network in which a fixed number of customers circulate between
// single-server stations in order of arrival with exponential service (or processor sharing), and a delay without
// queue of mean thinkTime. demands are mean visits times mean service by station.
//
// source: Reiser & Lavenberg 1980, exact mean value analysis.
func closedNetwork(demands []float64, thinkTime float64, customers int) (closedMeans, error) {
	err := cmp.Or(atLeast("number of stations", len(demands), 1), notNegative("think time", thinkTime),
		atLeast("number of customers", customers, 1))
	if err != nil {
		return closedMeans{}, err
	}
	for _, demand := range demands {
		if err := positive("demand", demand); err != nil {
			return closedMeans{}, err
		}
	}
	means := closedMeans{present: make([]float64, len(demands))}
	residence := make([]float64, len(demands))
	for n := 1; n <= customers; n++ {
		// Who arrives sees the network as it is with one customer less.
		for i, demand := range demands {
			residence[i] = demand * (1 + means.present[i])
		}
		means.response = sum(residence)
		means.throughput = float64(n) / (thinkTime + means.response)
		for i := range residence {
			means.present[i] = means.throughput * residence[i]
		}
	}
	return means, nil
}
