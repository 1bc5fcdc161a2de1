package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// relativeWidth is the promised bound on a bin's width relative to its values.
const relativeWidth = 1.0 / 256

// spread draws values over all magnitudes from 0 to 2^62, zeros included.
func spread(random *rand.Rand, n int) []int64 {
	values := make([]int64, n)
	for i := range values {
		values[i] = int64(random.Uint64()>>2) >> random.IntN(63)
	}
	return values
}

// each calls yield for every bin that is not empty, in ascending order: count values from least to greatest, both
// of which were counted.
func (h *Histogram) each(yield func(least, greatest int64, count uint64)) {
	for _, b := range h.numbered {
		yield(b.least(), b.greatest(), b.count)
	}
}

func filled(values []int64) *Histogram {
	h := new(Histogram)
	for _, value := range values {
		h.Add(value)
	}
	return h
}

func TestBinsTileTheLineWithNarrowBins(t *testing.T) {
	next := int64(0)
	for octave := range octaveCount {
		for bin := range binsPerOctave {
			lo, width := bounds(octave, bin)
			if lo != next {
				t.Fatalf("octave %d bin %d begins at %d, want %d", octave, bin, lo, next)
			}
			last := lo + (width - 1)
			if gotOctave, gotBin := position(lo); gotOctave != octave || gotBin != bin {
				t.Fatalf("position(%d) = %d, %d, want %d, %d", lo, gotOctave, gotBin, octave, bin)
			}
			if gotOctave, gotBin := position(last); gotOctave != octave || gotBin != bin {
				t.Fatalf("position(%d) = %d, %d, want %d, %d", last, gotOctave, gotBin, octave, bin)
			}
			if width > 1 && float64(width) > relativeWidth*float64(lo) {
				t.Fatalf("bin at %d has width %d, more than 2^-8 of it", lo, width)
			}
			next = last + 1
		}
	}
	if next != math.MinInt64 {
		t.Fatalf("the bins end before %d, want them to end at 2^63", next)
	}
}

func TestHistogramKeepsExactFigures(t *testing.T) {
	values := spread(rand.New(rand.NewPCG(1, 1)), 5000)
	values = append(values, 0, 0, math.MaxInt64, math.MaxInt64, math.MaxInt64)
	h := filled(values)
	var sum Sum128
	zeros := uint64(0)
	for _, value := range values {
		sum.Add(uint64(value))
		if value == 0 {
			zeros++
		}
	}
	if h.Count() != uint64(len(values)) || h.Sum() != sum || h.Zeros() != zeros {
		t.Errorf("count %d sum %v zeros %d, want %d %v %d", h.Count(), h.Sum(), h.Zeros(), len(values), sum, zeros)
	}
	if h.Min() != slices.Min(values) || h.Max() != slices.Max(values) {
		t.Errorf("range %d to %d, want %d to %d", h.Min(), h.Max(), slices.Min(values), slices.Max(values))
	}
	if want := sum.Float() / float64(len(values)); h.Mean() != want {
		t.Errorf("mean %v, want %v", h.Mean(), want)
	}
}

func TestEmptyHistogramHasNoStatistics(t *testing.T) {
	var h Histogram
	for name, got := range map[string]float64{
		"mean": h.Mean(), "median": h.Quantile(0.5),
	} {
		if !math.IsNaN(got) {
			t.Errorf("%s of nothing is %v, want NaN", name, got)
		}
	}
	if h.Count() != 0 || h.Min() != 0 || h.Max() != 0 || h.Zeros() != 0 {
		t.Error("an empty histogram has figures other than zero")
	}
	h.each(func(least, greatest int64, _ uint64) {
		t.Errorf("an empty histogram has a bin %d to %d", least, greatest)
	})
}

func TestHistogramRefusesNegativeValues(t *testing.T) {
	for _, value := range []int64{-1, math.MinInt64} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Add(%d) did not panic", value)
				}
			}()
			new(Histogram).Add(value)
		}()
	}
}

// bins lists the bins that are not empty, to compare histograms by.
func bins(h *Histogram) (list [][3]uint64) {
	h.each(func(least, greatest int64, count uint64) {
		list = append(list, [3]uint64{uint64(least), uint64(greatest), count})
	})
	return list
}

func equalHistograms(a, b *Histogram) bool {
	return slices.Equal(bins(a), bins(b)) && a.Count() == b.Count() && a.Sum() == b.Sum() &&
		a.Min() == b.Min() && a.Max() == b.Max()
}

func TestMergeOrderChangesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 2))
	for range 50 {
		values := spread(random, 300)
		whole := filled(values)
		parts := []*Histogram{filled(values[:100]), filled(values[100:110]), filled(values[110:]), new(Histogram)}
		random.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		merged := new(Histogram)
		for _, part := range parts {
			merged.Merge(part)
		}
		if !equalHistograms(whole, merged) {
			t.Fatal("the merged parts differ from the whole")
		}
	}
}

func TestResetLeavesAnEmptyHistogramWithItsOctaves(t *testing.T) {
	values := spread(rand.New(rand.NewPCG(3, 3)), 1000)
	h := filled(values)
	h.Reset()
	if !equalHistograms(h, new(Histogram)) {
		t.Error("a reset histogram is not empty")
	}
	allocations := testing.AllocsPerRun(10, func() {
		h.Reset()
		for _, value := range values {
			h.Add(value)
		}
	})
	if allocations != 0 {
		t.Errorf("refilling a reset histogram allocates %v times, want 0", allocations)
	}
	if !equalHistograms(h, filled(values)) {
		t.Error("a refilled histogram differs from a new one")
	}
}

func TestEachNamesTheLeastAndTheGreatestOfItsBins(t *testing.T) {
	h := filled([]int64{0, 0, 511, 513, 512, 1025, 1027, 1026, 1028, math.MaxInt64 - 5, math.MaxInt64})
	want := [][3]uint64{
		{0, 0, 2}, {511, 511, 1}, {512, 513, 2}, {1025, 1027, 3}, {1028, 1028, 1},
		{math.MaxInt64 - 5, math.MaxInt64, 2},
	}
	if got := bins(h); !slices.Equal(got, want) {
		t.Errorf("bins %v, want %v", got, want)
	}
}

func TestBinsKeepTheirLeastAndGreatestValue(t *testing.T) {
	values := spread(rand.New(rand.NewPCG(9, 9)), 3000)
	for i := range values {
		if i%3 > 0 { // crowd the bins
			values[i] = values[i]%4096 + 1<<40
		}
	}
	least, greatest := map[[2]int]int64{}, map[[2]int]int64{}
	for _, value := range values {
		bin := binOf(value)
		if old, ok := least[bin]; !ok || value < old {
			least[bin] = value
		}
		greatest[bin] = max(greatest[bin], value)
	}
	found := 0
	filled(values).each(func(from, to int64, _ uint64) {
		found++
		if bin := binOf(from); from != least[bin] || to != greatest[bin] {
			t.Errorf("a bin from %d to %d, want from %d to %d", from, to, least[bin], greatest[bin])
		}
	})
	if found != len(least) {
		t.Errorf("%d bins, want %d", found, len(least))
	}
}

func TestLimitsAreCountedExactly(t *testing.T) {
	random := rand.New(rand.NewPCG(10, 10))
	limits := []int64{0, 1, 60e9, 60e9 + 1, 1 << 40, math.MaxInt64, -1, 60e9}
	h := new(Histogram)
	h.Watch(limits...)
	for round := range 3 {
		h.Reset()
		values := make([]int64, 2000)
		for i := range values {
			values[i] = 60e9 + random.Int64N(5) - 2
			if i%4 == 0 {
				values[i] = spread(random, 1)[0]
			}
			h.Add(values[i])
		}
		for _, limit := range limits {
			var below, atMost uint64
			for _, value := range values {
				if value < limit {
					below++
				}
				if value <= limit {
					atMost++
				}
			}
			if h.Below(limit) != below || h.AtMost(limit) != atMost {
				t.Errorf("round %d: %d below %d and %d up to it, want %d and %d", round, h.Below(limit), limit, h.AtMost(limit),
					below, atMost)
			}
		}
	}
}

func TestOnlyWatchedLimitsAreKnown(t *testing.T) {
	h := new(Histogram)
	h.Watch(3)
	h.Watch(5, 7)
	for name, count := range map[string]func(int64) uint64{"below": h.Below, "at most": h.AtMost} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s a limit that is not watched did not panic", name)
				}
			}()
			count(3)
		}()
		if count(5) != 0 {
			t.Errorf("%s 5 there are %d of none", name, count(5))
		}
	}
}

func BenchmarkHistogramAdd(b *testing.B) {
	random := rand.New(rand.NewPCG(4, 4))
	var values [4096]int64
	for i := range values {
		values[i] = int64(random.ExpFloat64() * 60e9)
	}
	h := filled(values[:])
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		h.Add(values[i&4095])
	}
}

// A histogram is the same whether it is read while it is filled or not, with few values and with many.
func TestReadingBetweenAdditionsChangesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 12))
	read, unread := new(Histogram), new(Histogram)
	const limit = 1 << 30
	read.Watch(limit)
	unread.Watch(limit)
	for i, value := range spread(random, 6*mostRecent) {
		read.Add(value)
		unread.Add(value)
		if i < 10 || i%101 == 0 {
			read.Quantile(0.5)
			read.Below(limit)
		}
	}
	if !equalHistograms(read, unread) || read.Below(limit) != unread.Below(limit) ||
		read.AtMost(limit) != unread.AtMost(limit) {
		t.Error("the histograms differ")
	}
}

// What is merged, or is not to be counted, is not counted against a limit, wherever it is kept.
func TestWhatIsNotToBeCountedIsNot(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 13))
	for _, count := range []int{3, mostRecent - 1, mostRecent, 3*mostRecent + 7} {
		h := filled(append(spread(random, count), 0, 0))
		h.Watch(5, 1<<40, 0)
		h.Merge(filled(append(spread(random, count), 0, 3)))
		for _, value := range append(spread(random, count), 0, 4) {
			h.AddUncounted(value)
		}
		for _, value := range []int64{0, 5, 5, 1 << 41} {
			h.Add(value)
		}
		got := []uint64{h.Below(5), h.AtMost(5), h.Below(1 << 40), h.AtMost(1 << 40), h.Below(0), h.AtMost(0)}
		if want := []uint64{1, 3, 3, 3, 0, 1}; !slices.Equal(got, want) {
			t.Errorf("of %d: %d, not %d", count, got, want)
		}
	}
}

// Few values take 8 bytes each, and noughts none; many values take what their bins do. It depends on the values
// alone, not on those of before the last reset, and not on whether they were read.
func TestAHistogramTakesWhatItsValuesDo(t *testing.T) {
	h := new(Histogram)
	for range 2 {
		h.Reset()
		for range 1000 {
			h.Add(0)
		}
		if h.Bytes() != 0 {
			t.Errorf("noughts take %d bytes", h.Bytes())
		}
		for i := range int64(mostRecent) {
			h.Add(1 << (i % 20))
		}
		if h.Quantile(0.5); h.Bytes() != 8*mostRecent {
			t.Errorf("the first values take %d bytes", h.Bytes())
		}
		h.Add(1) // its octave is that of 2, 4 and so on: below 512 each number is a bin
		const bins, octaves = 20, 13
		if want := int64(8*mostRecent + bins*24 + octaves*520); h.Bytes() != want {
			t.Errorf("the bins take %d bytes, not %d", h.Bytes(), want)
		}
		for _, value := range spread(rand.New(rand.NewPCG(14, 14)), 10_000) {
			h.Add(value)
		}
	}
}
