package unit

import (
	"math/big"
	"strconv"
	"strings"
)

// Bounds on what is read keep exact arithmetic cheap on hostile input; the exponents of float64 lie well inside.
const (
	longestText     = 100
	largestExponent = 400
)

// cutDecimal splits text after a leading unsigned decimal number such as 12, 0.6 or 1e3. The number is empty where
// the text does not begin with one.
func cutDecimal(text string) (number, rest string) {
	end := digitsEnd(text, 0)
	if end == 0 {
		return "", text
	}
	if end < len(text) && text[end] == '.' {
		if fraction := digitsEnd(text, end+1); fraction > end+1 {
			end = fraction
		}
	}
	end = exponentEnd(text, end)
	return text[:end], text[end:]
}

// exponentEnd steps over an exponent at start, if a whole one stands there: "5e" is five of some unit e.
func exponentEnd(text string, start int) int {
	if start >= len(text) || (text[start] != 'e' && text[start] != 'E') {
		return start
	}
	digits := start + 1
	if digits < len(text) && (text[digits] == '+' || text[digits] == '-') {
		digits++
	}
	if end := digitsEnd(text, digits); end > digits {
		return end
	}
	return start
}

func digitsEnd(text string, start int) int {
	end := start
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	return end
}

// exactDecimal gives the exact value of a number found by cutDecimal; false means that its exponent is out of
// bounds.
func exactDecimal(number string) (*big.Rat, bool) {
	if at := strings.IndexAny(number, "eE"); at >= 0 {
		exponent, err := strconv.Atoi(number[at+1:])
		if err != nil || exponent > largestExponent || exponent < -largestExponent {
			return nil, false
		}
	}
	return new(big.Rat).SetString(number)
}
