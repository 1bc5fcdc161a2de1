package stats

import (
	"fmt"
	"math"
	"math/bits"
	"strconv"
)

// Sum128 is an exact sum of unsigned integers, modulo 2^128. Sums of nanoseconds over many customers outgrow 64
// bits (a thousand trucks present for a year are 3·10^19 ns), and a floating-point sum would hide the one lost
// customer that a conservation law should find.
//
// The zero value is an empty sum. Two sums are compared with ==.
type Sum128 struct {
	hi, Lo uint64 // the value is hi·2^64 + Lo
}

// Add adds v.
func (s *Sum128) Add(v uint64) {
	var carry uint64
	s.Lo, carry = bits.Add64(s.Lo, v, 0)
	s.hi += carry
}

// AddProduct adds n·dt, the integral of a number n that was constant for dt.
func (s *Sum128) AddProduct(n, dt uint64) {
	hi, lo := bits.Mul64(n, dt)
	var carry uint64
	s.Lo, carry = bits.Add64(s.Lo, lo, 0)
	s.hi += hi + carry
}

// Take takes v away. The result wraps as that of [Sum128.Sub] does.
func (s *Sum128) Take(v uint64) {
	var borrow uint64
	s.Lo, borrow = bits.Sub64(s.Lo, v, 0)
	s.hi -= borrow
}

// TakeProduct takes n·t away. The result wraps as that of [Sum128.Sub] does.
func (s *Sum128) TakeProduct(n, t uint64) {
	hi, lo := bits.Mul64(n, t)
	s.Sub(Sum128{hi, lo})
}

// AddSum adds another sum.
func (s *Sum128) AddSum(other Sum128) {
	var carry uint64
	s.Lo, carry = bits.Add64(s.Lo, other.Lo, 0)
	s.hi += other.hi + carry
}

// Sub subtracts another sum. The result wraps modulo 2^128, so that sums and differences may be taken in any order
// as long as the end is not negative.
func (s *Sum128) Sub(other Sum128) {
	var borrow uint64
	s.Lo, borrow = bits.Sub64(s.Lo, other.Lo, 0)
	s.hi -= other.hi + borrow
}

// Float returns the sum as the nearest float64, ties to even.
func (s Sum128) Float() float64 {
	if s.hi == 0 {
		return float64(s.Lo)
	}
	shift := uint(bits.LeadingZeros64(s.hi))
	leading := s.hi<<shift | s.Lo>>(64-shift)
	if s.Lo<<shift != 0 {
		leading |= 1 // sticky bit: the conversion below must see that more follows
	}
	return math.Ldexp(float64(leading), 64-int(shift))
}

// String returns the sum in decimal digits.
func (s Sum128) String() string {
	if s.hi == 0 {
		return strconv.FormatUint(s.Lo, 10)
	}
	const group = 1e19 // the largest power of ten below 2^64
	hi, rest := s.hi/group, s.hi%group
	lo, digits := bits.Div64(rest, s.Lo, group)
	return Sum128{hi, lo}.String() + fmt.Sprintf("%019d", digits)
}
