package stats

import (
	"fmt"
	"math"
	"slices"
)

// mostRecent is the number of values that are kept as they are before they go into bins: enough that they go there
// fast, one after the other without anything between, and few enough to stay in a processor's nearest cache.
const mostRecent = 512

// Histogram counts non-negative whole numbers, nanoseconds as a rule, in bins whose width is at most 2^-8 of their
// value: below 512 every number has a bin of its own, and each further octave [2^k, 2^(k+1)) is cut into 256 equal
// bins. Count, Sum, Min, Max and Zeros are exact; so is the sum, of 128 bits. Each bin keeps its least and its
// greatest value, so that a value which many share (a fixed service, a timetable) is found again exactly. Values
// are counted exactly against the limits of [Histogram.Watch].
//
// A histogram takes 8 bytes for each of its first values other than 0. Beyond 512 of them it takes 4 KiB, and as many
// bins as have a value, of 24 bytes, with 512 bytes for each octave. A model has more histograms than it has busy
// places: most have few values, or none but noughts.
//
// The zero value is an empty histogram. A Histogram must not be copied. Reading it may move its values, so that it is
// for one goroutine at a time.
type Histogram struct {
	recent  []int64 // values other than 0 that are in no bin yet; at most mostRecent
	zeros   uint64
	binned  uint64 // values in the bins
	sum     Sum128 // of those in the bins
	bins    *table // nil until recent has been full
	watched []watched
}

// watched counts the values up to a limit that are in bins, less those that are not to be counted: modulo 2^64, as
// those may not be in bins yet.
type watched struct {
	limit         int64
	below, atMost uint64
}

// Watch has values counted against limits from now on, exactly and not by bins: [Histogram.Below] and
// [Histogram.AtMost] then know these limits.
func (h *Histogram) Watch(limits ...int64) {
	h.watched = nil
	for _, limit := range limits {
		below, atMost := h.outsideBins(limit)
		h.watched = append(h.watched, watched{limit, -below, -atMost})
	}
}

// Below returns how many values are less than a limit that is watched. It panics where the limit is not.
func (h *Histogram) Below(limit int64) uint64 {
	below, _ := h.outsideBins(limit)
	return h.against(limit).below + below
}

// AtMost returns how many values are no more than a limit that is watched. It panics where the limit is not.
func (h *Histogram) AtMost(limit int64) uint64 {
	_, atMost := h.outsideBins(limit)
	return h.against(limit).atMost + atMost
}

func (h *Histogram) against(limit int64) *watched {
	for i := range h.watched {
		if h.watched[i].limit == limit {
			return &h.watched[i]
		}
	}
	panic(fmt.Sprintf("stats: no values were counted against %d", limit))
}

// outsideBins counts the values that are in no bin against a limit.
func (h *Histogram) outsideBins(limit int64) (below, atMost uint64) {
	w := watched{limit: limit}
	for _, v := range h.recent {
		w.count(v)
	}
	if limit > 0 {
		w.below += h.zeros
	}
	if limit >= 0 {
		w.atMost += h.zeros
	}
	return w.below, w.atMost
}

func (w *watched) count(v int64) {
	if v < w.limit {
		w.below++
	}
	if v <= w.limit {
		w.atMost++
	}
}

// Add counts the value v. It panics if v is negative.
func (h *Histogram) Add(v int64) {
	if v > 0 && len(h.recent) < cap(h.recent) {
		h.recent = append(h.recent, v)
		return
	}
	h.addRarely(v)
}

// AddZero counts a value of nothing, as Add(0) does.
func (h *Histogram) AddZero() { h.zeros++ }

// addRarely adds a value that is 0, or for which there is no room.
func (h *Histogram) addRarely(v int64) {
	if v == 0 {
		h.AddZero()
		return
	}
	if v < 0 {
		panic(fmt.Sprintf("stats: a histogram counts no negative values, but got %d", v))
	}
	n := len(h.recent)
	if n < mostRecent {
		larger := make([]int64, n, min(n+max(n/2, 8), mostRecent))
		copy(larger, h.recent)
		h.recent = larger
	} else {
		h.settle()
	}
	h.recent = append(h.recent, v)
}

// AddUncounted counts the value v as [Histogram.Add] does, but as one that is beyond all limits that are watched.
func (h *Histogram) AddUncounted(v int64) {
	h.Add(v)
	h.discount(v, 1)
}

// discount takes so many values from what is counted against the limits.
func (h *Histogram) discount(v int64, count uint64) {
	for i := range h.watched {
		w := &h.watched[i]
		if v < w.limit {
			w.below -= count
		}
		if v <= w.limit {
			w.atMost -= count
		}
	}
}

// settle moves the recent values into bins.
func (h *Histogram) settle() {
	if h.bins == nil {
		h.bins = new(table)
	}
	h.sum.AddSum(h.bins.add(h.recent))
	for i := range h.watched {
		for _, v := range h.recent {
			h.watched[i].count(v)
		}
	}
	h.binned += uint64(len(h.recent))
	h.recent = h.recent[:0]
}

// mergeBin adds the values of a bin, but neither to the sum nor to what is counted against limits.
func (h *Histogram) mergeBin(number int, b *bin) {
	if number == 0 {
		h.zeros += b.count
		h.discount(0, b.count)
		return
	}
	if h.bins == nil {
		h.bins = new(table)
	}
	h.bins.merge(number, b)
	h.binned += b.count
}

// Bytes returns what the values take that were counted since the last reset.
func (h *Histogram) Bytes() int64 {
	if h.binned == 0 {
		return 8 * int64(len(h.recent))
	}
	return 8*mostRecent + h.bins.bytes()
}

// Count returns the number of values counted.
func (h *Histogram) Count() uint64 { return h.zeros + h.binned + uint64(len(h.recent)) }

// Sum returns the exact sum of the values.
func (h *Histogram) Sum() Sum128 {
	sum := h.sum
	for _, v := range h.recent {
		sum.Add(uint64(v))
	}
	return sum
}

// Zeros returns how many of the values were exactly zero (customers who did not wait, say).
func (h *Histogram) Zeros() uint64 { return h.zeros }

// Min returns the least value, and 0 if there is none.
func (h *Histogram) Min() int64 {
	least := int64(0)
	h.numbered(func(_ int, b *bin) bool {
		least = b.least()
		return false
	})
	return least
}

// Max returns the greatest value, and 0 if there is none.
func (h *Histogram) Max() int64 {
	greatest := int64(0)
	for _, b := range h.numbered {
		greatest = b.greatest()
	}
	return greatest
}

// Mean returns the mean of the values: the exact sum, rounded, over the count. It is NaN if there is none.
func (h *Histogram) Mean() float64 {
	count := h.Count()
	if count == 0 {
		return math.NaN()
	}
	return h.Sum().Float() / float64(count)
}

// Merge adds the values of other. The result does not depend on the order of merging. What other has counted
// against limits is not taken over.
func (h *Histogram) Merge(other *Histogram) {
	for number, b := range other.numbered {
		h.mergeBin(number, b)
	}
	h.sum.AddSum(other.Sum())
}

// Reset empties the histogram and keeps its memory and its limits, so that the values of the next replication find
// room.
func (h *Histogram) Reset() {
	h.recent = h.recent[:0]
	if h.binned > 0 {
		h.bins.reset()
	}
	h.zeros, h.binned, h.sum = 0, 0, Sum128{}
	for i := range h.watched {
		h.watched[i].below, h.watched[i].atMost = 0, 0
	}
}

// numbered calls yield for every bin that is not empty, with its number, in ascending order, until it says no.
func (h *Histogram) numbered(yield func(number int, b *bin) bool) {
	b := bin{count: h.zeros}
	if b.count > 0 && !yield(0, &b) {
		return
	}
	if h.binned > 0 {
		h.settle()
		h.bins.numbered(yield)
		return
	}
	slices.Sort(h.recent)
	for i := 0; i < len(h.recent); {
		number := numberOf(h.recent[i])
		for b = (bin{}); i < len(h.recent) && numberOf(h.recent[i]) == number; i++ {
			b.add(h.recent[i])
		}
		if !yield(number, &b) {
			return
		}
	}
}
