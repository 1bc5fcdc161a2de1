package dist

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Distribution is the law of one real random variable. Its unit is the caller's.
type Distribution interface {
	// Mean is the expectation.
	Mean() float64
	// Variance is the second central moment; +Inf where it exceeds the largest float64.
	Variance() float64
	// Quantile is the smallest x with CDF(x) >= p: the ends of the support at 0 and 1, NaN outside [0, 1].
	Quantile(p float64) float64
	// CDF is the probability of a value of at most x.
	CDF(x float64) float64
	// Support is the smallest closed interval that holds the variable; its ends may be infinite.
	Support() (lo, hi float64)
	// String names the family and its parameters as they were given.
	String() string
}

// smooth is a distribution whose quantile function has a derivative: the reciprocal of the density at the quantile.
type smooth interface {
	Distribution
	density(x float64) float64
}

// preparer is a smooth distribution that is quicker, with the same bits, once it knows what its values share.
type preparer interface{ prepared() smooth }

// jointly is a smooth distribution that gives CDF and density at once for less than one after the other.
type jointly interface {
	at(x float64) (probability, density float64)
}

// member is a smooth distribution that differs in its scale alone from those of the same form, a value that can be
// compared: its quantiles come from those of a standard variable that they share.
type member interface {
	form() any
	standard(p float64) float64
	from(standard float64) float64
}

// moments are the mean and the variance of a family that computes them once, when it is made.
type moments struct{ mean, variance float64 }

// momentsOf gives the moments of a variable with this mean and coefficient of variation.
func momentsOf(mean, cv float64) moments {
	deviation := mean * cv
	return moments{mean, deviation * deviation}
}

func (m moments) Mean() float64     { return m.mean }
func (m moments) Variance() float64 { return m.variance }

// describe writes a family's name with its parameters: describe("gamma", "mean", 3.0, "cv", 0.5).
func describe(family string, parameters ...any) string {
	var text strings.Builder
	text.WriteString(family + "(")
	for i := 0; i < len(parameters); i += 2 {
		if i > 0 {
			text.WriteString(", ")
		}
		fmt.Fprintf(&text, "%s %s", parameters[i], number(parameters[i+1].(float64)))
	}
	return text.String() + ")"
}

func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// checks gathers the conditions on a family's parameters; the first that fails is the error.
type checks struct {
	family string
	err    error
}

// unitless are the parameters that have no unit, whatever is drawn.
var unitless = []string{"cv", "shape", "stages"}

// bare is an error that quotes numbers without a unit.
type bare struct{ error }

// IsBare says whether the error of a constructor quotes numbers that have no unit, such as a coefficient of
// variation.
func IsBare(err error) bool {
	_, is := err.(bare)
	return is
}

// requireBare is require where the numbers have no unit.
func (c *checks) requireBare(holds bool, format string, args ...any) *checks {
	if c.err == nil && c.require(holds, format, args...).err != nil {
		c.err = bare{c.err}
	}
	return c
}

// requireOf is require of a parameter.
func (c *checks) requireOf(name string, holds bool, format string, args ...any) *checks {
	if slices.Contains(unitless, name) {
		return c.requireBare(holds, format, args...)
	}
	return c.require(holds, format, args...)
}

func check(family string) *checks { return &checks{family: family} }

func (c *checks) require(holds bool, format string, args ...any) *checks {
	if c.err == nil && !holds {
		c.err = fmt.Errorf("%s: %s", c.family, fmt.Sprintf(format, args...))
	}
	return c
}

func (c *checks) finite(name string, x float64) *checks {
	return c.requireOf(name, isFinite(x), "%s must be a finite number, got %s", name, number(x))
}

func (c *checks) positive(name string, x float64) *checks {
	return c.requireOf(name, isFinite(x) && x > 0, "%s must be above zero and finite, got %s", name, number(x))
}

// within requires lo <= x <= hi.
func (c *checks) within(name string, x, lo, hi float64) *checks {
	return c.requireOf(name, x >= lo && x <= hi, "%s must be from %s to %s, got %s", name, number(lo), number(hi),
		number(x))
}

// below requires a < b.
func (c *checks) below(nameA string, a float64, nameB string, b float64) *checks {
	return c.require(a < b, "%s must be below %s, got %s and %s", nameA, nameB, number(a), number(b))
}

func isFinite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

func isProbability(p float64) bool { return p >= 0 && p <= 1 }

func clamp(x, lo, hi float64) float64 { return math.Max(lo, math.Min(hi, x)) }
