package doubt

import (
	"cmp"
	"math"
	"slices"

	"karvon/sim/internal/precise"
)

// NormalCorrelation is the correlation of two normal variables whose ranks have this correlation: 2 sin(πr/6)
// (Pearson 1907).
func NormalCorrelation(rank float64) float64 {
	return float64(2 * precise.Sine(float64(rank*(math.Pi/6))))
}

// smallestPivot tells a matrix that is positive definite from one that rounding alone makes look so.
const smallestPivot = 1e-9

// Cholesky factors a symmetric matrix into a lower triangle times its transpose. Where the matrix is not positive
// definite it gives the row in which that shows; else row is -1.
func Cholesky(m [][]float64) (lower [][]float64, row int) {
	lower = make([][]float64, len(m))
	for i := range m {
		lower[i] = make([]float64, len(m))
		for j := range i + 1 {
			rest := m[i][j]
			for k := range j {
				rest -= float64(lower[i][k] * lower[j][k])
			}
			switch {
			case i != j:
				lower[i][j] = rest / lower[j][j]
			case !(rest > smallestPivot):
				return nil, i
			default:
				lower[i][i] = math.Sqrt(rest)
			}
		}
	}
	return lower, -1
}

// Correlate rearranges some columns of a sample, whose values in each column stay the same, so that their ranks are
// those of a Gaussian copula with these correlations of the normal variables: a positive definite matrix in the order
// of the columns (Iman and Conover 1982). The columns are independent before. Where there are more points than
// columns, what these are correlated by accident is taken out first.
func Correlate(points [][]float64, columns []int, correlations [][]float64) {
	target, failed := Cholesky(correlations)
	if failed >= 0 || len(columns) < 2 || len(points) < 2 {
		return
	}
	scores := make([][]float64, len(columns))
	for k, column := range columns {
		scores[k] = normalScores(points, column)
	}
	tied := combined(target, independent(scores))
	for k, column := range columns {
		arrange(points, column, tied[k])
	}
}

// normalScores are the van der Waerden scores of the ranks of a column.
func normalScores(points [][]float64, column int) []float64 {
	scores := make([]float64, len(points))
	for rank, i := range ascending(len(points), func(i int) float64 { return points[i][column] }) {
		scores[i] = precise.NormalQuantile(float64(rank+1) / float64(len(points)+1))
	}
	return scores
}

// ascending lists the indices of values from the smallest to the largest; of equal ones the first first.
func ascending(n int, value func(int) float64) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(value(a), value(b)) })
	return order
}

// independent takes from scores what they are correlated by accident, where there are enough of them.
func independent(scores [][]float64) [][]float64 {
	accident, failed := Cholesky(correlationsOf(scores))
	if failed >= 0 {
		return scores
	}
	free := make([][]float64, len(scores))
	for k := range scores {
		free[k] = slices.Clone(scores[k])
		for j := range k {
			for i := range free[k] {
				free[k][i] -= float64(accident[k][j] * free[j][i])
			}
		}
		for i := range free[k] {
			free[k][i] /= accident[k][k]
		}
	}
	return free
}

// correlationsOf are the correlations of scores, whose mean is zero and whose squares all sum to the same.
func correlationsOf(scores [][]float64) [][]float64 {
	product := func(a, b []float64) float64 {
		sum := 0.0
		for i := range a {
			sum += float64(a[i] * b[i])
		}
		return sum
	}
	all := product(scores[0], scores[0])
	m := make([][]float64, len(scores))
	for i := range scores {
		m[i] = make([]float64, len(scores))
		for j := range scores {
			m[i][j] = product(scores[i], scores[j]) / all
		}
	}
	return m
}

// combined gives independent scores the correlations of a lower triangle.
func combined(lower, scores [][]float64) [][]float64 {
	tied := make([][]float64, len(scores))
	for k := range scores {
		tied[k] = make([]float64, len(scores[k]))
		for j := range k + 1 {
			for i := range tied[k] {
				tied[k][i] += float64(lower[k][j] * scores[j][i])
			}
		}
	}
	return tied
}

// arrange puts the values of a column into the order of scores.
func arrange(points [][]float64, column int, scores []float64) {
	values := make([]float64, len(points))
	for i := range points {
		values[i] = points[i][column]
	}
	slices.Sort(values)
	for rank, i := range ascending(len(scores), func(i int) float64 { return scores[i] }) {
		points[i][column] = values[rank]
	}
}
