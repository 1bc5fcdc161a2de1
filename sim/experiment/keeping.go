package experiment

import (
	"bytes"
	"fmt"

	"karvon/sim/bound"
	"karvon/sim/experiment/journal"
)

// keep puts an outcome into the journal at once: by itself, or with all others of the largest chunk that it completes
// there, which takes their place. The outcome of one that was stopped is that under its bound on memory alone.
func (w *work) keep(s *Sample, replication int, o *outcome) error {
	if w.Journal == nil {
		return nil
	}
	item := s.item(replication)
	if o.stop != nil {
		item.Memory = o.memory
	}
	key, err := item.key()
	if err != nil {
		return err
	}
	if !w.chunks(s) || !o.mayChunk() {
		return w.keepAlone(key, o)
	}
	s.keeping.Lock()
	defer s.keeping.Unlock()
	if held, ok := w.Journal.Holding(key.Series, key.First); ok && held.Level > 0 {
		return w.agrees(s, held, o, key)
	}
	whole, others := w.completes(s, key)
	made, err := w.merged(whole, others, chunkOf(o, int(key.First)))
	if err != nil {
		return fmt.Errorf("%v: %w", whole, err)
	}
	if made == nil || !bound.Outcome.Allows(2*made.sizeOfBody()) {
		return w.keepAlone(key, o)
	}
	w.put(whole, made.marshalBinary(&w.squeezer))
	return nil
}

// keepAlone keeps an outcome by itself.
func (w *work) keepAlone(key journal.Key, o *outcome) error {
	value, err := o.marshalBinary(&w.squeezer)
	if err == nil {
		w.put(key, value)
	}
	return err
}

func (w *work) put(key journal.Key, value []byte) {
	if err := w.Journal.Put(key, value); err != nil {
		w.giveUp(err)
	}
}

// chunks says whether replications of a sample are kept in chunks: not where they are observed besides, which cannot be
// merged, not where it depends on other samples which of them count, and not where blocks of them have quantiles of
// their own.
func (r *Runner) chunks(s *Sample) bool {
	return s.probe == nil && s.blocks == nil && !r.sideBySide && !r.apart
}

// completes gives the largest chunk that a replication completes, and the records that hold the others of it: within
// the replications that the sample is asked for, so that whoever asks for the same finds them.
func (w *work) completes(s *Sample, own journal.Key) (whole journal.Key, others []journal.Key) {
	whole = own
	from, to := s.asked()
	for most := s.mostLevel(); whole.Level < most; {
		parent, sibling := whole.Parent(), whole.Sibling()
		if parent.First < from || parent.End() > to {
			break
		}
		keys := w.Journal.Inside(own.Series, sibling.First, sibling.End())
		if size(keys) < sibling.Size() {
			break
		}
		whole, others = parent, append(others, keys...)
	}
	return whole, others
}

// size is the number of replications of chunks that are apart.
func size(keys []journal.Key) (replications uint64) {
	for _, key := range keys {
		replications += key.Size()
	}
	return replications
}

// merged makes a chunk of what records hold and one that is not kept yet. It is nil where there are no others, and
// where one is there no more: another sample with the same items has merged it.
func (w *work) merged(whole journal.Key, others []journal.Key, own *chunk) (*chunk, error) {
	if len(others) == 0 {
		return nil, nil
	}
	parts := []*chunk{own}
	for _, key := range others {
		part, err := w.read(key)
		if err != nil || part == nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return mergeChunks(parts, whole)
}

// mostLevel is that of the largest chunk of a sample's replications of which the values take no more than mostRows.
func (s *Sample) mostLevel() (level uint8) {
	values := uint64(len(s.Responses) + len(s.Counts))
	if !s.kept.all {
		values = s.kept.size()
	}
	for (10*values+fewestBytes)<<(level+1) <= mostRows {
		level++
	}
	return level
}

// agrees holds a replication that was simulated again against what the chunk that holds it says: the first that it
// meets of each chunk.
func (w *work) agrees(s *Sample, held journal.Key, o *outcome, key journal.Key) error {
	if s.agreed == held {
		return nil
	}
	c, err := w.read(held)
	if err != nil || c == nil {
		return err
	}
	s.agreed = held
	row := c.rows[key.First-held.First]
	if !bytes.Equal(appendRows(nil, []*outcome{row}), appendRows(nil, []*outcome{o})) {
		w.giveUp(fmt.Errorf("%v: %w", key, journal.ErrAnother))
	}
	return nil
}
