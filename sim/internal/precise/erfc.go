package precise

import "math"

const sqrtPi = 1.77245385090551602729816748334114518279754945612238712821380779

// erfcStep is the step of the trapezoidal rule in erfcTail: its error is exp(-π²/h²), below 1e-17.
const erfcStep = 0.5

// erfcNodes are (n h)² and exp(-(n h)²) for n = 1 to 13; beyond them the terms are below 1e-18.
var erfcNodes = func() (nodes [13]struct{ square, weight float64 }) {
	for i := range nodes {
		at := float64(i+1) * erfcStep
		nodes[i].square = at * at
		nodes[i].weight = Exp(-float64(at * at))
	}
	return nodes
}()

// erfc gives the complementary error function, with a small relative error in the upper tail.
func erfc(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x < 0.5 && x > -0.5:
		return 1 - erfSeries(x)
	case x <= -0.5:
		return 2 - erfcTail(-x)
	}
	return erfcTail(x)
}

// erfSeries is the Maclaurin series of the error function, for |x| < 1/2.
func erfSeries(x float64) float64 {
	square := float64(x * x)
	power, sum := x, x
	for n := 1; n < 20; n++ {
		power *= -square / float64(n)
		sum += power / float64(2*n+1)
	}
	return float64(sum * (2 / sqrtPi))
}

// erfcTail is the trapezoidal rule for the integral representation of the function, with the correction for the
// pole that the rule steps over (Chiarella and Reichel 1968, "On the evaluation of integrals related to the error
// function").
func erfcTail(x float64) float64 {
	square := float64(x * x)
	if square > 746 {
		return 0
	}
	sum := 0.5 / square
	for _, node := range erfcNodes {
		sum += node.weight / (node.square + square)
	}
	tail := float64(2 * erfcStep / math.Pi * x * expMinusSquare(x) * sum)
	if x < 6 {
		tail -= 2 / Expm1(2*math.Pi/erfcStep*x)
	}
	return tail
}

// expMinusSquare gives exp(-x²) with the rounding error of the square put back.
func expMinusSquare(x float64) float64 {
	square := float64(x * x)
	lost := math.FMA(x, x, -square)
	return Exp(-square) * (1 - lost)
}
