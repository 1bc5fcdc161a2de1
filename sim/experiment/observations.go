package experiment

import (
	"slices"

	"karvon/sim/response"
)

// observations are the values of a sample's replications that count, by response, so that a result has them without a
// copy. They are in the places of the values of outcomes, of which nothing else stays.
type observations struct {
	kinds   []response.Combination
	values  [][]float64 // by place and replication
	weights [][]float64 // of pooled means and shares; nil for others
	doubts  [][]float64 // of pooled shares; nil where all are 0
	weight  []uint64    // the sums of all replications
	doubt   []uint64
}

// newObservations makes a column for each response, or count, of which a projection keeps the values.
func newObservations(m *response.Model, p *projection) *observations {
	var kinds []response.Combination
	for i := range m.Responses {
		if p.keeps(i) {
			kinds = append(kinds, m.Responses[i].Combination())
		}
	}
	for i := range m.Counts {
		kinds = append(kinds, m.Counts[i].Combination())
	}
	size := len(kinds)
	return &observations{kinds, make([][]float64, size), make([][]float64, size), make([][]float64, size),
		make([]uint64, size), make([]uint64, size)}
}

// add takes the values of an outcome, one of so many replications.
func (c *observations) add(o *outcome, replication, replications int) error {
	if len(o.values) != len(c.kinds) {
		return errDamaged
	}
	for i, value := range o.values {
		weight, doubt := o.weights.at(i), o.doubts.at(i)
		c.weight[i] += weight
		c.doubt[i] += doubt
		c.values[i] = grown(c.values[i], replications)
		c.values[i][replication] = value
		if c.kinds[i] == response.PooledMean || c.kinds[i] == response.PooledShare {
			c.weights[i] = grown(c.weights[i], replications)
			c.weights[i][replication] = float64(weight)
		}
		if c.kinds[i] == response.PooledShare && c.doubt[i] > 0 {
			c.doubts[i] = grown(c.doubts[i], replications)
			c.doubts[i][replication] = float64(doubt)
		}
	}
	return nil
}

// grown makes room for so many numbers. What a result has of them stays as it is.
func grown(column []float64, size int) []float64 {
	if len(column) >= size {
		return column
	}
	return append(slices.Clip(column), make([]float64, size-len(column))...)
}

// of gives the numbers of replications that are finished, in their order.
func of(column []float64, done []int) []float64 {
	if last := len(done) - 1; last < 0 || done[last] == last {
		return column[: last+1 : last+1]
	}
	some := make([]float64, len(done))
	for n, replication := range done {
		some[n] = column[replication]
	}
	return some
}
