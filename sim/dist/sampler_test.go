package dist

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"karvon/sim/random"
)

func TestDrawsKeepTheStatedDistanceFromTheQuantile(t *testing.T) {
	words := draws(5000)
	for shift := range 52 { // both tails, down to the last cell
		words = append(words, math.MaxUint64>>shift, ^uint64(math.MaxUint64>>shift))
	}
	eachFamily(t, smoothFamilies(), func(t *testing.T, d Distribution, s *Sampler) {
		for _, bits := range words {
			exact := d.Quantile(random.Unit(bits))
			if miss := math.Abs(s.Float(bits) - exact); !(miss <= 1e-6*exact+1e-8*d.Mean()) {
				t.Fatalf("draw at p = %v is %v, exact %v", random.Unit(bits), s.Float(bits), exact)
			}
		}
	})
}

func TestDrawsWithoutATableAreExact(t *testing.T) {
	words := append(draws(5000), 0, math.MaxUint64)
	eachFamily(t, jumpingFamilies(), func(t *testing.T, d Distribution, s *Sampler) {
		for _, bits := range words {
			if exact := d.Quantile(random.Unit(bits)); s.Float(bits) != exact {
				t.Fatalf("draw at p = %v is %v, exact %v", random.Unit(bits), s.Float(bits), exact)
			}
		}
	})
}

// TestMomentsOfDrawsKeepTheStatedDistance integrates the error of every cell, at eight points each.
func TestMomentsOfDrawsKeepTheStatedDistance(t *testing.T) {
	const points = 8
	eachFamily(t, smoothFamilies(), func(t *testing.T, d Distribution, s *Sampler) {
		missMean, missVariance := 0.0, 0.0
		for position := range cellsPerSide {
			tail, width := cellRange(position)
			for point := range points {
				p := tail + width*(float64(point)+0.5)/points
				for _, bits := range []uint64{uint64(p * 0x1p64), ^uint64(p * 0x1p64)} {
					exact, drawn := d.Quantile(random.Unit(bits)), s.Float(bits)
					missMean += (drawn - exact) * width / points
					missVariance += (drawn - exact) * (drawn + exact - 2*d.Mean()) * width / points
				}
			}
		}
		if math.Abs(missMean) > 1e-6*d.Mean() || math.Abs(missVariance) > 1e-6*d.Variance() {
			t.Errorf("mean off by a relative %.2g, variance by %.2g", missMean/d.Mean(), missVariance/d.Variance())
		}
	})
}

// TestSamplesFollowTheDistribution: 100,000 keyed draws of each family. The bounds are 5 standard errors for the
// mean (chance of a false alarm 6e-7, where the tail leaves the normal law a fair approximation) and 2.6 for
// Kolmogorov's statistic (3e-6): together less than 2e-4 for the list. Draws off by 2% of a standard deviation
// fail.
func TestSamplesFollowTheDistribution(t *testing.T) {
	words := draws(100_000)
	eachFamily(t, families(), func(t *testing.T, d Distribution, s *Sampler) {
		sample := make([]float64, len(words))
		sum := 0.0
		for i, bits := range words {
			sample[i] = s.Float(bits)
			sum += sample[i]
		}
		n := float64(len(sample))
		if deviation := math.Sqrt(d.Variance()); deviation < 3*d.Mean() {
			if z := (sum/n - d.Mean()) / (deviation / math.Sqrt(n)); math.Abs(z) > 5 {
				t.Errorf("mean %v is %.1f standard errors from %v", sum/n, z, d.Mean())
			}
		}
		if statistic := kolmogorov(sample, d) * math.Sqrt(n); statistic > 2.6 {
			t.Errorf("Kolmogorov's statistic is %.2f", statistic)
		}
	})
}

// kolmogorov gives the largest distance between the distribution and the sample's, just at and just below each
// value.
func kolmogorov(sample []float64, d Distribution) float64 {
	slices.Sort(sample)
	worst, n := 0.0, float64(len(sample))
	for i := 0; i < len(sample); {
		next := i
		for next < len(sample) && sample[next] == sample[i] {
			next++
		}
		at := d.CDF(sample[i])
		below := at
		if _, continuous := d.(smooth); !continuous {
			below = d.CDF(math.Nextafter(sample[i], math.Inf(-1)))
		}
		worst = max(worst, math.Abs(below-float64(i)/n), math.Abs(at-float64(next)/n))
		i = next
	}
	return worst
}

// TestDrawsNeverDecreaseAsTheBitsIncrease looks at neighbouring words, at random places and across every cell's
// border.
func TestDrawsNeverDecreaseAsTheBitsIncrease(t *testing.T) {
	const step = 1 << 12 // between neighbouring uniforms
	words := draws(5000)
	for position := range cellsPerSide {
		tail, _ := cellRange(position)
		words = append(words, uint64(tail*0x1p64)-step, -uint64(tail*0x1p64)-step)
	}
	eachFamily(t, families(), func(t *testing.T, _ Distribution, s *Sampler) {
		for _, bits := range words {
			if bits >= math.MaxUint64-step {
				continue
			}
			here, next := s.Float(bits), s.Float(bits+step)
			slack := 0.0
			if s.invertsAt(bits) || s.invertsAt(bits+step) {
				slack = 1e-12*here + 0x1p-1022
			}
			if next < here-slack {
				t.Fatalf("draw falls from %v to %v at p = %v", here, next, random.Unit(bits))
			}
		}
	})
}

// invertsAt tells whether the table leaves the word to the analytic quantile.
func (s *Sampler) invertsAt(bits uint64) bool {
	if s.table == nil {
		return false
	}
	position, side, _ := locate(bits)
	return position >= cellsPerSide || math.IsNaN(wholeOf(s.table)[position+side].start)
}

func TestNanosecondsAreRoundedToTheNearest(t *testing.T) {
	tests := []struct {
		d     Distribution
		scale float64
		want  int64
	}{
		{must(NewConstant(90)), 1, 90_000_000_000},
		{must(NewConstant(0.1)), 1, 100_000_000},
		{must(NewConstant(1.5)), 60, 90_000_000_000},
		{must(NewConstant(0)), 1, 0},
		{must(NewConstant(0.6e-9)), 1, 1},
		{must(NewConstant(1e10)), 1, math.MaxInt64},
	}
	for _, test := range tests {
		s, err := NewSampler(test.d, test.scale)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Nanoseconds(12345); got != test.want {
			t.Errorf("%s × %v: %d ns, want %d", test.d, test.scale, got, test.want)
		}
	}
}

func TestScaleMultipliesDrawsAndMean(t *testing.T) {
	scaledDistribution := must(scale(must(NewGamma(5, 0.5)), 2))
	s, err := NewSampler(scaledDistribution, 60)
	if err != nil {
		t.Fatal(err)
	}
	wantClose(t, "mean", s.Mean(), 600, 1e-15)
	for _, bits := range draws(100) {
		wantClose(t, "draw", s.Float(bits), 120*must(NewGamma(5, 0.5)).Quantile(random.Unit(bits)), 1e-6)
	}
}

// TestDrawsHaveTheSameBitsOnEveryPlatform pins a hash of 2,000 draws and the moments of every family.
func TestDrawsHaveTheSameBitsOnEveryPlatform(t *testing.T) {
	const want = "b5ed2786689eb53e"
	hash := uint64(1)
	words := draws(2000)
	eachFamily(t, families(), func(t *testing.T, d Distribution, s *Sampler) {
		hash = random.Mix(hash, math.Float64bits(d.Mean()))
		hash = random.Mix(hash, math.Float64bits(d.Variance()))
		for _, bits := range words {
			hash = random.Mix(hash, math.Float64bits(s.Float(bits)))
			hash = random.Mix(hash, math.Float64bits(d.CDF(s.Float(bits))))
		}
	})
	if got := fmt.Sprintf("%016x", hash); got != want {
		t.Errorf("fingerprint %s, want %s", got, want)
	}
}

func TestDrawsAllocateNothing(t *testing.T) {
	eachFamily(t, families(), func(t *testing.T, _ Distribution, s *Sampler) {
		words := draws(100)
		total := int64(0)
		if got := testing.AllocsPerRun(10, func() {
			for _, bits := range words {
				total += s.Nanoseconds(bits)
			}
		}); got != 0 {
			t.Errorf("%v allocations", got)
		}
	})
}

var sink float64

func BenchmarkDraw(b *testing.B) {
	for _, d := range []Distribution{
		must(NewConstant(1)), must(NewExponential(1)), must(NewLognormal(1, 0.6)), must(NewGamma(1, 0.5)),
		must(NewDiscrete([]float64{1, 9, 3}, []float64{1, 2, 0.5})),
	} {
		b.Run(d.String(), func(b *testing.B) { benchmarkDraw(b, d) })
	}
	b.Run("reference: PCG and ziggurat exponential", func(b *testing.B) {
		source := rand.New(rand.NewPCG(1, 2))
		sum := 0.0
		for range b.N {
			sum += source.ExpFloat64()
		}
		sink = sum
	})
}

// benchmarkDraw includes the keyed bits.
func benchmarkDraw(b *testing.B, d Distribution) {
	s, err := NewSampler(d, 1)
	if err != nil {
		b.Fatal(err)
	}
	key := random.NewKey(1, 1)
	b.ResetTimer()
	sum := int64(0)
	for i := range b.N {
		sum += s.Nanoseconds(key.Bits(uint64(i), 7, 0))
	}
	sink = float64(sum)
}

func BenchmarkNewSampler(b *testing.B) {
	for _, d := range []Distribution{must(NewLognormal(1, 0.6)), must(NewGamma(1, 0.5)), must(NewPERT(1, 2, 5))} {
		b.Run(d.String(), func(b *testing.B) {
			for range b.N {
				s, err := NewSampler(d, 1)
				if err != nil {
					b.Fatal(err)
				}
				wholeOf(s.table)
			}
		})
	}
}
