package document

import (
	"fmt"
	"math"
	"strconv"
)

// Brief is a list of numbers of which three digits are written: a picture shows no more.
type Brief []float64

// MarshalJSON writes the numbers, and null for what is none.
func (b Brief) MarshalJSON() ([]byte, error) {
	text := []byte{'['}
	for i, value := range b {
		if i > 0 {
			text = append(text, ',')
		}
		if math.IsNaN(value) || math.IsInf(value, 0) {
			text = append(text, "null"...)
			continue
		}
		if math.Abs(value) < 1e-3 {
			value = 0
		}
		rounded, err := strconv.ParseFloat(fmt.Sprintf("%.3g", value), 64)
		if err != nil {
			return nil, err
		}
		text = strconv.AppendFloat(text, rounded, 'f', -1, 64)
	}
	return append(text, ']'), nil
}
