package experiment

import (
	"bytes"
	"cmp"
	"slices"

	"karvon/sim/experiment/journal"
	"karvon/sim/stats"
)

// chunk is what a record holds of several replications: all that each of them leaves but its histograms, and one set of
// histograms of all of them. A chunk has 2^level replications, of which the first has a number that is a multiple of
// that; at level 0 it is the outcome of one.
type chunk struct {
	*form
	first int
	level uint8
	rows  []*outcome // by replication; without times
	times [][]byte   // by cohort: histograms of a replication at level 0, and pools above
}

// mostRows bounds the bytes that the values of a chunk's replications take: larger chunks would save hardly anything,
// as it is the histograms that merging saves.
const mostRows = 8 << 20

// chunkOf makes a chunk of one replication.
func chunkOf(o *outcome, replication int) *chunk {
	return &chunk{form: o.form, first: replication, rows: []*outcome{o}, times: o.times}
}

// mayChunk says whether an outcome can be part of a chunk: not where it has more than values and histograms.
func (o *outcome) mayChunk() bool { return o.stop == nil && o.probedBy == 0 && len(o.probed) == 0 }

// size is the number of replications of the chunk.
func (c *chunk) size() int { return 1 << c.level }

// mergeChunks makes a chunk of smaller ones that are all its parts. The order in which they are given does not matter.
func mergeChunks(parts []*chunk, key journal.Key) (*chunk, error) {
	parts = slices.Clone(parts)
	slices.SortFunc(parts, func(a, b *chunk) int { return cmp.Compare(a.first, b.first) })
	made := &chunk{form: parts[0].form, first: int(key.First), level: key.Level}
	for _, part := range parts {
		if part.first != made.first+len(made.rows) || len(part.times) != len(parts[0].times) ||
			len(part.rows[0].values) != len(parts[0].rows[0].values) {
			return nil, errDamaged
		}
		made.rows = append(made.rows, part.rows...)
	}
	if len(made.rows) != made.size() {
		return nil, errDamaged
	}
	return made, made.mergeTimes(parts)
}

// mergeTimes merges the histograms of all parts.
func (c *chunk) mergeTimes(parts []*chunk) error {
	var pool stats.Pool
	var memory stats.Workspace
	var text []byte
	for cohort := range parts[0].times {
		pool.Reset()
		for _, part := range parts {
			if err := part.mergeInto(&pool, cohort, &memory); err != nil {
				return err
			}
		}
		text = pool.AppendBinary(text[:0])
		c.times = append(c.times, bytes.Clone(text))
	}
	return nil
}

// mergeInto adds the times of a cohort to a pool.
func (c *chunk) mergeInto(pool *stats.Pool, cohort int, memory *stats.Workspace) error {
	var rest []byte
	var err error
	if c.level == 0 {
		rest, err = pool.MergeBinary(c.times[cohort], memory)
	} else {
		rest, err = pool.MergePool(c.times[cohort], c.size(), memory)
	}
	if err == nil && len(rest) > 0 {
		err = errDamaged
	}
	return err
}

// projected gives what a projection keeps of a chunk whose form holds it. The model has so many responses.
func (c *chunk) projected(p *projection, responses int) (*chunk, error) {
	made := &chunk{form: p.form, first: c.first, level: c.level}
	for _, row := range c.rows {
		made.rows = append(made.rows, row.projectedValues(p, responses))
	}
	for i, cohort := range p.cohorts.numbers {
		times, isTail := c.form.timesOf(c.times, cohort)
		if i >= p.cohorts.whole && !isTail {
			var err error
			if times, err = c.tail(times, p.cohorts); err != nil {
				return nil, err
			}
		}
		made.times = append(made.times, times)
	}
	return made, nil
}

// tail cuts the tail out of the times of a cohort.
func (c *chunk) tail(times []byte, l *layout) ([]byte, error) {
	if c.level == 0 {
		return l.tail(times)
	}
	pool := new(stats.Pool)
	if _, err := pool.MergePool(times, c.size(), new(stats.Workspace)); err != nil {
		return nil, err
	}
	return pool.Tail(l.limit).AppendBinary(nil), nil
}

// fits says whether all replications are those under a bound on memory, as [outcome.fits] does of one.
func (c *chunk) fits(memory int64) bool {
	return !slices.ContainsFunc(c.rows, func(o *outcome) bool { return !o.fits(memory) })
}
