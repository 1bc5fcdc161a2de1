package design

import (
	"fmt"
	"math"
	"math/bits"
)

// MostSobol is the number of dimensions that Sobol can fill.
const MostSobol = 21

// direction is a primitive polynomial over {0, 1} with the first direction
// numbers of a dimension: new-joe-kuo-6.21201 of Joe and Kuo (2008), the
// dimensions 2 to 21.
type direction struct {
	degree     int
	polynomial uint32 // its inner coefficients
	beginnings []uint32
}

var directions = []direction{
	{1, 0, []uint32{1}},
	{2, 1, []uint32{1, 3}},
	{3, 1, []uint32{1, 3, 1}},
	{3, 2, []uint32{1, 1, 1}},
	{4, 1, []uint32{1, 1, 3, 3}},
	{4, 4, []uint32{1, 3, 5, 13}},
	{5, 2, []uint32{1, 1, 5, 5, 17}},
	{5, 4, []uint32{1, 1, 5, 5, 5}},
	{5, 7, []uint32{1, 1, 7, 11, 19}},
	{5, 11, []uint32{1, 1, 5, 1, 1}},
	{5, 13, []uint32{1, 1, 1, 3, 11}},
	{5, 14, []uint32{1, 3, 5, 5, 31}},
	{6, 1, []uint32{1, 3, 3, 9, 7, 49}},
	{6, 13, []uint32{1, 1, 1, 15, 21, 21}},
	{6, 16, []uint32{1, 3, 1, 13, 27, 49}},
	{6, 19, []uint32{1, 1, 1, 15, 7, 5}},
	{6, 22, []uint32{1, 3, 1, 15, 13, 25}},
	{6, 25, []uint32{1, 1, 5, 5, 19, 61}},
	{7, 1, []uint32{1, 3, 7, 11, 23, 15, 103}},
	{7, 4, []uint32{1, 3, 7, 13, 13, 15, 69}},
}

const sobolBits = 32

// Sequence gives the points of Sobol's sequence one by one.
type Sequence struct {
	numbers [][sobolBits]uint32 // by dimension
	next    uint32
}

// NewSobol begins Sobol's sequence in d dimensions.
func NewSobol(d int) (*Sequence, error) {
	if d > MostSobol {
		return nil, fmt.Errorf("a Sobol sequence of %d dimensions is asked for; at most %d can be made", d, MostSobol)
	}
	s := &Sequence{numbers: make([][sobolBits]uint32, d)}
	for j := range s.numbers {
		s.numbers[j] = directionNumbers(j)
	}
	return s, nil
}

// Next gives the next point; the first is the corner at zero. It panics after
// 2^32 - 1 of them.
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

// Sobol gives the first n points of Sobol's sequence in d dimensions. It fills
// the cube most evenly where n is a power of two.
func Sobol(n, d int) ([][]float64, error) {
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
	for i := range v {
		if i < of.degree {
			v[i] = of.beginnings[i] << (sobolBits - 1 - i)
			continue
		}
		v[i] = v[i-of.degree] ^ v[i-of.degree]>>of.degree
		for k := 1; k < of.degree; k++ {
			if of.polynomial>>(of.degree-1-k)&1 == 1 {
				v[i] ^= v[i-k]
			}
		}
	}
	return v
}
