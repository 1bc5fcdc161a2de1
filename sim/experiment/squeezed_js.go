package experiment

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
)

// deflating compresses for other workers of the same page by DEFLATE, which needs a tenth of the code that zstd does.
type deflating struct {
	most uint64 // bytes that are unpacked
	to   *flate.Writer
}

func newPacking(most uint64) packing {
	to, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is a constant
	}
	return &deflating{most, to}
}

func (d *deflating) pack(to, plain []byte) []byte {
	packed := bytes.NewBuffer(to)
	d.to.Reset(packed)
	if _, err := d.to.Write(plain); err != nil {
		panic(err) // a buffer takes all
	}
	if err := d.to.Close(); err != nil {
		panic(err)
	}
	return packed.Bytes()
}

func (d *deflating) unpack(packed []byte) ([]byte, error) {
	plain, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), int64(d.most)+1))
	if err == nil && uint64(len(plain)) > d.most {
		err = fmt.Errorf("it unpacks to more than %d bytes", d.most)
	}
	return plain, err
}
