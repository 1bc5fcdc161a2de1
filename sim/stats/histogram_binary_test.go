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
		rest, err := merged.mergeBinary(append(own.AppendBinary(nil), 7, 8))
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
		if _, err := new(Histogram).mergeBinary(text[:cut]); err == nil {
			t.Errorf("cut at %d of %d: no error", cut, len(text))
		}
	}
}

func TestMoreValuesThanCanBeAreRefused(t *testing.T) {
	h := new(Histogram)
	h.mergeBin(3, &bin{count: mostDecoded, from: 3})
	if _, err := new(Histogram).mergeBinary(h.AppendBinary(nil)); err != nil {
		t.Errorf("the most: %v", err)
	}
	h.mergeBin(3, &bin{count: 1, from: 3})
	if _, err := new(Histogram).mergeBinary(h.AppendBinary(nil)); err == nil {
		t.Error("one more: no error")
	}
}

func FuzzMergeBinary(f *testing.F) {
	f.Add(filled([]int64{3, 70_000, 1 << 40}).AppendBinary(nil))
	f.Add(filled([]int64{0, 0, 600, 601, 601, math.MaxInt64 - 1, math.MaxInt64}).AppendBinary(nil))
	f.Fuzz(func(t *testing.T, text []byte) {
		h := new(Histogram)
		if _, err := h.mergeBinary(text); err != nil {
			return
		}
		again := new(Histogram)
		if rest, err := again.mergeBinary(h.AppendBinary(nil)); err != nil || len(rest) > 0 || !equalHistograms(h, again) {
			t.Errorf("%d bytes are left, error %v", len(rest), err)
		}
	})
}
