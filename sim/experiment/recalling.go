package experiment

import (
	"cmp"
	"context"
	"slices"

	"karvon/sim/experiment/journal"
)

// recall lets the replications count that the journal has in chunks: of each the largest chunk that holds none but
// those that the sample is asked for. One that holds others cannot serve, as its histograms are theirs too.
func (w *work) recall(ctx context.Context, s *Sample) {
	if w.Journal == nil || !w.chunks(s) {
		return
	}
	keys, err := w.chunksOf(s)
	if err != nil {
		w.fail(s, s.from, err)
		return
	}
	for _, key := range keys {
		if ctx.Err() != nil {
			return
		}
		if !s.lacks(key) {
			continue
		}
		if err := w.recallChunk(s, key); err != nil {
			w.fail(s, int(key.First)-s.first, err)
			return
		}
	}
}

// chunksOf lists the chunks that may serve a sample, the largest first.
func (w *work) chunksOf(s *Sample) ([]journal.Key, error) {
	var keys []journal.Key
	item := s.item(0)
	from, to := s.asked()
	for _, kept := range w.keptOf(s) {
		item.Projection = kept
		key, err := item.key()
		if err != nil {
			return nil, err
		}
		keys = append(keys, w.Journal.Inside(key.Series, from, to)...)
	}
	keys = slices.DeleteFunc(keys, func(k journal.Key) bool { return k.Level == 0 })
	slices.SortStableFunc(keys, func(a, b journal.Key) int { return cmp.Compare(b.Level, a.Level) })
	return keys, nil
}

// recallChunk lets the replications of a chunk count, if it serves.
func (w *work) recallChunk(s *Sample, key journal.Key) error {
	c, err := w.read(key)
	if err != nil || c == nil || !w.serves(s, key.Kept, c.rows[0]) || !c.fits(memoryOf(w.Memory)) {
		return err
	}
	if c, err = c.asked(s, key.Kept); err != nil {
		return err
	}
	return s.absorbChunk(c)
}

// lacks says whether a sample has none of the replications of a chunk.
func (s *Sample) lacks(key journal.Key) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	first := int(key.First) - s.first
	for replication := first; replication < first+int(key.Size()); replication++ {
		if s.outcomes[replication] != nil || s.lost[replication] != nil {
			return false
		}
	}
	return true
}
