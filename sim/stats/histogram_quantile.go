package stats

import "math"

// Quantile returns the p-quantile of the values, 0 <= p <= 1, in the unit of
// the values, and NaN if there are none.
//
// The p-quantile of n values is the one of rank ⌈p·n⌉ in ascending order, the
// first for p = 0: the left-continuous inverse of their distribution function
// (Hyndman & Fan 1996, definition 1). It is found to its bin and placed there
// by its rank within the bin, as if the bin's values were spread evenly. The
// error is less than the bin's width: at most 2^-8 of the true value, and none
// for values below 512, for the least and for the greatest.
func (h *Histogram) Quantile(p float64) float64 {
	if h.count == 0 || math.IsNaN(p) {
		return math.NaN()
	}
	rank := quantileRank(p, h.count)
	switch rank {
	case 1:
		return float64(h.Min())
	case h.count:
		return float64(h.maximum)
	}
	var below uint64
	for octave, counts := range h.octaves {
		if counts == nil {
			continue
		}
		for bin, count := range counts {
			if rank <= below+count {
				return h.interpolate(octave, bin, float64(rank-below)-0.5)
			}
			below += count
		}
	}
	panic("stats: the bins hold fewer values than the histogram counted")
}

// quantileRank returns ⌈p·n⌉, kept within 1 to n. The product of the rounded p
// and n can lie a few units of the last place above the whole number that was
// meant (0.07·100), which would cost a rank; so much is forgiven.
func quantileRank(p float64, n uint64) uint64 {
	product := float64(p * float64(n))
	forgiven := float64(product * 0x1p-51)
	rank := math.Ceil(product - forgiven)
	if rank < 1 {
		return 1
	}
	if rank >= float64(n) {
		return n
	}
	return uint64(rank)
}

// interpolate returns the number below which lie position of a bin's values.
func (h *Histogram) interpolate(octave, bin int, position float64) float64 {
	first, last := h.occupied(octave, bin)
	share := position / float64(h.octaves[octave][bin])
	return float64(first) + float64(share*float64(last-first))
}

// occupied returns the first and the last value that a bin's values can have
// had, given the least and the greatest of all.
func (h *Histogram) occupied(octave, bin int) (first, last int64) {
	lo, width := bounds(octave, bin)
	return max(lo, h.Min()), min(lo+(width-1), h.maximum)
}

// FractionAtMost returns the share of the values that are at most v, and NaN
// if there are none. Values in the same bin as v count in proportion to the
// part of the bin up to v, so the share is exact for v below 512 and
// otherwise off by at most the share of that one bin.
func (h *Histogram) FractionAtMost(v int64) float64 {
	switch {
	case h.count == 0:
		return math.NaN()
	case v < h.Min():
		return 0
	case v >= h.maximum:
		return 1
	}
	octave, bin := position(v)
	below := h.countBelow(octave, bin)
	if counts := h.octaves[octave]; counts != nil && counts[bin] > 0 {
		first, last := h.occupied(octave, bin)
		part := float64(v-first+1) / float64(last-first+1)
		below += float64(part * float64(counts[bin]))
	}
	return below / float64(h.count)
}

// countBelow returns the number of values in the bins before the given one.
func (h *Histogram) countBelow(octave, bin int) float64 {
	var below uint64
	for i, counts := range h.octaves[:octave+1] {
		if counts == nil {
			continue
		}
		end := binsPerOctave
		if i == octave {
			end = bin
		}
		for _, count := range counts[:end] {
			below += count
		}
	}
	return float64(below)
}
