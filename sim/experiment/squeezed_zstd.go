//go:build !js

package experiment

import (
	"slices"

	"github.com/klauspost/compress/zstd"
)

// zstdPacking compresses by zstd, with one encoder of a fixed level.
type zstdPacking struct {
	encoder *zstd.Encoder
	decoder *zstd.Decoder
}

// newPacking makes ready to compress, and to unpack up to a number of bytes.
func newPacking(most uint64) packing {
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault),
		zstd.WithWindowSize(1<<20), zstd.WithLowerEncoderMem(true))
	if err != nil {
		panic(err) // the options are constants
	}
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
		zstd.WithDecoderMaxMemory(most))
	if err != nil {
		panic(err)
	}
	return &zstdPacking{encoder, decoder}
}

func (p *zstdPacking) pack(to, plain []byte) []byte {
	return p.encoder.EncodeAll(plain, slices.Grow(to, len(plain)-len(plain)/4)) // values are hardly ever larger
}

func (p *zstdPacking) unpack(packed []byte) ([]byte, error) { return p.decoder.DecodeAll(packed, nil) }
