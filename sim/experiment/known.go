package experiment

import "sync"

// known gives an outcome that the journal has, with what the sample's probe observes, or nil: first where just what
// is asked for was kept, else where more was.
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
func (w *work) find(s *Sample, item item, memory int64) (*outcome, error) {
	for _, kept := range w.keptOf(s) {
		item.Projection = kept
		o, err := w.read(item)
		if err != nil {
			return nil, err
		}
		if o == nil || !w.serves(s, kept, o) || !o.fits(memory) || !o.serves(s.probeHash()) {
			continue
		}
		if kept != s.kept.name {
			return o.projected(s.kept, len(s.Model.Responses))
		}
		o.form = s.kept.form
		return o, nil
	}
	return nil, nil
}

// keptOf lists under which names of what is kept the journal may have outcomes that serve a sample: its own first.
func (r *Runner) keptOf(s *Sample) []uint64 {
	names := []uint64{s.kept.name}
	for _, kept := range r.Journal.Kept() {
		if kept != s.kept.name && !r.serving.refuses(s, kept) {
			names = append(names, kept)
		}
	}
	return names
}

// serves says whether what is kept of an outcome answers for what a sample asks for, and notes where it does not.
func (w *work) serves(s *Sample, kept uint64, o *outcome) bool {
	if !o.form.all || len(o.values) == len(s.Model.Responses)+len(o.form.limits) {
		if o.form.holds(s.kept.form) {
			return true
		}
	}
	w.serving.refuse(s, kept)
	return false
}

// read gives the outcome of an item from the journal, or nil.
func (w *work) read(item item) (*outcome, error) {
	key, err := item.key()
	if err != nil {
		return nil, err
	}
	value, ok, err := w.Journal.Get(key)
	if err != nil || !ok {
		return nil, err
	}
	o := new(outcome)
	if err := o.unmarshalBinary(value, &w.squeezer); err != nil {
		return nil, err
	}
	return o, nil
}

// serving remembers what does not answer for what is asked for, so that it is not read for each replication. Names of
// what is kept are hashes of responses' names: they mean the same in all models of one layout.
type serving struct {
	mutex   sync.Mutex
	refused map[refusal]bool
}

// refusal is that what is kept under a name does not answer for what is asked for under another one.
type refusal struct {
	layout      string
	kept, asked uint64
}

func (v *serving) refuse(s *Sample, kept uint64) {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	if v.refused == nil {
		v.refused = map[refusal]bool{}
	}
	v.refused[refusal{s.layout, kept, s.kept.name}] = true
}

func (v *serving) refuses(s *Sample, kept uint64) bool {
	v.mutex.Lock()
	defer v.mutex.Unlock()
	return v.refused[refusal{s.layout, kept, s.kept.name}]
}

// mayKnow says whether the journal has an outcome that may serve a replication: it is not read.
func (r *Runner) mayKnow(s *Sample, replication int) bool {
	item := s.item(replication)
	for _, kept := range r.keptOf(s) {
		item.Projection = kept
		if key, err := item.key(); err == nil && r.Journal.Has(key) {
			return true
		}
	}
	return false
}
