package stats

import "math"

// Quantile returns the p-quantile of the values, 0 <= p <= 1, in the unit of the values, and NaN if there are none.
//
// The p-quantile of n values is the one of rank ⌈p·n⌉ in ascending order, the first for p = 0: the left-continuous
// inverse of their distribution function (Hyndman & Fan 1996, definition 1). It is found to its bin and placed
// there by its rank, between the least and the greatest value that the bin has: so it is exact where these are
// equal, for the first and the last of a bin, and otherwise off by less than the bin's width, 2^-8 of the true
// value.
func (h *Histogram) Quantile(p float64) float64 {
	count := h.Count()
	if count == 0 || math.IsNaN(p) {
		return math.NaN()
	}
	rank := quantileRank(p, count)
	var below uint64
	for _, b := range h.numbered {
		if rank <= below+b.count {
			return b.at(rank - below)
		}
		below += b.count
	}
	panic("stats: the bins hold fewer values than the histogram counted")
}

// quantileRank returns ⌈p·n⌉, kept within 1 to n. The product of the rounded p and n can lie a few units of the
// last place above the whole number that was meant (0.07·100), which would cost a rank; so much is forgiven.
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

// at places the value of a rank within the bin, 1 to its count, as if the values between the least and the greatest
// were spread evenly.
func (b *bin) at(rank uint64) float64 {
	least := float64(b.least())
	if rank <= 1 || b.greatest() == b.least() {
		return least
	}
	part := float64(rank-1) / float64(b.count-1)
	return least + float64(part*float64(b.greatest()-b.least()))
}

// upTo counts the values in the bins up to that of a number.
func (h *Histogram) upTo(number int) (count uint64) {
	for at, b := range h.numbered {
		if at > number {
			break
		}
		count += b.count
	}
	return count
}
