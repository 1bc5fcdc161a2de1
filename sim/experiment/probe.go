package experiment

import "karvon/sim/engine"

// prober observes what the record of a replication does not hold unasked.
type prober interface {
	name() string // tells items apart that are probed otherwise
	// begin has the next replication of a run observed; what it gives says afterwards what was.
	begin(s *Sample, run *engine.Run) (observed func() []byte)
	// join gives what was observed of a run and of its mirror image together.
	join(one, image []byte) ([]byte, error)
	order() *probing // as it is sent
}

// watchBy has the sample's probe, if it has one, observe the next replication of a run; the function that it gives
// says what was observed.
func (s *Sample) watchBy(run *engine.Run) func() []byte {
	if s.probe == nil {
		return func() []byte { return nil }
	}
	return s.probe.begin(s, run)
}
