package dist

import (
	"math"
	"testing"

	"karvon/sim/random"
)

// must unwraps a constructor's result in a table of tests.
func must(d Distribution, err error) Distribution {
	if err != nil {
		panic(err)
	}
	return d
}

// families are one or more members of every family, at easy and at awkward parameters.
func families() []Distribution {
	return append(smoothFamilies(), jumpingFamilies()...)
}

// smoothFamilies are sampled from a table, jumpingFamilies exactly.
func smoothFamilies() []Distribution {
	infinity := math.Inf(1)
	return []Distribution{
		must(NewTriangular(2, 3, 8)), must(NewTriangular(0, 0, 1)), must(NewTriangular(1, 4, 4)),
		must(NewExponential(4)),
		must(NewErlang(5, 1)), must(NewErlang(5, 3)), must(NewErlang(5, 1000)),
		must(NewGamma(5, 0.01)), must(NewGamma(5, 0.5)), must(NewGamma(5, 2)), must(NewGamma(5, 5)), must(NewGamma(5, 10)),
		must(NewWeibull(0.5, 3)), must(NewWeibull(1.5, 3)), must(NewWeibullMeanCV(5, 0.3)), must(NewWeibullMeanCV(5, 3)),
		must(NewTruncatedNormal(20, 2, 15, infinity)), must(NewTruncatedNormal(1, 2, 0, 10)),
		must(NewTruncatedNormal(-5, 1, 0, 10)), must(NewTruncatedNormal(50, 5, 0, 30)),
		must(NewLognormal(75, 0.1)), must(NewLognormal(75, 0.6)), must(NewLognormal(75, 2)), must(NewLognormal(75, 10)),
		must(NewLognormalMedian(30, 90)),
		must(NewBeta(1, 4, 2, 0.2)), must(NewBeta(0, 1, 0.3, 1)), must(NewBeta(0, 10, 9, 0.1)), must(NewBeta(0, 1, 0.2, 1.5)),
		must(NewPERT(1, 2, 5)), must(NewPERT(1, 1, 5)),
		must(NewHyperexponential(3, 1)), must(NewHyperexponential(3, 2)), must(NewHyperexponential(3, 10)),
	}
}

func jumpingFamilies() []Distribution {
	return []Distribution{
		must(NewConstant(0)), must(NewConstant(90)), must(NewUniform(2, 5)),
		must(NewEmpirical([]float64{7, 1, 2, 2})), must(NewDiscrete([]float64{1, 9, 3}, []float64{1, 2, 0.5})),
		must(NewPoisson(0.2)), must(NewPoisson(3.3)), must(NewPoisson(20_000)),
	}
}

// eachFamily runs a test on every one of the distributions, with its sampler.
func eachFamily(t *testing.T, distributions []Distribution, test func(t *testing.T, d Distribution, s *Sampler)) {
	t.Helper()
	for _, d := range distributions {
		t.Run(d.String(), func(t *testing.T) {
			s, err := NewSampler(d, 1)
			if err != nil {
				t.Fatal(err)
			}
			test(t, d, s)
		})
	}
}

// draws gives the keyed words of a test that samples. The seed is that of the project's scenarios, not a chosen
// one.
func draws(count int) []uint64 {
	key := random.NewKey(20210410, 0)
	words := make([]uint64, count)
	for i := range words {
		words[i] = key.Bits(uint64(i), 1, 0)
	}
	return words
}
