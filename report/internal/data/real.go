package data

import (
	"math"
	"strconv"

	"karvon/report/document"
)

// Real is a number that may be missing.
type Real float64

// MarshalJSON writes the shortest digits that read back as the number, and null where there is none.
func (r Real) MarshalJSON() ([]byte, error) { return appendReal(nil, float64(r)), nil }

// Reals are numbers that may be missing: the values of each replication, as the result has them and without a copy.
type Reals []float64

// MarshalJSON writes a list of them, an empty one where there are none.
func (r Reals) MarshalJSON() ([]byte, error) {
	to := append(make([]byte, 0, 2+20*len(r)), '[')
	for i, value := range r {
		if i > 0 {
			to = append(to, ',')
		}
		to = appendReal(to, value)
	}
	return append(to, ']'), nil
}

// appendReal writes a number as encoding/json does, which writes large and small ones with an exponent, and null for
// one that is not there.
func appendReal(to []byte, value float64) []byte {
	if !document.IsFinite(value) {
		return append(to, "null"...)
	}
	size := math.Abs(value)
	if size == 0 || size >= 1e-6 && size < 1e21 {
		return strconv.AppendFloat(to, value, 'f', -1, 64)
	}
	to = strconv.AppendFloat(to, value, 'e', -1, 64)
	if n := len(to); to[n-4] == 'e' && to[n-3] == '-' && to[n-2] == '0' { // e-09 is e-9
		to[n-2] = to[n-1]
		to = to[:n-1]
	}
	return to
}
