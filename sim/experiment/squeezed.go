package experiment

import (
	"cmp"
	"slices"
	"sync"

	"github.com/klauspost/compress/zstd"

	"karvon/sim/bound"
)

// squeezer compresses outcomes by zstd, with one encoder of a fixed level, one at a time: the same bytes give the same
// bytes, whoever compresses them and whatever came before. The zero value is ready.
type squeezer struct {
	most    uint64 // bytes that are unpacked; 0 for what bound.Outcome says
	once    sync.Once
	encoder *zstd.Encoder
	decoder *zstd.Decoder
}

func (s *squeezer) ready() {
	s.once.Do(func() {
		var err error
		s.encoder, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault),
			zstd.WithWindowSize(1<<20), zstd.WithLowerEncoderMem(true))
		if err != nil {
			panic(err) // the options are constants
		}
		s.decoder, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
			zstd.WithDecoderMaxMemory(cmp.Or(s.most, uint64(bound.Outcome.Most))))
		if err != nil {
			panic(err)
		}
	})
}

// squeeze appends bytes in compressed form.
func (s *squeezer) squeeze(to, plain []byte) []byte {
	s.ready()
	return s.encoder.EncodeAll(plain, slices.Grow(to, len(plain)-len(plain)/4)) // values are hardly ever larger
}

// unsqueeze gives the bytes back.
func (s *squeezer) unsqueeze(squeezed []byte) ([]byte, error) {
	s.ready()
	return s.decoder.DecodeAll(squeezed, nil)
}
