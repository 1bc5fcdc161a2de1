package theory

import "errors"

// solve returns x of a·x = b by Gaussian elimination. It overwrites a and b.
//
// The matrix must be an identity less a matrix of routing probabilities: its pivots, the chances to leave for good
// the stations that are left, are greatest where they stand, so none need be sought. Next to zero they say that
// there is no way out.
func solve(a [][]float64, b []float64) ([]float64, error) {
	n := len(b)
	for column := range n {
		pivot := a[column][column]
		if pivot < 1e-13 {
			return nil, errors.New("theory: some customers never leave the network")
		}
		for row := column + 1; row < n; row++ {
			factor := a[row][column] / pivot
			for k := column; k < n; k++ {
				a[row][k] -= factor * a[column][k]
			}
			b[row] -= factor * b[column]
		}
	}
	for row := n - 1; row >= 0; row-- {
		for k := row + 1; k < n; k++ {
			b[row] -= a[row][k] * b[k]
		}
		b[row] /= a[row][row]
	}
	return b, nil
}

// stationary returns the stationary probabilities of the irreducible Markov chain with the given rates between its
// states, diagonal ignored. It overwrites the rates.
//
// States are eliminated one by one without a subtraction, so that the result keeps full relative accuracy
// (Grassmann, Taksar & Heyman 1985).
func stationary(rates [][]float64) []float64 {
	n := len(rates)
	for state := n - 1; state > 0; state-- {
		out := sum(rates[state][:state])
		for from := range state {
			rates[from][state] /= out
			for to := range state {
				rates[from][to] += rates[from][state] * rates[state][to]
			}
		}
	}
	probabilities := make([]float64, n)
	probabilities[0] = 1
	for state := 1; state < n; state++ {
		for from := range state {
			probabilities[state] += probabilities[from] * rates[from][state]
		}
	}
	scale(probabilities, 1/sum(probabilities))
	return probabilities
}
