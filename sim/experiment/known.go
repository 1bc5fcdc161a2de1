package experiment

import (
	"sync"

	"karvon/sim/experiment/journal"
)

// known gives an outcome that the journal has by itself, with what the sample's probe observes, or nil: first where
// just what is asked for was kept, else where more was.
func (w *work) known(s *Sample, replication int) (*outcome, error) {
	if w.Journal == nil {
		return nil, nil
	}
	item, memory := s.item(replication), memoryOf(w.Memory)
	o, err := w.find(s, item, memory)
	if err == nil && o == nil {
		item.Memory = memory
		o, err = w.find(s, item, memory)
	}
	if err != nil || o == nil {
		return nil, err
	}
	if s.probe == nil {
		o.probed = nil // another command's
	}
	return o, nil
}

// find gives an outcome of an item that is that under a bound on memory and serves the sample, or nil.
func (w *work) find(s *Sample, item Item, memory int64) (*outcome, error) {
	for _, kept := range w.keptOf(s) {
		item.Projection = kept
		key, err := item.key()
		if err != nil {
			return nil, err
		}
		c, err := w.read(key)
		if err != nil {
			return nil, err
		}
		if c == nil || !w.serves(s, kept, c.rows[0]) || !c.fits(memory) {
			continue
		}
		if c, err = c.asked(s, kept); err != nil {
			return nil, err
		}
		o := c.rows[0]
		o.times = c.times
		return o, nil
	}
	return nil, nil
}

// asked gives what a sample asks for of a chunk that serves it and stands under a name of what is kept.
func (c *chunk) asked(s *Sample, kept uint64) (*chunk, error) {
	if kept != s.keptName() {
		return c.projected(s.kept, len(s.Model.Responses))
	}
	for _, row := range c.rows {
		row.form = s.kept.form
	}
	return c, nil
}

// keptOf lists under which names of what is kept the journal may have outcomes that serve a sample: its own first.
func (r *Runner) keptOf(s *Sample) []uint64 {
	names := []uint64{s.keptName()}
	for _, kept := range r.Journal.Kept() {
		if serves, told := r.serving.told(s, kept); kept != s.keptName() && (serves || !told) {
			names = append(names, kept)
		}
	}
	return names
}

// serves says whether what is kept of an outcome answers for what a sample asks for, and notes it.
func (r *Runner) serves(s *Sample, kept uint64, o *outcome) bool {
	if kept == s.keptName() {
		return o.serves(s.probeHash())
	}
	whole := !o.form.all || len(o.values) == len(s.Model.Responses)+len(o.form.limits)
	serves := whole && o.form.holds(s.kept.form) && o.serves(s.probeHash())
	r.serving.tell(s, kept, serves)
	return serves
}

// read gives what the journal has under a key, or nil.
func (r *Runner) read(key journal.Key) (*chunk, error) {
	value, ok, err := r.Journal.Get(key)
	if err != nil || !ok {
		return nil, err
	}
	return r.decode(key, value)
}

// decode reads a record.
func (r *Runner) decode(key journal.Key, value []byte) (*chunk, error) {
	if key.Level > 0 {
		c := new(chunk)
		return c, c.unmarshalBinary(value, key, &r.squeezer)
	}
	o := new(outcome)
	if err := o.unmarshalBinary(value, &r.squeezer); err != nil {
		return nil, err
	}
	return chunkOf(o, int(key.First)), nil
}

// mayKnow says whether the journal has an outcome that may serve a replication. At most one is read of each kind.
func (r *Runner) mayKnow(s *Sample, replication int) bool {
	item := s.item(replication)
	from, to := s.asked()
	for _, kept := range r.keptOf(s) {
		item.Projection = kept
		key, err := item.key()
		if err != nil {
			continue
		}
		held, ok := r.Journal.Holding(key.Series, key.First)
		if !ok || held.Level > 0 && (!r.chunks(s) || held.First < from || held.End() > to) {
			continue
		}
		if serves, told := r.serving.told(s, kept); told || kept == s.keptName() {
			return serves || !told
		}
		if c, err := r.read(held); err == nil && c != nil && r.serves(s, kept, c.rows[0]) {
			return true
		}
	}
	return false
}

// serving remembers what answers for what is asked for and what does not, so that it is not read for each replication.
// Names of what is kept are hashes of responses' names: they mean the same in all models of one layout.
type serving struct {
	mutex sync.Mutex
	known map[servingKey]bool
}

// servingKey is what is kept under a name and what is asked for under another one.
type servingKey struct {
	layout      string
	kept, asked uint64
}

func (v *serving) tell(s *Sample, kept uint64, serves bool) {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	if v.known == nil {
		v.known = map[servingKey]bool{}
	}
	v.known[servingKey{s.layout, kept, s.keptName()}] = serves
}

func (v *serving) told(s *Sample, kept uint64) (serves, told bool) {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	serves, told = v.known[servingKey{s.layout, kept, s.keptName()}]
	return serves, told
}
