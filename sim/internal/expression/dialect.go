package expression

import (
	"strings"

	"karvon/sim/unit"
)

// Dialect is what one kind of text may contain, and what its mistakes are called.
type Dialect struct {
	Noun       string           // of such a text with its article: an expression, a constraint
	tooLong    string           // what to do about one that is too long; may be empty
	Dimensions []unit.Dimension // of its literals
	Literals   string           // completes "5x is neither ..."
	// Assumptions says whether $name is a name, that of an assumption, with its sign.
	Assumptions bool
	examples    string // how literals are written, where the unit says no more; may be empty

	// Function tells whether a function takes the name of a target, or that there is none; nil where texts have no
	// functions.
	Function func(name string) (takesTarget bool, mistake *Error)
}

// the names a text of the dialect.
func (d *Dialect) the() string {
	_, noun, _ := strings.Cut(d.Noun, " ")
	return "the " + noun
}

// Quantities are the dimensions of all that can be compared. Their order is that in which the text of a literal is
// tried: 5m is five minutes.
var Quantities = []unit.Dimension{
	unit.Number, unit.Share, unit.Duration, unit.Rate, unit.Area, unit.Length, unit.Speed, unit.Money, unit.CostRate,
	unit.CostPerLength,
	unit.FuelPrice, unit.FuelRate, unit.FuelUse, unit.Emission, unit.Mass, unit.MassRate,
}

// afterSpace is the order for a unit after a space: 5 m is five metres.
var afterSpace = append([]unit.Dimension{unit.Length}, Quantities...)

// Arithmetic is the dialect of what is computed from assumptions.
var Arithmetic = &Dialect{
	Noun: "an expression", Dimensions: Quantities, Literals: "a number nor a quantity", Assumptions: true,
	examples: "quantities are written like 12, 20%, 4m30s, 120/h, 900 m, 74 USD",
}

// Constraint is the dialect of conditions between the factors of a sweep.
var Constraint = &Dialect{
	Noun: "a constraint", tooLong: "write several; all of them must hold", Dimensions: Quantities,
	Literals: "a number nor a quantity", examples: "quantities are written like 12, 20%, 4m30s, 120/h, 900 m, 74 USD",
}
