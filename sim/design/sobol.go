package design

import (
	"fmt"
	"math"
	"math/bits"
)

const sobolBits = 32

// Sequence gives the points of Sobol's sequence one by one.
type Sequence struct {
	numbers [][sobolBits]uint32 // by dimension
	next    uint32
}

// NewSobol begins Sobol's sequence in d dimensions.
func NewSobol(d int) (*Sequence, error) {
	if d > mostSobol {
		return nil, fmt.Errorf("a Sobol sequence of %d dimensions is asked for; at most %d can be made", d, mostSobol)
	}
	s := &Sequence{numbers: make([][sobolBits]uint32, d)}
	for j := range s.numbers {
		s.numbers[j] = directionNumbers(j)
	}
	return s, nil
}

// Next gives the next point; the first is the corner at zero. It panics after 2^32 - 1 of them.
func (s *Sequence) Next() []float64 {
	if s.next == math.MaxUint32 {
		panic("design: Sobol's sequence is exhausted")
	}
	gray := s.next ^ s.next>>1
	s.next++
	point := make([]float64, len(s.numbers))
	for j := range point {
		var x uint32
		for rest := gray; rest != 0; rest &= rest - 1 {
			x ^= s.numbers[j][bits.TrailingZeros32(rest)]
		}
		point[j] = float64(x) * 0x1p-32
	}
	return point
}

// sobolPoints gives the first n points of Sobol's sequence in d dimensions. It fills the cube most evenly where n
// is a power of two.
func sobolPoints(n, d int) ([][]float64, error) {
	sequence, err := NewSobol(d)
	if err != nil {
		return nil, err
	}
	points := make([][]float64, n)
	for i := range points {
		points[i] = sequence.Next()
	}
	return points, nil
}

// directionNumbers continues the recurrence of a dimension.
func directionNumbers(dimension int) (v [sobolBits]uint32) {
	if dimension == 0 {
		for i := range v {
			v[i] = 1 << (sobolBits - 1 - i)
		}
		return v
	}
	of := directions[dimension-1]
	degree := len(of.beginnings)
	for i := range v {
		if i < degree {
			v[i] = of.beginnings[i] << (sobolBits - 1 - i)
			continue
		}
		v[i] = v[i-degree] ^ v[i-degree]>>degree
		for k := 1; k < degree; k++ {
			if of.polynomial>>(degree-1-k)&1 == 1 {
				v[i] ^= v[i-k]
			}
		}
	}
	return v
}
