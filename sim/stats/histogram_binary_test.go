package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestABinaryHistogramMergesAsTheHistogramItself(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 21))
	for _, values := range [][]int64{nil, {0}, {math.MaxInt64}, {0, 1, 511, 512, math.MaxInt64}, spread(random, 2000)} {
		whole, merged := filled(spread(random, 100)), new(Histogram)
		merged.Merge(whole)
		own := filled(values)
		whole.Merge(own)
		rest, err := merged.MergeBinary(append(own.AppendBinary(nil), 7, 8))
		if err != nil || len(rest) != 2 {
			t.Fatalf("%d bytes are left, error %v", len(rest), err)
		}
		if !equalHistograms(whole, merged) {
			t.Errorf("%d values: the histograms differ", len(values))
		}
	}
}

func TestADamagedBinaryHistogramIsRefused(t *testing.T) {
	text := filled([]int64{3, 70_000, 1 << 40}).AppendBinary(nil)
	for cut := 1; cut < len(text); cut++ {
		if _, err := new(Histogram).MergeBinary(text[:cut]); err == nil {
			t.Errorf("cut at %d of %d: no error", cut, len(text))
		}
	}
}

func FuzzMergeBinary(f *testing.F) {
	f.Add(filled([]int64{3, 70_000, 1 << 40}).AppendBinary(nil))
	f.Fuzz(func(_ *testing.T, text []byte) { _, _ = new(Histogram).MergeBinary(text) })
}
