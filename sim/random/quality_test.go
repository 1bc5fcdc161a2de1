package random_test

import (
	"math"
	"math/bits"
	"testing"

	"gonum.org/v1/gonum/mathext"

	"karvon/sim/random"
	"karvon/sim/random/internal/sequence"
)

// The chance that a perfect generator fails any test of this file is below 10^-3: each of the some 80 tests of a
// sequence, and each of the some 20,000 cells of the avalanche tests, has its share of that. Seeds and names are
// fixed and were not chosen. A generator that loses one multiplication, or adds the occurrence after the last one,
// fails.
const (
	sequenceLevel  = 5e-4 / 80
	avalancheLevel = 5e-4 / 20_000
)

const sampleSize = 1 << 18

func eachSequence(t *testing.T, test func(t *testing.T, words []uint64)) {
	t.Helper()
	for _, name := range sequence.Names() {
		t.Run(name, func(t *testing.T) {
			word, _ := sequence.Find(name)
			words := make([]uint64, sampleSize)
			for place := range words {
				words[place] = word(uint64(place))
			}
			test(t, words)
		})
	}
}

func TestBytesAreUniform(t *testing.T) {
	eachSequence(t, func(t *testing.T, words []uint64) {
		for _, shift := range []int{0, 12, 28, 56} {
			counts := make([]float64, 256)
			for _, word := range words {
				counts[word>>shift&255]++
			}
			wantUniform(t, counts)
		}
	})
}

func TestPairsFillTheSquareEvenly(t *testing.T) {
	eachSequence(t, func(t *testing.T, words []uint64) {
		counts := make([]float64, 1<<12)
		for i := 0; i+1 < len(words); i += 2 {
			counts[words[i]>>58<<6|words[i+1]>>58]++
		}
		wantUniform(t, counts)
	})
}

func TestTriplesFillTheCubeEvenly(t *testing.T) {
	eachSequence(t, func(t *testing.T, words []uint64) {
		counts := make([]float64, 1<<12)
		for i := 0; i+2 < len(words); i += 3 {
			counts[words[i]>>60<<8|words[i+1]>>60<<4|words[i+2]>>60]++
		}
		wantUniform(t, counts)
	})
}

// TestGapsAreGeometric is Knuth's gap test (1981, section 3.3.2): the distance between visits to the lowest eighth.
func TestGapsAreGeometric(t *testing.T) {
	const share, longest = 1.0 / 8, 40
	eachSequence(t, func(t *testing.T, words []uint64) {
		counts, gap, total := make([]float64, longest+1), 0, 0.0
		for _, word := range words {
			if random.Unit(word) >= share {
				gap++
				continue
			}
			counts[min(gap, longest)]++
			total++
			gap = 0
		}
		expected := make([]float64, longest+1)
		for length := range longest {
			expected[length] = total * share * math.Pow(1-share, float64(length))
		}
		expected[longest] = total * math.Pow(1-share, longest)
		wantCounts(t, counts, expected)
	})
}

func TestNeighbouringWordsAreUncorrelated(t *testing.T) {
	eachSequence(t, func(t *testing.T, words []uint64) {
		sum := 0.0
		for i := 0; i+1 < len(words); i++ {
			sum += (random.Unit(words[i]) - 0.5) * (random.Unit(words[i+1]) - 0.5)
		}
		z := sum * 12 / math.Sqrt(float64(len(words)-1))
		if p := math.Erfc(math.Abs(z) / math.Sqrt2); p < sequenceLevel {
			t.Errorf("correlation of neighbours is %.1f standard errors from zero", z)
		}
	})
}

func wantUniform(t *testing.T, counts []float64) {
	t.Helper()
	total := 0.0
	for _, count := range counts {
		total += count
	}
	expected := make([]float64, len(counts))
	for i := range expected {
		expected[i] = total / float64(len(counts))
	}
	wantCounts(t, counts, expected)
}

// wantCounts refuses counts too far from the expected ones, and too near to them, by the chi-square test.
func wantCounts(t *testing.T, counts, expected []float64) {
	t.Helper()
	statistic := 0.0
	for i, count := range counts {
		statistic += (count - expected[i]) * (count - expected[i]) / expected[i]
	}
	upper := mathext.GammaIncRegComp(float64(len(counts)-1)/2, statistic/2)
	if p := 2 * min(upper, 1-upper); p < sequenceLevel {
		t.Errorf("chi-square %.1f with %d degrees of freedom", statistic, len(counts)-1)
	}
}

// parts are the words of a draw's name, each with the number of its bits.
var parts = []struct {
	name string
	bits int
	draw func(base uint64, flip uint64) uint64
}{
	{"identity", 64, func(base,
		flip uint64) uint64 {
		return random.NewKey(1, 1).Bits(base^flip, base*3, uint32(base>>7))
	}},
	{"purpose", 64, func(base,
		flip uint64) uint64 {
		return random.NewKey(1, 1).Bits(base*3, base^flip, uint32(base>>7))
	}},
	{"occurrence", 32, func(base,
		flip uint64) uint64 {
		return random.NewKey(1, 1).Bits(base*3, base, uint32(base>>7^flip))
	}},
	{"replication", 64, func(base, flip uint64) uint64 { return random.NewKey(9, int(base^flip)).Bits(base, 5, 0) }},
	{"seed", 64, func(base, flip uint64) uint64 { return random.NewKey(base^flip, 1).Bits(base, 5, 0) }},
}

const avalancheSamples = 4096

// base gives small numbers and mixed ones, half and half: both kinds are met.
func base(sample int) uint64 {
	if sample%2 == 0 {
		return uint64(sample)
	}
	return random.Mix(11, uint64(sample))
}

func TestEveryInputBitChangesEveryOutputBitHalfTheTime(t *testing.T) {
	for _, part := range parts {
		t.Run(part.name, func(t *testing.T) {
			for bit := range part.bits {
				var flips [64]int
				for sample := range avalancheSamples {
					changed := part.draw(base(sample), 0) ^ part.draw(base(sample), 1<<bit)
					for ; changed != 0; changed &= changed - 1 {
						flips[bits.TrailingZeros64(changed)]++
					}
				}
				for output, count := range flips {
					wantHalf(t, count, avalancheSamples, "input bit %d flips output bit %d", bit, output)
				}
			}
		})
	}
}

// TestOutputBitsChangeIndependently is the bit independence criterion (Webster and Tavares 1986), over all input
// bits of a part at once.
func TestOutputBitsChangeIndependently(t *testing.T) {
	for _, part := range parts {
		t.Run(part.name, func(t *testing.T) {
			var agree [64][64]int
			for sample := range avalancheSamples {
				changed := part.draw(base(sample), 0) ^ part.draw(base(sample), 1<<(sample%part.bits))
				for lag := 1; lag < 64; lag++ {
					for same := ^(changed ^ bits.RotateLeft64(changed, -lag)); same != 0; same &= same - 1 {
						agree[lag][bits.TrailingZeros64(same)]++
					}
				}
			}
			for lag := 1; lag < 64; lag++ {
				for output, count := range agree[lag] {
					wantHalf(t, count, avalancheSamples, "output bits %d and %d steps on change together", output, lag)
				}
			}
		})
	}
}

func wantHalf(t *testing.T, count, of int, format string, args ...any) {
	t.Helper()
	z := (float64(count) - float64(of)/2) / math.Sqrt(float64(of)/4)
	if math.Erfc(math.Abs(z)/math.Sqrt2) < avalancheLevel {
		t.Errorf(format+" in %d of %d samples", append(args, count, of)...)
	}
}
