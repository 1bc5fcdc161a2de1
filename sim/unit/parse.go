package unit

import (
	"math/big"
	"strings"
)

// Parse reads a quantity of the given dimension and returns it in base units, correctly rounded from the exact
// value of the text. One out of the dimension's range is refused. A failure is an *Error.
func Parse(text string, dim Dimension) (float64, error) {
	if exact, ok := quickly(text, dim); ok && exact.within(dim) {
		return exact.float(), nil
	}
	exact, err := ParseExact(text, dim)
	if err != nil {
		return 0, err
	}
	value, _ := exact.Float64()
	return value, nil
}

// Reads says whether Parse takes a text. It is quicker where it does not.
func Reads(text string, dim Dimension) bool {
	body := strings.TrimSpace(text)
	number, rest := cutDecimal(strings.TrimPrefix(body, "-"))
	name := strings.TrimSpace(rest)
	if dim == Duration {
		name, _ = cutUnitName(name)
	}
	if _, known := dim.lookup(name); !known || number == "" {
		return false
	}
	_, err := Parse(text, dim)
	return err == nil
}

// ParseExact reads a quantity on the terms of Parse and returns the exact value of the text, in base units: 10/h is
// 1/360.
func ParseExact(text string, dim Dimension) (*big.Rat, error) {
	exact, err := parseAny(text, dim)
	if err != nil {
		return nil, err
	}
	if err := refuseBeyond(text, exact, dim); err != nil {
		return nil, err
	}
	return exact, nil
}

// parseAny reads a quantity however large or small it is.
func parseAny(text string, dim Dimension) (*big.Rat, error) {
	body := strings.TrimSpace(text)
	if err := refuseAtSight(text, body, dim); err != nil {
		return nil, err
	}
	if dim == Duration {
		return parseTerms(text, body)
	}
	negative := strings.HasPrefix(body, "-")
	exact, name, err := parseTerm(text, strings.TrimPrefix(body, "-"), dim)
	if err != nil {
		return nil, err
	}
	unit, err := resolve(text, strings.TrimSpace(name), dim)
	if err != nil {
		return nil, err
	}
	exact.Mul(exact, unit.worth)
	if negative {
		exact.Neg(exact)
	}
	return exact, nil
}

// parseTerm reads the number at the start of body and returns what follows it.
func parseTerm(text, body string, dim Dimension) (*big.Rat, string, error) {
	number, rest := cutDecimal(body)
	if number == "" {
		return nil, "", mistake(dim, "%q does not begin with a number", text)
	}
	exact, ok := exactDecimal(number)
	if !ok {
		return nil, "", mistake(dim, "%q is out of range", text)
	}
	return exact, rest, nil
}

// resolve finds the unit called name or explains what is wrong with it.
func resolve(text, name string, dim Dimension) (symbol, error) {
	found, ok := dim.lookup(name)
	if !ok {
		return symbol{}, wrongUnit(text, name, dim)
	}
	return found, nil
}
