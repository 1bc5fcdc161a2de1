package experiment

import (
	"math"

	"karvon/sim/doubt"
)

// The few matrices of a calibration are small, and what is made of them decides which particles are kept: so they are
// solved here, with products rounded before they are added, and not by a library whose last bits depend on the machine.

func identity(n int) [][]float64 {
	m := zeros(n, n)
	for i := range m {
		m[i][i] = 1
	}
	return m
}

func zeros(rows, columns int) [][]float64 {
	m := make([][]float64, rows)
	for i := range m {
		m[i] = make([]float64, columns)
	}
	return m
}

// triangle is the lower triangle whose product with its transpose is a symmetric matrix. Where that is hardly positive
// definite, its diagonal is raised by as little as is needed.
func triangle(m [][]float64) [][]float64 {
	lower, row := doubt.Cholesky(m)
	for raise := 1e-10; row >= 0; raise *= 10 {
		raised := make([][]float64, len(m))
		for i := range m {
			raised[i] = append([]float64(nil), m[i]...)
			raised[i][i] += float64(raise*math.Abs(m[i][i])) + 1e-300
		}
		if raise > 1e3 {
			return identity(len(m))
		}
		lower, row = doubt.Cholesky(raised)
	}
	return lower
}

// forward solves the lower triangle times x = b into to, which may be b.
func forward(lower [][]float64, b, to []float64) {
	for i := range b {
		sum := b[i]
		for k, v := range lower[i][:i] {
			sum -= float64(v * to[k])
		}
		to[i] = sum / lower[i][i]
	}
}

// solveSymmetric solves the matrix of a lower triangle for x.
func solveSymmetric(lower [][]float64, b []float64) []float64 {
	x := make([]float64, len(b))
	forward(lower, b, x)
	for i := len(x) - 1; i >= 0; i-- {
		for k := i + 1; k < len(x); k++ {
			x[i] -= float64(lower[k][i] * x[k])
		}
		x[i] /= lower[i][i]
	}
	return x
}

// lowerTimes is the lower triangle times a vector.
func lowerTimes(lower [][]float64, v []float64) []float64 {
	product := make([]float64, len(v))
	for i := range v {
		for k := 0; k <= i; k++ {
			product[i] += float64(lower[i][k] * v[k])
		}
	}
	return product
}

// squared is the sum of squares.
func squared(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x * x)
	}
	return sum
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(a[i] * b[i])
	}
	return sum
}

// moments gives the mean and the covariance of points.
func moments(points [][]float64) (mean []float64, covariance [][]float64) {
	d := len(points[0])
	mean = make([]float64, d)
	for _, p := range points {
		for j := range p {
			mean[j] += p[j] / float64(len(points))
		}
	}
	covariance = zeros(d, d)
	for _, p := range points {
		for i := range d {
			for j := range d {
				covariance[i][j] += float64((p[i]-mean[i])*(p[j]-mean[j])) / float64(len(points))
			}
		}
	}
	return mean, covariance
}
