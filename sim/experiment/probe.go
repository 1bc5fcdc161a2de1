package experiment

import "karvon/sim/engine"

// prober observes what the record of a replication does not hold.
type prober interface {
	name() string            // tells items apart that are probed otherwise
	begin(s *Sample) probing // before a replication
}

// probing is the observation of one replication.
type probing interface {
	tell(v *engine.Visit)
	bytes() []byte // what was observed
}

// watchBy has the sample's probe, if it has one, observe the next replication of a run; the function that it gives
// says what was observed.
func (s *Sample) watchBy(run *engine.Run) func() []byte {
	if s.probe == nil {
		return func() []byte { return nil }
	}
	probing := s.probe.begin(s)
	run.Observe(probing.tell)
	return probing.bytes
}
