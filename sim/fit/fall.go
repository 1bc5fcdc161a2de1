package fit

// How far the logarithm of a likelihood falls to the ends of an interval of 95% was counted for families of which it is
// not regular: in up to 2,000 samples each of 20 to 1,000 values, for modes from one end to the other and for shapes
// of a beta distribution from 0.7 to 6. What is said here holds 95% at least in each of them. The fall is that of a
// normal distribution, and more where few values lie between an end and the mode, or where there are few values.

// regular is the square of the quantile of the standard normal distribution that leaves 2.5% beyond.
const regular = 3.8415

// fewBeside is the number of values on one side of a mode up to which the fall is greatest.
const fewBeside = 12

// besides are how much more than regular twice the logarithm of a likelihood falls for low, mode and high where few
// values lie beside the mode.
type besides struct{ ends, mode float64 }

var triangularFall, pertFall = besides{2.9, 3.4}, besides{2.1, 2.1}

// fall counts the values that lie on the side of the mode where the parameter is: for the mode where there are fewer.
func (b besides) fall(n *notation) func(s *sample, best []float64, j int) float64 {
	return func(s *sample, best []float64, j int) float64 {
		low, high := n.value(0, best[0]), n.value(2, best[2])
		place := min(1, max(0, (n.value(1, best[1])-low)/(high-low)))
		more := b.ends
		switch j {
		case 1:
			if place, more = min(place, 1-place), b.mode; !s.exact {
				place = 0 // rounding hides how many there are
			}
		case 2:
			place = 1 - place
		}
		return regular + float64(more*min(1, fewBeside/max(1, float64(s.n*place))))
	}
}

// betaFall is that of min, max, mean and cv of a beta distribution.
func betaFall(s *sample, _ []float64, j int) float64 {
	more := []float64{2.9, 2.9, 1.6, 1.6}[j]
	return regular + float64(more*min(1, root(100/s.n)))
}

// hyperexponentialFall grows where a tail rests on few values.
func hyperexponentialFall(s *sample, _ []float64, j int) float64 {
	more := []float64{0.35, 1.3}[j]
	return float64(2*depth(s.n, 2)) + float64(more*min(1, 200/s.n))
}
