package fit

import (
	"math"
	"slices"
)

// climb finds a maximum of a function of some numbers by the simplex of Nelder and Mead (1965), beginning with steps
// about a point. It ends where the values at the corners differ by less than a tolerance.
func climb(f func([]float64) float64, start []float64, step, tolerance float64) ([]float64, float64) {
	if len(start) == 1 {
		x, y := climbOne(func(x float64) float64 { return f([]float64{x}) }, start[0], step, tolerance)
		return []float64{x}, y
	}
	s := newSimplex(f, start, step)
	for range 150 * len(start) {
		slices.SortStableFunc(s.corners, func(a, b corner) int { return falling(a.value, b.value) })
		if s.corners[0].value-s.corners[len(start)].value < tolerance {
			break
		}
		s.move()
	}
	slices.SortStableFunc(s.corners, func(a, b corner) int { return falling(a.value, b.value) })
	return s.corners[0].at, s.corners[0].value
}

func falling(a, b float64) int {
	switch {
	case a > b:
		return -1
	case a < b:
		return 1
	}
	return 0
}

type corner struct {
	at    []float64
	value float64
}

type simplex struct {
	of      func([]float64) float64
	corners []corner
}

func newSimplex(f func([]float64) float64, start []float64, step float64) *simplex {
	s := &simplex{of: func(x []float64) float64 {
		if y := f(x); y == y {
			return y
		}
		return math.Inf(-1)
	}}
	s.corners = append(s.corners, corner{start, s.of(start)})
	for i := range start {
		at := slices.Clone(start)
		at[i] += step
		s.corners = append(s.corners, corner{at, s.of(at)})
	}
	return s
}

// move replaces the worst corner, or draws all towards the best.
func (s *simplex) move() {
	last := len(s.corners) - 1
	centre := make([]float64, last)
	for _, c := range s.corners[:last] {
		for i, x := range c.at {
			centre[i] += x / float64(last)
		}
	}
	worst := s.corners[last]
	along := func(by float64) corner {
		at := make([]float64, last)
		for i := range at {
			at[i] = centre[i] + float64(by*(centre[i]-worst.at[i]))
		}
		return corner{at, s.of(at)}
	}
	reflected := along(1)
	switch {
	case reflected.value > s.corners[0].value:
		if expanded := along(2); expanded.value > reflected.value {
			reflected = expanded
		}
		s.corners[last] = reflected
		return
	case reflected.value > s.corners[last-1].value:
		s.corners[last] = reflected
		return
	}
	contracted := along(-0.5)
	if reflected.value > worst.value {
		contracted = along(0.5)
	}
	if contracted.value > max(worst.value, reflected.value) {
		s.corners[last] = contracted
		return
	}
	for k := 1; k <= last; k++ {
		for i := range s.corners[k].at {
			s.corners[k].at[i] = s.corners[0].at[i] + float64(0.5*(s.corners[k].at[i]-s.corners[0].at[i]))
		}
		s.corners[k].value = s.of(s.corners[k].at)
	}
}

// climbOne finds a maximum of a function of one number: it brackets it by growing steps and narrows the bracket by
// parabolas, and by the golden section where they fail.
func climbOne(f func(float64) float64, start, step, tolerance float64) (at, value float64) {
	a, b := start, start+step
	fa, fb := f(a), f(b)
	if fb < fa || fb != fb {
		a, b, fa, fb = b, a, fb, fa
	}
	c := b + float64(1.6*(b-a))
	fc := f(c)
	for range 60 {
		if !(fc > fb) {
			break
		}
		a, b, fa, fb = b, c, fb, fc
		c = b + float64(1.6*(b-a))
		fc = f(c)
	}
	return narrow(f, a, b, c, fa, fb, fc, tolerance)
}

// narrow finds the maximum between a and c, where the function is greatest at b.
func narrow(f func(float64) float64, a, b, c, fa, fb, fc, tolerance float64) (at, value float64) {
	const golden = 0.381966
	for range 100 {
		if math.Abs(c-a) < 1e-7*(1+math.Abs(b)) || max(fb-fa, fb-fc) < 0.1*tolerance {
			break
		}
		x := vertex(a, b, c, fa, fb, fc)
		inside := (x-a)*(x-c) < 0 && math.Abs(x-b) > 1e-3*min(math.Abs(b-a), math.Abs(c-b))
		if long := math.Abs(c-b) > 4*math.Abs(b-a) || math.Abs(b-a) > 4*math.Abs(c-b); !inside || long {
			if math.Abs(c-b) > math.Abs(b-a) {
				x = b + float64(golden*(c-b))
			} else {
				x = b - float64(golden*(b-a))
			}
		}
		fx := f(x)
		switch before := (x-a)*(x-b) < 0; { // x between a and b
		case fx > fb && before:
			c, fc, b, fb = b, fb, x, fx
		case fx > fb:
			a, fa, b, fb = b, fb, x, fx
		case before:
			a, fa = x, fx
		default:
			c, fc = x, fx
		}
	}
	return b, fb
}

// vertex is where the parabola through three points is greatest; not a number where they are in line.
func vertex(a, b, c, fa, fb, fc float64) float64 {
	left, right := float64((b-a)*(fb-fc)), float64((b-c)*(fb-fa))
	return b - 0.5*(float64((b-a)*left)-float64((b-c)*right))/(left-right)
}

// crossing finds where a falling function passes zero between from, where it is above, and to, where it is below, by
// halving and regula falsi (Illinois).
func crossing(f func(float64) float64, from, to, above, below float64) float64 {
	for range 60 {
		if math.Abs(to-from) < 1e-6*(1e-9+math.Abs(from)+math.Abs(to)) {
			break
		}
		x := from + float64((to-from)*(above/(above-below)))
		if !(math.Abs(below) < 1e3 && (x-from)*(x-to) < 0) {
			x = from + float64(0.5*(to-from))
		}
		y := f(x)
		if math.Abs(y) < 1e-4 {
			return x
		}
		if y > 0 {
			from, above = x, y
			below *= 0.5
		} else {
			to, below = x, y
			above *= 0.5
		}
	}
	return from + float64(0.5*(to-from))
}
