package unit

import (
	"math/bits"
	"strings"
)

// Nearly all quantities are a short decimal number of one unit. Their arithmetic is that of small whole numbers: a
// quotient of two that float64 holds is rounded once, as the exact value of any text is.

// exactInFloat is the largest number up to which float64 holds all whole numbers.
const exactInFloat = 1 << 53

// fraction is a quotient of two whole numbers up to exactInFloat, the second above zero.
type fraction struct{ over, under uint64 }

func (f fraction) float() float64 { return float64(f.over) / float64(f.under) }

// times multiplies two fractions; false where the product is beyond exactInFloat.
func (f fraction) times(other fraction) (fraction, bool) {
	high, over := bits.Mul64(f.over, other.over)
	higher, under := bits.Mul64(f.under, other.under)
	return fraction{over, under}, high|higher == 0 && over <= exactInFloat && under <= exactInFloat
}

// worths are the symbols' worths as fractions, and their names as they stand behind a number.
var worths = func() (all [len(dimensions)][]worth) {
	for dim := range dimensions {
		for _, s := range dimensions[dim].symbols {
			of := fraction{s.worth.Num().Uint64(), s.worth.Denom().Uint64()}
			all[dim] = append(all[dim], worth{strings.TrimSpace(s.name), of})
		}
	}
	return all
}()

type worth struct {
	name string
	of   fraction
}

// quickly reads a quantity that is a short decimal number of one unit, in base units; false for any other text,
// wrong ones among them.
func quickly(text string, dim Dimension) (fraction, bool) {
	number, name, ok := cutQuick(strings.TrimSpace(text))
	if !ok {
		return fraction{}, false
	}
	if dim == Duration {
		name = strings.TrimLeft(name, " ")
	} else {
		name = strings.TrimSpace(name)
	}
	for i := range worths[dim] {
		if worths[dim][i].name == name {
			return number.times(worths[dim][i].of)
		}
	}
	return fraction{}, false
}

// mostDigits is the length of a number up to which its digits fit into exactInFloat.
const mostDigits = 15

// cutQuick reads a short decimal number without an exponent, and what stands behind it.
func cutQuick(body string) (number fraction, name string, ok bool) {
	number.under = 1
	whole := digitsEnd(body, 0)
	end := whole
	if end < len(body) && body[end] == '.' {
		if end = digitsEnd(body, end+1); end == whole+1 { // a point without decimals is none of the number
			return number, "", false
		}
	}
	if whole == 0 || end > mostDigits {
		return number, "", false
	}
	for at := range end {
		if at == whole {
			continue // the point
		}
		number.over = 10*number.over + uint64(body[at]-'0')
		if at > whole {
			number.under *= 10
		}
	}
	return number, body[end:], true
}
