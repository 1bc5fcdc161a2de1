package pdf

import "math"

// matrix carries points: x to ax + cy + e, and y to bx + dy + f.
type matrix [6]float64

func (m matrix) apply(x, y float64) (float64, float64) {
	return float64(m[0]*x) + float64(m[2]*y) + m[4], float64(m[1]*x) + float64(m[3]*y) + m[5]
}

// after is the matrix that first does another.
func (m matrix) after(first matrix) matrix {
	var both matrix
	for _, column := range []int{0, 2, 4} {
		both[column], both[column+1] = m.apply(first[column], first[column+1])
	}
	for i := range 4 { // directions are not moved
		both[i] -= m[4+i%2]
	}
	return both
}

// scale is how many times as large it makes things across.
func (m matrix) scale() float64 { return math.Sqrt(float64(m[0]*m[0]) + float64(m[1]*m[1])) }

// angle is by how much it turns words to the left, in degrees: whole quarters.
func (m matrix) angle() float64 {
	switch across, up := m[0], -m[1]; {
	case math.Abs(across) >= math.Abs(up) && across > 0:
		return 0
	case math.Abs(across) >= math.Abs(up):
		return 180
	case up > 0:
		return 90
	}
	return 270
}

// quarters is how many quarters of a turn are nearest to an angle in radians.
func quarters(angle float64) int { return int(math.Round(angle / (math.Pi / 2))) }

// quarter is the point of the circle of radius 1 after so many quarters of a turn, without rounding.
func quarter(turns int) (x, y float64) {
	return [...]float64{1, 0, -1, 0}[turns&3], [...]float64{0, 1, 0, -1}[turns&3]
}
