package precise

import "math"

// tailPoint is what solveTail needs to know of a distribution at one point: both tails, the density with respect to
// the coordinate (the kernel), and the derivative of the kernel's logarithm (the slope).
type tailPoint struct {
	lower, upper  float64
	kernel, slope float64
}

// longestStep keeps the search within the range of the exponential where the tail's logarithm is all but flat.
const longestStep = 8

// solveTail finds the coordinate at which the lower tail is p, beginning at a guess. It solves for the logarithm of
// the smaller tail, which is concave in the coordinate whenever the kernel's logarithm is, so that Newton's steps
// converge from anywhere; Halley's correction makes the convergence cubic once it is near.
func solveTail(p, guess float64, at func(float64) tailPoint) float64 {
	target, mirrored := p, p > 0.5
	if mirrored {
		target = 1 - p
	}
	logTarget := Log(target)
	coordinate := guess
	for range 200 {
		point := at(coordinate)
		tail, sign := point.lower, 1.0
		if mirrored {
			tail, sign = point.upper, -1.0
		}
		if !(tail > 0) {
			// The tail underflows: the search went too far out. Step back towards the mass.
			coordinate += sign
			continue
		}
		rate := point.kernel / tail
		newton := -sign * (Log(tail) - logTarget) / rate
		correction := halleyFactor(newton, point.slope-float64(sign*rate))
		step := math.Max(-longestStep, math.Min(longestStep, float64(newton*correction)))
		coordinate += step
		if math.Abs(step) < 1e-7 {
			break
		}
	}
	return coordinate
}

// halleyFactor corrects a Newton step for the curvature of the function, given as the ratio of its second to its
// first derivative; far from the solution, where the correction would be wild, it leaves the step alone.
func halleyFactor(newton, curvature float64) float64 {
	denominator := 1 + float64(0.5*newton*curvature)
	if denominator < 0.5 || denominator > 2 {
		return 1
	}
	return 1 / denominator
}
