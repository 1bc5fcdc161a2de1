package experiment

import "karvon/sim/stats"

// blocks pool the times of each block of replications that follow on each other, so that a block has a quantile of its
// own: those of single replications are of too few times, and biased.
type blocks struct {
	response string // of which quantiles are asked
	size     int    // replications of a block
	open     map[int]*openBlock
	values   []float64 // by block, s; those of blocks that are not whole mean nothing
	memory   stats.Workspace
}

// openBlock is a block of which replications are missing.
type openBlock struct {
	pool  stats.Pool
	count int
}

func newBlocks(response string, size int) *blocks {
	return &blocks{response: response, size: size, open: map[int]*openBlock{}}
}

// add takes the times of a replication. Pools are exact, so that the order in which replications come does not show.
func (b *blocks) add(s *Sample, replication int, times [][]byte) error {
	i, known := s.ResponseIndex(b.response)
	if !known {
		return nil
	}
	number := replication / b.size
	block := b.open[number]
	if block == nil {
		block = &openBlock{}
		b.open[number] = block
	}
	if _, err := block.pool.MergeBinary(times[s.kept.cohorts.of[i]], &b.memory); err != nil {
		return err
	}
	if block.count++; block.count < b.size {
		return nil
	}
	p, _ := s.Model.Responses[i].Statistic.Quantile()
	b.values = grown(b.values, number+1)
	b.values[number] = block.pool.Quantile(p, s.Plan.Confidence, b.size).Mean / nanoseconds
	delete(b.open, number)
	return nil
}
