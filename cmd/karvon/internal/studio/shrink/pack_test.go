package shrink

import (
	"bytes"
	"compress/gzip"
	"io"
	"math/rand/v2"
	"testing"
)

func TestWhatIsPackedIsTheSameUnpacked(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 3*blockSize/2)
	for i := range noise {
		noise[i] = byte(random.UintN(256))
	}
	var words []byte
	for len(words) < blockSize+77 {
		words = append(words, noise[:random.IntN(40)]...)
		words = append(words, noise[random.IntN(500):][:random.IntN(9)]...)
	}
	for name, content := range map[string][]byte{"nothing": nil, "a byte": {7}, "two": {7, 7}, "noise": noise,
		"zeros": make([]byte, 2*blockSize), "words": words, "a block": words[:blockSize]} {
		packed := Pack(content)
		r, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, content) {
			t.Errorf("%s: %v, %d bytes of %d", name, err, len(got), len(content))
		}
		var usual bytes.Buffer
		w, _ := gzip.NewWriterLevel(&usual, gzip.BestCompression)
		w.Write(content)
		w.Close()
		if name == "words" && len(packed) > usual.Len()*98/100 {
			t.Errorf("%s: %d bytes, which are %d by the library", name, len(packed), usual.Len())
		}
	}
}
