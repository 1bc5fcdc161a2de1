package precise

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/mathext"
)

// fingerprint hashes the exact bits of a function on a grid (FNV-1a).
func fingerprint(lo, hi float64, f func(x float64) float64) string {
	const points = 500
	hash := uint64(14695981039346656037)
	for i := range points + 1 {
		x := lo + float64((hi-lo)*float64(i))/points
		hash = (hash ^ math.Float64bits(f(x))) * 1099511628211
		hash ^= hash >> 29
	}
	return fmt.Sprintf("%016x", hash)
}

// TestBitsAreTheSameOnEveryPlatform pins the bits of every function. A change of these words changes every
// trajectory.
func TestBitsAreTheSameOnEveryPlatform(t *testing.T) {
	pinned := []struct {
		name   string
		lo, hi float64
		f      func(x float64) float64
		want   string
	}{
		{"Exp", -745, 709, Exp, "e0ecf3cb4739d590"},
		{"Expm1", -5, 5, Expm1, "4e5d99600ae24398"},
		{"Log", 0.001, 50, Log, "93bcac818f1a1a3d"},
		{"Log1p", -0.99, 9, Log1p, "155abd18a411afaf"},
		{"Pow", 0, 30, func(x float64) float64 { return Pow(x, 1.7) }, "6ef3b24774564c1b"},
		{"Erfc", -3, 27, erfc, "0a1f2fa0153de54b"},
		{"NormalCDF", -30, 8, NormalCDF, "08ab6bf887e405c2"},
		{"NormalDensity", -30, 30, NormalDensity, "41d2a11371939cdf"},
		{"NormalQuantile", 0, 1, NormalQuantile, "3d9a4d854d70073e"},
		{"LogGamma", 0.01, 40, LogGamma, "ff3f7cd9351730d6"},
		{"GammaRegularized", 0.01, 40, func(x float64) float64 { return GammaRegularized(x, 12.5) }, "3e1d5bf8960b21a9"},
		{"GammaDensity", 0.01, 40, func(x float64) float64 { return GammaDensity(12.5, x) }, "146945c59d6026d1"},
		{"GammaQuantile", 0, 0.999, func(p float64) float64 { return GammaQuantile(0.7, p) + GammaQuantile(33, p) },
			"92563a36d1ad371f"},
		{"BetaRegularized", 0, 1, func(x float64) float64 { return BetaRegularized(2.5, 13, x) }, "dab7aa8a276b3286"},
		{"BetaDensity", 0.001, 0.999, func(x float64) float64 { return BetaDensity(20, 0.5, x) }, "8bb6e88c1de6e0d0"},
		{"BetaQuantile", 0, 1, func(p float64) float64 { x, y := BetaQuantile(0.6, 3.5, p); return x - y },
			"9c66551628165864"},
		{"StudentTQuantile", 0.001, 0.999, func(p float64) float64 { return StudentTQuantile(p, 9) }, "f86d0296cde42389"},
	}
	for _, pin := range pinned {
		if got := fingerprint(pin.lo, pin.hi, pin.f); got != pin.want {
			t.Errorf("%s: fingerprint %s, want %s", pin.name, got, pin.want)
		}
	}
}

// TestFunctionsMatchAnIndependentLibraryOnAGrid covers the ranges between the reference values, as finely as the
// other library's own precision allows.
func TestFunctionsMatchAnIndependentLibraryOnAGrid(t *testing.T) {
	within := func(name string, x, got, want, bound float64) {
		t.Helper()
		if size := math.Max(math.Abs(want), 1e-300); math.Abs(got-want) > bound*size {
			t.Errorf("%s at %v: %v, other library %v", name, x, got, want)
		}
	}
	for i := 1; i < 1000; i++ {
		share := float64(i) / 1000
		within("Exp", 1400*share-700, Exp(1400*share-700), math.Exp(1400*share-700), 4e-16)
		within("Log", 3*share, Log(3*share), math.Log(3*share), 4e-16)
		within("Erfc", 25*share, erfc(25*share), math.Erfc(25*share), 3e-15)
		within("NormalQuantile", share, NormalQuantile(share), mathext.NormalQuantile(share), 1e-14)
		for _, shape := range []float64{0.5, 3, 20} {
			within("GammaRegularized", 40*share, GammaRegularized(shape, 40*share), mathext.GammaIncReg(shape, 40*share), 1e-12)
			within("BetaRegularized", share, BetaRegularized(shape, 2.5, share), mathext.RegIncBeta(shape, 2.5, share), 1e-11)
		}
	}
}

var sink float64

func BenchmarkExp(b *testing.B) {
	for i := range b.N {
		sink += Exp(float64(i&63) - 32)
	}
}

func BenchmarkLog(b *testing.B) {
	for i := range b.N {
		sink += Log(float64(i&63) + 1.5)
	}
}

func BenchmarkGammaQuantile(b *testing.B) {
	for i := range b.N {
		sink += GammaQuantile(2.7, (float64(i&63)+0.5)/64)
	}
}

func BenchmarkBetaQuantile(b *testing.B) {
	for i := range b.N {
		x, _ := BetaQuantile(2.7, 3.5, (float64(i&63)+0.5)/64)
		sink += x
	}
}
