package experiment

import (
	"cmp"
	"sync"

	"karvon/sim/bound"
)

// squeezer compresses outcomes, one at a time: the same bytes give the same bytes, whoever compresses them and whatever
// came before. The zero value is ready.
type squeezer struct {
	most uint64 // bytes that are unpacked; 0 for what bound.Outcome says
	once sync.Once
	by   packing
}

// packing is a way of compressing.
type packing interface {
	pack(to, plain []byte) []byte
	unpack(packed []byte) ([]byte, error)
}

func (s *squeezer) ready() {
	s.once.Do(func() { s.by = newPacking(cmp.Or(s.most, uint64(bound.Outcome.Most))) })
}

// squeeze appends bytes in compressed form.
func (s *squeezer) squeeze(to, plain []byte) []byte {
	s.ready()
	return s.by.pack(to, plain)
}

// unsqueeze gives the bytes back.
func (s *squeezer) unsqueeze(squeezed []byte) ([]byte, error) {
	s.ready()
	return s.by.unpack(squeezed)
}
