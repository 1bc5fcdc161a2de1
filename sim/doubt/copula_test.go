package doubt

import (
	"math"
	"slices"
	"testing"

	"karvon/sim/random"
)

// hypercube is a Latin hypercube: each column has the middles of n slices, shuffled.
func hypercube(n, columns int, seed uint64) [][]float64 {
	points := make([][]float64, n)
	for i := range points {
		points[i] = make([]float64, columns)
	}
	key := random.NewKey(seed, 0)
	for j := range columns {
		order := ascending(n, func(i int) float64 { return random.Unit(key.Bits(uint64(j), 1, uint32(i))) })
		for slice, i := range order {
			points[i][j] = (float64(slice) + 0.5) / float64(n)
		}
	}
	return points
}

// rankCorrelation is Spearman's.
func rankCorrelation(points [][]float64, a, b int) float64 {
	ranks := func(column int) []float64 {
		r := make([]float64, len(points))
		for rank, i := range ascending(len(points), func(i int) float64 { return points[i][column] }) {
			r[i] = float64(rank)
		}
		return r
	}
	x, y := ranks(a), ranks(b)
	sum, n := 0.0, float64(len(points))
	for i := range x {
		sum += (x[i] - y[i]) * (x[i] - y[i])
	}
	return 1 - 6*sum/(n*(n*n-1))
}

func matrix(rank [][]float64) [][]float64 {
	m := make([][]float64, len(rank))
	for i := range rank {
		for j := range rank[i] {
			m[i] = append(m[i], NormalCorrelation(rank[i][j]))
		}
	}
	return m
}

func TestRankCorrelationsAreThoseOfTheTie(t *testing.T) {
	rank := [][]float64{{1, 0.8, 0.3}, {0.8, 1, -0.2}, {0.3, -0.2, 1}}
	for _, c := range []struct {
		n         int
		tolerance float64
	}{{5000, 0.01}, {50, 0.08}} {
		points := hypercube(c.n, 5, 7)
		before := hypercube(c.n, 5, 7)
		Correlate(points, []int{3, 0, 2}, matrix(rank))
		columns := []int{3, 0, 2}
		for i := range rank {
			for j := range i {
				if got := rankCorrelation(points, columns[i], columns[j]); math.Abs(got-rank[i][j]) > c.tolerance {
					t.Errorf("%d points: columns %d and %d have %.3f, want %v", c.n, columns[i], columns[j], got, rank[i][j])
				}
			}
		}
		for _, column := range []int{0, 1, 2, 3, 4} {
			values := func(points [][]float64) []float64 {
				v := make([]float64, len(points))
				for i := range points {
					v[i] = points[i][column]
				}
				return v
			}
			now, then := values(points), values(before)
			if free := column == 1 || column == 4; free != slices.Equal(now, then) && column != 3 {
				t.Errorf("column %d: free is %v", column, free)
			}
			if slices.Sort(now); len(slices.Compact(now)) != c.n {
				t.Errorf("column %d is no longer one value a slice", column)
			}
		}
	}
}

// Three points cannot be freed of what they are correlated by accident in four columns, and are tied all the same.
func TestFewPointsAreTied(t *testing.T) {
	strong := make([][]float64, 4)
	for i := range strong {
		strong[i] = []float64{0.999, 0.999, 0.999, 0.999}
		strong[i][i] = 1
	}
	points := hypercube(3, 4, 3)
	Correlate(points, []int{0, 1, 2, 3}, strong)
	for i := 1; i < 4; i++ {
		if got := rankCorrelation(points, 0, i); got != 1 {
			t.Errorf("columns 0 and %d have %v", i, got)
		}
	}
}

func TestNormalCorrelationsHaveTheExactRanks(t *testing.T) {
	for rank, want := range map[float64]float64{0: 0, 1: 1, -1: -1, 0.5: 2 * math.Sin(math.Pi/12)} {
		if got := NormalCorrelation(rank); math.Abs(got-want) > 1e-15 {
			t.Errorf("%v gives %v, want %v", rank, got, want)
		}
	}
}

func TestCholeskyFactorsOrNamesTheRow(t *testing.T) {
	m := [][]float64{{4, 2, 0.6}, {2, 2, 0.5}, {0.6, 0.5, 1}}
	lower, row := Cholesky(m)
	if row != -1 {
		t.Fatalf("row %d", row)
	}
	for i := range m {
		for j := range m {
			sum := 0.0
			for k := range m {
				sum += lower[i][k] * lower[j][k]
			}
			if math.Abs(sum-m[i][j]) > 1e-14 {
				t.Errorf("row %d, column %d: %v", i, j, sum)
			}
		}
	}
	if _, row := Cholesky([][]float64{{1, 0.9, 0}, {0.9, 1, 0.9}, {0, 0.9, 1}}); row != 2 {
		t.Errorf("row %d of a matrix that is not positive definite", row)
	}
	if _, row := Cholesky([][]float64{{1, 1}, {1, 1}}); row != 1 {
		t.Errorf("row %d of a singular matrix", row)
	}
}
