package fit

import (
	"context"
	"flag"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/mathext"

	"karvon/sim/dist"
	"karvon/sim/random"
)

var long = flag.Bool("long", false, "run the long statistical tests")

// drawn gives n values of a distribution; samples of different numbers have nothing in common.
func drawn(d dist.Distribution, n, sample int) []float64 {
	draws, err := dist.NewSampler(d, 1)
	if err != nil {
		panic(err)
	}
	key := random.NewKey(20261129, sample)
	values := make([]float64, n)
	for i := range values {
		values[i] = draws.Float(key.Bits(uint64(i), 1, 0))
	}
	return values
}

func exactly(values []float64) []Observation {
	all := make([]Observation, len(values))
	for i, x := range values {
		all[i] = Observation{x, x}
	}
	return all
}

func made(d dist.Distribution, err error) dist.Distribution {
	if err != nil {
		panic(err)
	}
	return d
}

// knownFamily is a distribution of a family with the parameters that the language gives it.
type knownFamily struct {
	family string
	truth  []float64
	d      dist.Distribution
}

var known = []knownFamily{
	{"exponential", []float64{300}, made(dist.NewExponential(300))},
	{"erlang", []float64{300, 4}, made(dist.NewErlang(300, 4))},
	{"gamma", []float64{300, 0.7}, made(dist.NewGamma(300, 0.7))},
	{"lognormal", []float64{300, 0.8}, made(dist.NewLognormal(300, 0.8))},
	{"weibull", []float64{300, 0.6}, made(dist.NewWeibullMeanCV(300, 0.6))},
	{"hyperexponential", []float64{300, 2}, made(dist.NewHyperexponential(300, 2))},
	{"normal", []float64{300, 60}, made(dist.NewTruncatedNormal(300, 60, 0, infinite))},
	{"uniform", []float64{120, 480}, made(dist.NewUniform(120, 480))},
	{"triangular", []float64{120, 200, 600}, made(dist.NewTriangular(120, 200, 600))},
	{"pert", []float64{120, 240, 720}, made(dist.NewPERT(120, 240, 720))},
	{"beta", []float64{120, 720, 360, 0.3}, made(dist.NewBeta(120, 720, 360, 0.3))},
}

func ofName(name string) *family {
	for _, list := range [][]family{smoothFamilies, boundedFamilies} {
		for i := range list {
			if list[i].name == name {
				return &list[i]
			}
		}
	}
	return nil
}

// falseAlarm is the chance that one of the statistical checks fails by luck; there are some hundred of them.
const falseAlarm = 1e-6

// upperTail is P(X >= k) of a binomial X.
func upperTail(k, n int, p float64) float64 {
	switch {
	case k <= 0:
		return 1
	case k > n:
		return 0
	}
	return mathext.RegIncBeta(float64(k), float64(n-k+1), p)
}

// checkRate fails if the count contradicts every rate from lowest to highest.
func checkRate(t *testing.T, what string, happened, n int, lowest, highest float64) {
	t.Helper()
	t.Logf("%s: %d of %d, %.1f%%", what, happened, n, 100*float64(happened)/float64(n))
	if 1-upperTail(happened+1, n, lowest) < falseAlarm/2 {
		t.Errorf("%s: %d of %d is too few for %v", what, happened, n, lowest)
	}
	if upperTail(happened, n, highest) < falseAlarm/2 {
		t.Errorf("%s: %d of %d is too many for %v", what, happened, n, highest)
	}
}

func timesOf(t *testing.T, observations []Observation, options Options) *Fits {
	t.Helper()
	r, err := Times(context.Background(), observations, options)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func itoa(n int) string { return strconv.Itoa(n) }
