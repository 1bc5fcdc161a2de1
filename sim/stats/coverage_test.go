package stats

import (
	"flag"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mathext"
)

var (
	long    = flag.Bool("long", false, "run the long statistical tests")
	longest = flag.Bool("longest", false, "measure the tables of coverage: some ten minutes")
	update  = flag.Bool("update", false, "with -longest, write the tables of testdata")
)

// falseAlarm is the chance that one coverage check fails by luck. With the six checks below, the family fails by
// luck with a chance of at most 6·10⁻⁵.
const falseAlarm = 1e-5

// binomialUpperTail returns P(X >= k) of a binomial X, exactly, by the incomplete beta function.
func binomialUpperTail(k, n int, p float64) float64 {
	if k <= 0 {
		return 1
	}
	if k > n {
		return 0
	}
	return mathext.RegIncBeta(float64(k), float64(n-k+1), p)
}

// checkCoverage fails if the coverage counted contradicts a true coverage anywhere between lowest and highest.
func checkCoverage(t *testing.T, covered, n int, lowest, highest float64) {
	t.Helper()
	t.Logf("covered %d of %d = %.4f", covered, n, float64(covered)/float64(n))
	if 1-binomialUpperTail(covered+1, n, lowest) < falseAlarm/2 {
		t.Errorf("%d of %d intervals cover: too few for %v", covered, n, lowest)
	}
	if binomialUpperTail(covered, n, highest) < falseAlarm/2 {
		t.Errorf("%d of %d intervals cover: too many for %v", covered, n, highest)
	}
}

func covers(e Estimate, truth float64) int {
	if low, high := e.Test(); low <= truth && truth <= high {
		return 1
	}
	return 0
}

// repeated is the number of trials: a fifth of the thorough one where little time is to be taken, and of the quick
// one at least.
func repeated(quick, thorough int) int {
	switch {
	case *longest:
		return thorough
	case *long:
		return max(quick, thorough/5)
	}
	return quick
}

// Student's interval for normal values covers with exactly the stated chance. At 40,000 trials this kills the
// normal quantile in place of Student's (n = 10, 95%: coverage 0.918) and a variance over n in place of n-1
// (0.940).
func TestMeanIntervalCoversNormalMeansAsStated(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(11, 11))
	trials := repeated(40_000, 1_000_000)
	for _, c := range []struct {
		n          int
		confidence float64
	}{{2, 0.95}, {5, 0.95}, {10, 0.95}, {10, 0.99}} {
		values := make([]float64, c.n)
		covered := 0
		for range trials {
			for i := range values {
				values[i] = 100 + 7*random.NormFloat64()
			}
			covered += covers(MeanInterval(values, c.confidence), 100)
		}
		checkCoverage(t, covered, trials, c.confidence, c.confidence)
	}
}

// Means of 200 exponentials are skew by 2/√200: the interval loses less than half a percentage point.
func TestMeanIntervalCoversMeansOfSkewCustomers(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(12, 12))
	trials := repeated(10_000, 100_000)
	values := make([]float64, 10)
	covered := 0
	for range trials {
		for i := range values {
			sum := 0.0
			for range 200 {
				sum += random.ExpFloat64()
			}
			values[i] = sum / 200
		}
		covered += covers(MeanInterval(values, 0.95), 1)
	}
	checkCoverage(t, covered, trials, 0.945, 0.95)
}

// The interval for p90 of exponential times by inverting that of the share, ten replications of 500 customers, all
// through bytes as in a real run. Between 94% and 96% is asked. This kills the normal quantile (0.92).
func TestPooledQuantileCovers(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(13, 13))
	trials := repeated(700, 100_000)
	const p, second = 0.9, 1e9
	truth := -math.Log(1-p) * second
	covered := 0
	for range trials {
		pool := new(Pool)
		for range 10 {
			section := new(Histogram)
			for range 500 {
				section.Add(int64(random.ExpFloat64() * second))
			}
			merged(t, pool, section, new(Histogram))
		}
		covered += covers(pool.Quantile(p, 0.95, 10), truth)
	}
	checkCoverage(t, covered, trials, 0.94, 0.965)
}
